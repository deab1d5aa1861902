"""Who may do what with colleagues, trainings and keys.

Belongs here: decisions, and the rule of which trainings open which drawers. Not here: writes, HTTP.
"""

from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from alongside.people.enums import AgencyKind, CredentialKind, Role, TeamKind
from alongside.people.models import Account, Agency, Credential, Invitation
from alongside.vault.actors import Actor, Decision, allow, deny

LEADS = {Role.DIRECTOR, Role.SUPERVISOR, Role.CLINICAL_SUPERVISOR}
MANAGES = {Role.DIRECTOR, Role.ADMINISTRATOR, Role.SUPERVISOR, Role.CLINICAL_SUPERVISOR}
NEVER_OPENS_A_DRAWER = {Role.ADMINISTRATOR, Role.ORGANISER}
COUNSELS = {Role.COUNSELLOR, Role.CLINICAL_SUPERVISOR}
WITH_CLIENTS = frozenset({"crisis_line:line", "cases:list", "services:day"})
FOREVER = datetime(9999, 1, 1, tzinfo=UTC)


def organises(actor: Actor) -> bool:
    """Whether she is an organizer of a coalition. That role at any other kind of agency opens nothing."""
    return actor.role == Role.ORGANISER and actor.agency_kind == AgencyKind.COALITION


def may_manage_people(actor: Actor) -> Decision:
    """Whoever leads or administers; at a coalition its organiser, whom nobody there is above.

    The row asks the same (people/migrations/0004_standing).
    """
    return allow("manages") if organises(actor) or actor.role in MANAGES else deny("role")


def roles_at(kind: AgencyKind | str) -> list[Role]:
    """The roles that can be given at an agency. A coalition has no clients: nobody there may ever see one."""
    return [role for role in Role if kind != AgencyKind.COALITION or role in NEVER_OPENS_A_DRAWER]


def never_theirs(actor: Actor) -> frozenset[str]:
    """Pages that the menu leaves out, as nothing on them can ever be hers: a coalition has no clients and no line."""
    return WITH_CLIENTS if actor.agency_kind == AgencyKind.COALITION else frozenset()


def may_invite(actor: Actor, role: Role | str) -> Decision:
    """Whoever manages people invites, into a role there is; only a director invites another director."""
    managed = may_manage_people(actor)
    if not managed:
        return managed
    if role not in roles_at(actor.agency_kind):
        return deny("no_clients_here")
    if role == Role.DIRECTOR and actor.role != Role.DIRECTOR:
        return deny("director_only")
    return managed


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
    return may_manage_people(actor)


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


def may_see_papers(actor: Actor, account: Account) -> Decision:
    """Trainings and papers are seen by whoever leads or administers, and by herself."""
    if account.agency_id != actor.agency_id:
        return deny("other_agency")
    if account.id == actor.account_id:
        return allow("own")
    return may_manage_people(actor)


def may_keep_what_is_public(actor: Actor) -> Decision:
    """The directory, plans, figures: whoever leads at an agency, and the organizers of a coalition."""
    return allow("keeps") if organises(actor) or actor.role in LEADS else deny("role")


def may_see_lapses(actor: Actor) -> Decision:
    """The list of what lapses, for whoever manages people."""
    return may_manage_people(actor)


def may_change_standing(actor: Actor, account: Account, role: str) -> Decision:
    """Role and supervisor of a colleague; only a director makes, or changes, a director."""
    if Role.DIRECTOR in (role, account.role) and actor.role != Role.DIRECTOR:
        return deny("director_only")
    if role != account.role and role not in roles_at(actor.agency_kind):
        return deny("no_clients_here")
    return may_manage(actor, account)


def may_supervise(supervisor: Account, *, agency_id: UUID) -> Decision:
    """Who can be named as someone's supervisor: a colleague who leads and has not left."""
    if supervisor.agency_id != agency_id or supervisor.left_at is not None:
        return deny("not_found")
    return allow("leads") if supervisor.role in LEADS else deny("role")


