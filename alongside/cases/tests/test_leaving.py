"""Handing clients over and leaving: nobody loses a client, nobody keeps a key."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from alongside.cases.actions import leaving
from alongside.cases.actions.opening import open_client
from alongside.cases.errors import (
    AnotherCustodian,
    ClientsWithoutSuccessor,
    DrawersWouldBeLost,
    NeedsNewSupervisor,
)
from alongside.cases.models import CareTeamMember, Case
from alongside.cases.selectors import case_for, identity_for
from alongside.cases.selectors import leaving as work
from alongside.people.actions import staffing
from alongside.people.actions.staffing import Place
from alongside.people.enums import Role
from alongside.people.errors import NotASupervisor
from alongside.people.models import Account, Membership
from alongside.people.selectors.keys import thin_drawers
from alongside.vault import keyring
from alongside.vault.actions import access
from alongside.vault.enums import Reason
from alongside.vault.errors import NotFound, Refused, StepUpNeeded
from alongside.vault.models import AccessEntry, DrawerKey, Holder, TeamKey
from tests.standing_ready import ready

TODAY = date(2026, 5, 14)


@pytest.fixture
@ready
def case(cast, as_person):
    """Esther, whom Amira walks with and Chloe supervises."""
    with as_person(cast.amira) as actor:
        return open_client(actor=actor, chosen_name="Esther", opened_on=TODAY)


def reads(person, case, as_person):
    with as_person(person) as actor:
        return identity_for(actor, case_for(actor, case.id).subject_id).chosen_name


def is_refused(person, case, as_person):
    """A custodian's team key would open the drawer: door and row stop her."""
    with as_person(person) as actor:
        with pytest.raises(NotFound):
            case_for(actor, case.id)
        return list(Case.objects.all()) == []


def finds_nothing(person, case, as_person):
    with as_person(person) as actor:
        with pytest.raises(NotFound):
            case_for(actor, case.id)
        return not keyring.opened().holds(case.subject_id, "identity")


def ends(actor, who, **choices):
    return leaving.end_employment(actor=actor, account_id=who.id, **{"successors": {}} | choices)


# -- handing over ----------------------------------------------------------------------------------


def test_a_client_handed_over_opens_to_the_successor_and_closes_to_the_former(cast, as_person, case):
    with as_person(cast.rosa) as actor:
        leaving.hand_over(actor=actor, account_id=cast.amira.id, successors={case.subject_id: cast.vera.id})
    assert reads(cast.vera, case, as_person) == "Esther"
    assert finds_nothing(cast.amira, case, as_person)
    assert reads(cast.chloe, case, as_person) == "Esther"


def test_lead_and_care_team_follow_though_the_custodian_sees_neither(cast, as_person, case):
    with as_person(cast.rosa) as actor:
        leaving.hand_over(actor=actor, account_id=cast.amira.id, successors={case.subject_id: cast.dev.id})
        assert list(Case.objects.all()) == []
    with as_person(cast.dev):
        assert Case.objects.get(id=case.id).lead_id == cast.dev.id
        team = CareTeamMember.objects.filter(subject_id=case.subject_id, until=None)
        assert set(team.values_list("account_id", "part")) == {
            (cast.dev.id, "lead"),
            (cast.chloe.id, "supervisor"),
        }


def test_a_client_who_is_not_chosen_stays(cast, as_person, case):
    with as_person(cast.amira) as actor:
        other = open_client(actor=actor, chosen_name="Lena", opened_on=TODAY)
    with as_person(cast.rosa) as actor:
        handed = leaving.hand_over(
            actor=actor, account_id=cast.amira.id, successors={case.subject_id: cast.dev.id}
        )
    assert handed.clients == 1
    assert reads(cast.amira, other, as_person) == "Lena"
    assert finds_nothing(cast.dev, other, as_person)


def test_nothing_is_handed_over_against_a_conflict(cast, as_person, case):
    with as_person(cast.amira) as actor:
        other = open_client(actor=actor, chosen_name="Lena", opened_on=TODAY)
        access.admit(
            actor=actor,
            subject_id=case.subject_id,
            account_id=cast.dev.id,
            reason=Reason.CONFLICT,
            drawers=[],
        )
    with as_person(cast.rosa) as actor:
        chosen = {case.subject_id: cast.dev.id, other.subject_id: cast.dev.id}
        with pytest.raises(ClientsWithoutSuccessor) as refusal:
            leaving.hand_over(actor=actor, account_id=cast.amira.id, successors=chosen)
        assert refusal.value.unfinished == [case.subject_id]
    assert reads(cast.amira, other, as_person) == "Lena"
    assert finds_nothing(cast.dev, other, as_person)


@pytest.mark.parametrize("who", ["ida", "ben", "fay"])
def test_who_cannot_open_a_drawer_here_takes_nobody_over(who, cast, as_person, case):
    with as_person(cast.rosa) as actor, pytest.raises(ClientsWithoutSuccessor):
        leaving.hand_over(
            actor=actor, account_id=cast.amira.id, successors={case.subject_id: getattr(cast, who).id}
        )


