"""Role, supervisor and teams: each rule's refusal beside its success."""

import pytest

from alongside.people.actions import joining, staffing
from alongside.people.actions.staffing import Place
from alongside.people.enums import Role, TeamKind
from alongside.people.errors import (
    LastCustodian,
    LoginTaken,
    NeedsSupervisor,
    NotASupervisor,
    NotForThisRole,
    SupervisionLoop,
)
from alongside.people.models import Account
from alongside.people.selectors.staff import colleague_for, custodians_of, team_kinds_of
from alongside.vault.errors import NotFound, Refused
from alongside.vault.models import Clearance, Holder, TeamKey


def has_team_key(person, office):
    team = Holder.objects.get(agency_id=person.account.agency_id, office=office, retired_at=None)
    return TeamKey.objects.filter(team_holder_id=team.id, member_holder_id=person.holder_id).exists()


def place_of(person, **changes):
    account = Account.objects.get(id=person.id)
    return Place(**{"role": account.role, "supervisor_id": account.supervisor_id} | changes)


def test_another_supervisor_can_be_named(cast, as_person):
    with as_person(cast.rosa) as actor:
        staffing.change_place(
            actor=actor, account_id=cast.amira.id, place=place_of(cast.amira, supervisor_id=cast.vera.id)
        )
    assert Account.objects.get(id=cast.amira.id).supervisor_id == cast.vera.id


def test_someone_who_does_not_lead_cannot_supervise(cast, as_person):
    with as_person(cast.rosa) as actor, pytest.raises(NotASupervisor):
        staffing.change_place(
            actor=actor, account_id=cast.amira.id, place=place_of(cast.amira, supervisor_id=cast.dev.id)
        )


def test_nobody_of_another_agency_supervises(cast, as_person):
    with as_person(cast.rosa) as actor, pytest.raises(NotFound):
        staffing.change_place(
            actor=actor, account_id=cast.amira.id, place=place_of(cast.amira, supervisor_id=cast.ruth.id)
        )


def test_two_people_cannot_supervise_each_other(cast, as_person):
    with as_person(cast.rosa) as actor:
        staffing.change_place(
            actor=actor, account_id=cast.vera.id, place=place_of(cast.vera, supervisor_id=cast.chloe.id)
        )
        with pytest.raises(SupervisionLoop):
            staffing.change_place(
                actor=actor, account_id=cast.chloe.id, place=place_of(cast.chloe, supervisor_id=cast.vera.id)
            )


def test_the_top_of_the_chain_needs_someone_on_the_board(cast, as_person):
    with as_person(cast.rosa) as actor:
        with pytest.raises(NeedsSupervisor):
            staffing.change_place(actor=actor, account_id=cast.chloe.id, place=Place(Role.SUPERVISOR, None))
        staffing.change_place(
            actor=actor, account_id=cast.chloe.id, place=Place(Role.SUPERVISOR, None, "Mo, board")
        )
    assert Account.objects.get(id=cast.chloe.id).board_supervisor == "Mo, board"


def test_a_role_that_opens_no_drawer_closes_them_at_once(cast, as_person):
    with as_person(cast.rosa) as actor:
        assert Clearance.objects.get(actor_id=cast.dev.id).cleared_until is not None
        staffing.change_place(
            actor=actor, account_id=cast.dev.id, place=place_of(cast.dev, role=Role.INTERPRETER)
        )
        assert Clearance.objects.get(actor_id=cast.dev.id).cleared_until is not None
        staffing.leave_team(actor=actor, account_id=cast.dev.id, kind=TeamKind.ON_CALL)
        staffing.change_place(
            actor=actor, account_id=cast.dev.id, place=place_of(cast.dev, role=Role.ADMINISTRATOR)
        )
        assert Clearance.objects.get(actor_id=cast.dev.id).cleared_until is None


@pytest.mark.parametrize("who", ["amira", "noor"])
def test_who_does_not_manage_changes_nobody(who, cast, as_person):
    with as_person(getattr(cast, who)) as actor, pytest.raises(Refused):
        staffing.change_place(
            actor=actor, account_id=cast.dev.id, place=place_of(cast.dev, supervisor_id=cast.rosa.id)
        )


def test_nobody_changes_her_own_place(cast, as_person):
    with as_person(cast.chloe) as actor, pytest.raises(Refused):
        staffing.change_place(
            actor=actor, account_id=cast.chloe.id, place=place_of(cast.chloe, role=Role.DIRECTOR)
        )


def test_only_a_director_makes_a_director(cast, as_person):
    with as_person(cast.chloe) as actor, pytest.raises(Refused):
        staffing.change_place(
            actor=actor, account_id=cast.amira.id, place=place_of(cast.amira, role=Role.DIRECTOR)
        )
    with as_person(cast.rosa) as actor:
        staffing.change_place(
            actor=actor, account_id=cast.amira.id, place=place_of(cast.amira, role=Role.DIRECTOR)
        )
    assert Account.objects.get(id=cast.amira.id).role == Role.DIRECTOR


