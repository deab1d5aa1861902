"""Attacks 10 and 12: a permission that is not whole or lasts too long; forwarding, extending, lending. The door is off.

What is tried here is SQL and models, in the context of someone who works with the client, or who reads a packet.
"""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from alongside.cases.factories import a_client
from alongside.releases.actions.rules import change_rules
from alongside.releases.models import CounsellingYes, Release
from alongside.releases.tests import ground
from alongside.vault.ids import uuid7
from tests.attacks.ground import ask, passes_or_is_refused, refused, refused_in_the_end
from tests.standing_ready import ready

LONG = timedelta(days=91)


@pytest.fixture
@ready
def with_permission(cast, as_person):
    """Esther, and what she allows Millrace to read."""
    ground.staff_intake(cast, as_person)
    with as_person(cast.amira) as actor:
        esther = a_client(actor, "Esther")
        return esther, ground.a_permission(actor, esther.subject_id, ground.to_millrace(cast)).release


@pytest.fixture
def given(with_permission):
    return with_permission[1]


@pytest.fixture
def esther(request, cast, as_person):
    """Without a permission of the whole record's own, and without any unless the test asks for `given`."""
    if "given" in request.fixturenames:
        return request.getfixturevalue("with_permission")[0]
    with as_person(cast.amira) as actor:
        return a_client(actor, "Esther")


def a_row(actor, esther, cast, **more):
    """One that the database takes, but for what is given."""
    now = timezone.now()
    plain = {
        "agency_id": actor.agency_id, "subject_id": esther.subject_id, "way": "packet", "item_count": 1,
        "to_agency_id": cast.millrace.id, "packet_id": uuid7(), "reader_kind": "helper", "language": "en",
        "read_how": "alone", "text_version": 1, "explained_by_id": actor.account_id, "help_told": True,
        "law_told": True, "signed_how": "typed", "starts_at": now, "ends_at": now + timedelta(days=30),
        "ceiling_days": 90,
    }  # fmt: skip
    words = {"reader": "Millrace", "purpose": "papers", "items": "[]", "signature": "Esther"}
    row = Release(**plain | {name: value for name, value in more.items() if name not in words})
    for name, value in (words | {name: more[name] for name in words if name in more}).items():
        setattr(row, name, value)
    return row


def saves(row):
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except (IntegrityError, DatabaseError):
        return False
    return True


