"""Who sets meetings, proposes, writes minutes, decides, gives and moves tasks.

Belongs here: decisions. Not here: writes, HTTP. The row asks the same (migrations/0021_meetings_rows). Whoever does not
belong finds no meeting at all.
"""

from uuid import UUID

from alongside.coalition.enums_meetings import OVER, STANDING, ItemKind, MeetingState
from alongside.coalition.models import AgendaItem, Meeting, Task
from alongside.coalition.policies import may_organise
from alongside.vault.actors import Actor, Decision, allow, deny


def may_set_meetings(actor: Actor, coalition_id: UUID) -> Decision:
    """The day, the place, the notice, beginning and closing: organizers."""
    return may_organise(actor, coalition_id)


def may_change_meeting(actor: Actor, meeting: Meeting) -> Decision:
    """Day and place, until it is closed or called off."""
    if meeting.state in OVER:
        return deny("closed")
    return may_organise(actor, meeting.agency_id)


def may_propose(actor: Actor, meeting: Meeting) -> Decision:
    """Everyone who belongs, until it is closed or called off."""
    return deny("closed") if meeting.state in OVER else allow("belongs")


def may_change_item(actor: Actor, item: AgendaItem, meeting: Meeting) -> Decision:
    """Who proposed it, while she works there, and organizers. A standing item is nobody's."""
    if meeting.state in OVER:
        return deny("closed")
    if ItemKind(item.kind) in STANDING:
        return deny("standing")
    if item.made_by_id == actor.account_id and item.for_agency_id == actor.agency_id:
        return allow("hers")
    return may_organise(actor, item.agency_id)


def may_move_item(actor: Actor, item: AgendaItem, meeting: Meeting) -> Decision:
    """Organizers, with a reason; never a standing item."""
    if meeting.state in OVER:
        return deny("closed")
    if ItemKind(item.kind) in STANDING:
        return deny("standing")
    return may_organise(actor, item.agency_id)


def may_write_minutes(actor: Actor, meeting: Meeting) -> Decision:
    """Organizers, from the beginning of the meeting until the minutes are approved."""
    if meeting.state not in (MeetingState.GOING, MeetingState.CLOSED):
        return deny("not_begun")
    if meeting.approved_at is not None:
        return deny("approved")
    return may_organise(actor, meeting.agency_id)


def may_give_task(actor: Actor, coalition_id: UUID, for_agency_id: UUID | None) -> Decision:
    """Organizers to anyone; whoever belongs to her own organization."""
    if for_agency_id is not None and for_agency_id == actor.agency_id:
        return allow("ours")
    return may_organise(actor, coalition_id)


def may_change_task(actor: Actor, task: Task) -> Decision:
    """The organization that does it, and organizers."""
    return may_give_task(actor, task.agency_id, task.for_agency_id)
