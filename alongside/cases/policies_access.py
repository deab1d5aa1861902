"""Who may change who may see: parts on a care team, conflict entries, the log, break-glass.

Belongs here: decisions about access itself. Not here: decisions about the record (policies), writes.
"""

from uuid import UUID

from alongside.cases import policies
from alongside.cases.enums import TeamPart
from alongside.cases.models import Case
from alongside.people.enums import TeamKind
from alongside.people.models import Account
from alongside.people.policies import COUNSELS, LEADS, may_approve_glass
from alongside.vault.actors import Actor, Decision, allow, deny
from alongside.vault.enums import Reason
from alongside.vault.models import BreakGlass


def may_take_part(account: Account, part: str) -> Decision:
    """A part must fit the role: only who counsels is the counsellor, only who leads supervises."""
    if part == TeamPart.COUNSELLOR and account.role not in COUNSELS:
        return deny("not_a_counsellor")
    if part == TeamPart.SUPERVISOR and account.role not in LEADS:
        return deny("not_a_supervisor")
    return allow("role")


def may_change_member(actor: Actor, case: Case, part: str) -> Decision:
    """Whoever may change the team; but nobody takes away her own supervision."""
    if part == TeamPart.SUPERVISOR and actor.role not in LEADS:
        return deny("supervision")
    return policies.may_change_team(actor, case)


def may_let_in_again(actor: Actor, case: Case, account_id: UUID) -> Decision:
    """A supervisor or director on the team; nobody ends a conflict of her own."""
    if account_id == actor.account_id:
        return deny("yourself")
    if actor.role not in LEADS:
        return deny("role")
    return policies.may_change_team(actor, case)


def may_read_log(actor: Actor, case: Case) -> Decision:
    """The log is made to be shown and printed, so a broken glass does not open it."""
    return policies.may_export(actor, case)


def reason_of_part(part: str) -> Reason:
    """Under which reason a part stands on the access list."""
    return Reason.SUPERVISION if part == TeamPart.SUPERVISOR else Reason.CARE_TEAM


def may_search(actor: Actor) -> Decision:
    """Ask whether there may be a record: whoever could open one."""
    return policies.may_open_client(actor)


def may_open_alone(actor: Actor) -> Decision:
    """Alone on shift means on the line: only the on-call team holds a key that opens without anyone else."""
    return allow("on_call") if TeamKind.ON_CALL in actor.standing.offices else deny("not_on_call")


def may_see_glass(actor: Actor, glass: BreakGlass) -> Decision:
    """Who asked, and those who decide; never someone who is shut out from that client."""
    if glass.agency_id != actor.agency_id or glass.subject_id in actor.standing.conflicts:
        return deny("not_found")
    if glass.asked_by_id == actor.account_id:
        return allow("asked")
    return may_approve_glass(actor)


def may_decide_glass(actor: Actor, glass: BreakGlass) -> Decision:
    """Open, decline or review: a supervisor, director or custodian who did not ask for it herself."""
    if glass.asked_by_id == actor.account_id:
        return deny("yourself")
    return may_see_glass(actor, glass)


def may_end_glass(actor: Actor, glass: BreakGlass) -> Decision:
    """Who asked may stop early, and so may those who decide."""
    return may_see_glass(actor, glass)