def test_a_whole_one_is_taken(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        assert saves(a_row(actor, esther, cast))


NOT_WHOLE = [
    {"purpose": ""},
    {"reader": ""},
    {"items": ""},
    {"signature": ""},
    {"item_count": 0},
    {"help_told": False},
    {"law_told": False},
    {"to_agency_id": None},
    {"packet_id": None},
    {"signed_how": "spoken"},
    {"is_minor": True},
    {"is_minor": True, "guardian_how": "signed"},
    {"has_counselling": True},
    {"way": "letter", "to_agency_id": None, "packet_id": None},
    {"way": "link"},
    {"ended_at": timezone.now(), "end_why": "phone"},
]


@pytest.mark.parametrize("more", NOT_WHOLE, ids="-".join)
def test_one_that_is_not_whole_is_refused(cast, as_person, esther, more):
    with as_person(cast.amira) as actor:
        assert not saves(a_row(actor, esther, cast, **more))


def test_one_for_ones_own_agency_or_said_by_someone_else_is_refused(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        assert not saves(a_row(actor, esther, cast, to_agency_id=cast.linden.id))
        assert not saves(a_row(actor, esther, cast, explained_by_id=cast.chloe.id))


def test_no_end_and_one_over_the_ceiling_are_refused(cast, as_person, esther):
    now = timezone.now()
    with as_person(cast.amira) as actor:
        for more in (
            {"ends_at": None},
            {"ends_at": now + LONG},
            {"ends_at": now + LONG, "ceiling_days": 365},
            {"ends_at": now},
            {"ends_at": now - timedelta(days=1)},
            {"ceiling_days": 0},
            {"starts_at": now + timedelta(days=200), "ends_at": now + timedelta(days=230)},
        ):
            assert not saves(a_row(actor, esther, cast, **more)), more


@pytest.mark.parametrize("end", ["infinity", "-infinity"])
def test_infinity_is_no_end(transactional_db, cast, as_person, given, end):
    """Nor for the owner, whom no policy stops."""
    text = refused(f"update releases_release set ends_at = '{end}'", using="owner")
    assert "releases_release_ends" in text
    text = refused("update releases_release set starts_at = 'infinity', ends_at = 'infinity'", using="owner")
    assert "releases_release_ends" in text


def test_the_ceiling_of_the_agency_holds_in_the_row(cast, as_person, esther):
    with as_person(cast.chloe) as actor:
        change_rules(actor=actor, default_days=7, ceiling_days=14)
    now = timezone.now()
    with as_person(cast.amira) as actor:
        assert not saves(a_row(actor, esther, cast, ends_at=now + timedelta(days=15), ceiling_days=90))
        assert saves(
            a_row(actor, esther, cast, starts_at=now, ends_at=now + timedelta(days=14), ceiling_days=14)
        )


@pytest.mark.parametrize("who", ["dev", "ida", "noor", "ben", "ruth"])
def test_who_does_not_write_in_the_plan_adds_none_and_sees_none(cast, as_person, esther, given, who):
    with as_person(getattr(cast, who)) as actor:
        assert ask("select count(*) from releases_release") == [(0,)]
        with pytest.raises(Exception):  # noqa: B017  (the seal refuses before the row does)
            a_row(actor, esther, cast)


CHANGES = [
    "update releases_release set ends_at = ends_at + interval '1 day'",
    "update releases_release set ended_at = null, end_why = ''",
    "update releases_release set to_agency_id = agency_id",
    "update releases_release set item_count = 9",
    "delete from releases_release",
    "update releases_packet set ends_at = ends_at + interval '1 day'",
    "update releases_packet set to_account_id = null",
    "delete from releases_packet",
    "update releases_packetbody set contents = contents",
    "insert into releases_packetbody select * from releases_packetbody",
    "insert into releases_packet select * from releases_packet",
    "update keys_packetkey set ends_at = 'infinity'",
    "insert into keys_packetkey select * from keys_packetkey",
    "delete from keys_packetkey",
    "select * from releases_packetlink",
    "update releases_packetlink set wrong = 0",
    "update releases_disclosure set given_on = null",
    "delete from releases_disclosure",
]


@pytest.mark.parametrize("sql", CHANGES)
@pytest.mark.parametrize("who", ["amira", "chloe", "ben"])
def test_nobody_extends_changes_lends_or_forwards_one(cast, as_person, given, sql, who):
    with as_person(getattr(cast, who)):
        assert "permission denied" in refused(sql)


def test_a_reader_cannot_send_it_on(cast, as_person, given):
    with as_person(cast.ben):
        assert "not_found" in refused("select wall.send_packet(%s, '\\x00', '[]')", [given.id])
        assert ask("select count(*) from releases_release") == [(0,)]


def test_a_packet_is_sent_once_and_to_the_reader_it_is_for(cast, as_person, esther, given):
    key = '[{"holder": "%s", "key": "00"}]'
    send = "select wall.send_packet(%s, '\\x00', %s::jsonb)"
    with as_person(cast.amira) as actor:
        assert "sent" in refused(send, [given.id, key % cast.ben.holder_id])
        row = a_row(actor, esther, cast)
        row.save(force_insert=True)
        for someone in (cast.ben.holder_id, cast.amira.holder_id, uuid7()):
            assert "nobody_to_read" in refused(send, [row.id, key % someone])
    with as_person(cast.chloe):  # who works with the client too, but did not explain this one
        assert "not_found" in refused(send, [row.id, key % cast.ben.holder_id])


def test_nobody_ends_one_that_is_not_theirs(cast, as_person, given):
    for who in (cast.dev, cast.ben, cast.ruth):
        with as_person(who):
            assert "not_found" in refused("select wall.end_release(%s, 'phone')", [given.id])
    for who in (cast.ruth, cast.amira, cast.dev):
        with as_person(who):
            assert "not_found" in refused("select wall.end_packet(%s, 'closed')", [given.packet_id])
    with as_person(cast.amira):
        assert "why" in refused("select wall.end_release(%s, 'time')", [given.id])


INNER = ["end_one_release(gen_random_uuid(), 'time', null, now())", "end_releases_of_destroyed()"]


@pytest.mark.parametrize("call", INNER)
def test_the_inner_functions_cannot_be_called(cast, as_person, call):
    with as_person(cast.chloe):
        assert "permission denied" in refused(f"select wall.{call}")


def test_the_yes_to_counselling_cannot_be_said_for_another(cast, as_person, esther):
    """By nobody to whom that drawer is closed, and by nobody in another's name."""
    with as_person(cast.amira) as actor:
        yes = CounsellingYes(
            agency_id=actor.agency_id,
            subject_id=esther.subject_id,
            session_id=uuid7(),
            said_by_id=cast.vera.id,
        )
        assert not saves(yes)


def test_a_row_hangs_on_a_client_and_people_of_its_own_agency(cast, as_person, given):
    with as_person(cast.amira):
        assert passes_or_is_refused("update releases_counsellingyes set used_at = now()") == 0
    with as_person(cast.chloe) as actor:
        insert = (
            "insert into releases_disclosure (id, agency_id, subject_id, by, asked_on, notice, approved_by_id,"
            " noted_by_id, noted_at) values (gen_random_uuid(), %s, %s, 'statute', now(), 'told', %s, %s, now())"
        )
        text = refused_in_the_end(insert, [actor.agency_id, given.subject_id, cast.ben.id, actor.account_id])
        assert "same_agency" in text
