"""Changing a colleague's place: her role, her supervisor, her teams.

Belongs here: those changes, with what follows for her drawers and keys. Not here: papers (clearance), keys
of clients (granting), leaving (cases, which may hand clients over).
"""

from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from alongside.people import policies
from alongside.people.actions import clearance
from alongside.people.enums import TeamKind
from alongside.people.errors import (
    LastCustodian,
    NeedsSupervisor,
    NotASupervisor,
    NotForThisRole,
    SupervisionLoop,
)
from alongside.people.models import Account, Membership, Team
from alongside.people.selectors.staff import chain_above, colleague_for, custodians_of, team_of
from alongside.vault import keyring, ledger
from alongside.vault.actions import keys
from alongside.vault.actors import Actor, require
from alongside.vault.enums import HolderKind, What
from alongside.vault.errors import Locked
from alongside.vault.models import Holder
from alongside.vault.selectors import holder_of


@dataclass(frozen=True, slots=True)
class Place:
    """What a colleague is and who answers for her. Without a supervisor she needs one named on the board."""

    role: str
    supervisor_id: UUID | None
    board_supervisor: str = ""


def change_place(*, actor: Actor, account_id: UUID, place: Place) -> Account:
    """Change role and supervisor; her drawers open or close accordingly.

    Refused for oneself, for a chain of supervisors that ends in itself, and (unless by a director) to make
    or unmake a director.
    """
    account = colleague_for(actor, account_id, lock=True)
    require(policies.may_change_standing(actor, account, place.role))
    check_supervisor(actor, account, place)
    was = account.role
    account.role, account.supervisor_id = place.role, place.supervisor_id
    account.board_supervisor = "" if place.supervisor_id else place.board_supervisor.strip()
    account.save(update_fields=["role", "supervisor", "board_supervisor"])
    if was != account.role:
        _leave_what_no_longer_fits(actor, account)
    ledger.add(actor, What.ROLE_CHANGED, about=account.id, why=account.role)
    clearance.recompute(actor=actor, account=account)
    return account


def check_supervisor(actor: Actor, account: Account, place: Place) -> None:
    """Someone answers for everyone: a colleague who leads, or for the top of the chain one of the board."""
    if place.supervisor_id is None:
        if not place.board_supervisor.strip() and place.role not in policies.NEVER_OPENS_A_DRAWER:
            raise NeedsSupervisor
        return
    supervisor = colleague_for(actor, place.supervisor_id)
    require(policies.may_supervise(supervisor, agency_id=actor.agency_id), NotASupervisor)
    if account.id in (supervisor.id, *chain_above(supervisor)):
        raise SupervisionLoop


def join_team(*, actor: Actor, account_id: UUID, kind: TeamKind | str) -> bool:
    """Put a colleague in a team. True when she has its key at once; else it waits for a custodian."""
    account = colleague_for(actor, account_id)
    require(policies.may_add_to_team(actor, account, kind), NotForThisRole)
    if account.left_at is not None:
        raise NotForThisRole
    team = team_of(actor, kind)
    Membership.objects.bulk_create(
        [Membership(agency_id=actor.agency_id, team=team, account=account)], ignore_conflicts=True
    )
    ledger.add(actor, What.TEAM_CHANGED, about=account.id, why=f"joined:{kind}")
    return give_team_key(actor=actor, account=account, team=team)


def leave_team(*, actor: Actor, account_id: UUID, kind: TeamKind | str) -> None:
    """Take a colleague out of a team, and the team's key from her at once. A custodian always remains."""
    account = colleague_for(actor, account_id)
    require(policies.may_take_from_team(actor, account))
    if kind == TeamKind.CUSTODIANS:
        require_another_custodian(account)
    _leave(actor, account, team_of(actor, kind))


def require_another_custodian(account: Account) -> None:
    """Refuse to take away the last custodian who can do her work."""
    if all(one.id == account.id for one in custodians_of(account.agency_id)):
        raise LastCustodian


def give_team_key(*, actor: Actor, account: Account, team: Team) -> bool:
    """Seal a team's key to one member, where the giver is a custodian and the member has a key of her own."""
    member, holder = holder_of(account.id), holder_of(team.id, HolderKind.TEAM)
    if member is None or holder is None or not actor.is_custodian:
        return False
    try:
        keyring.opened().private_of(holder.id)
    except Locked:
        return False
    keys.grant_team(actor=actor, team=holder, member=member)
    return True


def _leave_what_no_longer_fits(actor: Actor, account: Account) -> None:
    """A role that may not be in one of her teams: that takes a custodian, because a key goes with it."""
    rows = Membership.objects.filter(account=account, until=None).select_related("team")
    wrong = [row.team for row in rows if not policies.may_belong(account.role, row.team.kind)]
    if wrong:
        require(policies.may_grant_keys(actor))
    for team in wrong:
        _leave(actor, account, team)


def _leave(actor: Actor, account: Account, team: Team) -> None:
    Membership.objects.filter(account=account, team=team, until=None).update(until=timezone.now())
    holder = holder_of(team.id, HolderKind.TEAM)
    if holder is not None:
        for member in Holder.objects.filter(owner_id=account.id, kind=HolderKind.PERSON):
            keys.ungrant_team(actor=actor, team=holder, member=member)
    ledger.add(actor, What.TEAM_CHANGED, about=account.id, why=f"left:{team.kind}")
