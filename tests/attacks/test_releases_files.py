"""Attack 11, for documents: in a packet, by its link, after its end, under guessed numbers; each wall alone."""

import json
import os
import time
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alongside.cases.actions.destroying import destroy_record
from alongside.cases.actions.permissions import give_permission
from alongside.cases.actions.sweeping import sweep_files as sweep_unknown
from alongside.cases.factories import a_client, a_document
from alongside.cases.tests.record.ends import rest
from alongside.releases import tickets
from alongside.releases.actions.giving import Explained, Reader
from alongside.releases.actions.links import open_link
from alongside.releases.actions.sweeping import sweep_packets
from alongside.releases.actions.withdrawing import withdraw
from alongside.releases.errors import NobodyToRead, SayFirst
from alongside.releases.selectors import packets as selectors
from alongside.releases.selectors.packets import OpenedFile, file_for_recipient, packet_for_recipient
from alongside.releases.selectors.releases import openings_of
from alongside.releases.tests import ground
from alongside.vault import files, ledger, tombstones, wall
from alongside.vault.crypto.errors import SealBroken
from alongside.vault.errors import Locked, NotFound, Refused
from alongside.vault.ids import uuid7
from config.backup_load import bury
from tests.attacks.ground import ask, refused, rows_off
from tests.attacks.test_releases_row import a_row, saves
from tests.browse import sign_in

BODY = b"%PDF Zelenograd Quill was born on a Tuesday. " * 4000
NAME = "birth certificate of Zelenograd.pdf"
TOLD = Explained("en", "alone", help_told=True, law_told=True, documents_told=True)
OUTSIDE = Reader("link", "other", "Pastor Lund")
SITE = {"sec-fetch-site": "same-origin"}


@pytest.fixture
def esther(cast, as_person):
    with as_person(cast.amira) as actor:
        return a_client(actor, "Esther")


@pytest.fixture
def paper(transactional_db, cast, as_person, esther):
    ground.staff_intake(cast, as_person)
    with as_person(cast.amira) as actor:
        return a_document(actor, esther, NAME, BODY)


def allow(actor, esther, reader, papers, **more):
    its = {
        "explained": TOLD,
        "signed": ground.SIGNED,
        "purpose": "her papers",
        "reason": "She asked",
        "days": 30,
    }
    keys = ["name", *(f"document:{one.id}" for one in papers)]
    return give_permission(actor=actor, case_id=esther.id, reader=reader, keys=keys, **(its | more))


@pytest.fixture
def given(cast, as_person, esther, paper):
    """For Millrace's intake team, with one document."""
    with as_person(cast.amira) as actor:
        return allow(actor, esther, ground.to_millrace(cast), [paper]).release


@pytest.fixture
def link(cast, as_person, esther, paper):
    with as_person(cast.amira) as actor:
        return allow(actor, esther, OUTSIDE, [paper])


@pytest.fixture
def ben(transactional_db, cast):
    browser = Client(raise_request_exception=False)
    sign_in(browser, cast.ben)
    return browser


def row_of(release):
    [(file_id, stored_as)] = ask(
        "select id, stored_as from releases_packetfile where packet_id = %s",
        [release.packet_id],
        using="owner",
    )
    return file_id, stored_as


def at(release, file_id=None):
    return reverse("releases:packet_file", args=[release.packet_id, file_id or row_of(release)[0]])


def read(opened):
    return b"".join(opened.pieces)


def ends_in(given, seconds):
    """As if it had been given so that it ends then: over the owner's connection, whom no wall stops."""
    moment = f"statement_timestamp() + interval '{seconds} seconds'"
    ask(
        f"update releases_release set ends_at = {moment}, starts_at = {moment} - interval '1 day'",
        using="owner",
    )
    for table in ("releases_packet", "keys_packetkey"):
        ask(f"update {table} set ends_at = (select ends_at from releases_release)", using="owner")


def take_back(cast, as_person, release):
    with as_person(cast.amira) as actor:
        withdraw(actor=actor, subject_id=release.subject_id, release_id=release.id, how="phone")


def on_disk():
    return {path.name for path in settings.FILES_DIR.rglob("*") if path.is_file()}


