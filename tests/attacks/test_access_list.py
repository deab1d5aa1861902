"""Need-to-know at the row alone: nobody widens what she may see, whatever SQL she finds. The door is off.

Not one of the twenty, but what they rest on: the access list, the keys and the standing of a colleague. Each of
these passed once, before this test was written.
"""

import uuid

import pytest

from alongside.cases.models import Case
from tests.attacks.ground import ask, passes_or_is_refused, refused, refused_in_the_end

ADMIT = "select wall.admit(gen_random_uuid(), %s, %s, %s, %s)"
DISMISS = "select wall.dismiss(%s, %s, %s)"
HAND_OVER = "select wall.hand_over(%s, %s, null)"
WORKING = ["identity", "plan", "notes"]


def set_conflict(cast, as_person, esther, account):
    with as_person(cast.amira):
        ask(ADMIT, [esther.subject_id, account.id, "conflict", []])


# -- the access list -------------------------------------------------------------------------------------


def test_the_lead_lets_a_colleague_in(cast, as_person, esther):
    with as_person(cast.amira):
        ask(ADMIT, [esther.subject_id, cast.dev.id, "care_team", ["identity"]])
    with as_person(cast.dev):
        assert Case.objects.count() == 1
        assert ask("select count(*) from cases_note") == [(0,)]


def test_nobody_adds_drawers_to_her_own_entry(cast, as_person, esther):
    with as_person(cast.amira):
        ask(ADMIT, [esther.subject_id, cast.dev.id, "care_team", ["identity"]])
    with as_person(cast.dev):
        assert "yourself" in refused(ADMIT, [esther.subject_id, cast.dev.id, "supervision", WORKING])


def test_nobody_makes_a_stay_that_ends_into_one_that_does_not(cast, as_person, esther):
    with as_person(cast.amira):
        ask(
            "select wall.admit(gen_random_uuid(), %s, %s, 'care_team', %s, statement_timestamp() + interval '1 day')",
            [esther.subject_id, cast.dev.id, WORKING],
        )
    with as_person(cast.dev):
        assert "yourself" in refused(ADMIT, [esther.subject_id, cast.dev.id, "supervision", WORKING])


def test_a_supervisor_may_join_the_team_of_a_client_she_supervises_already(cast, as_person, esther):
    with as_person(cast.chloe):
        ask(ADMIT, [esther.subject_id, cast.chloe.id, "care_team", WORKING])


def test_a_custodian_does_not_let_herself_in(cast, as_person, esther):
    with as_person(cast.rosa):
        assert "not_found" in refused(ADMIT, [esther.subject_id, cast.rosa.id, "care_team", WORKING])
        ask(HAND_OVER, [cast.amira.id, cast.rosa.id])
        assert Case.objects.count() == 0


def test_a_custodian_hands_clients_over_to_someone_else(cast, as_person, esther):
    with as_person(cast.rosa):
        assert ask(HAND_OVER, [cast.amira.id, cast.dev.id]) == [([esther.subject_id],)]
    with as_person(cast.dev):
        assert Case.objects.count() == 1
    with as_person(cast.amira):
        assert Case.objects.count() == 0


@pytest.mark.parametrize("who", ["dev", "ida", "vera", "noor"])
def test_nobody_else_hands_clients_over(cast, as_person, esther, who):
    with as_person(getattr(cast, who)):
        assert "not_custodian" in refused(HAND_OVER, [cast.amira.id, cast.dev.id])


def test_who_is_shut_out_has_no_hand_in_the_list(cast, as_person, esther):
    """Chloe keeps the agency's keys and supervises; a conflict takes all of it away for this one client."""
    set_conflict(cast, as_person, esther, cast.chloe)
    with as_person(cast.chloe):
        assert Case.objects.count() == 0
        assert "not_found" in refused(ADMIT, [esther.subject_id, cast.dev.id, "care_team", WORKING])
        assert "not_found" in refused(DISMISS, [esther.subject_id, cast.amira.id, "care_team"])
        assert ask(HAND_OVER, [cast.amira.id, cast.dev.id]) == [([],)]
        assert "own_conflict" in refused(DISMISS, [esther.subject_id, cast.chloe.id, "conflict"])


