"""Material as files: brought by who plans or teaches, opened by whoever sees the session, known by its bytes."""

import io
import os
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse

from alongside.coalition.tests import ground as coalition
from alongside.people.actions import trainings
from alongside.people.actions.training_files import MOST
from alongside.people.models import TrainingFile
from alongside.people.tests.training import ground as rooms
from alongside.vault import files, ledger
from alongside.vault.enums import What
from alongside.vault.ids import uuid7
from tests.browse import sign_in

PDF = b"%PDF-1.4 How to listen QUARTZ-HERON"


def browser(person):
    client = Client()
    sign_in(client, person)
    return client


def package(*parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for part in ("[Content_Types].xml", *parts):
            archive.writestr(part, "<x/>")
    return out.getvalue()


def bring(client, row, body=PDF, *, name="Amira’s slides.pdf", title="Slides", row_id=None):
    """To a session or to a curriculum."""
    where = "people:add_session_file" if hasattr(row, "on") else "people:add_curriculum_file"
    sent = {"row_id": str(row_id or uuid7()), "title": title, "file": SimpleUploadedFile(name, body)}
    return client.post(reverse(where, args=[row.id]), sent)


def the_file(as_person, who):
    with as_person(who):
        return TrainingFile.objects.get()


def opened(person, row):
    answer = browser(person).get(reverse("people:training_file", args=[row.id]))
    return answer, b"".join(answer.streaming_content) if answer.streaming else b""


def lying():
    return {path for path in files.root().rglob("*") if path.is_file()}


@pytest.fixture
def course(cast, as_person):
    with as_person(cast.rosa) as rosa:
        return rooms.curriculum(rosa)


@pytest.fixture
def evening(cast, as_person, course):
    """A session of Linden's own curriculum."""
    with as_person(cast.rosa) as rosa:
        return rooms.session(rosa, course, course.required, days=-3)


@pytest.fixture
def shared(cast, as_person):
    """A session of the coalition's; Linden has joined, Millrace has not."""
    with as_person(cast.fay) as fay:
        coalition.joined(fay, cast.linden)
        return rooms.session(fay, None, ["law"], days=-3)


def test_whoever_sees_the_session_opens_its_file(cast, as_person, evening):
    assert bring(browser(cast.rosa), evening).status_code == 303
    row = the_file(as_person, cast.rosa)
    for person in (cast.rosa, cast.amira, cast.dev):
        answer, body = opened(person, row)
        assert body == PDF
        assert answer.headers["Content-Disposition"] == 'attachment; filename="document.pdf"'
        assert "sandbox" in answer.headers["Content-Security-Policy"]
    shown = browser(cast.amira).get(reverse("people:training_session", args=[evening.id])).text
    assert "Slides" in shown
    assert "Take it away" not in shown
    assert "Amira’s" not in shown


def test_another_agency_finds_neither_row_nor_bytes(cast, as_person, evening):
    bring(browser(cast.rosa), evening)
    assert opened(cast.ben, the_file(as_person, cast.rosa))[0].status_code == 404
    for person in (cast.ben, cast.fay):
        with as_person(person):
            assert not TrainingFile.objects.exists()


def test_a_coalitions_members_open_what_its_sessions_hand_out_and_others_do_not(cast, as_person, shared):
    assert bring(browser(cast.fay), shared).status_code == 303
    row = the_file(as_person, cast.fay)
    assert opened(cast.amira, row)[1] == PDF
    assert opened(cast.ben, row)[0].status_code == 404


def test_a_curriculums_file_stands_at_each_of_its_sessions_also_in_the_next_edition(
    cast, as_person, course, evening
):
    client = browser(cast.rosa)
    bring(client, course, title="Handbook")
    assert "Handbook" in client.get(reverse("people:training_session", args=[evening.id])).text
    client.post(reverse("people:next_edition", args=[course.id]))
    with as_person(cast.rosa):
        newest = course.__class__.objects.get(line=course.line, retired_at=None)
    assert "Handbook" in client.get(reverse("people:curriculum", args=[newest.id])).text


@pytest.mark.parametrize("who", ["amira", "dev", "ben", "fay"])
def test_who_neither_plans_nor_teaches_brings_nothing_and_nothing_stays_on_the_disk(
    cast, who, course, evening
):
    before = lying()
    for where in (evening, course):
        assert bring(browser(getattr(cast, who)), where).status_code in (403, 404)
    assert lying() == before


def test_who_teaches_brings_and_takes_away(cast, as_person, evening):
    with as_person(cast.rosa) as rosa:
        trainings.name_trainer(
            actor=rosa, session_id=evening.id, trainer_id=uuid7(), credit="", account_id=cast.dev.id
        )
    assert bring(browser(cast.dev), evening).status_code == 303
    row = the_file(as_person, cast.dev)
    assert (
        browser(cast.amira).post(reverse("people:take_training_file_away", args=[row.id])).status_code == 403
    )
    assert browser(cast.dev).post(reverse("people:take_training_file_away", args=[row.id])).status_code == 303


def test_the_row_refuses_who_neither_plans_nor_teaches(cast, as_person, evening):
    with as_person(cast.amira) as amira:
        row = TrainingFile(
            agency_id=amira.agency_id, session_id=evening.id, title="x", stored_as=uuid7(), key=bytes(32),
            ending="pdf", size=1, added_by_id=amira.account_id,
        )  # fmt: skip
        with pytest.raises(DatabaseError), transaction.atomic():
            row.save(force_insert=True)


@pytest.mark.parametrize(
    ("body", "ending"),
    [
        (PDF, "pdf"),
        (b"\x89PNG\r\n\x1a\n....", "png"),
        (b"\xff\xd8\xff\xe0....", "jpg"),
        (package("word/document.xml"), "docx"),
        (package("ppt/presentation.xml", "ppt/embeddings/sheet1.xlsx"), "pptx"),
    ],
)
def test_a_file_is_what_its_bytes_say(cast, as_person, evening, body, ending):
    assert bring(browser(cast.rosa), evening, body, name="anything.exe").status_code == 303
    row = the_file(as_person, cast.rosa)
    assert row.ending == ending
    answer, shown = opened(cast.amira, row)
    assert (shown, answer.headers["Content-Disposition"]) == (
        body,
        f'attachment; filename="document.{ending}"',
    )


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "empty"),
        (b"<script>1</script>", "choose a PDF"),
        (b"MZ\x90", "choose a PDF"),
        (package("anything.txt"), "choose a PDF"),
        (package("word/document.xml", "word/vbaProject.bin"), "choose a PDF"),
        (package("ppt/presentation.xml", "ppt/activeX/activeX1.xml"), "choose a PDF"),
        (package("word/document.xml", "word/embeddings/oleObject1.bin"), "choose a PDF"),
        (b"PK\x03\x04 no package", "choose a PDF"),
    ],
)
def test_what_is_no_material_is_not_kept_and_the_page_says_what_is(cast, as_person, evening, body, words):
    before = lying()
    answer = bring(browser(cast.rosa), evening, body)
    assert answer.status_code == 422
    assert words in answer.text
    assert lying() == before
    with as_person(cast.rosa):
        assert not TrainingFile.objects.exists()


