"""A custodian gives keys to those who ought to have them: new colleagues, new members of a team, someone
who started over.

Belongs here: finding who waits and sealing to them, in the custodian's own web session. Not here: who is
on a care team (cases). Every step can be run again: what is there already is replaced.
"""

from dataclasses import dataclass
from uuid import UUID

from alongside.people import policies
from alongside.people.models import Account, Membership
from alongside.vault import keyring, ledger
from alongside.vault.actions import keys
from alongside.vault.actors import Actor, require
from alongside.vault.enums import Drawer, HolderKind, Reason, What
from alongside.vault.errors import Locked
from alongside.vault.models import AccessEntry, DrawerKey, Holder, TeamKey

PERSONAL = (Reason.CARE_TEAM, Reason.SUPERVISION)


@dataclass(frozen=True, slots=True)
class Granted:
    """What one run gave: team keys, clients, and how many clients stayed closed to the granter."""

    teams: int
    clients: int
    left_closed: int


def grant_pending(*, actor: Actor, account: Account) -> Granted:
    """Seal to one colleague the keys of her teams and of her clients that this custodian can open."""
    require(policies.may_grant_keys(actor))
    holder = Holder.objects.filter(owner_id=account.id, kind=HolderKind.PERSON, retired_at=None).first()
    if holder is None:
        return Granted(0, 0, 0)
    teams = _grant_teams(actor, account, holder)
    clients, closed = _grant_clients(actor, account, holder)
    if account.must_regrant:
        Account.objects.filter(id=account.id).update(must_regrant=False)
    ledger.add(actor, What.KEY_GRANTED, about=account.id, why="pending")
    return Granted(teams, clients, closed)


def _grant_teams(actor: Actor, account: Account, holder: Holder) -> int:
    ring = keyring.opened()
    team_ids = Membership.objects.filter(account=account, until=None).values_list("team_id", flat=True)
    given = 0
    for team in Holder.objects.filter(owner_id__in=list(team_ids), kind=HolderKind.TEAM, retired_at=None):
        if TeamKey.objects.filter(team_holder_id=team.id, member_holder_id=holder.id).exists():
            continue
        try:
            ring.private_of(team.id)
        except Locked:
            continue
        keys.grant_team(actor=actor, team=team, member=holder)
        given += 1
    return given


def _grant_clients(actor: Actor, account: Account, holder: Holder) -> tuple[int, int]:
    """Her clients' drawers. Counselling is never among them unless this granter holds it herself."""
    wanted = _drawers_wanted(actor.agency_id, account.id)
    if not wanted:
        return 0, 0
    held = set(DrawerKey.objects.filter(holder_id=holder.id).values_list("subject_id", "drawer"))
    keyring.opened().fetch(list(wanted))
    given = closed = 0
    for subject_id, drawers in wanted.items():
        missing = [drawer for drawer in drawers if (subject_id, drawer) not in held]
        done = keys.grant_drawers(actor=actor, subject_id=subject_id, drawers=missing, holder=holder)
        given += bool(done)
        closed += len(done) < len([d for d in missing if d != Drawer.COUNSELLING])
    return given, closed


def _drawers_wanted(agency_id: UUID, account_id: UUID) -> dict[UUID, set[str]]:
    entries = AccessEntry.objects.filter(
        agency_id=agency_id, actor_id=account_id, reason__in=PERSONAL, ends_at=None
    )
    wanted: dict[UUID, set[str]] = {}
    for entry in entries:
        wanted.setdefault(entry.subject_id, set()).update(entry.drawers)
    return wanted
