"""A note that a client allows someone to read: whole, in the packet alone, offered by whom its drawer is open to."""

import re
import time
from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from alongside.cases.actions.notes import correct_note
from alongside.cases.factories import a_note
from alongside.cases.selectors.permissions import things_of
from alongside.releases.actions.giving import Reader
from alongside.releases.actions.links import open_link
from alongside.releases.actions.withdrawing import withdraw
from alongside.releases.errors import TooMuch
from alongside.releases.items import Item
from alongside.releases.selectors.packets import PacketLine, packet_for_recipient
from alongside.releases.selectors.releases import releases_of
from alongside.releases.tests.ground import a_permission, to_millrace
from alongside.vault import ledger, wall
from alongside.vault.enums import What

SEEN = re.compile(r'name="seen" value="([0-9a-f]{64})"')
TEXT = "She asked about the bus at six. AMBER-FERRY-31"


@pytest.fixture
def note(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        return a_note(actor, esther, TEXT)


def here(case):
    return reverse("cases:permission_new", args=[case.id])


def with_note(steps, note, kind="note"):
    return steps["sign"] | {"items": ["name", f"{kind}:{note.id}"], "words": ""}


def only(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        [one] = releases_of(actor, esther.subject_id)
        return one


def test_a_note_is_offered_whole_and_nothing_of_it_is_ticked(cast, browser, esther, intake, steps, note):
    what = browser(cast.amira).post(here(esther), steps["reader"]).content.decode()
    assert "AMBER-FERRY-31" in what
    assert "whole or not at all" in what
    assert "checked" not in what
    sheet = steps["items"] | {"items": ["name", f"note:{note.id}"], "words": ""}
    assert "AMBER-FERRY-31" in browser(cast.amira).post(here(esther), sheet).content.decode()


def test_it_is_read_in_the_packet_and_its_words_stand_nowhere_else(
    cast, as_person, browser, esther, intake, steps, note
):
    assert browser(cast.amira).post(here(esther), with_note(steps, note)).status_code == 303
    one = only(cast, as_person, esther)
    assert [(item.kind, item.text) for item in one.items] == [("name", "Esther"), ("note", "")]
    page = browser(cast.amira).get(reverse("cases:permission", args=[esther.id, one.id])).content.decode()
    assert "Its words stand with the notes only." in page
    assert "AMBER" not in page
    with as_person(cast.ben) as actor:
        [_name, read] = packet_for_recipient(actor, one.packet_id).contents.items
    assert read.text.endswith(TEXT)


def test_nobody_signs_for_words_that_were_changed_after_they_were_shown(
    cast, as_person, browser, esther, intake, steps, note
):
    amira, sent = browser(cast.amira), with_note(steps, note)
    seen = {"seen": SEEN.search(amira.post(here(esther), sent | {"step": "items"}).content.decode())[1]}
    with as_person(cast.amira) as actor:
        correct_note(
            actor=actor,
            case_id=esther.id,
            note_id=note.id,
            version=1,
            text="Another thing.",
            happened_at=note.happened_at,
        )
    answer = amira.post(here(esther), sent | seen)
    assert answer.status_code == 422
    assert "Read it once more together" in answer.content.decode()
    with as_person(cast.amira) as actor:
        assert releases_of(actor, esther.subject_id) == []
    seen = {"seen": SEEN.search(answer.content.decode())[1]}
    assert amira.post(here(esther), sent | seen).status_code == 303
    with as_person(cast.ben) as actor:
        read = packet_for_recipient(actor, only(cast, as_person, esther).packet_id).contents.items[1]
    assert read.text.endswith("Another thing.")


def test_a_reader_without_an_account_reads_it_with_word_and_code(cast, as_person, esther, note):
    with as_person(cast.amira) as actor:
        outside = Reader("link", "other", "Pastor Lund")
        link = a_permission(actor, esther.subject_id, outside, items=[Item("note", TEXT, note.id)])
    its = {"link_id": link.link_id, "word": link.secret.word, "code": link.secret.code, "place": b"here"}
    with wall.nobody(read_only=False), ledger.writing():
        assert open_link(**its).contents.items[0].text == TEXT
    with as_person(cast.amira) as actor:
        withdraw(actor=actor, subject_id=esther.subject_id, release_id=link.release.id, how="phone")
    with wall.nobody(read_only=False), ledger.writing():
        assert open_link(**its).contents is None


def test_its_words_are_sealed_where_they_lie(cast, as_person, browser, esther, intake, steps, note):
    browser(cast.amira).post(here(esther), with_note(steps, note))
    with as_person(cast.ben), connection.cursor() as cursor:
        cursor.execute("select contents from releases_packetbody")
        [[blob]] = cursor.fetchall()
    assert b"AMBER" not in bytes(blob)


def test_taken_back_it_is_gone_for_the_reader(cast, as_person, browser, esther, intake, steps, note):
    browser(cast.amira).post(here(esther), with_note(steps, note))
    one = only(cast, as_person, esther)
    browser(cast.amira).post(reverse("cases:take_back", args=[esther.id, one.id]), {"how": "phone"})
    with as_person(cast.ben) as actor:
        assert isinstance(packet_for_recipient(actor, one.packet_id), PacketLine)
    answer = browser(cast.ben).get(reverse("releases:packet", args=[one.packet_id]))
    assert (answer.status_code, b"AMBER" in answer.content) == (410, False)


def test_over_by_time_it_is_gone_too(cast, as_person, esther, intake, note):
    with as_person(cast.amira) as actor:
        soon = timezone.now() - timedelta(days=1) + timedelta(seconds=2)
        items = [Item("note", TEXT, note.id)]
        millrace = to_millrace(cast)
        one = a_permission(actor, esther.subject_id, millrace, items=items, starts_at=soon, days=1).release
    time.sleep(2.1)
    with as_person(cast.ben) as actor:
        assert isinstance(packet_for_recipient(actor, one.packet_id), PacketLine)


def test_a_note_of_someone_else_or_one_closed_to_who_offers_it_cannot_be_asked_for(
    cast, as_person, browser, counselled, intake, steps
):
    with as_person(cast.noor) as actor:
        closed = a_note(actor, counselled, "For counselling only", drawer="counselling")
    for kind in ("note", "counselling_note"):
        answer = browser(cast.amira).post(here(counselled), with_note(steps, closed, kind))
        assert answer.status_code == 422
    with as_person(cast.amira) as actor:
        assert releases_of(actor, counselled.subject_id) == []
        assert not [one for one in things_of(actor, counselled) if "counselling only" in one.item.text]


def test_a_counselling_note_waits_for_the_clinical_supervisor_and_the_yes_is_used_up(
    cast, as_person, browser, counselled, intake, steps
):
    with as_person(cast.noor) as actor:
        note = a_note(actor, counselled, "We spoke of the river.", drawer="counselling")
    sent = with_note(steps, note, "counselling_note")
    noor, vera = browser(cast.noor), browser(cast.vera)
    assert noor.post(here(counselled), sent | {"privilege_told": "on"}).status_code == 422
    yes = reverse("cases:permission_yes", args=[counselled.id, note.id])
    assert noor.post(yes).status_code == 404
    assert vera.post(yes).status_code == 303
    assert noor.post(here(counselled), sent).status_code == 422
    assert noor.post(here(counselled), sent | {"privilege_told": "on"}).status_code == 303
    again = sent | {"privilege_told": "on", "row_id": "01890000-0000-7000-8000-000000000009"}
    assert noor.post(here(counselled), again).status_code == 422
    with as_person(cast.noor) as actor:
        [one] = releases_of(actor, counselled.subject_id)
        assert one.items[1].text == ""
    with as_person(cast.ben) as actor:
        assert "river" in packet_for_recipient(actor, one.packet_id).contents.items[1].text


def test_that_yes_is_for_counselling_only(cast, browser, counselled, as_person):
    with as_person(cast.amira) as actor:
        note = a_note(actor, counselled)
    yes = reverse("cases:permission_yes", args=[counselled.id, note.id])
    assert browser(cast.vera).post(yes).status_code == 404


def test_no_note_goes_on_a_letter(cast, as_person, browser, esther, steps, note):
    letter = {
        "way": "letter", "to_agency": "", "reader": "County clerk", "reader_kind": "other", "letter_told": "on",
    }  # fmt: skip
    assert browser(cast.amira).post(here(esther), with_note(steps, note) | letter).status_code == 422
    offered = browser(cast.amira).post(here(esther), steps["reader"] | letter).content.decode()
    assert "AMBER" not in offered


def test_offering_notes_is_a_line_in_the_log(cast, as_person, esther, note, said):
    said.clear()
    with as_person(cast.amira) as actor:
        things_of(actor, esther)
    assert (What.NOTE_READ, "notes") in [(line.what, line.drawer) for line in said]


def test_more_than_a_packet_carries_is_said_and_not_sent(cast, as_person, esther, intake):
    with as_person(cast.amira) as actor:
        long = [Item("note", "é" * 60_001)] * 2
        with pytest.raises(TooMuch):
            a_permission(actor, esther.subject_id, to_millrace(cast), items=long)
        fits = [Item("note", "é" * 60_000)] * 2
        assert a_permission(actor, esther.subject_id, to_millrace(cast), items=fits).release.item_count == 2
