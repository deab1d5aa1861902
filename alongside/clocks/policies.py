"""Who may see and change clocks, and the rules they are counted by.

Belongs here: decisions. Not here: writes, HTTP. `readable` (lists) and `may_read` (one clock) must agree; a test
runs both over the whole cast.
"""

from uuid import UUID

from django.db.models import Q

from alongside.clocks.enums import ClockDrawer
from alongside.clocks.models import Clock
from alongside.people.policies import LEADS
from alongside.vault.actors import Actor, Decision, allow, deny
from alongside.vault.enums import Drawer


def readable(actor: Actor) -> Q:
    """The clocks this person may see: of clients whose plan is open to her, and of calls while she is on the line."""
    seen = Q(drawer=ClockDrawer.PLAN, subject_id__anyof=actor.subjects_with(Drawer.PLAN))
    if actor.is_on_the_line:
        seen |= Q(drawer=ClockDrawer.CALL)
    return Q(agency_id=actor.agency_id) & seen


def may_see(actor: Actor, subject_id: UUID, drawer: str) -> Decision:
    """The clocks of one client or call."""
    if drawer == ClockDrawer.CALL:
        return allow("on_call") if actor.is_on_the_line else deny("not_on_call")
    return allow("access_list") if actor.may_open(subject_id, Drawer.PLAN) else deny("not_assigned")


def may_read(actor: Actor, clock: Clock) -> Decision:
    """One clock."""
    if clock.agency_id != actor.agency_id:
        return deny("other_agency")
    return may_see(actor, clock.subject_id, clock.drawer)


def may_run(actor: Actor, subject_id: UUID, drawer: str) -> Decision:
    """Start, stop, and say that it is done: whoever may write there. Break-glass reads only."""
    if drawer == ClockDrawer.CALL:
        return may_see(actor, subject_id, drawer)
    if actor.may_open(subject_id, Drawer.PLAN, writing=True):
        return allow("access_list")
    return deny("read_only")


def may_read_rules(actor: Actor) -> Decision:
    """Rules are public law: everyone at work may read them."""
    return allow("staff")


def may_change_rules(actor: Actor) -> Decision:
    """Those who lead answer for how an agency reads the law."""
    return allow("leads") if actor.role in LEADS else deny("role")
