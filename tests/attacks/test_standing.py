"""Need-to-know at the row alone: nobody changes what a colleague is or may, unless she manages people. The door is off.

Not one of the twenty, but what they rest on: a role, a paper, a clearance, a team, a way in. Oneself: test_access_list.
"""

import pytest

from tests.attacks.ground import ask, passes_or_is_refused, refused

MANAGE = ["rosa", "chloe", "vera", "ida"]
DO_NOT = ["amira", "noor"]
PLACE = "update people_account set {} where id = %s"
PAPER = (
    "insert into people_credential (id, agency_id, account_id, kind, earned_on, recorded_by_id, recorded_at)"
    " values (gen_random_uuid(), wall.agency(), %s, 'orientation', now()::date, {}, now())"
)
CLEAR = "update vault_clearance set cleared_until = '9000-01-01', may_approve = true where actor_id = %s"
ACCOUNT = (
    "insert into people_account (id, agency_id, login, working_name, role, board_supervisor, language, theme,"
    " is_demo, created_at, must_regrant) values (%s, wall.agency(), 'x@x.example', 'X', '{}', '', '', '',"
    " true, now(), false)"
)
CLEARANCE = (
    "insert into vault_clearance (actor_id, agency_id, may_approve, changed_at)"
    " values (%s, wall.agency(), %s, now())"
)
INVITATION = (
    "insert into people_invitation (id, agency_id, account_id, token_hash, starts_over, keeps_factors, created_at,"
    " expires_at) values (gen_random_uuid(), wall.agency(), %s, '\\x02', {}, false, now(), now() + interval '1 day')"
)
MEMBER = (
    "insert into people_membership (id, agency_id, team_id, account_id, since)"
    " select gen_random_uuid(), agency_id, id, %s, now() from people_team"
    " where kind = '{}' and agency_id = wall.agency()"
)
NEW = "00000000-0000-7000-8000-00000000000a"
STANDINGS = (
    "role = 'supervisor'",
    "supervisor_id = null, board_supervisor = 'Mo'",
    "left_at = now()",
    "login = 'taken@over.example'",
    "working_name = 'Chloe'",
)


# -- role, supervisor, leaving ---------------------------------------------------------------------------


@pytest.mark.parametrize("standing", STANDINGS)
@pytest.mark.parametrize("who", DO_NOT)
def test_a_colleague_changes_nobody_s_standing(cast, as_person, who, standing):
    with as_person(getattr(cast, who)):
        assert "only who manages people" in refused(PLACE.format(standing), [cast.dev.id])


@pytest.mark.parametrize("who", MANAGE)
def test_who_manages_people_changes_a_colleague_s_standing(cast, as_person, who):
    with as_person(getattr(cast, who)):
        for standing in STANDINGS:
            assert ask(PLACE.format(standing), [cast.dev.id]) == [(1,)]


def test_who_manages_people_elsewhere_changes_nobody_here(cast, as_person):
    for person in (cast.ruth, cast.fay):
        with as_person(person):
            assert ask(PLACE.format(STANDINGS[0]), [cast.dev.id]) == [(0,)]


def test_who_has_left_manages_nobody_any_more(cast, as_person):
    with as_person(cast.rosa):
        ask(PLACE.format("left_at = now()"), [cast.ida.id])
    with as_person(cast.ida):
        assert "only who manages people" in refused(PLACE.format(STANDINGS[0]), [cast.dev.id])


def test_only_a_director_makes_or_unmakes_a_director(cast, as_person):
    for who in ("chloe", "vera", "ida"):
        with as_person(getattr(cast, who)):
            assert "a director" in refused(PLACE.format("role = 'director'"), [cast.dev.id])
            assert "a director" in refused(PLACE.format("role = 'advocate'"), [cast.rosa.id])
            assert "a director" in refused(ACCOUNT.format("director"), [NEW])
    with as_person(cast.rosa):
        assert ask(PLACE.format("role = 'director'"), [cast.dev.id]) == [(1,)]


def test_only_a_custodian_says_that_someone_has_her_keys_again(cast, as_person):
    with as_person(cast.amira):
        assert "only a custodian" in refused(PLACE.format("must_regrant = true"), [cast.dev.id])
    with as_person(cast.chloe):
        assert ask(PLACE.format("must_regrant = true"), [cast.dev.id]) == [(1,)]


def test_everyone_keeps_her_own_language(cast, as_person):
    with as_person(cast.amira):
        assert ask(PLACE.format("language = 'es', theme = 'dark'"), [cast.amira.id]) == [(1,)]


# -- papers and clearance --------------------------------------------------------------------------------


@pytest.mark.parametrize("who", DO_NOT)
def test_a_colleague_writes_nobody_s_papers_and_clears_nobody(cast, as_person, who):
    with as_person(getattr(cast, who)):
        assert "row-level security" in refused(PAPER.format("wall.actor_id()"), [cast.dev.id])
        for paper in ("update people_credential set expires_on = null", "delete from people_credential"):
            assert passes_or_is_refused(f"{paper} where account_id = %s", [cast.dev.id]) == 0
        assert passes_or_is_refused(CLEAR, [cast.dev.id]) == 0
        assert "row-level security" in refused(CLEARANCE, [NEW, True])