def test_what_is_too_large_is_not_kept(cast, evening, settings):
    settings.UPLOAD_MAX_BYTES = 100
    answer = bring(browser(cast.rosa), evening, PDF + b"x" * 100)
    assert answer.status_code == 422
    assert "larger than" in answer.text


def test_a_file_needs_a_title(cast, evening):
    answer = bring(browser(cast.rosa), evening, title=" ")
    assert answer.status_code == 422
    assert "Say what it is" in answer.text


def test_more_than_twenty_are_not_kept(cast, as_person, evening):
    client = browser(cast.rosa)
    for _ in range(MOST):
        assert bring(client, evening).status_code == 303
    answer = bring(client, evening)
    assert answer.status_code == 422
    assert "twenty files" in answer.text


def test_sent_twice_it_is_kept_once(cast, as_person, evening):
    client, row_id = browser(cast.rosa), uuid7()
    bring(client, evening, row_id=row_id)
    assert bring(client, evening, row_id=row_id).status_code == 303
    assert opened(cast.rosa, the_file(as_person, cast.rosa))[1] == PDF


def test_taken_away_the_file_goes_and_the_ledger_keeps_that_it_was(
    cast, as_person, evening, django_capture_on_commit_callbacks, monkeypatch
):
    said, write = [], ledger.Pen.write
    monkeypatch.setattr(ledger.Pen, "write", lambda pen: (said.extend(pen.lines), write(pen)))
    bring(browser(cast.rosa), evening)
    row = the_file(as_person, cast.rosa)
    opened(cast.amira, row)
    with django_capture_on_commit_callbacks(execute=True):
        browser(cast.rosa).post(reverse("people:take_training_file_away", args=[row.id]))
    assert not files.path_of(row.stored_as).exists()
    assert opened(cast.rosa, row)[0].status_code == 404
    assert [one.what for one in said if one.why == "training.material"] == [
        What.FILE_ADDED, What.FILE_READ, What.FILE_REMOVED,
    ]  # fmt: skip


def test_the_sweep_knows_material_and_takes_what_has_no_row(cast, as_person, evening):
    bring(browser(cast.rosa), evening)
    row, nobodys = the_file(as_person, cast.rosa), uuid7()
    with connection.cursor() as cursor:
        cursor.execute("select wall.unknown_files(%s)", [[row.stored_as, nobodys]])
        assert cursor.fetchone()[0] == [nobodys]


def test_neither_name_nor_words_lie_on_the_disk(cast, as_person, evening):
    bring(browser(cast.rosa), evening)
    row = the_file(as_person, cast.rosa)
    assert b"QUARTZ" not in files.path_of(row.stored_as).read_bytes()
    with as_person(cast.rosa):
        assert "slides.pdf" not in str(TrainingFile.objects.values().get())


def test_a_file_that_was_changed_is_not_handed_out(cast, as_person, evening):
    bring(browser(cast.rosa), evening)
    path = files.path_of(the_file(as_person, cast.rosa).stored_as)
    body = bytearray(path.read_bytes())
    body[-1] ^= 1
    os.chmod(path, 0o600)
    path.write_bytes(bytes(body))
    answer, shown = opened(cast.rosa, the_file(as_person, cast.rosa))
    assert (answer.status_code, shown) == (410, b"")
    assert "cannot be opened any more" in answer.text
