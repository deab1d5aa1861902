"""The care team: who may see a client, with which part and why; who is shut out.

Belongs here: every change of who may see, as one act: the row that says why, the keys, the access list.
Not here: reading it (selectors.access), break-glass (glass), leaving the agency (leaving).

Order within each act: the row and the keys first, the access list last, because whoever takes herself off
the list can write nothing afterwards. The case is locked first, so that two people removing each other at
the same moment cannot leave the client with nobody.
"""

from collections.abc import Collection
from uuid import UUID

from django.utils import timezone

from alongside.cases import policies, policies_access
from alongside.cases.actions.drawers import ensure_counselling
from alongside.cases.actions.working import case_to_write
from alongside.cases.enums import TeamPart
from alongside.cases.errors import LastOne, NotOnTheTeam, SomeoneElseWasFaster
from alongside.cases.errors_access import LeadStays, PartNotPossible, SupervisionStays, WhyMissing
from alongside.cases.models import CareTeamMember, Case
from alongside.cases.selectors import access as reading
from alongside.people.errors import NotYourself
from alongside.people.models import Account
from alongside.people.policies import may_approve_glass
from alongside.vault.actions import access, keys
from alongside.vault.actors import Actor, require
from alongside.vault.enums import Drawer, GlassState, Reason
from alongside.vault.models import AccessEntry, BreakGlass
from alongside.vault.selectors import entries_for, grants_of, holder_of


def add_member(*, actor: Actor, case_id: UUID, account_id: UUID, part: str, why: str) -> list[str]:
    """Put a colleague on the care team; return the drawers whose keys she still waits for."""
    case = case_to_write(actor, case_id, Drawer.PLAN)
    account = _who_could_join(actor, case, account_id)
    if not why.strip():
        raise WhyMissing
    _require_part(actor, case, account, part)
    _write_row(actor, case, account.id, part, why)
    drawers = _drawers(account, part)
    access.admit(
        actor=actor,
        subject_id=case.subject_id,
        account_id=account.id,
        reason=policies_access.reason_of_part(part),
        drawers=drawers,
    )
    if part == TeamPart.LEAD:
        _give_lead(actor, case, account.id)
    return _give_keys(actor, case, account.id, drawers)


def change_member(
    *, actor: Actor, case_id: UUID, account_id: UUID, part: str, why: str, was: str
) -> list[str]:
    """Give someone another part or reason; her drawers follow. Return those whose keys she waits for.

    `was` is the part that the form showed: SomeoneElseWasFaster when it changed meanwhile.
    """
    case = case_to_write(actor, case_id, Drawer.PLAN)
    account, present = _on_the_team(actor, case, account_id)
    if present != was:
        raise SomeoneElseWasFaster
    if not why.strip():
        raise WhyMissing
    require(policies_access.may_change_member(actor, case, present), SupervisionStays)
    _require_part(actor, case, account, part)
    if case.lead_id == account.id and part != TeamPart.LEAD:
        raise LeadStays
    _write_row(actor, case, account.id, part, why)
    if part == TeamPart.LEAD:
        _give_lead(actor, case, account.id)
    return _change_drawers(actor, case, account, part)


def remove_member(*, actor: Actor, case_id: UUID, account_id: UUID) -> None:
    """End someone's access, and take her keys. The last who can write stays; so does the lead."""
    case = case_to_write(actor, case_id, Drawer.PLAN)
    account, part = _on_the_team(actor, case, account_id)
    if not reading.who_else_writes(actor, case, account.id):
        raise LastOne
    if case.lead_id == account.id:
        raise LeadStays
    require(policies_access.may_change_member(actor, case, part), SupervisionStays)
    _end_row(case, account.id)
    _take_keys(actor, case, account.id)
    _end_entries(actor, case, account.id)


def give_waiting_keys(*, actor: Actor, case_id: UUID, account_id: UUID) -> list[str]:
    """Seal to someone on the team the keys she waits for and this person holds; return what still waits."""
    case = case_to_write(actor, case_id, Drawer.PLAN)
    _on_the_team(actor, case, account_id)
    return _give_keys(actor, case, account_id, _drawers_of_entries(actor, case, account_id))


