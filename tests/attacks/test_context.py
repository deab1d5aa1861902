"""Attack 3: a context that is forged, someone else's, past its minute, or garbage. The door is off: only SQL asks.

Not possible at all: another agency in a signed context. Whoever signs is the application, with the account's own.
"""

import hashlib
import hmac
import time
import uuid

import psycopg
import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alongside.cases.actions.opening import open_client
from alongside.cases.selectors.cases import case_for
from alongside.vault import wall
from alongside.vault.errors import NotFound
from tests.attacks.ground import TODAY, ask, logged_in_as, refused

RELAXED = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def claim(context):
    ask("select set_config('alongside.ctx', %s, true)", [context])


def cases_seen(context):
    claim(context)
    return ask("select count(*) from cases_case")[0][0]


@pytest.fixture
def own(cast, esther):
    """Amira's rightful context on this connection."""
    amira = cast.amira
    return wall.signed(amira.id, amira.account.agency_id, amira.holder_id)


def test_the_rightful_context_sees_the_client(own):
    assert cases_seen(own) == 1


@pytest.mark.parametrize("part", range(6))
def test_any_part_replaced_gives_nothing(own, cast, part):
    other = wall.signed(cast.ben.id, cast.ben.account.agency_id, cast.ben.holder_id).split("|")
    other[3], other[4] = "99999999999", "1"
    parts = own.split("|")
    parts[part] = other[part]
    assert cases_seen("|".join(parts)) == 0


def test_signed_with_another_key_gives_nothing(own):
    body, _, _ = own.rpartition("|")
    assert cases_seen(f"{body}|{hmac.new(bytes(32), body.encode(), hashlib.sha256).hexdigest()}") == 0


def test_the_pads_read_as_a_key_sign_nothing(own):
    body, _, _ = own.rpartition("|")
    inner, outer = wall.key_pads(wall.context_key())
    for key in (inner, outer, inner + outer):
        assert cases_seen(f"{body}|{hmac.new(key, body.encode(), hashlib.sha256).hexdigest()}") == 0


def test_past_its_minute_it_is_an_error_and_not_an_empty_page(cast, esther):
    amira = cast.amira
    ended = wall.signed(
        amira.id, amira.account.agency_id, amira.holder_id, at=time.time() - wall.LIFETIME - 2
    )
    claim(ended)
    assert "the context has ended" in refused("select count(*) from cases_case")


def test_it_ends_within_one_long_transaction(cast, esther):
    amira = cast.amira
    begun = time.time() - wall.LIFETIME + 3  # it ends in two seconds at least: it counts whole ones
    soon = wall.signed(amira.id, amira.account.agency_id, amira.holder_id, at=begun)
    assert cases_seen(soon) == 1
    time.sleep(3.1)
    assert "the context has ended" in refused("select count(*) from cases_case")


def test_it_does_not_serve_on_another_connection(transactional_db, cast, esther):
    amira = cast.amira
    stolen = wall.signed(amira.id, amira.account.agency_id, amira.holder_id)
    with logged_in_as("app") as session, session.transaction():
        session.execute("select set_config('alongside.ctx', %s, false)", [stolen])
        assert session.execute("select count(*) from cases_case").fetchone() == (0,)
    with logged_in_as("app") as session, session.transaction():
        pid = session.info.backend_pid
        session.execute(
            "select set_config('alongside.ctx', %s, false)",
            [wall.signed(amira.id, amira.account.agency_id, amira.holder_id, pid=pid)],
        )
        assert session.execute("select count(*) from cases_case").fetchone() == (1,)


def test_one_who_is_of_no_agency_sees_nothing(cast, esther):
    assert cases_seen(wall.signed(cast.amira.id, uuid.uuid4(), cast.amira.holder_id)) == 0
    assert cases_seen(wall.signed(uuid.uuid4(), cast.linden.id, cast.amira.holder_id)) == 0
    assert cases_seen(wall.signed(cast.amira.id, cast.millrace.id, cast.amira.holder_id)) == 0


