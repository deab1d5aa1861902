"""Who may see a client: people, keys, who is shut out, who could be asked to join.

Belongs here: reading the access list as people read it. Not here: writing it (actions.care_team),
break-glass (glasses), the log (log). The access list is the truth; the care team says part and why.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from alongside.cases import policies
from alongside.cases.enums import TeamPart
from alongside.cases.models import CareTeamMember, Case, Identity
from alongside.cases.selectors.keys import living_grants
from alongside.people.models import Account
from alongside.vault import ledger
from alongside.vault.actors import Actor
from alongside.vault.enums import Drawer, Reason, What
from alongside.vault.errors import Locked, NotFound
from alongside.vault.models import AccessEntry, Clearance
from alongside.vault.selectors import entries_for, held_open, why_glass_is_open

PERSONAL = (Reason.CARE_TEAM, Reason.SUPERVISION)


@dataclass(slots=True)
class Seer:
    """Someone who may see the client, with her reason."""

    account: Account
    reasons: set[str] = field(default_factory=set)
    drawers: set[str] = field(default_factory=set)
    since: datetime | None = None
    ends_at: datetime | None = None
    glass_reason: str = ""
    by: Account | None = None
    part: str = ""
    why: str | None = None
    why_locked: bool = False
    cleared: bool = True
    keys_missing: list[str] = field(default_factory=list)

    @property
    def part_label(self) -> str:
        """What she does here, in words."""
        if self.part:
            return str(TeamPart(self.part).label)
        return str(Reason(min(self.reasons)).label)

    @property
    def missing_labels(self) -> list[str]:
        """The drawers that wait for a key, in words."""
        return [str(Drawer(drawer).label) for drawer in self.keys_missing]

    @property
    def through_glass(self) -> bool:
        return self.reasons == {Reason.BREAK_GLASS}


@dataclass(frozen=True, slots=True)
class ShutOut:
    """Someone who may never see the client."""

    account: Account
    since: datetime
    by: Account | None


def who_may_see(actor: Actor, case: Case) -> list[Seer]:
    """Everyone who may see the client: the lead first, then the others as they came."""
    entries = entries_for(actor, case.subject_id)
    never = {entry.actor_id for entry in entries if entry.reason == Reason.CONFLICT}
    standing = [entry for entry in entries if entry.actor_id not in never]
    accounts = _accounts(entries)
    seers = {e.actor_id: Seer(accounts[e.actor_id]) for e in standing if e.actor_id in accounts}
    for entry in standing:
        _add_entry(seers[entry.actor_id], entry, accounts)
    _add_parts(case.subject_id, seers)
    _add_keys(case.subject_id, seers)
    _add_clearance(seers)
    _add_glass_reasons(case.subject_id, seers)
    return sorted(seers.values(), key=lambda seer: (seer.account.id != case.lead_id, str(seer.since)))


def shut_out_of(actor: Actor, case: Case) -> list[ShutOut]:
    """Who may never see the client."""
    entries = [e for e in entries_for(actor, case.subject_id) if e.reason == Reason.CONFLICT]
    accounts = _accounts(entries)
    return [ShutOut(accounts[e.actor_id], e.starts_at, accounts.get(e.granted_by_id)) for e in entries]


def colleagues_to_ask(actor: Actor, case: Case) -> list[Account]:
    """Who could join the care team: cleared, working with clients, no conflict, not there yet."""
    on_list = {
        entry.actor_id for entry in entries_for(actor, case.subject_id) if entry.reason != Reason.BREAK_GLASS
    }
    cleared = _cleared(actor.agency_id)
    return [
        account
        for account in _colleagues(actor.agency_id)
        if account.id not in on_list and policies.may_join_team(account, cleared=account.id in cleared)
    ]


def colleagues_to_shut_out(actor: Actor, case: Case) -> list[Account]:
    """Anyone of the agency who is not shut out yet, on the team or not."""
    entries = entries_for(actor, case.subject_id)
    never = {entry.actor_id for entry in entries if entry.reason == Reason.CONFLICT}
    return [account for account in _colleagues(actor.agency_id) if account.id not in never]


def who_else_writes(actor: Actor, case: Case, account_id: UUID) -> list[UUID]:
    """Who could go on with the client without this person: cleared, not left, not shut out."""
    entries = entries_for(actor, case.subject_id)
    never = {entry.actor_id for entry in entries if entry.reason == Reason.CONFLICT}
    able = {entry.actor_id for entry in entries if entry.reason in PERSONAL} - never - {account_id}
    here = Account.objects.filter(id__in=able & _cleared(actor.agency_id), left_at=None)
    return list(here.order_by("created_at", "id").values_list("id", flat=True))


def subject_behind(actor: Actor, case_id: UUID) -> UUID:
    """Whose record an act is about. Without a line: the act writes its own, or its refusal does."""
    subject = (
        Case.objects.filter(policies.readable(actor), id=case_id).values_list("subject_id", flat=True).first()
    )
    if subject is None:
        raise NotFound
    return subject


def own_names(actor: Actor, subject_ids: Collection[UUID]) -> list[tuple[UUID, str]]:
    """Of clients who are open to her: the case and the name, with one line for all the names."""
    cases = Case.objects.filter(policies.readable(actor), subject_id__anyof=list(subject_ids))
    known = {
        identity.subject_id: identity
        for identity in Identity.objects.filter(subject_id__anyof=list(subject_ids))
    }
    found = [(case, known.get(case.subject_id)) for case in cases]
    ledger.add_list(actor, What.LIST_OPENED, [case.subject_id for case, _ in found])
    return [(case.id, name_of(identity)) for case, identity in found]


def name_of(identity: Identity | None) -> str:
    """The chosen name; empty where this person holds no key."""
    try:
        return (identity.chosen_name or "") if identity else ""
    except Locked:
        return ""


def who_works_with(actor: Actor, subject_ids: Collection[UUID]) -> dict[UUID, str]:
    """For a custodian, to whom the record is closed: whom to ask about it. For all others nothing."""
    wanted = set(subject_ids) - actor.standing.conflicts
    if not actor.is_custodian or not wanted:
        return {}
    entries = AccessEntry.objects.filter(
        agency_id=actor.agency_id, subject_id__anyof=list(wanted), reason=Reason.CARE_TEAM, ends_at=None
    )
    people = Account.objects.in_bulk([entry.actor_id for entry in entries])
    names: dict[UUID, set[str]] = {}
    for entry in entries:
        names.setdefault(entry.subject_id, set()).add(people[entry.actor_id].working_name)
    return {subject: ", ".join(sorted(found)) for subject, found in names.items()}


def member_of(case: Case, account_id: UUID) -> CareTeamMember | None:
    """Someone's present part on the care team."""
    return CareTeamMember.objects.filter(
        subject_id=case.subject_id, account_id=account_id, until=None
    ).first()


