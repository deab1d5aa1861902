"""The signed agreement as a file: brought by a side that leads, opened by everyone at both sides, by nobody else."""

import os

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse

from alongside.directory.actions.agreements import throw_draft_away
from alongside.directory.models import AgreementPaper
from alongside.directory.tests.agreements.ground import in_force, written
from alongside.vault import files
from alongside.vault.errors import NotFound
from alongside.vault.ids import uuid7
from tests.browse import sign_in

PDF = b"%PDF-1.4 Two names below QUARTZ-HERON"


def browser(person):
    client = Client()
    sign_in(client, person)
    return client


def bring(client, row, name="Linden and Millrace.pdf", body=PDF, row_id=None):
    sent = {"row_id": str(row_id or uuid7()), "paper": SimpleUploadedFile(name, body)}
    return client.post(reverse("directory:add_agreement_paper", args=[row.id]), sent)


def the_paper(as_person, who):
    with as_person(who):
        return AgreementPaper.objects.get()


def opened(person, paper):
    answer = browser(person).get(reverse("directory:agreement_paper", args=[paper.id]))
    return answer, b"".join(answer.streaming_content) if answer.streaming else b""


@pytest.fixture
def agreed(cast, db):
    return in_force(cast)


def test_everyone_at_both_sides_opens_what_one_side_brought(cast, as_person, agreed):
    assert bring(browser(cast.rosa), agreed).status_code == 303
    paper = the_paper(as_person, cast.rosa)
    for person in (cast.rosa, cast.amira, cast.ruth, cast.ben):
        answer, body = opened(person, paper)
        assert body == PDF
        assert answer.headers["Content-Disposition"] == 'attachment; filename="agreement.pdf"'
        assert "sandbox" in answer.headers["Content-Security-Policy"]
        assert "no-store" in answer.headers["Cache-Control"]
    shown = browser(cast.ben).get(reverse("directory:agreement", args=[agreed.id])).content.decode()
    assert str(paper.id) in shown
    assert "Linden and Millrace" not in shown


def test_who_is_no_side_opens_nothing(cast, as_person, agreed):
    bring(browser(cast.rosa), agreed)
    paper = the_paper(as_person, cast.rosa)
    assert opened(cast.fay, paper)[0].status_code == 404
    with as_person(cast.fay):
        assert not AgreementPaper.objects.exists()


def test_who_does_not_lead_brings_nothing_and_nothing_stays_on_the_disk(cast, as_person, agreed):
    before = set(files.root().rglob("*"))
    assert bring(browser(cast.amira), agreed).status_code == 403
    assert {path for path in set(files.root().rglob("*")) - before if path.is_file()} == set()


@pytest.mark.parametrize(
    ("name", "body", "words"),
    [("paper.pdf", b"", "empty"), ("paper.pdf", b"<script>1</script>", "PDF"), ("a.svg", b"<svg/>", "PDF")],
)
def test_what_is_no_paper_is_not_kept_and_the_page_says_what_is(cast, as_person, agreed, name, body, words):
    answer = bring(browser(cast.rosa), agreed, name, body)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    with as_person(cast.rosa):
        assert not AgreementPaper.objects.exists()


def test_sent_twice_it_is_kept_once(cast, as_person, agreed):
    client, row_id = browser(cast.rosa), uuid7()
    bring(client, agreed, row_id=row_id)
    assert bring(client, agreed, row_id=row_id).status_code == 303
    paper = the_paper(as_person, cast.rosa)
    assert opened(cast.rosa, paper)[1] == PDF


def test_only_the_side_that_brought_it_takes_it_away_and_the_file_goes(
    cast, as_person, agreed, django_capture_on_commit_callbacks
):
    bring(browser(cast.rosa), agreed)
    paper = the_paper(as_person, cast.rosa)
    away = reverse("directory:take_agreement_paper_away", args=[paper.id])
    assert browser(cast.ruth).post(away).status_code == 404
    assert browser(cast.amira).post(away).status_code == 403
    with django_capture_on_commit_callbacks(execute=True):
        assert browser(cast.rosa).post(away).status_code == 303
    assert not files.path_of(paper.stored_as).exists()
    assert opened(cast.rosa, paper)[0].status_code == 404


def test_a_draft_thrown_away_takes_its_paper_along(cast, as_person, db):
    with as_person(cast.rosa) as actor:
        draft = written(actor, cast)
    bring(browser(cast.rosa), draft)
    with as_person(cast.rosa) as actor:
        throw_draft_away(actor=actor, agreement_id=draft.id)
        assert not AgreementPaper.objects.exists()


def test_the_paper_of_a_draft_is_not_for_the_other_side_yet(cast, as_person, db):
    with as_person(cast.rosa) as actor:
        draft = written(actor, cast)
    bring(browser(cast.rosa), draft)
    assert opened(cast.ruth, the_paper(as_person, cast.rosa))[0].status_code == 404


def test_the_sweep_knows_a_kept_paper_and_takes_what_has_no_row(cast, as_person, agreed):
    bring(browser(cast.rosa), agreed)
    paper, nobodys = the_paper(as_person, cast.rosa), uuid7()
    with connection.cursor() as cursor:
        cursor.execute("select wall.unknown_files(%s)", [[paper.stored_as, nobodys]])
        assert cursor.fetchone()[0] == [nobodys]


def test_neither_name_nor_words_lie_on_the_disk(cast, as_person, agreed):
    bring(browser(cast.rosa), agreed)
    kept = files.path_of(the_paper(as_person, cast.rosa).stored_as)
    assert b"QUARTZ" not in kept.read_bytes()
    with as_person(cast.rosa):
        assert "Millrace" not in str(AgreementPaper.objects.values().get())


def test_a_file_that_was_changed_is_not_handed_out(cast, as_person, agreed):
    bring(browser(cast.rosa), agreed)
    path = files.path_of(the_paper(as_person, cast.rosa).stored_as)
    body = bytearray(path.read_bytes())
    body[-1] ^= 1
    os.chmod(path, 0o600)
    path.write_bytes(bytes(body))
    answer, shown = opened(cast.rosa, the_paper(as_person, cast.rosa))
    assert answer.status_code == 410
    assert "cannot be opened any more" in answer.content.decode()
    assert shown == b""


def test_a_paper_that_is_not_there_says_so(cast, as_person, agreed):
    with as_person(cast.rosa) as actor, pytest.raises(NotFound):
        from alongside.directory.selectors.agreement_papers import read_paper

        read_paper(actor, uuid7())