@pytest.mark.parametrize(
    "garbage",
    [
        "",
        "|",
        "|||||",
        "||||||||||||",
        "null",
        "a|b|c|d|e|f",
        "0|0|0|0|0|0",
        "'; reset role; --",
        "\\",
        "\u202e|\U0001f600",
        "|" * 5000,
    ],
)
def test_garbage_gives_nothing_and_no_error(own, garbage):
    assert cases_seen(garbage) == 0


def test_extra_parts_give_nothing(own):
    assert cases_seen(own + "|") == 0
    assert cases_seen("|" + own) == 0
    assert cases_seen(own + "|" + own) == 0
    assert cases_seen(own + " ") == 0


@RELAXED
@given(
    text=st.text(
        alphabet=st.characters(blacklist_characters="\x00", blacklist_categories=["Cs"]), max_size=300
    )
)
def test_no_text_opens_anything(own, text):
    assert cases_seen(text) == 0


@RELAXED
@given(place=st.integers(0, 10_000), letter=st.sampled_from("0123456789abcdef|-x"))
def test_no_letter_of_it_can_be_changed(own, place, letter):
    place %= len(own)
    changed = own[:place] + letter + own[place + 1 :]
    try:
        seen = cases_seen(changed)
    finally:
        claim("")
    assert seen == (1 if changed == own else 0)


def test_the_application_writes_no_context_that_is_not_one():
    with pytest.raises(ValueError, match="not a context"):
        wall._say("x' ; select 1 --")


def test_a_context_that_ended_says_so_to_who_streams(cast, esther):
    """An export that ends short without an error is worse than one that fails."""
    amira = cast.amira
    claim(wall.signed(amira.id, amira.account.agency_id, amira.holder_id, at=time.time() - wall.LIFETIME - 2))
    with pytest.raises(psycopg.errors.InsufficientPrivilege), connection.connection.cursor() as cursor:
        cursor.execute("select * from cases_note")
    connection.connection.rollback()


def test_what_a_page_says_it_is_about_narrows_and_never_widens(cast, esther, as_person):
    with as_person(cast.ben) as ben:
        theirs = open_client(actor=ben, chosen_name="Someone else", opened_on=TODAY).subject_id
    with as_person(cast.amira) as actor:
        other = open_client(actor=actor, chosen_name="Another one", opened_on=TODAY).subject_id
    amira = cast.amira
    claim(wall.signed(amira.id, amira.account.agency_id, amira.holder_id))
    for about, seen in {esther.subject_id: {esther.subject_id}, theirs: set(), uuid.uuid4(): set()}.items():
        ask("select set_config('alongside.about', %s, true)", [str(about)])
        assert {subject for (subject,) in ask("select subject_id from cases_case")} == seen
    ask("select set_config('alongside.about', '', true)")
    assert {subject for (subject,) in ask("select subject_id from cases_case")} == {esther.subject_id, other}


def test_a_page_that_only_shows_opens_nobody_else_from_its_first_statement_on(cast, esther, as_person):
    with as_person(cast.amira) as actor:
        other = open_client(actor=actor, chosen_name="Another one", opened_on=TODAY)
        assert case_for(actor, esther.case_id).subject_id == esther.subject_id
        assert case_for(actor, other.id, alone=True) == other
        assert {subject for (subject,) in ask("select subject_id from cases_case")} == {other.subject_id}
        with pytest.raises(NotFound):
            case_for(actor, esther.case_id)


def test_a_case_that_is_not_there_narrows_nothing(cast, esther, as_person):
    with as_person(cast.amira) as actor:
        with pytest.raises(NotFound):
            case_for(actor, uuid.uuid4(), alone=True)
        assert case_for(actor, esther.case_id).subject_id == esther.subject_id


def test_saying_whom_a_page_is_about_is_no_context(esther):
    ask("select set_config('alongside.about', %s, true)", [str(esther.subject_id)])
    assert ask("select count(*) from cases_case")[0][0] == 0


def test_a_page_about_nobody_at_all_is_an_error(own):
    claim(own)
    ask("select set_config('alongside.about', 'everyone', true)")
    assert "invalid input syntax for type uuid" in refused("select count(*) from cases_case")
