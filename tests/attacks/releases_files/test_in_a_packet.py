"""Attack 11, for documents: in a packet, after its end, under guessed numbers; each wall alone."""

import json
import os
import time
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alongside.cases.actions.destroying import destroy_record
from alongside.cases.actions.sweeping import sweep_files as sweep_unknown
from alongside.cases.factories import a_document
from alongside.cases.tests.record.ends import rest
from alongside.releases.actions.giving import Explained
from alongside.releases.actions.sweeping import sweep_packets
from alongside.releases.errors import NobodyToRead, SayFirst
from alongside.releases.selectors import packets as selectors
from alongside.releases.selectors.packets import OpenedFile, file_for_recipient, packet_for_recipient
from alongside.releases.selectors.releases import openings_of
from alongside.releases.tests import ground
from alongside.vault import files, tombstones
from alongside.vault.crypto.errors import SealBroken
from alongside.vault.errors import Locked, NotFound, Refused
from alongside.vault.ids import uuid7
from config.backup_load import bury
from tests.attacks.ground import ask, refused, rows_off
from tests.attacks.releases_files.ground import (
    BODY,
    NAME,
    allow,
    at,
    ends_in,
    on_disk,
    row_of,
    take_back,
)
from tests.attacks.test_releases_row import a_row, saves
from tests.browse import sign_in

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