@pytest.mark.parametrize("who", MANAGE)
def test_who_manages_people_records_papers_in_her_own_name(cast, as_person, who):
    with as_person(getattr(cast, who)):
        assert ask(PAPER.format("wall.actor_id()"), [cast.dev.id]) == [(1,)]
        assert "row-level security" in refused(PAPER.format(f"'{cast.amira.id}'"), [cast.dev.id])
        assert ask(CLEAR, [cast.dev.id]) == [(1,)]
        assert passes_or_is_refused(CLEAR, [getattr(cast, who).id]) == 0


@pytest.mark.parametrize("who", [*DO_NOT, "chloe", "vera"])
def test_who_does_not_run_the_agency_asks_for_no_less_and_changes_no_grace(cast, as_person, who):
    asked = (
        "insert into people_requirement (id, agency_id, role, kind)"
        " values (gen_random_uuid(), wall.agency(), 'advocate', 'orientation')"
    )
    for runs in (cast.rosa, cast.ida):
        with as_person(runs):
            assert ask(asked) == [(1,)]
            assert ask("update people_agency set grace_hours = 24") == [(1,)]
            ask("delete from people_requirement where role = 'advocate' and kind = 'orientation'")
    with as_person(cast.rosa):
        ask(asked)
    with as_person(getattr(cast, who)):
        assert "row-level security" in refused(asked.replace("advocate", "counsellor"))
        assert ask("delete from people_requirement") == [(0,)]
        assert ask("update people_agency set grace_hours = 72") == [(0,)]


# -- teams and ways in -----------------------------------------------------------------------------------


@pytest.mark.parametrize("who", DO_NOT)
def test_a_colleague_puts_nobody_in_a_team_and_takes_nobody_out(cast, as_person, who):
    with as_person(getattr(cast, who)):
        for team in ("intake", "custodians"):
            assert "row-level security" in refused(MEMBER.format(team), [cast.dev.id])
        assert ask("update people_membership set until = now() where until is null") == [(0,)]
        assert ask("delete from people_membership") == [(0,)]


def test_only_a_director_or_a_custodian_makes_custodians(cast, as_person):
    """Else the next run of "give keys" would seal the custodians' key to a friend of the administrator's."""
    for who in ("ida", "vera"):
        with as_person(getattr(cast, who)):
            assert "row-level security" in refused(MEMBER.format("custodians"), [cast.dev.id])
            assert ask(MEMBER.format("intake"), [cast.amira.id if who == "ida" else cast.noor.id]) == [(1,)]
    with as_person(cast.chloe):
        assert ask(MEMBER.format("custodians"), [cast.dev.id]) == [(1,)]


@pytest.mark.parametrize("who", DO_NOT)
def test_a_colleague_makes_no_account_and_no_way_in(cast, as_person, who):
    with as_person(getattr(cast, who)):
        assert refused(ACCOUNT.format("advocate"), [NEW])
        for starts_over in ("true", "false"):
            assert "row-level security" in refused(INVITATION.format(starts_over), [cast.chloe.id])


def test_who_manages_people_makes_an_account_and_only_a_custodian_lets_start_over(cast, as_person):
    with as_person(cast.ida):
        assert ask(ACCOUNT.format("advocate"), [NEW]) == [(1,)]
        assert ask(CLEARANCE, [NEW, False]) == [(1,)]
        assert ask(INVITATION.format("false"), [NEW]) == [(1,)]
        assert "row-level security" in refused(INVITATION.format("true"), [cast.dev.id])


# -- a coalition -----------------------------------------------------------------------------------------


def test_the_organiser_of_a_coalition_brings_in_nobody_who_could_see_a_client(cast, as_person):
    with as_person(cast.fay):
        for role in ("advocate", "supervisor", "clinical_supervisor", "counsellor", "interpreter"):
            assert "has no clients" in refused(ACCOUNT.format(role), [NEW])
        assert ask(ACCOUNT.format("administrator"), [NEW]) == [(1,)]
        assert "has no clients" in refused(PLACE.format("role = 'supervisor'"), [NEW])
        assert ask(PLACE.format("role = 'organiser'"), [NEW]) == [(1,)]


def test_an_organiser_of_another_agency_manages_nobody(cast, as_person):
    with as_person(cast.rosa):
        ask(PLACE.format("role = 'organiser'"), [cast.ida.id])
    with as_person(cast.ida):
        assert "only who manages people" in refused(PLACE.format(STANDINGS[0]), [cast.dev.id])


# -- teams -----------------------------------------------------------------------------------------------

TEAMS = (
    "update people_team set kind = 'custodians' where kind = 'everyone' and agency_id = wall.agency()",
    "update people_team set kind = case kind when 'everyone' then 'custodians' else 'everyone' end"
    " where kind in ('everyone', 'custodians') and agency_id = wall.agency()",
    "insert into people_team (id, agency_id, kind) values (gen_random_uuid(), wall.agency(), 'other')",
    "delete from people_team where agency_id = wall.agency()",
)


@pytest.mark.parametrize("who", [*MANAGE, *DO_NOT])
def test_nobody_makes_renames_or_removes_a_team(cast, as_person, who):
    with as_person(getattr(cast, who)):
        for attempt in TEAMS:
            assert "permission denied" in refused(attempt, [])
        assert ask("select count(*) > 0 from people_team where kind = 'custodians'", []) == [(True,)]
