"""Who holds a key to which drawer of a client, and whether that is enough.

Belongs here: reading the key store for the screen "who may see". Not here: opening anything (vault.keyring),
who is allowed (access).
"""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from alongside.people.enums import TeamKind
from alongside.people.models import Account, Membership, Team
from alongside.vault.enums import Drawer, HolderKind
from alongside.vault.models import Holder
from alongside.vault.selectors import grants_of

ENOUGH = 2


@dataclass(frozen=True, slots=True)
class Grant:
    """One key of one drawer at one living holder."""

    drawer: str
    holder_id: UUID
    owner_id: UUID
    kind: str
    office: str
    ends_at: datetime | None


@dataclass(slots=True)
class HolderName:
    """A holder as a person reads it: her name, or a team with its people."""

    kind: str
    name: str
    members: list[str] = field(default_factory=list)
    lives: bool = True
    ends_at: datetime | None = None


@dataclass(slots=True)
class DrawerHolders:
    """One drawer: who holds its key, and whether two of them live."""

    drawer: str
    holders: list[HolderName] = field(default_factory=list)

    @property
    def label(self) -> str:
        return str(Drawer(self.drawer).label)

    @property
    def people(self) -> list[HolderName]:
        """Those who hold it by themselves, by name."""
        return sorted((h for h in self.holders if h.kind == HolderKind.PERSON), key=lambda h: h.name)

    @property
    def others(self) -> list[HolderName]:
        """The teams, and the recovery key last."""
        others = [holder for holder in self.holders if holder.kind != HolderKind.PERSON]
        return sorted(others, key=lambda holder: (holder.kind != HolderKind.TEAM, holder.name))

    @property
    def enough(self) -> bool:
        """Two living holders whose key does not end by itself."""
        return len([h for h in self.holders if h.lives and h.ends_at is None]) >= ENOUGH


def living_grants(subject_id: UUID) -> list[Grant]:
    """The keys of one client that have not ended, at holders that were not retired."""
    now = timezone.now()
    rows = [row for row in grants_of(subject_id) if row.ends_at is None or row.ends_at > now]
    holders = Holder.objects.filter(retired_at=None).in_bulk(list({row.holder_id for row in rows}))
    return [
        Grant(row.drawer, row.holder_id, holder.owner_id, holder.kind, holder.office, row.ends_at)
        for row in rows
        if (holder := holders.get(row.holder_id))
    ]


def drawers_and_holders(agency_id: UUID, subject_id: UUID) -> list[DrawerHolders]:
    """Each drawer that exists, with its holders in words."""
    grants = living_grants(subject_id)
    people = Account.objects.in_bulk([g.owner_id for g in grants if g.kind == HolderKind.PERSON])
    teams = _team_members(agency_id)
    confirmed = Holder.objects.filter(
        agency_id=agency_id, kind=HolderKind.RECOVERY, confirmed_at__isnull=False
    ).exists()
    found = {drawer: DrawerHolders(drawer) for drawer in Drawer.values}
    for grant in grants:
        found[grant.drawer].holders.append(_named(grant, people, teams, confirmed))
    return [drawer for drawer in found.values() if drawer.holders]


def custodians_of(agency_id: UUID) -> list[Account]:
    """Whom to ask."""
    return _members(agency_id, TeamKind.CUSTODIANS)


def _members(agency_id: UUID, kind: str) -> list[Account]:
    rows = Membership.objects.filter(agency_id=agency_id, team__kind=kind, until=None, account__left_at=None)
    return [row.account for row in rows.select_related("account").order_by("account__working_name")]


def _team_members(agency_id: UUID) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {kind: [] for kind in Team.objects.values_list("kind", flat=True)}
    rows = Membership.objects.filter(agency_id=agency_id, until=None, account__left_at=None)
    for row in rows.select_related("account", "team").order_by("account__working_name"):
        found.setdefault(row.team.kind, []).append(row.account.working_name)
    return found


def _named(
    grant: Grant, people: dict[UUID, Account], teams: dict[str, list[str]], confirmed: bool
) -> HolderName:
    """A team lives while someone is in it; the recovery key while its shares are known to be put away."""
    if grant.kind == HolderKind.TEAM:
        members = teams.get(grant.office, [])
        return HolderName(
            grant.kind, str(TeamKind(grant.office).label), members, bool(members), grant.ends_at
        )
    if grant.kind == HolderKind.RECOVERY:
        return HolderName(grant.kind, str(HolderKind.RECOVERY.label), [], confirmed, grant.ends_at)
    account = people.get(grant.owner_id)
    name = account.working_name if account else "?"
    return HolderName(grant.kind, name, [], bool(account and account.left_at is None), grant.ends_at)
