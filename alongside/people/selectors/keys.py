"""Reading about keys: who waits for one, which drawers have too few holders, how the recovery key is kept.

Belongs here: counts, never a name of a client. Not here: giving keys (actions.granting). What the row wall
does not show to whoever asks is not counted.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import Count, Q
from django.utils import timezone

from alongside.people.enums import TeamKind
from alongside.people.models import Account, Membership
from alongside.vault.actors import Actor
from alongside.vault.enums import Drawer, GlassState, HolderKind, Reason
from alongside.vault.models import AccessEntry, BreakGlass, Holder, TeamKey
from alongside.vault.selectors import recovery_holder

# A client waits for someone's key where her standing entry names a drawer, that drawer has a key, none of
# its grants is hers, and no conflict stands against her. Counselling is counted apart: custodians lack it.
WAITING = """
    with mine as (
        select h.id, h.owner_id from keys_holder h
         where h.agency_id = %(agency)s and h.kind = 'person' and h.retired_at is null),
    wanted as (
        select distinct e.actor_id, e.subject_id, d.drawer
          from vault_accessentry e cross join lateral unnest(e.drawers) d (drawer)
         where e.agency_id = %(agency)s and e.reason in ('care_team', 'supervision') and e.ends_at is null
           and not exists (
               select from vault_accessentry n where n.subject_id = e.subject_id and n.actor_id = e.actor_id
                  and n.reason = 'conflict' and (n.ends_at is null or n.ends_at > statement_timestamp())))
    select m.owner_id,
           count(distinct w.subject_id) filter (where w.drawer <> 'counselling'),
           count(distinct w.subject_id) filter (where w.drawer = 'counselling')
      from wanted w join mine m on m.owner_id = w.actor_id
     where not exists (select from keys_drawerkey k where k.subject_id = w.subject_id and k.drawer = w.drawer
                          and k.holder_id = m.id)
       and exists (select from keys_drawerkey k where k.subject_id = w.subject_id and k.drawer = w.drawer)
     group by 1
"""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Someone who lacks keys that she ought to have."""

    account: Account
    teams: list[str]
    clients: int
    counselling: int


@dataclass(frozen=True, slots=True)
class RecoveryState:
    """Whether the agency's recovery key exists and its shares are put away."""

    made_at: datetime | None
    confirmed_at: datetime | None


def waiting_for_keys(actor: Actor) -> list[Waiting]:
    """Colleagues who wait for a key, with counts. Empty for whoever may see neither."""
    clients = _clients_waiting(actor)
    teams = teams_waiting(actor)
    accounts = Account.objects.filter(id__in={*clients, *teams}, left_at=None).order_by("working_name")
    return [Waiting(one, teams.get(one.id, []), *clients.get(one.id, (0, 0))) for one in accounts]


def teams_waiting(actor: Actor) -> dict[UUID, list[str]]:
    """Members of teams to whom the team's key is not sealed yet. Only a custodian can see that."""
    if not actor.is_custodian:
        return {}
    living = Holder.objects.filter(
        agency_id=actor.agency_id, kind__in=[HolderKind.PERSON, HolderKind.TEAM], retired_at=None
    )
    holders = dict(living.values_list("owner_id", "id"))  # a person's id is never a team's
    held = set(
        TeamKey.objects.filter(agency_id=actor.agency_id).values_list("team_holder_id", "member_holder_id")
    )
    found: dict[UUID, list[str]] = {}
    rows = Membership.objects.filter(agency_id=actor.agency_id, until=None, account__left_at=None)
    for account_id, team_id, kind in rows.values_list("account_id", "team_id", "team__kind"):
        if account_id in holders and (holders.get(team_id), holders[account_id]) not in held:
            found.setdefault(account_id, []).append(str(TeamKind(kind).label))
    return found


def thin_drawers() -> list[tuple[str, int]]:
    """For each drawer, how many clients have fewer than two living holders. Custodians only."""
    with connection.cursor() as cursor:
        cursor.execute("select drawer, clients from wall.thin_drawers()")
        counts = dict(cursor.fetchall())
    return [(drawer, counts[drawer]) for drawer in Drawer.values if counts.get(drawer)]


def sole_drawers(holder_id: UUID) -> list[tuple[UUID, str]]:
    """Drawers that nobody else living opens. Custodians only."""
    with connection.cursor() as cursor:
        cursor.execute("select subject_id, drawer from wall.sole_drawers(%s)", [holder_id])
        return [(subject_id, drawer) for subject_id, drawer in cursor.fetchall()]


def recovery_state(agency_id: UUID) -> RecoveryState:
    """How it stands with the recovery shares."""
    holder = recovery_holder(agency_id)
    return RecoveryState(holder.created_at, holder.confirmed_at) if holder else RecoveryState(None, None)


def client_counts(account_ids: Collection[UUID]) -> dict[UUID, int]:
    """How many clients each works with, as far as whoever asks may see (all, for a custodian)."""
    entries = AccessEntry.objects.filter(actor_id__in=account_ids, reason=Reason.CARE_TEAM, ends_at=None)
    counted = entries.values("actor_id").annotate(clients=Count("subject_id", distinct=True))
    return dict(counted.values_list("actor_id", "clients"))


def glasses_waiting(actor: Actor) -> tuple[int, int]:
    """Break-glasses asked for and not decided, and opened ones not reviewed: by others, of this agency."""
    since = timezone.now() - timedelta(hours=12)
    others = BreakGlass.objects.filter(agency_id=actor.agency_id).exclude(asked_by_id=actor.account_id)
    asked = Count("id", filter=Q(state=GlassState.ASKED, asked_at__gt=since))
    unreviewed = Count("id", filter=Q(opened_at__isnull=False, reviewed_at=None))
    shown = others.exclude(subject_id__in=list(actor.standing.conflicts))
    found = shown.aggregate(asked=asked, unreviewed=unreviewed)
    return found["asked"], found["unreviewed"]


def _clients_waiting(actor: Actor) -> dict[UUID, tuple[int, int]]:
    with connection.cursor() as cursor:
        cursor.execute(WAITING, {"agency": actor.agency_id})
        rows = cursor.fetchall()
    if actor.is_custodian:
        return {owner: (clients, counselling) for owner, clients, counselling in rows}
    return {owner: (0, counselling) for owner, _clients, counselling in rows if counselling}
