"""Who may do what with the plan that is written together with a client.

Belongs here: decisions. Not here: writes, HTTP. Each needs the drawer `plan`; break-glass reads only and takes nothing
along on paper.
"""

from uuid import UUID

from alongside.cases import policies
from alongside.cases.models import Case
from alongside.vault.actors import Actor, Decision, allow, deny
from alongside.vault.enums import Drawer


def may_read_plan(actor: Actor, subject_id: UUID) -> Decision:
    """Whoever opens the drawer."""
    return allow("access_list") if actor.may_open(subject_id, Drawer.PLAN) else deny("drawer_closed")


def may_write_plan(actor: Actor, subject_id: UUID) -> Decision:
    """Whoever may write in the drawer."""
    return policies.may_write(actor, subject_id, Drawer.PLAN)


def may_print_plan(actor: Actor, case: Case) -> Decision:
    """Whoever may write in it, and never through a broken glass."""
    return policies.may_export(actor, case) and may_write_plan(actor, case.subject_id)