@contextmanager
def nobody():
    with wall.nobody(read_only=False), ledger.writing():
        yield


def opened(link):
    with nobody():
        return open_link(link_id=link.link_id, word=link.secret.word, code=link.secret.code, place=b"here")


def fetch(link, file_id, ticket, link_id=None):
    here = reverse("releases:link_file", args=[link_id or link.link_id, file_id])
    return Client(raise_request_exception=False).post(here, {"ticket": ticket}, headers=SITE)


# -- what the reader gets ------------------------------------------------------------------------------------


def test_the_reader_gets_the_very_bytes_under_a_word_of_ours(given, ben):
    answer = ben.get(at(given))
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content) == BODY
    assert answer["Content-Disposition"] == 'attachment; filename="document.pdf"'
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer["Cache-Control"]


def test_the_name_stands_on_the_page_and_the_records_own_number_does_not(given, ben, paper):
    page = ben.get(reverse("releases:packet", args=[given.packet_id])).content.decode()
    assert NAME in page
    assert at(given) in page
    assert str(paper.id) not in page


def test_each_opening_is_in_her_log(cast, as_person, given, ben):
    for _ in range(2):
        ben.get(at(given))
    with as_person(cast.amira):
        assert [(one.who, one.document) for one in openings_of(given.id)] == [("Ben", True), ("Ben", True)]


def test_the_copy_lies_under_the_packets_key_and_not_the_records(cast, as_person, given, paper):
    _file, stored_as = row_of(given)
    with as_person(cast.amira):
        key = bytes.fromhex(paper.file_key)
        with pytest.raises(SealBroken):
            next(files.read(stored_as, key))
        assert b"".join(files.read(paper.stored_as, key)) == BODY


# -- who gets none -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["ruth", "amira", "chloe", "dev", "ida", "fay", "rosa"])
def test_nobody_else_gets_it_by_its_number(cast, as_person, given, who):
    browser = Client(raise_request_exception=False)
    sign_in(browser, getattr(cast, who))
    assert browser.get(at(given)).status_code == 404
    with as_person(getattr(cast, who)) as actor:
        assert ask("select count(*) from releases_packetfile") == [(0,)]
        with pytest.raises(NotFound):
            file_for_recipient(actor, given.packet_id, row_of(given)[0])


def test_a_reader_without_that_item_cannot_reach_it_through_the_own_packet(
    cast, as_person, esther, given, ben
):
    with as_person(cast.amira) as actor:
        without = allow(actor, esther, ground.to_millrace(cast), []).release
    assert ben.get(at(without, row_of(given)[0])).status_code == 404
    assert ben.get(at(given, uuid7())).status_code == 404


def test_a_document_that_was_not_chosen_is_not_in_it(cast, as_person, esther, paper, given):
    with as_person(cast.amira) as actor:
        other = a_document(actor, esther, "other.txt", b"Not this one.")
    assert len(on_disk()) == 3  # two of the record, one copy
    with as_person(cast.ben) as actor:
        items = packet_for_recipient(actor, given.packet_id).contents.items
    assert [item.text for item in items] == ["Esther", NAME]
    assert str(other.id) not in str(items)


def test_anonymous_is_sent_to_the_door(given):
    assert Client().get(at(given)).status_code == 302


# -- its end -------------------------------------------------------------------------------------------------


def test_to_the_second_before_and_after(cast, as_person, given):
    file_id, _name = row_of(given)
    with as_person(cast.ben) as actor:
        for seconds, opens in ((1, True), (-1, False), (1, True)):
            ends_in(given, seconds)
            assert isinstance(file_for_recipient(actor, given.packet_id, file_id), OpenedFile) is opens


def test_within_one_long_transaction_it_ends_too(cast, as_person, given):
    file_id, _name = row_of(given)
    ends_in(given, 1)
    with as_person(cast.ben) as actor:
        assert isinstance(file_for_recipient(actor, given.packet_id, file_id), OpenedFile)
        time.sleep(1)
        assert not isinstance(file_for_recipient(actor, given.packet_id, file_id), OpenedFile)
        assert ask("select count(*) from releases_packetfile") == [(0,)]


