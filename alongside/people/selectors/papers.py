"""What someone's papers say: which are in force, which lapse soon, and until when her drawers open.

Belongs here: reading credentials and clearances and putting them into words. Not here: the rule of which
papers are needed (policies), recording them (actions.clearance).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.foundation import dates
from alongside.people import policies
from alongside.people.enums import CredentialKind
from alongside.people.models import Account, Agency, Credential, Requirement
from alongside.vault.models import Clearance
from alongside.vault.selectors import held_open

SOON = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Paper:
    """One needed training or paper of one person: in force, soon, grace, lapsed or missing."""

    kind: str
    state: str
    ends_on: date | None = None

    @property
    def label(self) -> str:
        return str(CredentialKind(self.kind).label)

    @property
    def words(self) -> str:
        """How a list says it."""
        if self.state == "missing" or self.ends_on is None:
            return _("Missing") if self.state == "missing" else _("In force")
        words = {"grace": _("Lapsed %(day)s, grace running"), "lapsed": _("Lapsed %(day)s")}
        return words.get(self.state, _("Until %(day)s")) % {"day": dates.day(self.ends_on)}

    @property
    def shape(self) -> str:
        return {"in_force": "done", "missing": "none", "lapsed": "stop"}.get(self.state, "soon")

    @property
    def tone(self) -> str:
        return {"in_force": "accent", "soon": "warm", "grace": "warm"}.get(self.state, "")


@dataclass(frozen=True, slots=True)
class Opening:
    """Whether someone's drawers open, as a mark and words. `ends_at` is when they close by themselves."""

    state: str
    words: str
    ends_at: datetime | None = None

    @property
    def shape(self) -> str:
        shapes = {"open": "done", "soon": "soon", "grace": "soon", "held": "soon", "closed": "stop"}
        return shapes.get(self.state, "none")

    @property
    def tone(self) -> str:
        return {"open": "accent", "soon": "warm", "grace": "warm", "held": "warm"}.get(self.state, "")

    @property
    def closed(self) -> bool:
        return self.state == "closed"


@dataclass(frozen=True, slots=True)
class Standing:
    """One person with her needed papers and what follows from them."""

    account: Account
    papers: list[Paper]
    opening: Opening

    @property
    def worst(self) -> Paper | None:
        """The paper that ends first; one that was never there comes before all."""
        waiting = [paper for paper in self.papers if paper.state != "in_force"]
        return min(waiting, key=lambda paper: paper.ends_on or date.min, default=None)


def standings_of(agency: Agency, accounts: Collection[Account], *, on: date | None = None) -> list[Standing]:
    """The papers of several people of one agency, in three queries."""
    ids = [account.id for account in accounts]
    held = _credentials(ids)
    asked = _requirements(agency.id)
    cleared = {row.actor_id: row for row in Clearance.objects.filter(actor_id__in=ids)}
    held_until = _held_until(cleared.values())
    today = on or _today(agency)
    found = []
    for account in accounts:
        papers = _papers(agency, account, held[account.id], asked[account.role], today)
        opening = _opening(agency, account, cleared.get(account.id), papers)
        if opening.closed and account.id in held_until:
            opening = _held(held_until[account.id])
        found.append(Standing(account, papers, opening))
    return found


def standing_of(account: Account) -> Standing:
    """The papers of one person."""
    return standings_of(account.agency, [account])[0]


def credentials_of(account: Account) -> list[Credential]:
    """Everything recorded for someone and not withdrawn, newest first."""
    rows = Credential.objects.filter(account=account, withdrawn_at=None).select_related("recorded_by")
    return list(rows.order_by("kind", "-earned_on"))


def requirements_of(agency_id: UUID) -> dict[str, set[str]]:
    """What the agency itself asks of each role."""
    return dict(_requirements(agency_id))


def _credentials(ids: list[UUID]) -> dict[UUID, list[Credential]]:
    held: dict[UUID, list[Credential]] = defaultdict(list)
    for credential in Credential.objects.filter(account_id__in=ids, withdrawn_at=None):
        held[credential.account_id].append(credential)
    return held


def _requirements(agency_id: UUID) -> dict[str, set[str]]:
    asked: dict[str, set[str]] = defaultdict(set)
    for role, kind in Requirement.objects.filter(agency_id=agency_id).values_list("role", "kind"):
        asked[role].add(kind)
    return asked


def _today(agency: Agency) -> date:
    return timezone.localdate(timezone=ZoneInfo(agency.time_zone))


def _papers(
    agency: Agency, account: Account, held: Iterable[Credential], extra: Collection[str], today: date
) -> list[Paper]:
    needed = policies.needed_kinds(agency.kind, account.role, extra)
    by_kind: dict[str, list[Credential]] = defaultdict(list)
    for credential in held:
        by_kind[credential.kind].append(credential)
    return [_paper(agency, kind, by_kind[kind], today) for kind in CredentialKind.values if kind in needed]


def _paper(agency: Agency, kind: str, held: list[Credential], today: date) -> Paper:
    if not held:
        return Paper(kind, "missing")
    if any(credential.expires_on is None for credential in held):
        return Paper(kind, "in_force")
    ends_on = max(credential.expires_on for credential in held if credential.expires_on)
    if today < ends_on:
        return Paper(kind, "soon" if ends_on - today <= SOON else "in_force", ends_on)
    over = policies.grace_ends(agency, ends_on) <= timezone.now()
    return Paper(kind, "lapsed" if over else "grace", ends_on)


def _opening(agency: Agency, account: Account, row: Clearance | None, papers: list[Paper]) -> Opening:
    """What the row wall reads (vault.Clearance), in words."""
    if account.left_at is not None:
        return Opening("left", _("Left %(day)s") % {"day": dates.day(account.left_at)})
    if account.role in policies.NEVER_OPENS_A_DRAWER:
        return Opening("none", _("Opens no drawers"))
    until = row.cleared_until if row else None
    if until is None or until <= timezone.now():
        return Opening("closed", _closed(account, papers))
    if until >= policies.FOREVER:
        return Opening("open", _("Drawers open"))
    return _open_until(agency, until)


def _held_until(rows: Iterable[Clearance]) -> dict[UUID, datetime]:
    """Whose shift or call holds open what just lapsed. Asked only where something did."""
    ended = [row for row in rows if row.cleared_until and row.cleared_until <= timezone.now()]
    return held_open() if ended else {}


def _held(until: datetime) -> Opening:
    words = _("Lapsed; open to the end of this shift or call, %(moment)s at the latest")
    return Opening("held", words % {"moment": dates.moment(until)}, until)


def _open_until(agency: Agency, until: datetime) -> Opening:
    lapses = until - timedelta(hours=agency.grace_hours)
    if lapses <= timezone.now():
        return Opening("grace", _("In grace until %(moment)s") % {"moment": dates.moment(until)}, until)
    near = lapses - timezone.now() <= SOON
    return Opening(
        "soon" if near else "open", _("Drawers open until %(day)s") % {"day": dates.day(lapses)}, until
    )


def _closed(account: Account, papers: list[Paper]) -> str:
    """Why, as far as it is known: the first thing that must be put right."""
    if not policies.has_supervisor(account):
        return _("Closed: no supervisor named")
    general = [paper for paper in papers if paper.kind != CredentialKind.COUNSELLING]
    for state, words in (
        ("missing", _("Closed: %(paper)s missing")),
        ("lapsed", _("Closed: %(paper)s lapsed")),
    ):
        names = [paper.label for paper in general if paper.state == state]
        if names:
            return words % {"paper": names[0][:1].lower() + names[0][1:]}
    return _("Closed")
