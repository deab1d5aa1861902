"""Attack 11: a packet a second before and after its end, and while its page is open. Each wall with the others off."""

import time
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alongside.cases.factories import a_client
from alongside.releases.actions.giving import Reader
from alongside.releases.actions.links import open_link
from alongside.releases.actions.sweeping import sweep_packets
from alongside.releases.actions.withdrawing import withdraw
from alongside.releases.selectors import packets as selectors
from alongside.releases.selectors.packets import OpenedPacket, packet_for_recipient, packets_for
from alongside.releases.selectors.releases import releases_of
from alongside.releases.tests import ground
from alongside.releases.tests.ground import ASKS, NAME
from alongside.vault import ledger, tombstones, wall
from alongside.vault.actions.access import destroy
from alongside.vault.errors import Locked, NotFound
from alongside.vault.models import PacketKey
from config.backup_load import bury
from tests.attacks.ground import ask, rows_off
from tests.browse import sign_in

TABLES = (
    "releases_release",
    "releases_packet",
    "releases_packetbody",
    "releases_packetlink",
    "keys_packetkey",
)


@pytest.fixture
def esther(cast, as_person):
    """Without a permission of the whole record's own."""
    with as_person(cast.amira) as actor:
        return a_client(actor, "Esther")


@pytest.fixture
def given(transactional_db, cast, as_person, esther):
    ground.staff_intake(cast, as_person)
    with as_person(cast.amira) as actor:
        return ground.a_permission(actor, esther.subject_id, ground.to_millrace(cast)).release


@pytest.fixture
def ben(transactional_db, cast):
    browser = Client(raise_request_exception=False)
    sign_in(browser, cast.ben)
    return browser


def ends_in(given, seconds):
    """As if it had been given so that it ends then: over the owner's connection, whom no wall stops."""
    moment = f"statement_timestamp() + interval '{seconds} seconds'"
    ask(
        f"update releases_release set ends_at = {moment}, starts_at = {moment} - interval '1 day'",
        using="owner",
    )
    for table in ("releases_packet", "keys_packetkey"):
        ask(f"update {table} set ends_at = (select ends_at from releases_release)", using="owner")


def take_back(cast, as_person, given):
    with as_person(cast.amira) as actor:
        withdraw(actor=actor, subject_id=given.subject_id, release_id=given.id, how="in_person")


def left():
    """What is left of key and copy, seen by the owner."""
    return [
        ask(f"select count(*) from {table}", using="owner")[0][0] for table in ("keys_packetkey", TABLES[2])
    ]


# -- time --------------------------------------------------------------------------------------------------


def test_before_its_end_it_opens_and_after_it_does_not_within_one_transaction(cast, as_person, given):
    ends_in(given, 1)
    with as_person(cast.ben) as actor:
        assert isinstance(packet_for_recipient(actor, given.packet_id), OpenedPacket)
        started = ask("select now()")
        time.sleep(1)
        over = packet_for_recipient(actor, given.packet_id)
        assert ask("select now()") == started  # the transaction's own clock stands still
        assert not isinstance(over, OpenedPacket)
        assert over.why == "Its time was over"
        assert packets_for(actor)[0].is_running is False
        assert not PacketKey.objects.exists()
    assert left() == [1, 1]  # nobody has swept yet: the row alone kept it closed


def test_to_the_second_before_and_after(cast, as_person, given):
    with as_person(cast.ben) as actor:
        for seconds, opens in ((1, True), (-1, False), (1, True)):
            ends_in(given, seconds)
            assert isinstance(packet_for_recipient(actor, given.packet_id), OpenedPacket) is opens


def test_the_worker_sweeps_what_is_over_and_nothing_else(cast, as_person, given):
    assert sweep_packets() == 0
    ends_in(given, -1)
    assert sweep_packets() == 1
    assert left() == [0, 0]
    with as_person(cast.amira) as actor:
        assert releases_of(actor, given.subject_id)[0].why == "Its time was over"


# -- taken back --------------------------------------------------------------------------------------------


def test_key_and_copy_go_with_the_word(cast, as_person, given):
    assert left() == [1, 1]
    take_back(cast, as_person, given)
    assert left() == [0, 0]


def test_the_open_page_goes_blank_at_the_next_click(cast, as_person, given, ben):
    page, still = (reverse(f"releases:{name}", args=[given.packet_id]) for name in ("packet", "still"))
    shown = ben.get(page).content.decode()
    assert NAME in shown
    assert f'data-still="{still}"' in shown
    take_back(cast, as_person, given)
    assert ben.get(still).status_code == 410
    over = ben.get(page).content.decode()
    assert NAME not in over
    assert "Taken back in person" in over


def test_taken_back_within_the_readers_transaction(cast, as_person, given):
    with as_person(cast.ben) as actor:
        assert isinstance(packet_for_recipient(actor, given.packet_id), OpenedPacket)
        ask("select 1")
    take_back(cast, as_person, given)
    with as_person(cast.ben) as actor:
        assert not isinstance(packet_for_recipient(actor, given.packet_id), OpenedPacket)


def test_a_destroyed_record_takes_along_what_was_allowed(cast, as_person, given):
    with as_person(cast.chloe) as actor:
        destroy(actor=actor, subject_id=given.subject_id, keys_gone_on=timezone.localdate())
    assert left() == [0, 0]
    with as_person(cast.ben) as actor:
        assert packet_for_recipient(actor, given.packet_id).why == "The record was destroyed"