def test_taken_back_the_bytes_are_off_the_disk_at_once_and_the_page_says_why(
    cast, as_person, given, ben, paper
):
    address, (_file, stored_as) = at(given), row_of(given)
    assert stored_as.hex in on_disk()
    take_back(cast, as_person, given)
    assert on_disk() == {paper.stored_as.hex}  # hers stays, the copy is gone
    over = ben.get(address)
    assert over.status_code == 410
    assert "Taken back by phone" in over.content.decode()
    assert sweep_packets() == 0
    assert ask("select count(*) from releases_packetfile", using="owner") == [(0,)]


def test_what_is_over_by_time_goes_with_the_worker(given, paper):
    assert sweep_packets() == 0
    assert len(on_disk()) == 2
    ends_in(given, -1)
    assert sweep_packets() == 1
    assert on_disk() == {paper.stored_as.hex}
    assert ask("select count(*) from releases_packetfile", using="owner") == [(0,)]


def test_handed_back_by_the_reader_it_goes_too(given, ben, paper):
    ben.post(reverse("releases:hand_back", args=[given.packet_id]))
    assert on_disk() == {paper.stored_as.hex}


def test_a_destroyed_record_takes_the_copies_along(cast, as_person, esther, given):
    rest(cast, as_person, esther)
    with as_person(cast.chloe) as actor:
        destroy_record(actor=actor, case_id=esther.id, today=timezone.localdate())
    assert on_disk() == set()


def test_a_restore_takes_it_back_again_and_the_worker_clears_the_disk(given, paper):
    stone = tombstones.Tombstone("release", given.id, timezone.now())
    ask(bury([stone], timedelta(days=7)).decode().replace("%", "%%"), using="owner")
    sweep_packets()
    assert on_disk() == {paper.stored_as.hex}


def test_the_sweep_of_files_keeps_what_runs_and_takes_what_has_ended(given, paper):
    _file, stored_as = row_of(given)
    for one in settings.FILES_DIR.rglob("*"):
        os.utime(one, (0, 0))
    assert sweep_unknown() == 0
    ask("update releases_packet set ended_at = now(), end_why = 'phone'", using="owner")
    assert sweep_unknown() == 1
    assert on_disk() == {paper.stored_as.hex}
    assert not files.path_of(stored_as).exists()


def test_a_document_taken_out_of_the_record_is_still_what_was_allowed(cast, as_person, given, ben, paper):
    """She allowed a copy; only she takes that back."""
    files.remove(paper.stored_as)
    assert b"".join(ben.get(at(given)).streaming_content) == BODY


# -- each wall with the others off ---------------------------------------------------------------------------


def test_the_row_alone_shows_the_reader_no_more_than_the_running_one(cast, as_person, given):
    with as_person(cast.ben):
        assert ask("select count(*) from releases_packetfile") == [(1,)]
    ends_in(given, -1)
    with as_person(cast.ben):
        assert ask("select count(*) from releases_packetfile") == [(0,)]


@pytest.mark.parametrize("who", ["amira", "chloe", "dev", "fay"])
def test_the_seal_alone_keeps_it_closed(cast, as_person, given, monkeypatch, who):
    file_id, _name = row_of(given)
    rows_off()
    for table in ("releases_packet", "releases_packetbody", "releases_packetfile", "keys_packetkey"):
        ask(f"alter table {table} disable row level security", using="owner")
    monkeypatch.setattr(selectors.policies, "may_read_packet", lambda *_: True)
    monkeypatch.setattr(selectors, "_mine", lambda _: selectors.Q())
    with as_person(getattr(cast, who)) as actor, pytest.raises(Locked):
        file_for_recipient(actor, given.packet_id, file_id)


CHANGES = [
    "update releases_packetfile set stored_as = gen_random_uuid()",
    "delete from releases_packetfile",
    "insert into releases_packetfile select * from releases_packetfile",
]


@pytest.mark.parametrize("sql", CHANGES)
def test_nobody_writes_the_rows(cast, as_person, given, sql):
    for who in (cast.amira, cast.ben):
        with as_person(who):
            assert "permission denied" in refused(sql)


