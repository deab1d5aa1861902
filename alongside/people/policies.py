"""Who may do what with colleagues, trainings and keys.

Belongs here: decisions, and the rule of which trainings open which drawers. Not here: writes, HTTP.
"""

from collections.abc import Collection
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from alongside.people.enums import AgencyKind, CredentialKind, Role
from alongside.people.models import Account, Agency, Credential, Invitation
from alongside.vault.actors import Actor, Decision, allow, deny

LEADS = {Role.DIRECTOR, Role.SUPERVISOR, Role.CLINICAL_SUPERVISOR}
MANAGES = {Role.DIRECTOR, Role.ADMINISTRATOR, Role.SUPERVISOR, Role.CLINICAL_SUPERVISOR}
NEVER_OPENS_A_DRAWER = {Role.ADMINISTRATOR, Role.ORGANISER}
COUNSELS = {Role.COUNSELLOR, Role.CLINICAL_SUPERVISOR}
FOREVER = datetime(9999, 1, 1, tzinfo=UTC)


def may_invite(actor: Actor, role: Role | str) -> Decision:
    """Directors, administrators and supervisors invite; only a director invites another director."""
    if actor.role not in MANAGES:
        return deny("role")
    if role == Role.DIRECTOR and actor.role != Role.DIRECTOR:
        return deny("director_only")
    return allow("manages")


def may_found(invitation: Invitation) -> bool:
    """The first account of an agency, whose invitation no colleague sent, makes the agency's keys."""
    return invitation.invited_by_id is None and not invitation.starts_over


def may_see_colleagues(actor: Actor) -> Decision:
    """Everyone sees who works at her own agency."""
    return allow("own_agency")


def may_manage(actor: Actor, account: Account) -> Decision:
    """Role, supervisor, teams of a colleague of one's own agency; not of oneself."""
    if account.agency_id != actor.agency_id:
        return deny("other_agency")
    if account.id == actor.account_id:
        return deny("yourself")
    return allow("manages") if actor.role in MANAGES else deny("role")


def may_record_credential(actor: Actor, account: Account) -> Decision:
    """Trainings and papers are recorded by someone who leads, never by oneself."""
    return may_manage(actor, account)


def may_grant_keys(actor: Actor) -> Decision:
    """Custodians seal keys to colleagues."""
    return allow("custodian") if actor.is_custodian else deny("not_custodian")


def may_let_start_over(actor: Actor, account: Account) -> Decision:
    """A custodian lets a colleague start over after a lost passphrase; nobody herself."""
    if account.agency_id != actor.agency_id:
        return deny("other_agency")
    if account.id == actor.account_id:
        return deny("yourself")
    return may_grant_keys(actor)


def may_end_employment(actor: Actor, account: Account) -> Decision:
    """Leaving is recorded by a custodian who manages staff: it hands clients over and takes keys away."""
    managed = may_manage(actor, account)
    return managed if not managed else may_grant_keys(actor)


def may_approve_glass(actor: Actor) -> Decision:
    """Supervisors, directors and custodians approve a break-glass; a lapsed training takes this away too."""
    if not actor.standing.cleared:
        return deny("not_cleared")
    return allow("leads") if actor.role in LEADS or actor.is_custodian else deny("role")


def may_read_ledger(actor: Actor) -> Decision:
    """The agency's ledger is read by custodians."""
    return may_grant_keys(actor)


def may_change_agency(actor: Actor) -> Decision:
    """Name, phone, requirements of the agency."""
    return allow("manages") if actor.role in {Role.DIRECTOR, Role.ADMINISTRATOR} else deny("role")


# -- which trainings open which drawers (walls.md, "Training opens and closes"; S4-056 to S4-058, S4-086) --


def required_kinds(kind: str, role: str, extra: Collection[str] = ()) -> set[str]:
    """What must be in force before any drawer opens. A crisis center's worker needs the 40 hours (735 ILCS
    5/8-802.1(b) reads it so); everyone needs the signed agreement; the agency may ask more."""
    needed = {CredentialKind.CONFIDENTIALITY.value, *extra}
    if kind == AgencyKind.CRISIS_CENTER and role != Role.INTERPRETER:
        needed.add(CredentialKind.FOUNDATION.value)
    return needed


def has_supervisor(account: Account) -> bool:
    """A direct supervisor, or for the top of the chain a named supervisor on the board."""
    return account.supervisor_id is not None or bool(account.board_supervisor)


def cleared_until(
    account: Account, agency: Agency, credentials: Collection[Credential], extra: Collection[str] = ()
) -> tuple[datetime | None, datetime | None]:
    """Until when (drawers, the counselling drawer) open for this person, grace included; None: not at all."""
    if account.left_at is not None or account.role in NEVER_OPENS_A_DRAWER or not has_supervisor(account):
        return None, None
    general = _until(agency, credentials, required_kinds(agency.kind, account.role, extra))
    if general is None or account.role not in COUNSELS:
        return general, None
    further = _until(agency, credentials, {CredentialKind.COUNSELLING.value})
    return general, None if further is None else min(general, further)


def _until(agency: Agency, credentials: Collection[Credential], kinds: set[str]) -> datetime | None:
    ends = [_ends(agency, [c for c in credentials if c.kind == kind and c.withdrawn_at is None]) for kind in kinds]
    known = [end for end in ends if end is not None]
    return min(known) if len(known) == len(ends) else None


def _ends(agency: Agency, credentials: list[Credential]) -> datetime | None:
    """The latest end of one kind, at midnight where the agency is, plus the one supervised grace."""
    if not credentials:
        return None
    if any(credential.expires_on is None for credential in credentials):
        return FOREVER
    last = max(credential.expires_on for credential in credentials if credential.expires_on)
    midnight = datetime.combine(last, time.min, tzinfo=ZoneInfo(agency.time_zone))
    return midnight + timedelta(hours=agency.grace_hours)