def may_belong(role: str, kind: TeamKind | str) -> Decision:
    """Which teams are for which roles: counselling for those who counsel, and no team whose key opens
    drawers for someone who never opens one."""
    if kind == TeamKind.COUNSELLING:
        return allow("counsels") if role in COUNSELS else deny("counsellors_only")
    if kind in (TeamKind.ON_CALL, TeamKind.INTAKE) and role in NEVER_OPENS_A_DRAWER:
        return deny("opens_no_drawer")
    return allow("team")


def may_add_to_team(actor: Actor, account: Account, kind: TeamKind | str) -> Decision:
    """Join a colleague to a team; only a custodian or a director makes custodians."""
    managed = may_manage(actor, account)
    if not managed:
        return managed
    if kind == TeamKind.CUSTODIANS and actor.role != Role.DIRECTOR and not actor.is_custodian:
        return deny("not_custodian")
    return may_belong(account.role, kind)


def may_take_from_team(actor: Actor, account: Account) -> Decision:
    """Leaving a team takes its key away at once, which only a custodian can do."""
    managed = may_manage(actor, account)
    return managed if not managed else may_grant_keys(actor)


def may_grant_counselling(actor: Actor) -> Decision:
    """The counselling key is passed on by the clinical supervisor, who holds it; no custodian does."""
    if actor.role != Role.CLINICAL_SUPERVISOR:
        return deny("role")
    return allow("clinical") if actor.standing.cleared_for_counselling else deny("not_cleared")


def may_give_keys(actor: Actor) -> Decision:
    """Either of the two: what she cannot open she cannot give."""
    custodian = may_grant_keys(actor)
    return custodian if custodian else may_grant_counselling(actor)


def may_see_keys(actor: Actor) -> Decision:
    """Who waits for a key, and how the recovery shares are kept."""
    given = may_give_keys(actor)
    return given if given else may_recover(actor)


def may_recover(actor: Actor) -> Decision:
    """Type two paper shares: whoever leads, or was a custodian. The shares themselves are the proof."""
    if actor.is_custodian:
        return allow("custodian")
    return allow("leads") if actor.role in LEADS else deny("role")


# -- which trainings open which drawers (walls.md, "Training opens and closes"; S4-056 to S4-058, S4-086) --


def required_kinds(kind: str, role: str, extra: Collection[str] = ()) -> set[str]:
    """What must be in force before any drawer opens. A crisis center's worker needs the 40 hours (735 ILCS
    5/8-802.1(b) reads it so); everyone needs the signed agreement; the agency may ask more."""
    needed = {CredentialKind.CONFIDENTIALITY.value, *extra}
    if kind == AgencyKind.CRISIS_CENTER and role != Role.INTERPRETER:
        needed.add(CredentialKind.FOUNDATION.value)
    return needed


def needed_kinds(kind: str, role: str, extra: Collection[str] = ()) -> set[str]:
    """Every paper someone in this role should have, counselling included; none for who opens no drawer."""
    if role in NEVER_OPENS_A_DRAWER:
        return set()
    further = {CredentialKind.COUNSELLING.value} if role in COUNSELS else set()
    return required_kinds(kind, role, extra) | further


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
    ends = [
        _ends(agency, [c for c in credentials if c.kind == kind and c.withdrawn_at is None]) for kind in kinds
    ]
    known = [end for end in ends if end is not None]
    return min(known) if len(known) == len(ends) else None


def _ends(agency: Agency, credentials: list[Credential]) -> datetime | None:
    """The latest end of one kind, at midnight where the agency is, plus the one supervised grace."""
    if not credentials:
        return None
    if any(credential.expires_on is None for credential in credentials):
        return FOREVER
    last = max(credential.expires_on for credential in credentials if credential.expires_on)
    return grace_ends(agency, last)


def grace_ends(agency: Agency, lapsed_on: date) -> datetime:
    """When the one supervised grace after a lapse is over."""
    midnight = datetime.combine(lapsed_on, time.min, tzinfo=ZoneInfo(agency.time_zone))
    return midnight + timedelta(hours=agency.grace_hours)
