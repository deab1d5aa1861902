"""Attack 14: someone untrained, unsupervised or lapsed. No drawer opens, at the row alone and at the door alone."""

import pytest

from alongside.cases.models import Case, Note
from alongside.cases.selectors import case_for
from alongside.vault.errors import NotFound
from alongside.vault.models import Clearance
from tests.attacks.ground import ask, refused, rows_off

LAPSE = "update vault_clearance set cleared_until = statement_timestamp() - interval '1 second' where actor_id = %s"


def let_lapse(cast, as_person, who):
    with as_person(cast.rosa):
        ask(LAPSE, [who.id])


def test_while_it_holds_the_drawers_are_open(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        assert case_for(actor, esther.case_id)
        assert Note.objects.count() == 1


def test_the_row_closes_by_itself(cast, as_person, esther):
    let_lapse(cast, as_person, cast.amira)
    with as_person(cast.amira):
        for table in (
            "cases_case",
            "cases_identity",
            "cases_note",
            "cases_document",
            "keys_drawerkey",
            "vault_blindtoken",
        ):
            assert ask(f"select count(*) from {table}") == [(0,)]
        assert ask("update cases_case set version = 99") == [(0,)]
        assert "not_found" in refused(
            "select wall.admit(gen_random_uuid(), %s, %s, 'care_team', '{identity}')",
            [esther.subject_id, cast.dev.id],
        )


def test_it_closes_within_a_request_that_was_open_before(cast, as_person, esther):
    with as_person(cast.rosa):
        ask(
            "update vault_clearance set cleared_until = statement_timestamp() + "
            "interval '300 milliseconds' where actor_id = %s",
            [cast.amira.id],
        )
    with as_person(cast.amira):
        assert Case.objects.count() == 1
        ask("select pg_sleep(0.4)")
        assert Case.objects.count() == 0


def test_the_door_alone_closes_too(transactional_db, cast, as_person, esther):
    let_lapse(cast, as_person, cast.amira)
    rows_off()
    with as_person(cast.amira) as actor:
        assert Case.objects.count() == 1  # the row wall is off indeed
        with pytest.raises(NotFound):
            case_for(actor, esther.case_id)


def test_the_door_alone_opens_for_who_is_cleared(transactional_db, cast, as_person, esther):
    rows_off()
    with as_person(cast.amira) as actor:
        assert case_for(actor, esther.case_id)
    with as_person(cast.dev) as actor, pytest.raises(NotFound):
        case_for(actor, esther.case_id)


def test_no_one_lapsed_lets_anyone_in_through_the_glass(cast, as_person, esther):
    let_lapse(cast, as_person, cast.chloe)
    ask_glass = (
        "insert into vault_breakglass"
        " (id, agency_id, subject_id, asked_by_id, reason_code, reason_sealed, alone, state, asked_at)"
        " values (gen_random_uuid(), %s, %s, %s, 'other', '\\x00', false, 'asked', now()) returning id"
    )
    with as_person(cast.dev):
        [(glass,)] = ask(ask_glass, [cast.linden.id, esther.subject_id, cast.dev.id])
    with as_person(cast.chloe):
        assert "not_cleared" in refused("select wall.break_glass(%s, 60)", [glass])


def test_no_one_lapsed_searches_the_agency(cast, as_person, esther):
    search = "select wall.may_exist(array['\\x0102'::bytea])"
    with as_person(cast.noor):
        assert ask(search) == [([esther.subject_id],)]
    let_lapse(cast, as_person, cast.noor)
    with as_person(cast.noor):
        assert ask(search) == [([],)]


def test_counselling_closes_on_its_own_day(cast, as_person, esther):
    with as_person(cast.amira):
        ask(
            "select wall.admit(gen_random_uuid(), %s, %s, 'care_team', '{identity,counselling}')",
            [esther.subject_id, cast.noor.id],
        )
    counselling = "select cardinality(wall.open_subjects('counselling', false))"
    with as_person(cast.noor):
        assert ask(counselling) == [(1,)]
    with as_person(cast.rosa):
        ask(
            "update vault_clearance set counselling_until = statement_timestamp() where actor_id = %s",
            [cast.noor.id],
        )
    with as_person(cast.noor):
        assert ask(counselling) == [(0,)]
        assert Case.objects.count() == 1


def test_who_was_never_trained_opens_nothing_even_on_the_list(cast, as_person, esther):
    with as_person(cast.amira):
        ask(
            "select wall.admit(gen_random_uuid(), %s, %s, 'care_team', '{identity}')",
            [esther.subject_id, cast.ida.id],
        )
    with as_person(cast.ida):
        assert Case.objects.count() == 0


def test_nobody_moves_her_own_end_away(cast, as_person):
    with as_person(cast.dev):
        assert ask(
            "update vault_clearance set cleared_until = 'infinity' where actor_id = %s", [cast.dev.id]
        ) == [(0,)]
        until = Clearance.objects.get(actor_id=cast.dev.id).cleared_until
    with as_person(cast.rosa):
        assert Clearance.objects.get(actor_id=cast.dev.id).cleared_until == until