def shut_out(*, actor: Actor, case_id: UUID, account_id: UUID) -> None:
    """Someone may never see this client: a conflict of interest. Ends her access and keys at once.

    It outranks every other entry, break-glass too, and nothing tells her that there is a record.
    """
    case = case_to_write(actor, case_id, Drawer.PLAN)
    account = reading.colleague(actor, account_id)
    if account is None or account not in reading.colleagues_to_shut_out(actor, case):
        raise NotOnTheTeam
    others = reading.who_else_writes(actor, case, account.id)
    if not others:
        raise LastOne
    if case.lead_id == account.id:
        _give_lead(actor, case, actor.account_id if actor.account_id in others else others[0])
    _end_row(case, account.id)
    _take_keys(actor, case, account.id)
    _end_glasses(actor, case, account.id)
    if account.id != actor.account_id:  # of herself she can write nothing more once the entry is gone
        _end_entries(actor, case, account.id)
    access.admit(
        actor=actor, subject_id=case.subject_id, account_id=account.id, reason=Reason.CONFLICT, drawers=[]
    )


def let_in_again(*, actor: Actor, case_id: UUID, account_id: UUID) -> None:
    """The conflict is over. It gives nothing back: she is a colleague like any other."""
    case = case_to_write(actor, case_id, Drawer.PLAN)
    decision = policies_access.may_let_in_again(actor, case, account_id)
    require(decision, NotYourself if decision.reason == "yourself" else SupervisionStays)
    _end_entries(actor, case, account_id)
    access.dismiss(actor=actor, subject_id=case.subject_id, account_id=account_id, reason=Reason.CONFLICT)


# -- who -------------------------------------------------------------------------------------------


def _who_could_join(actor: Actor, case: Case, account_id: UUID) -> Account:
    account = reading.colleague(actor, account_id)
    if account is None or account not in reading.colleagues_to_ask(actor, case):
        raise NotOnTheTeam
    if _is_shut_out(actor, case, account.id):
        raise NotOnTheTeam
    return account


def _on_the_team(actor: Actor, case: Case, account_id: UUID) -> tuple[Account, str]:
    """A person with a standing entry, and her present part (a client handed over brings an entry alone)."""
    account = Account.objects.filter(id=account_id, agency_id=actor.agency_id).first()
    reasons = {entry.reason for entry in _entries(actor, case, account_id)}
    if account is None or not reasons or _is_shut_out(actor, case, account_id):
        raise NotOnTheTeam
    member = reading.member_of(case, account_id)
    if member is not None:
        return account, str(member.part)
    return account, str(TeamPart.SUPERVISOR) if Reason.SUPERVISION in reasons else ""


def _is_shut_out(actor: Actor, case: Case, account_id: UUID) -> bool:
    entries = entries_for(actor, case.subject_id)
    return any(e.actor_id == account_id and e.reason == Reason.CONFLICT for e in entries)


def _entries(actor: Actor, case: Case, account_id: UUID) -> list[AccessEntry]:
    entries = entries_for(actor, case.subject_id)
    return [e for e in entries if e.actor_id == account_id and e.reason in reading.PERSONAL]


# -- part, row, lead -------------------------------------------------------------------------------


def _require_part(actor: Actor, case: Case, account: Account, part: str) -> None:
    require(policies_access.may_change_member(actor, case, part), SupervisionStays)
    require(policies_access.may_take_part(account, part), PartNotPossible)


def _write_row(actor: Actor, case: Case, account_id: UUID, part: str, why: str) -> None:
    """Her present row anew: the former one keeps until when she had which part."""
    _end_row(case, account_id)
    row = CareTeamMember(
        agency_id=actor.agency_id, subject_id=case.subject_id, account_id=account_id, part=TeamPart(part)
    )
    row.why = why.strip()
    row.save(force_insert=True)


