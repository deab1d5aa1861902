"""Reading about colleagues: who works here, in which teams, under whom.

Belongs here: reads for the colleague pages. Not here: their papers (papers), their keys (keys).
"""

from collections import defaultdict
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import QuerySet

from alongside.people import policies
from alongside.people.enums import Role, TeamKind
from alongside.people.models import Account, Membership, Requirement, Team
from alongside.people.selectors.papers import Standing, standings_of
from alongside.vault.actors import Actor
from alongside.vault.enums import HolderKind
from alongside.vault.errors import NotFound
from alongside.vault.models import Holder


@dataclass(frozen=True, slots=True)
class Colleague:
    """One row of the list of colleagues."""

    standing: Standing
    teams: list[str] = field(default_factory=list)
    has_key: bool = True

    @property
    def account(self) -> Account:
        return self.standing.account

    @property
    def role(self) -> str:
        return str(Role(self.account.role).label)


def colleague_for(actor: Actor, account_id: UUID, *, lock: bool = False) -> Account:
    """One colleague of one's own agency: the only door. Others' do not exist."""
    accounts = Account.objects.filter(agency_id=actor.agency_id, id=account_id).select_related(
        "agency", "supervisor"
    )
    if lock:
        accounts = accounts.select_for_update(of=("self",))
    account = accounts.first()
    if account is None:
        raise NotFound
    return account


def colleagues_for(actor: Actor, *, left: bool = False) -> list[Colleague]:
    """Everyone who works (or, with `left`, worked) at one's own agency, by name."""
    accounts = list(_accounts(actor, left=left).order_by("working_name"))
    if not accounts:
        return []
    teams = _teams_by_account(actor.agency_id)
    holding = _with_key(actor.agency_id)
    standings = standings_of(accounts[0].agency, accounts)
    return [Colleague(s, teams[s.account.id], s.account.id in holding) for s in standings]


def reports_of(account: Account) -> list[Account]:
    """Whom someone supervises directly."""
    reports = Account.objects.filter(supervisor=account, left_at=None)
    return list(reports.select_related("agency", "supervisor").order_by("working_name"))


def supervisors_for(actor: Actor, *, but: UUID | None = None) -> list[Account]:
    """Who can be named as a supervisor."""
    leading = _accounts(actor).filter(role__in=policies.LEADS).order_by("working_name")
    return [one for one in leading if one.id != but]


def team_kinds_of(account: Account) -> list[str]:
    """The teams someone is in."""
    rows = Membership.objects.filter(account=account, until=None)
    kinds = set(rows.values_list("team__kind", flat=True))
    return [kind for kind in TeamKind.values if kind in kinds]


def team_of(actor: Actor, kind: TeamKind | str) -> Team:
    """One team of one's own agency."""
    return Team.objects.get(agency_id=actor.agency_id, kind=kind)


def custodians_of(agency_id: UUID) -> list[Account]:
    """The custodians who can do their work."""
    return members_of(agency_id, TeamKind.CUSTODIANS)


def members_of(agency_id: UUID, kind: TeamKind) -> list[Account]:
    """Those of a team who can do its work: not left, with a key, not waiting for a new one; by name."""
    members = Membership.objects.filter(
        agency_id=agency_id,
        team__kind=kind,
        until=None,
        account__left_at=None,
        account__must_regrant=False,
    )
    accounts = [row.account for row in members.select_related("account").order_by("account__working_name")]
    holding = _with_key(agency_id)
    return [account for account in accounts if account.id in holding]


def chain_above(account: Account) -> list[UUID]:
    """Her supervisor, that one's supervisor, and so on; ends where it would begin again."""
    above = dict(Account.objects.filter(agency_id=account.agency_id).values_list("id", "supervisor_id"))
    found: list[UUID] = []
    here = above.get(account.id)
    while here is not None and here not in found:
        found.append(here)
        here = above.get(here)
    return found


def asked_by_agency(agency_id: UUID) -> set[tuple[str, str]]:
    """What the agency asks beyond the law, as (role, kind)."""
    return set(Requirement.objects.filter(agency_id=agency_id).values_list("role", "kind"))


def names_at(agency_id: UUID) -> dict[UUID, str]:
    """Working names of everyone who works or worked at an agency."""
    return dict(Account.objects.filter(agency_id=agency_id).values_list("id", "working_name"))


def _accounts(actor: Actor, *, left: bool = False) -> "QuerySet[Account]":
    return Account.objects.filter(agency_id=actor.agency_id, left_at__isnull=not left).select_related(
        "agency", "supervisor"
    )


def _teams_by_account(agency_id: UUID) -> dict[UUID, list[str]]:
    rows = Membership.objects.filter(agency_id=agency_id, until=None).values_list("account_id", "team__kind")
    teams: dict[UUID, list[str]] = defaultdict(list)
    order = {kind: place for place, kind in enumerate(TeamKind.values)}
    for account_id, kind in sorted(rows, key=lambda row: order[row[1]]):
        if kind != TeamKind.EVERYONE:
            teams[account_id].append(str(TeamKind(kind).label))
    return teams


def _with_key(agency_id: UUID) -> set[UUID]:
    holders = Holder.objects.filter(agency_id=agency_id, kind=HolderKind.PERSON, retired_at=None)
    return set(holders.values_list("owner_id", flat=True))