def test_nobody_forgets_the_row_of_one_that_runs(cast, as_person, given):
    _file, stored_as = row_of(given)
    with as_person(cast.ben):
        assert ask("select wall.files_over(%s)", [given.packet_id]) == [([],)]
        assert ask("select wall.forget_files(%s)", [[stored_as]]) == [(0,)]


def test_a_file_moved_into_another_packet_does_not_open(cast, as_person, esther, given, ben):
    with as_person(cast.amira) as actor:
        again = a_document(actor, esther, "second.pdf", b"Another.")
        other = allow(actor, esther, ground.to_millrace(cast), [again]).release
    mine, theirs = (files.path_of(row_of(one)[1]) for one in (given, other))
    mine.write_bytes(theirs.read_bytes())
    answer = ben.get(at(given), follow=True)
    assert "This document does not open." in answer.content.decode()
    assert b"Another." not in answer.content


def test_a_copy_that_is_missing_is_said_plainly(cast, as_person, given, ben):
    files.remove(row_of(given)[1])
    assert "This document does not open." in ben.get(at(given), follow=True).content.decode()
    with as_person(cast.amira):
        assert not any(one.document for one in openings_of(given.id))


# -- without an account --------------------------------------------------------------------------------------


def test_through_the_link_it_opens_with_what_the_page_holds(cast, as_person, link):
    page = opened(link)
    [file_id] = page.contents.enclosed
    answer = fetch(link, file_id, page.ticket)
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content) == BODY
    assert answer["Content-Disposition"] == 'attachment; filename="document.pdf"'
    assert not answer.cookies
    with as_person(cast.amira):
        assert [one.document for one in openings_of(link.release.id)] == [True, False]


def test_the_page_holds_neither_word_nor_code(link):
    sent = {"word": link.secret.word, "code": link.secret.code}
    page = Client().post(reverse("releases:open_link", args=[link.link_id]), sent, headers=SITE)
    body = page.content.decode()
    assert NAME in body
    for secret in (link.secret.word, link.secret.code, link.secret.code.replace(" ", "")):
        assert secret not in body


def test_a_ticket_is_for_one_link_and_a_quarter_of_an_hour(cast, as_person, esther, paper, link):
    with as_person(cast.amira) as actor:
        other = allow(actor, esther, OUTSIDE, [paper])
    page, theirs = opened(link), opened(other)
    [mine], [foreign] = page.contents.enclosed, theirs.contents.enclosed
    assert fetch(link, mine, theirs.ticket).status_code == 422
    assert fetch(link, foreign, page.ticket).status_code == 404  # of another packet
    assert fetch(link, mine, page.ticket, link_id=other.link_id).status_code == 422
    for broken in ("", "AAAA", "ü", page.ticket[:-4], page.ticket.swapcase()):
        assert fetch(link, mine, broken).status_code == 422
    proof, wrapping = tickets.open_ticket(link.link_id, page.ticket)
    old = tickets.ticket_for(link.link_id, proof, wrapping, now=time.time() - tickets.LASTS)
    answer = fetch(link, mine, old)
    assert answer.status_code == 422
    assert "Open the link once more" in answer.content.decode()


def test_taken_back_the_page_that_is_open_fetches_nothing(cast, as_person, link, paper):
    page = opened(link)
    [file_id] = page.contents.enclosed
    take_back(cast, as_person, link.release)
    answer = fetch(link, file_id, page.ticket)
    assert answer.status_code == 410
    assert "Taken back by phone" in answer.content.decode()
    assert on_disk() == {paper.stored_as.hex}


def test_over_by_time_to_the_second(link):
    page = opened(link)
    [file_id] = page.contents.enclosed
    ends_in(link.release, 2)
    assert fetch(link, file_id, page.ticket).status_code == 200
    ends_in(link.release, -1)
    assert fetch(link, file_id, page.ticket).status_code == 410


def test_a_link_that_was_shut_by_guessing_fetches_nothing(link):
    page = opened(link)
    [file_id] = page.contents.enclosed
    ask("update releases_packetlink set wrong = 5", using="owner")
    assert fetch(link, file_id, page.ticket).status_code == 422