def _end_row(case: Case, account_id: UUID) -> None:
    rows = CareTeamMember.objects.filter(subject_id=case.subject_id, account_id=account_id, until=None)
    rows.update(until=timezone.now())


def _give_lead(actor: Actor, case: Case, account_id: UUID) -> None:
    """One person leads. Whoever led before stays on the team as an advocate."""
    leads = CareTeamMember.objects.filter(subject_id=case.subject_id, part=TeamPart.LEAD, until=None)
    leads.exclude(account_id=account_id).update(part=TeamPart.ADVOCATE)
    CareTeamMember.objects.filter(subject_id=case.subject_id, account_id=account_id, until=None).exclude(
        part=TeamPart.SUPERVISOR
    ).update(part=TeamPart.LEAD)
    case.lead_id = account_id
    case.save(update_fields=["lead"])


# -- drawers, keys, entries ------------------------------------------------------------------------


def _drawers(account: Account, part: str) -> tuple[str, ...]:
    if part == TeamPart.SUPERVISOR:
        return tuple(policies.drawers_of_supervisor(account.role))
    return tuple(policies.drawers_for(part, account.role))


def _drawers_of_entries(actor: Actor, case: Case, account_id: UUID) -> set[str]:
    return {drawer for entry in _entries(actor, case, account_id) for drawer in entry.drawers}


def _change_drawers(actor: Actor, case: Case, account: Account, part: str) -> list[str]:
    """Bring entry and keys in line with the part. What stays the same is left alone."""
    wanted, reason = _drawers(account, part), policies_access.reason_of_part(part)
    standing = _entries(actor, case, account.id)
    if {e.reason for e in standing} == {reason} and _drawers_of_entries(actor, case, account.id) == set(
        wanted
    ):
        return _give_keys(actor, case, account.id, wanted)
    if account.id == actor.account_id:
        raise NotYourself
    if reading.drawers_held(case.subject_id, account.id) - set(wanted):
        _take_keys(actor, case, account.id)
    _end_entries(actor, case, account.id)
    access.admit(
        actor=actor, subject_id=case.subject_id, account_id=account.id, reason=reason, drawers=wanted
    )
    return _give_keys(actor, case, account.id, wanted)


def _give_keys(actor: Actor, case: Case, account_id: UUID, drawers: Collection[str]) -> list[str]:
    """Seal what the giver can open; name what waits for someone who holds it."""
    if Drawer.COUNSELLING in drawers:
        ensure_counselling(actor, case.subject_id)
    missing = [d for d in drawers if d not in reading.drawers_held(case.subject_id, account_id)]
    holder = holder_of(account_id)
    if holder is None or not missing:
        return missing
    given = keys.grant_drawers(actor=actor, subject_id=case.subject_id, drawers=missing, holder=holder)
    return [drawer for drawer in missing if drawer not in given]


def _take_keys(actor: Actor, case: Case, account_id: UUID) -> None:
    holder = holder_of(account_id)
    if holder is not None and any(grant.holder_id == holder.id for grant in grants_of(case.subject_id)):
        keys.ungrant(actor=actor, subject_id=case.subject_id, holder_id=holder.id, owner_id=account_id)


def _end_entries(actor: Actor, case: Case, account_id: UUID) -> None:
    for entry in _entries(actor, case, account_id):
        access.dismiss(
            actor=actor, subject_id=case.subject_id, account_id=account_id, reason=Reason(entry.reason)
        )


def _end_glasses(actor: Actor, case: Case, account_id: UUID) -> None:
    """A broken glass ends with the conflict; one that was asked for is declined.

    The row wall lets only those who decide do this. Where someone else shuts her out, the conflict itself
    outranks the open glass.
    """
    if not may_approve_glass(actor):
        return
    glasses = BreakGlass.objects.filter(
        subject_id=case.subject_id, asked_by_id=account_id, state__in=[GlassState.ASKED, GlassState.OPEN]
    )
    for glass in glasses:
        ended = GlassState.ENDED if glass.state == GlassState.OPEN else GlassState.DECLINED
        access.end_glass(actor=actor, glass=glass, state=ended)