def colleague(actor: Actor, account_id: UUID) -> Account | None:
    """A colleague of the same agency who still works there."""
    return Account.objects.filter(id=account_id, agency_id=actor.agency_id, left_at=None).first()


def drawers_held(subject_id: UUID, account_id: UUID) -> set[str]:
    """The drawers to which someone has a lasting key of her own."""
    grants = living_grants(subject_id)
    return {grant.drawer for grant in grants if grant.owner_id == account_id and grant.ends_at is None}


# -- inside -----------------------------------------------------------------------------------------


def _accounts(entries: Collection[AccessEntry]) -> dict[UUID, Account]:
    wanted = {entry.actor_id for entry in entries} | {entry.granted_by_id for entry in entries}
    return Account.objects.in_bulk(list(wanted))


def _colleagues(agency_id: UUID) -> list[Account]:
    return list(Account.objects.filter(agency_id=agency_id, left_at=None).order_by("working_name", "id"))


def _cleared(agency_id: UUID) -> set[UUID]:
    rows = Clearance.objects.filter(agency_id=agency_id, cleared_until__gt=timezone.now())
    return set(rows.values_list("actor_id", flat=True))


def _add_entry(seer: Seer, entry: AccessEntry, accounts: dict[UUID, Account]) -> None:
    seer.reasons.add(entry.reason)
    seer.drawers.update(entry.drawers)
    if seer.since is None:
        seer.since, seer.by = entry.starts_at, accounts.get(entry.granted_by_id)
    if entry.reason == Reason.BREAK_GLASS:
        seer.ends_at = entry.ends_at


def _add_parts(subject_id: UUID, seers: dict[UUID, Seer]) -> None:
    for member in CareTeamMember.objects.filter(subject_id=subject_id, until=None):
        seer = seers.get(member.account_id)
        if seer is None:
            continue
        seer.part = member.part
        try:
            seer.why = member.why
        except Locked:
            seer.why_locked = True


def _add_keys(subject_id: UUID, seers: dict[UUID, Seer]) -> None:
    """Which drawers she may open but has no key to yet. A break-glass is given no lasting key."""
    grants = [grant for grant in living_grants(subject_id) if grant.ends_at is None]
    for seer in seers.values():
        if not seer.through_glass:
            held = {grant.drawer for grant in grants if grant.owner_id == seer.account.id}
            seer.keys_missing = [drawer for drawer in Drawer.values if drawer in seer.drawers - held]


def _add_glass_reasons(subject_id: UUID, seers: dict[UUID, Seer]) -> None:
    """Why someone came in through a broken glass, as far as everyone on the team may read it."""
    through = [seer for seer in seers.values() if seer.through_glass]
    said = why_glass_is_open(subject_id) if through else {}
    for seer in through:
        seer.glass_reason = said.get(seer.account.id, "")


def _add_clearance(seers: dict[UUID, Seer]) -> None:
    now = timezone.now()
    open_now = Clearance.objects.filter(actor_id__in=list(seers), cleared_until__gt=now)
    cleared = {*open_now.values_list("actor_id", flat=True), *held_open()}
    for account_id, seer in seers.items():
        seer.cleared = account_id in cleared
