"""Giving keys to those who ought to have them: new colleagues, new members, someone who started over.

Belongs here: finding who waits and sealing to them, in the giver's own web session. Not here: who is on a
care team (cases). Every step can be run again: what is there already is left alone.

A custodian gives whatever her keys open. The counselling key is not among them: the clinical supervisor, who
holds it, gives that one (walls.md, "Who holds what").
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from alongside.people import policies
from alongside.people.models import Account, Membership
from alongside.vault import keyring, ledger
from alongside.vault.actions import keys
from alongside.vault.actors import Actor, require
from alongside.vault.enums import Drawer, HolderKind, Reason, What
from alongside.vault.errors import Locked, NotFound
from alongside.vault.models import AccessEntry, DrawerKey, Holder, TeamKey
from alongside.vault.selectors import holder_of

PERSONAL = (Reason.CARE_TEAM, Reason.SUPERVISION)
BATCH = 200


@dataclass(frozen=True, slots=True)
class Granted:
    """What one run gave: team keys, clients, and how many clients stayed closed to the giver."""

    teams: int
    clients: int
    left_closed: int


@dataclass(frozen=True, slots=True)
class Batch:
    """One step of a long run: what it gave, how many it looked at, where the next begins (None: done)."""

    granted: Granted
    seen: int
    next_after: UUID | None


def grant_pending(*, actor: Actor, account: Account) -> Granted:
    """Seal to one colleague, at once, the keys of her teams and clients that the giver can open."""
    return grant_batch(actor=actor, account=account, size=None).granted


def grant_batch(
    *, actor: Actor, account: Account, after: UUID | None = None, size: int | None = BATCH
) -> Batch:
    """The same in steps, by client id: each is a request of its own, so that thousands take no timeout."""
    require(policies.may_give_keys(actor))
    if account.agency_id != actor.agency_id or account.left_at is not None:
        raise NotFound
    holder = holder_of(account.id)
    if holder is None:
        return Batch(Granted(0, 0, 0), 0, None)
    teams = _grant_teams(actor, account, holder) if after is None else 0
    wanted = _wanted_after(actor.agency_id, account.id, after)
    chunk = dict(list(wanted.items())[:size])
    clients, closed = _grant_clients(actor, chunk, holder)
    done = len(chunk) == len(wanted)
    if done:
        _finish(actor, account, holder)
    return Batch(Granted(teams, clients, closed), len(chunk), None if done else list(chunk)[-1])


def _grant_teams(actor: Actor, account: Account, holder: Holder) -> int:
    """Only a custodian writes team keys; she reaches each team through the custodians' own key."""
    if not actor.is_custodian:
        return 0
    team_ids = Membership.objects.filter(account=account, until=None).values_list("team_id", flat=True)
    teams = Holder.objects.filter(owner_id__in=list(team_ids), kind=HolderKind.TEAM, retired_at=None)
    held = set(TeamKey.objects.filter(member_holder_id=holder.id).values_list("team_holder_id", flat=True))
    return sum(_grant_team(actor, team, holder) for team in teams if team.id not in held)


def _grant_team(actor: Actor, team: Holder, member: Holder) -> bool:
    try:
        keyring.opened().private_of(team.id)
    except Locked:
        return False
    keys.grant_team(actor=actor, team=team, member=member)
    return True


def _grant_clients(actor: Actor, wanted: dict[UUID, set[str]], holder: Holder) -> tuple[int, int]:
    """Her clients' drawers; returns how many got a key and how many still lack one that exists."""
    held = set(DrawerKey.objects.filter(holder_id=holder.id).values_list("subject_id", "drawer"))
    missing = {s: {d for d in drawers if (s, d) not in held} for s, drawers in wanted.items()}
    missing = {subject: drawers for subject, drawers in missing.items() if drawers}
    keyring.opened().fetch(list(missing))
    given = closed = 0
    for subject_id, drawers in missing.items():
        done = keys.grant_drawers(actor=actor, subject_id=subject_id, drawers=sorted(drawers), holder=holder)
        given += bool(done)
        closed += bool(drawers - set(done) - {Drawer.COUNSELLING})
    return given, closed


def _wanted_after(agency_id: UUID, account_id: UUID, after: UUID | None) -> dict[UUID, set[str]]:
    """What her standing entries name, by client, from one client id on. Never against a conflict."""
    now = timezone.now()
    entries = AccessEntry.objects.filter(agency_id=agency_id, actor_id=account_id)
    shut_out = entries.filter(Q(ends_at=None) | Q(ends_at__gt=now), reason=Reason.CONFLICT)
    standing = entries.filter(reason__in=PERSONAL, ends_at=None).exclude(
        subject_id__in=shut_out.values("subject_id")
    )
    if after is not None:
        standing = standing.filter(subject_id__gt=after)
    return _by_subject(standing.order_by("subject_id").values_list("subject_id", "drawers"))


def _by_subject(rows: Iterable[tuple[UUID, list[str]]]) -> dict[UUID, set[str]]:
    wanted: dict[UUID, set[str]] = {}
    for subject_id, drawers in rows:
        wanted.setdefault(subject_id, set()).update(drawers)
    return wanted


def _finish(actor: Actor, account: Account, holder: Holder) -> None:
    """She has what she can be given: what her former keys still held in double is taken away."""
    if not actor.is_custodian:
        return
    _drop_former(account, holder)
    Account.objects.filter(id=account.id, must_regrant=True).update(must_regrant=False)
    ledger.add(actor, What.KEY_GRANTED, about=account.id, why="pending")


def _drop_former(account: Account, holder: Holder) -> None:
    """Grants to her retired keys open nothing any more. Where she has no new one yet they stay, so that a
    drawer without holders is still counted as such (wall.thin_drawers)."""
    former = Holder.objects.filter(owner_id=account.id, kind=HolderKind.PERSON).exclude(retired_at=None)
    old = list(former.values_list("id", flat=True))
    if not old:
        return
    TeamKey.objects.filter(member_holder_id__in=old).delete()
    now_held = set(DrawerKey.objects.filter(holder_id=holder.id).values_list("subject_id", "drawer"))
    rows = DrawerKey.objects.filter(holder_id__in=old).values_list("id", "subject_id", "drawer")
    DrawerKey.objects.filter(
        id__in=[row for row, subject, drawer in rows if (subject, drawer) in now_held]
    ).delete()
