"""A packet is what she allowed, for whom she allowed it, as long as she does."""

import pytest

from alongside.cases.actions import glass
from alongside.releases.actions.ending import end_of_packet
from alongside.releases.actions.withdrawing import withdraw
from alongside.releases.selectors.packets import OpenedPacket, packet_for_recipient, packet_line, packets_for
from alongside.releases.selectors.releases import openings_of, permission_for, running_for
from alongside.releases.tests.ground import ASKS, NAME, a_permission, to_millrace
from alongside.vault.enums import What
from alongside.vault.errors import NotFound, Refused
from alongside.vault.selectors import lines_about


def read_by(person, as_person, packet_id):
    with as_person(person) as actor:
        return packet_for_recipient(actor, packet_id)


def test_the_intake_team_reads_exactly_what_she_allowed(cast, as_person, given):
    opened = read_by(cast.ben, as_person, given.packet_id)
    assert isinstance(opened, OpenedPacket)
    assert opened.contents.sender == "Linden Crisis Center"
    assert [(item.kind, item.text) for item in opened.contents.items] == [("name", NAME), ("words", ASKS)]


def test_it_is_in_the_inbox_of_the_team_and_of_nobody_else(cast, as_person, given):
    with as_person(cast.ben) as actor:
        assert [line.id for line in packets_for(actor)] == [given.packet_id]
    for who in (cast.ruth, cast.amira, cast.chloe, cast.ida, cast.fay):
        with as_person(who) as actor:
            assert packets_for(actor) == []
            with pytest.raises(NotFound):
                packet_line(actor, given.packet_id)


def test_a_named_person_reads_and_the_team_does_not(cast, as_person, esther, intake):
    with as_person(cast.amira) as actor:
        reader = to_millrace(cast, to_account_id=cast.ruth.id)
        release = a_permission(actor, esther.subject_id, reader).release
    assert isinstance(read_by(cast.ruth, as_person, release.packet_id), OpenedPacket)
    with pytest.raises(NotFound):
        read_by(cast.ben, as_person, release.packet_id)


def test_every_reading_is_in_her_log_by_role_and_agency(transactional_db, cast, as_person, esther, given):
    read_by(cast.ben, as_person, given.packet_id)
    with as_person(cast.amira):
        [opening] = openings_of(given.id)
        assert (opening.who, opening.role, opening.agency) == ("Ben", "Advocate", "Millrace Legal Aid")
        lines = [line for line in lines_about(esther.subject_id) if line.what == What.PACKET_READ]
        assert [line.actor_id for line in lines] == [cast.ben.id]
    with as_person(cast.dev):
        assert openings_of(given.id) == []


def test_taken_back_the_next_request_finds_nothing_and_both_sides_see_why(cast, as_person, esther, given):
    with as_person(cast.amira) as actor:
        its = {"actor": actor, "subject_id": esther.subject_id, "release_id": given.id}
        withdraw(**its, how="phone")
        withdraw(**its, how="in_person")  # once more changes nothing
        assert running_for(actor, esther.subject_id) == []
        assert permission_for(actor, esther.subject_id, given.id).why == "Taken back by phone"
    over = read_by(cast.ben, as_person, given.packet_id)
    assert not isinstance(over, OpenedPacket)
    assert over.why == "Taken back by phone"


def test_the_reader_can_let_go_of_it(cast, as_person, esther, given):
    with as_person(cast.ben) as actor:
        end_of_packet(actor=actor, packet_id=given.packet_id)
        end_of_packet(actor=actor, packet_id=given.packet_id)
    with as_person(cast.amira) as actor:
        assert permission_for(actor, esther.subject_id, given.id).why == "The referral was closed"


def test_a_line_tells_her_also_that_the_reader_let_go(transactional_db, cast, as_person, esther, given):
    with as_person(cast.ben) as actor:
        end_of_packet(actor=actor, packet_id=given.packet_id)
    with as_person(cast.amira):
        lines = [line for line in lines_about(esther.subject_id) if line.what == What.RELEASE_ENDED]
    assert [(line.actor_id, line.why) for line in lines] == [(cast.ben.id, "end.closed")]


def test_it_can_be_taken_back_through_a_broken_glass_and_none_can_be_given(cast, as_person, esther, given):
    with as_person(cast.dev) as actor:
        asked = glass.ask_glass(
            actor=actor, subject_id=esther.subject_id, reason="She calls and takes it back", code="danger"
        )
    with as_person(cast.chloe) as actor:
        glass.open_glass(actor=actor, glass_id=asked.id, minutes=15)
    with as_person(cast.dev) as actor:
        with pytest.raises(Refused):
            a_permission(actor, esther.subject_id, to_millrace(cast))
        withdraw(actor=actor, subject_id=esther.subject_id, release_id=given.id, how="phone")
        assert running_for(actor, esther.subject_id) == []