def test_nobody_may_ask_who_is_shut_out(cast, as_person, esther):
    with as_person(cast.dev):
        assert "permission denied" in refused(
            "select wall.has_conflict(%s, %s)", [esther.subject_id, cast.chloe.id]
        )


def test_a_client_without_a_list_is_her_openers_alone(cast, as_person):
    subject = uuid.uuid4()
    insert = "insert into vault_subject (id, agency_id, opened_by_id, created_at) values (%s, %s, %s, now())"
    with as_person(cast.amira):
        ask(insert, [subject, cast.linden.id, cast.amira.id])
        assert "row-level security" in refused(insert, [uuid.uuid4(), cast.linden.id, cast.dev.id])
    with as_person(cast.dev):
        assert "not_found" in refused(ADMIT, [subject, cast.dev.id, "care_team", WORKING])
    with as_person(cast.amira):
        ask(ADMIT, [subject, cast.amira.id, "care_team", WORKING])


# -- keys and holders ------------------------------------------------------------------------------------


def test_nobody_makes_a_team_into_custodians(cast, as_person):
    with as_person(cast.dev):
        assert "permission denied" in refused(
            "update keys_holder set office = 'custodians' where office = 'on_call'"
        )
        assert ask("select wall.is_custodian()") == [(False,)]


def test_nobody_puts_a_key_of_her_own_in_a_colleagues_place(cast, as_person):
    retire = "update keys_holder set retired_at = now() where owner_id = %s and kind = 'person'"
    insert = (
        "insert into keys_holder (id, agency_id, owner_id, kind, office, public_key, lock_params, created_at)"
        " values (gen_random_uuid(), %s, %s, %s, %s, '\\x00', '', now())"
    )
    with as_person(cast.dev):
        assert "permission denied" in refused("update keys_holder set public_key = '\\x00'")
        assert passes_or_is_refused(retire, [cast.chloe.id]) == 0
        assert "row-level security" in refused(insert, [cast.linden.id, cast.chloe.id, "person", ""])
        assert "row-level security" in refused(insert, [cast.linden.id, uuid.uuid4(), "team", "custodians"])


def test_she_changes_the_lock_of_her_own_key(cast, as_person):
    with as_person(cast.dev):
        assert ask("update keys_holder set lock_params = lock_params where owner_id = %s", [cast.dev.id]) == [
            (1,)
        ]
        assert ask(
            "update keys_holder set lock_params = lock_params where owner_id = %s", [cast.amira.id]
        ) == [(0,)]


def test_only_custodians_give_team_keys(cast, as_person):
    insert = (
        "insert into keys_teamkey (id, agency_id, team_holder_id, member_holder_id, "
        "sealed_key, granted_by_id, created_at)"
        " select gen_random_uuid(), agency_id, id, %s, '\\x00', %s, now() from keys_holder"
        " where office = 'custodians' and agency_id = %s"
    )
    with as_person(cast.dev):
        assert "row-level security" in refused(insert, [cast.dev.holder_id, cast.dev.id, cast.linden.id])
        assert ask("select wall.is_custodian()") == [(False,)]
    with as_person(cast.rosa):
        assert ask(insert, [cast.dev.holder_id, cast.rosa.id, cast.linden.id]) == [(1,)]


def test_the_last_key_of_a_drawer_cannot_be_taken_away(cast, as_person, esther):
    delete = "delete from keys_drawerkey where subject_id = %s and drawer = 'plan'"
    with as_person(cast.amira):
        assert "last_key" in refused_in_the_end(delete, [esther.subject_id])
        assert ask(f"{delete} and holder_id = %s", [esther.subject_id, cast.chloe.holder_id]) == [(1,)]
        ask("set constraints all immediate")