def test_joining_a_team_gives_its_key_at_once_where_a_custodian_does_it(cast, as_person):
    with as_person(cast.rosa) as actor:
        assert staffing.join_team(actor=actor, account_id=cast.amira.id, kind=TeamKind.INTAKE) is True
        assert has_team_key(cast.amira, "intake")


def test_joined_by_someone_else_the_key_waits_for_a_custodian(cast, as_person):
    with as_person(cast.vera) as actor:
        assert staffing.join_team(actor=actor, account_id=cast.amira.id, kind=TeamKind.INTAKE) is False
    with as_person(cast.rosa):
        assert not has_team_key(cast.amira, "intake")


def test_leaving_a_team_takes_its_key_at_once(cast, as_person):
    with as_person(cast.rosa) as actor:
        assert has_team_key(cast.amira, "on_call")
        staffing.leave_team(actor=actor, account_id=cast.amira.id, kind=TeamKind.ON_CALL)
        assert not has_team_key(cast.amira, "on_call")
        assert TeamKind.ON_CALL not in team_kinds_of(cast.amira.account)


def test_only_a_custodian_takes_someone_out_of_a_team(cast, as_person):
    with as_person(cast.vera) as actor, pytest.raises(Refused):
        staffing.leave_team(actor=actor, account_id=cast.amira.id, kind=TeamKind.ON_CALL)


def test_the_counselling_team_is_for_those_who_counsel(cast, as_person):
    with as_person(cast.rosa) as actor:
        with pytest.raises(NotForThisRole):
            staffing.join_team(actor=actor, account_id=cast.amira.id, kind=TeamKind.COUNSELLING)
        staffing.leave_team(actor=actor, account_id=cast.noor.id, kind=TeamKind.COUNSELLING)
        assert staffing.join_team(actor=actor, account_id=cast.noor.id, kind=TeamKind.COUNSELLING)


def test_whoever_stops_counselling_leaves_the_counselling_team(cast, as_person):
    with as_person(cast.rosa) as actor:
        staffing.change_place(
            actor=actor, account_id=cast.noor.id, place=place_of(cast.noor, role=Role.ADVOCATE)
        )
        assert not has_team_key(cast.noor, "counselling")
        assert TeamKind.COUNSELLING not in team_kinds_of(cast.noor.account)


def test_an_administrator_is_on_no_team_whose_key_opens_a_drawer(cast, as_person):
    with as_person(cast.rosa) as actor, pytest.raises(NotForThisRole):
        staffing.join_team(actor=actor, account_id=cast.ida.id, kind=TeamKind.ON_CALL)


def test_only_custodians_and_directors_make_custodians(cast, as_person):
    with as_person(cast.ida) as actor, pytest.raises(NotForThisRole):
        staffing.join_team(actor=actor, account_id=cast.amira.id, kind=TeamKind.CUSTODIANS)
    with as_person(cast.chloe) as actor:
        assert staffing.join_team(actor=actor, account_id=cast.amira.id, kind=TeamKind.CUSTODIANS)


def test_there_is_always_a_custodian(cast, as_person):
    with as_person(cast.rosa) as actor:
        staffing.leave_team(actor=actor, account_id=cast.chloe.id, kind=TeamKind.CUSTODIANS)
        assert [one.id for one in custodians_of(actor.agency_id)] == [cast.rosa.id]
    account = Account.objects.get(id=cast.rosa.id)
    with pytest.raises(LastCustodian):
        staffing.require_another_custodian(account)


def test_a_colleague_of_another_agency_does_not_exist(cast, as_person):
    with as_person(cast.rosa) as actor, pytest.raises(NotFound):
        colleague_for(actor, cast.ben.id)


def invited(actor, cast, **changes):
    given = {
        "login": "sol@linden.example",
        "working_name": "Sol",
        "role": Role.ADVOCATE,
        "supervisor_id": cast.chloe.id,
    }
    return joining.invite(actor=actor, is_demo=True, **given | changes)


def test_an_invitation_needs_a_supervisor_and_a_free_login(cast, as_person):
    with as_person(cast.rosa) as actor:
        with pytest.raises(NeedsSupervisor):
            invited(actor, cast, supervisor_id=None)
        with pytest.raises(LoginTaken):
            invited(actor, cast, login="AMIRA@linden.example")
        account, token = invited(actor, cast)
    assert token
    assert account.supervisor_id == cast.chloe.id


def test_an_invitation_puts_nobody_in_a_team_that_is_not_for_her(cast, as_person):
    with as_person(cast.ida) as actor:
        for kind in (TeamKind.COUNSELLING, TeamKind.CUSTODIANS):
            with pytest.raises(NotForThisRole):
                invited(actor, cast, teams=[kind])
        account, _token = invited(actor, cast, teams=[TeamKind.ON_CALL])
    with as_person(cast.rosa):
        assert TeamKind.ON_CALL in team_kinds_of(account)