def test_the_staff_door_and_the_link_are_two_doors(cast, as_person, given, link, ben):
    """Neither opens what is behind the other."""
    page = opened(link)
    [of_link], (of_packet, _name) = page.contents.enclosed, row_of(given)
    assert ben.get(at(link.release, of_link)).status_code == 404
    assert ben.get(at(given, of_link)).status_code == 404
    assert fetch(link, of_packet, page.ticket).status_code == 404
    assert fetch(link, of_link, page.ticket, link_id=given.packet_id).status_code == 422
    here = reverse("releases:link_file", args=[link.link_id, of_link])
    assert ben.post(here, {}, headers=SITE).status_code == 422  # to be signed in is no ticket
    assert Client(enforce_csrf_checks=True).post(here, {"ticket": page.ticket}).status_code == 403
    assert Client().get(here).status_code == 405


# -- stores down, canaries -----------------------------------------------------------------------------------


def test_with_the_ledger_down_no_byte_leaves(given, link, ben):
    page = opened(link)
    [file_id] = page.contents.enclosed
    address = at(given)
    ask(f'revoke insert on ledger_line from "{settings.ROLES["aside"]}"', using="owner")
    for answer in (ben.get(address), fetch(link, file_id, page.ticket)):
        assert answer.status_code == 503
        assert not answer.streaming
        assert b"Zelenograd" not in answer.content


def traces():
    """Where her words lie in the clear: any column of any table, any file."""
    tables = ask(
        "select c.relname from pg_catalog.pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'",
        using="owner",
    )
    for (table,) in tables:
        for (row,) in ask(f"select row_to_json(t)::text from {table} t", using="owner"):
            if any(word in row for word in ("Zelenograd", b"Zelenograd".hex(), "born on a Tuesday")):
                yield table
    for path in settings.FILES_DIR.rglob("*"):
        if path.is_file() and b"Zelenograd" in path.read_bytes():
            yield path.name


def test_neither_name_nor_bytes_lie_anywhere_in_the_clear_before_or_after_the_end(
    cast, as_person, given, link, ben
):
    ben.get(at(given))
    page = opened(link)
    fetch(link, next(iter(page.contents.enclosed)), page.ticket)
    assert list(traces()) == []
    copies = {row_of(one)[1].hex for one in (given, link.release)}
    assert copies <= on_disk()
    for one in (given, link.release):
        take_back(cast, as_person, one)
    assert list(traces()) == []
    assert not copies & on_disk()


# -- giving --------------------------------------------------------------------------------------------------


def test_one_that_is_not_given_leaves_no_copy(cast, as_person, esther, paper):
    before = on_disk()
    plain = Explained("en", "alone", help_told=True, law_told=True)
    with as_person(cast.amira) as actor:
        with pytest.raises(SayFirst):
            allow(actor, esther, ground.to_millrace(cast), [paper], explained=plain)
        with pytest.raises(NobodyToRead):
            allow(actor, esther, ground.to_millrace(cast, to_account_id=cast.fay.id), [paper])
        with pytest.raises(Refused):
            allow(actor, esther, ground.to_millrace(cast), [paper], days=4000)
    assert on_disk() == before


@pytest.mark.parametrize("sent", ["[]", "two"])
def test_the_wall_takes_no_other_number_of_documents_than_was_signed_for(
    cast, as_person, esther, paper, sent
):
    two = json.dumps([{"id": str(uuid7()), "stored_as": str(uuid7())} for _ in range(2)])
    send = "select wall.send_packet(%s, '\\x00', '[]', null, null, %s::jsonb)"
    with as_person(cast.amira) as actor:
        row = a_row(actor, esther, cast, document_count=1, documents_told=True)
        assert saves(row)
        assert "documents" in refused(send, [row.id, two if sent == "two" else sent])


@pytest.mark.parametrize("more", [{"document_count": 1}, {"document_count": 6, "documents_told": True}])
def test_the_row_takes_none_of_which_nothing_was_said_and_not_six(cast, as_person, esther, more):
    with as_person(cast.amira) as actor:
        assert not saves(a_row(actor, esther, cast, **more))