def test_a_custodian_takes_over_whom_she_supervises_but_lets_herself_in_to_nobody_else(cast, as_person, case):
    with as_person(cast.rosa) as actor, pytest.raises(ClientsWithoutSuccessor):
        leaving.hand_over(actor=actor, account_id=cast.amira.id, successors={case.subject_id: cast.rosa.id})
    with as_person(cast.chloe) as actor:
        leaving.hand_over(actor=actor, account_id=cast.amira.id, successors={case.subject_id: cast.chloe.id})
    with as_person(cast.chloe):
        assert Case.objects.get(id=case.id).lead_id == cast.chloe.id


@pytest.mark.parametrize("who", ["vera", "ida", "dev", "amira", "ruth"])
def test_only_a_custodian_who_manages_hands_over(who, cast, as_person, case):
    with as_person(getattr(cast, who)) as actor, pytest.raises(Refused):
        leaving.hand_over(actor=actor, account_id=cast.amira.id, successors={case.subject_id: cast.dev.id})


def test_a_custodian_who_is_shut_out_neither_sees_nor_hands_over_that_client(cast, as_person, case):
    with as_person(cast.amira) as actor:
        access.admit(
            actor=actor,
            subject_id=case.subject_id,
            account_id=cast.rosa.id,
            reason=Reason.CONFLICT,
            drawers=[],
        )
    with as_person(cast.rosa) as actor:
        assert work.work_of(actor, cast.amira.account).clients == []
        with pytest.raises(AnotherCustodian):
            ends(actor, cast.amira)
    with as_person(cast.chloe) as actor:
        ends(actor, cast.amira, successors={case.subject_id: cast.dev.id})
    assert reads(cast.dev, case, as_person) == "Esther"


def test_the_custodian_is_told_no_name_of_a_client_who_is_not_hers(cast, as_person, case):
    with as_person(cast.rosa) as actor:
        assert [client.name for client in work.work_of(actor, cast.amira.account).clients] == [""]
    with as_person(cast.chloe) as actor:
        assert [client.name for client in work.work_of(actor, cast.amira.account).clients] == ["Esther"]


# -- leaving ---------------------------------------------------------------------------------------


def test_leaving_takes_keys_teams_and_the_account_in_one_step(cast, as_person, case):
    with as_person(cast.rosa) as actor:
        ends(actor, cast.amira, successors={case.subject_id: cast.dev.id})
        assert not DrawerKey.objects.filter(holder_id=cast.amira.holder_id).exists()
        assert not TeamKey.objects.filter(member_holder_id=cast.amira.holder_id).exists()
        assert not Membership.objects.filter(account_id=cast.amira.id, until=None).exists()
        assert not AccessEntry.objects.filter(actor_id=cast.amira.id, ends_at=None).exists()
        assert thin_drawers() == []
    holder = Holder.objects.get(id=cast.amira.holder_id)
    assert (holder.retired_at is not None, holder.lock_blob) == (True, None)
    assert Account.objects.get(id=cast.amira.id).left_at is not None
    assert finds_nothing(cast.amira, case, as_person)
    assert reads(cast.dev, case, as_person) == "Esther"


def test_nobody_leaves_while_a_client_has_nobody(cast, as_person, case):
    with as_person(cast.rosa) as actor, pytest.raises(ClientsWithoutSuccessor) as refusal:
        ends(actor, cast.amira)
    assert refusal.value.unfinished == [case.subject_id]
    assert reads(cast.amira, case, as_person) == "Esther"
    assert Account.objects.get(id=cast.amira.id).left_at is None


def test_the_second_factor_is_asked_for_before_anyone_leaves(cast, as_person):
    with as_person(cast.rosa, stepped_up=False) as actor, pytest.raises(StepUpNeeded):
        ends(actor, cast.dev)
    with as_person(cast.rosa) as actor:
        ends(actor, cast.dev)
    assert Account.objects.get(id=cast.dev.id).left_at is not None


@pytest.mark.parametrize("who", ["vera", "ida", "amira", "ruth"])
def test_only_a_custodian_who_manages_ends_an_employment(who, cast, as_person):
    with as_person(getattr(cast, who)) as actor, pytest.raises(Refused):
        ends(actor, cast.dev)
    assert Account.objects.get(id=cast.dev.id).left_at is None


def test_nobody_ends_her_own_employment(cast, as_person):
    with as_person(cast.rosa) as actor, pytest.raises(Refused):
        ends(actor, cast.rosa)