def test_destroying_the_record_takes_all_keys_away(cast, as_person, esther):
    with as_person(cast.chloe):
        ask("select wall.destroy(%s, now()::date)", [esther.subject_id])
        ask("set constraints all immediate")
    with as_person(cast.chloe):
        assert ask("select count(*) from keys_drawerkey where subject_id = %s", [esther.subject_id]) == [(0,)]


def test_a_legal_hold_blocks_destruction(cast, as_person, esther):
    with as_person(cast.chloe):
        ask(
            "update vault_subject set hold_until = now() + interval '1 day' where id = %s",
            [esther.subject_id],
        )
        assert "legal_hold" in refused("select wall.destroy(%s, now()::date)", [esther.subject_id])
        assert "permission denied" in refused(
            "update vault_subject set destroyed_at = now(), keys_gone_on = now()"
        )


# -- one's own standing ----------------------------------------------------------------------------------


def test_nobody_promotes_or_clears_herself(cast, as_person):
    with as_person(cast.dev):
        refused("update people_account set role = 'director' where id = %s", [cast.dev.id])
        assert (
            passes_or_is_refused(
                "update vault_clearance set may_approve = true where actor_id = %s", [cast.dev.id]
            )
            == 0
        )


def test_nobody_joins_a_team_by_herself(cast, as_person):
    """Else the next run of "give keys" would seal the custodians' key to whoever put herself there."""
    insert = (
        "insert into people_membership (id, agency_id, team_id, account_id, since)"
        " select gen_random_uuid(), agency_id, id, %s, now() from people_team where kind = 'custodians'"
    )
    with as_person(cast.dev):
        assert "row-level security" in refused(insert, [cast.dev.id])
    with as_person(cast.rosa):
        assert ask(insert, [cast.dev.id]) == [(1,)]


def test_nobody_opens_a_way_in_for_a_colleague(cast, as_person):
    insert = (
        "insert into people_invitation (id, agency_id, account_id, token_hash, "
        "starts_over, keeps_factors, created_at, expires_at)"
        " values (gen_random_uuid(), %s, %s, '\\x01', true, false, now(), now() + interval '1 day')"
    )
    with as_person(cast.dev):
        assert "row-level security" in refused(insert, [cast.linden.id, cast.chloe.id])
        assert "permission denied" in refused(
            "update people_invitation set starts_over = true, used_at = null"
        )
    with as_person(cast.rosa):
        assert ask(insert, [cast.linden.id, cast.chloe.id]) == [(1,)]


def test_nobody_puts_her_own_second_factor_in_a_colleagues_place(cast, as_person):
    insert = (
        "insert into people_recoverycode (id, agency_id, account_id, code_hash) "
        "values (gen_random_uuid(), %s, %s, '\\x01')"
    )
    with as_person(cast.dev):
        assert "row-level security" in refused(insert, [cast.linden.id, cast.chloe.id])
        assert passes_or_is_refused("delete from people_totp where account_id <> %s", [cast.dev.id]) == 0
        assert ask(insert, [cast.linden.id, cast.dev.id]) == [(1,)]


def test_a_custodian_reads_no_line_about_a_client_she_is_shut_out_from(
    transactional_db, cast, as_person, esther
):
    lines = "select count(*) from wall.lines_of_agency(null, 500, null)"
    about_her = f"{lines} where %s = any(subjects)"
    with as_person(cast.rosa):
        before = ask(lines)[0][0]
        assert ask(about_her, [esther.subject_id])[0][0] >= 1
    set_conflict(cast, as_person, esther, cast.rosa)
    with as_person(cast.rosa):
        assert ask(about_her, [esther.subject_id]) == [(0,)]
        assert 0 < ask(lines)[0][0] < before