@pytest.mark.parametrize("side", ["id", "packet_id"])
def test_a_restore_takes_it_back_again_before_it_serves(cast, as_person, given, side):
    stone = tombstones.Tombstone("release", getattr(given, side), timezone.now())
    ask(bury([stone], timedelta(days=7)).decode().replace("%", "%%"), using="owner")
    assert left() == [0, 0]
    with as_person(cast.ben) as actor:
        assert not packets_for(actor)[0].is_running


def test_every_withdrawal_is_on_the_list_that_a_restore_replays(cast, as_person, given):
    take_back(cast, as_person, given)
    assert ("release", given.id) in [(stone.kind, stone.id) for stone in tombstones.read()]


# -- each wall with the others off -------------------------------------------------------------------------


def all_rows_off():
    rows_off()
    for table in TABLES:
        ask(f"alter table {table} disable row level security", using="owner")


@pytest.mark.parametrize("who", ["ruth", "amira", "chloe", "dev", "ida", "fay"])
def test_the_row_alone_shows_nobody_else_key_or_copy(cast, as_person, given, who):
    """The door is off: plain SQL."""
    with as_person(getattr(cast, who)):
        for table in ("releases_packet", "releases_packetbody", "keys_packetkey"):
            assert ask(f"select count(*) from {table}") == [(0,)]


def test_the_row_alone_shows_the_reader_her_packet_and_no_release(cast, as_person, given):
    with as_person(cast.ben):
        assert ask("select count(*) from releases_packetbody") == [(1,)]
        assert ask("select count(*) from releases_release") == [(0,)]
    ends_in(given, -1)
    with as_person(cast.ben):
        assert ask("select count(*) from releases_packetbody") == [(0,)]
        assert ask("select count(*) from keys_packetkey") == [(0,)]


def test_the_door_alone_keeps_it_closed(cast, as_person, given):
    """The row is off."""
    all_rows_off()
    for who in (cast.ruth, cast.amira, cast.fay, cast.ida):
        with as_person(who) as actor:
            assert packets_for(actor) == []
            with pytest.raises(NotFound):
                packet_for_recipient(actor, given.packet_id)
    ends_in(given, -1)
    with as_person(cast.ben) as actor:
        assert not isinstance(packet_for_recipient(actor, given.packet_id), OpenedPacket)


@pytest.mark.parametrize("who", ["amira", "chloe", "dev", "fay"])
def test_the_seal_alone_keeps_it_closed(cast, as_person, given, monkeypatch, who):
    """Door and row are off: whoever has the rows still has no key, the sender among them."""
    all_rows_off()
    monkeypatch.setattr(selectors.policies, "may_read_packet", lambda *_: True)
    monkeypatch.setattr(selectors, "_mine", lambda _: selectors.Q())
    with as_person(getattr(cast, who)) as actor, pytest.raises(Locked):
        packet_for_recipient(actor, given.packet_id)


def test_the_clearance_of_the_reader_closes_it(cast, as_person, given):
    ask("update vault_clearance set cleared_until = now() - interval '1 second' where actor_id = %s",
        [cast.ben.id], using="owner")  # fmt: skip
    with as_person(cast.ben) as actor:
        assert ask("select count(*) from releases_packetbody") == [(0,)]
        with pytest.raises(NotFound):
            packet_for_recipient(actor, given.packet_id)


# -- stores down, canaries ---------------------------------------------------------------------------------


def test_with_the_ledger_down_nothing_is_shown(given, ben, cast, as_person, esther):
    with as_person(cast.amira) as actor:
        link = ground.a_permission(actor, esther.subject_id, Reader("link", "other", "A pastor"))
    ask(f'revoke insert on ledger_line from "{settings.ROLES["aside"]}"', using="owner")
    page = ben.get(reverse("releases:packet", args=[given.packet_id]))
    sent = {"word": link.secret.word, "code": link.secret.code}
    outside = Client(raise_request_exception=False).post(
        reverse("releases:open_link", args=[link.link_id]), sent, headers={"sec-fetch-site": "same-origin"}
    )
    for answer in (page, outside):
        assert answer.status_code == 503
        assert NAME not in answer.content.decode()


def test_no_column_of_any_table_holds_what_was_allowed(given, ben, cast, as_person, esther):
    with as_person(cast.amira) as actor:
        link = ground.a_permission(actor, esther.subject_id, Reader("link", "other", "A pastor"))
    ben.get(reverse("releases:packet", args=[given.packet_id]))
    with wall.nobody(read_only=False), ledger.writing():
        assert open_link(
            link_id=link.link_id, word=link.secret.word, code=link.secret.code, place=b"x"
        ).contents
    tables = ask(
        "select c.relname from pg_catalog.pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'",
        using="owner",
    )
    for (table,) in tables:
        for (row,) in ask(f"select row_to_json(t)::text from {table} t", using="owner"):
            for word in (NAME, ASKS, "help with her papers", link.secret.word):
                assert word not in row, table
                assert word.encode().hex() not in row, table


def test_what_the_reader_is_told_never_says_whose_it_is(given, ben):
    page = ben.get(reverse("releases:packet", args=[given.packet_id])).content.decode()
    assert str(given.subject_id) not in page
    assert str(given.id) not in page
    lines = str(
        ask("select row_to_json(l)::text from ledger_line l where what = 'packet.read'", using="owner")
    )
    assert str(given.packet_id) in lines
    assert str(given.subject_id) not in lines