def test_a_supervisor_leaves_her_people_and_their_clients_to_another(cast, as_person, case):
    with as_person(cast.rosa) as actor:
        with pytest.raises(NeedsNewSupervisor):
            ends(actor, cast.chloe)
        with pytest.raises(NotASupervisor):
            ends(actor, cast.chloe, supervisor_id=cast.dev.id)
        handed = ends(actor, cast.chloe, supervisor_id=cast.vera.id)
    assert handed.unsupervised == 0
    reports = Account.objects.filter(supervisor_id=cast.vera.id, left_at=None)
    assert {cast.amira.id, cast.dev.id} <= set(reports.values_list("id", flat=True))
    assert reads(cast.vera, case, as_person) == "Esther"
    assert finds_nothing(cast.chloe, case, as_person)
    with as_person(cast.vera):
        team = CareTeamMember.objects.filter(subject_id=case.subject_id, until=None)
        assert (cast.vera.id, "supervisor") in set(team.values_list("account_id", "part"))


def test_a_supervision_that_cannot_be_passed_on_ends_and_is_counted(cast, as_person, case):
    """Rosa would let herself in: the client keeps Amira, and another custodian settles the supervision."""
    with as_person(cast.rosa) as actor:
        staffing.join_team(actor=actor, account_id=cast.vera.id, kind="custodians")
        handed = ends(actor, cast.chloe, supervisor_id=cast.rosa.id)
    assert handed.unsupervised == 1
    assert is_refused(cast.rosa, case, as_person)
    assert reads(cast.amira, case, as_person) == "Esther"
    with as_person(cast.rosa) as actor, pytest.raises(NotASupervisor):
        leaving.settle_supervision(actor=actor, account_id=cast.amira.id)
    with as_person(cast.vera) as actor:
        assert leaving.settle_supervision(actor=actor, account_id=cast.amira.id) == 1
    assert reads(cast.rosa, case, as_person) == "Esther"


def test_after_a_change_of_supervisor_the_records_follow(cast, as_person, case):
    with as_person(cast.rosa) as actor:
        staffing.change_place(actor=actor, account_id=cast.amira.id, place=Place(Role.ADVOCATE, cast.vera.id))
        amira = Account.objects.get(id=cast.amira.id)
        assert work.without_supervision(actor, amira) == [case.subject_id]
        assert leaving.settle_supervision(actor=actor, account_id=cast.amira.id) == 1
        assert work.without_supervision(actor, amira) == []
    assert reads(cast.vera, case, as_person) == "Esther"
    assert is_refused(cast.chloe, case, as_person)


def test_whoever_takes_the_leaver_s_place_moves_up_the_chain(cast, as_person):
    """Rosa leaves; Vera, who reported to her, supervises the rest and has Rosa's own board supervisor."""
    with as_person(cast.chloe) as actor:
        ends(actor, cast.rosa, supervisor_id=cast.vera.id)
    vera, chloe = Account.objects.get(id=cast.vera.id), Account.objects.get(id=cast.chloe.id)
    assert (vera.supervisor_id, vera.board_supervisor) == (None, "Board chair")
    assert chloe.supervisor_id == cast.rosa.id  # nobody changes her own: she asks Vera or Ida


def test_a_drawer_that_only_the_leaver_opens_is_looked_after_first(cast, as_person, case):
    with as_person(cast.rosa) as actor:
        others = DrawerKey.objects.filter(subject_id=case.subject_id, drawer="notes")
        others.exclude(holder_id=cast.amira.holder_id).delete()
        with pytest.raises(DrawersWouldBeLost) as refusal:
            ends(actor, cast.amira, successors={case.subject_id: cast.dev.id})
        assert refusal.value.clients == 1
        ends(actor, cast.amira, successors={case.subject_id: cast.dev.id}, lose_drawers=True)
        assert thin_drawers() == [("notes", 1)]
    assert reads(cast.dev, case, as_person) == "Esther"


def test_someone_who_left_is_not_handed_over_again(cast, as_person):
    with as_person(cast.rosa) as actor:
        ends(actor, cast.dev)
        with pytest.raises(NotFound):
            ends(actor, cast.dev)


# -- the row wall alone ----------------------------------------------------------------------------


def test_the_database_passes_work_on_only_for_custodians_and_only_to_who_is_on_the_list(
    cast, as_person, case
):
    call = "select wall.pass_on_work(%s, %s, %s, 'care_team')"
    given = [[case.subject_id], cast.amira.id, cast.dev.id]
    for who, code in (
        (cast.amira, "not_custodian"),
        (cast.rosa, "not_on_the_list"),
        (cast.ruth, "not_on_the_list"),
    ):
        with (
            as_person(who),
            pytest.raises(DatabaseError, match=code),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(call, given)
    with as_person(cast.amira):
        assert Case.objects.get(id=case.id).lead_id == cast.amira.id


def test_the_database_hands_nobody_over_for_who_is_no_custodian(cast, as_person, case):
    with as_person(cast.vera) as actor, pytest.raises(Refused) as refusal:
        access.hand_over(actor=actor, from_id=cast.amira.id, to_id=cast.dev.id)
    assert refusal.value.code == "not_custodian"


def test_the_database_hands_nobody_over_to_someone_who_is_not_cleared(cast, as_person, case):
    for to in (cast.ida, cast.ben):
        with as_person(cast.rosa) as actor, pytest.raises(NotFound):
            access.hand_over(actor=actor, from_id=cast.amira.id, to_id=to.id)
