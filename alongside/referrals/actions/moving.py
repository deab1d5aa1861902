"""Moving a referral on: every move after it was sent, by whichever side it belongs to.

Belongs here: the one verb, and what goes with a move (an appointment, the first step made together, words to the
sender). Not here: which moves there are (states), asking (referring). The row refuses the same a second time.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID

from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from alongside.people.models import Agency
from alongside.referrals import policies
from alongside.referrals.due import Days, next_due
from alongside.referrals.enums import CLOSED, OPEN, REASONS, Outcome, State
from alongside.referrals.errors import NotThisMove, OutcomeMissing, PermissionMissing, ReasonMissing
from alongside.referrals.models import Link, Referral
from alongside.referrals.selectors.referrals import link_of, referral_for
from alongside.referrals.states import may_become
from alongside.releases.actions.ending import end_of_referral
from alongside.releases.actions.withdrawing import remember
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import Drawer, What

END_PACKET = "select wall.end_referral_packet(%s)"


def move(
    *, actor: Actor, referral_id: UUID, then: str, seen: str, reason: str = "", outcome: str = ""
) -> Referral:
    """Make a move. NotThisMove where it stands elsewhere than on the screen, or the move is the other side's.

    What ends it ends the permission too, and the packet with it, unless the client wanted that to go on.
    """
    row, link = _to_move(actor, referral_id)
    if row.state == then and seen != then:
        return row  # sent twice, done once
    if row.state != seen or then not in State.values or then == State.REQUESTED:
        raise NotThisMove
    if not may_become(row.state, then, policies.sides_of(actor, row)):
        raise NotThisMove
    _say_why(row, State(then), reason, outcome)
    row.state, row.version = State(then), row.version + 1
    row.due_at = _due(actor, row, link)
    with as_refused():
        row.save(update_fields=["state", "reason", "outcome", "due_at", "version"])
    note(actor, link, row, then.replace("-", "_"))
    if then in CLOSED:
        _end_permission(actor, row, link)
    return row


def set_appointment(*, actor: Actor, referral_id: UUID, at: datetime | None) -> Referral:
    """When they are expected; either side says it, and can take it away again."""
    row, link = _to_move(actor, referral_id)
    if row.state not in OPEN:
        raise NotThisMove
    row.appointment_at, row.version = at, row.version + 1
    row.save(update_fields=["appointment_at", "version"])
    note(actor, link, row, "appointment")
    return row


def note_warm(*, actor: Actor, referral_id: UUID) -> Referral:
    """The first step was made together: now."""
    row, link = _to_move(actor, referral_id)
    if row.state not in OPEN:
        raise NotThisMove
    if row.warm_at is None:
        row.warm_at, row.version = timezone.now(), row.version + 1
        row.save(update_fields=["warm_at", "version"])
        note(actor, link, row, "warm")
    return row


def note(actor: Actor, link: Link | None, row: Referral, why: str) -> None:
    """A line: in the client's log where the sender knows whose it is, else about the referral alone."""
    if link is None:
        ledger.add(actor, What.LINE_CHANGED, why=f"referral.{why}", about=row.id)
        return
    what = What.LINE_CHANGED if link.drawer == Drawer.CALL else What.PLAN_CHANGED
    ledger.add(actor, what, link.subject_id, drawer=link.drawer, why=f"referral.{why}", about=row.id)


def zone_of(actor: Actor) -> str:
    """Where the agency is, to count its work days."""
    return Agency.objects.get(id=actor.agency_id).time_zone


@contextmanager
def as_refused() -> Iterator[None]:
    """What the row refuses, in our words."""
    try:
        with transaction.atomic():
            yield
    except DatabaseError as problem:
        if "refused: no_permission" in str(problem):
            raise PermissionMissing from None
        if "refused: " in str(problem):
            raise NotThisMove from None
        raise


def _to_move(actor: Actor, referral_id: UUID) -> tuple[Referral, Link | None]:
    row = referral_for(actor, referral_id, lock=True)
    link = link_of(actor, row)
    require(policies.may_move(actor, row, link))
    return row, link


def _due(actor: Actor, row: Referral, link: Link | None) -> datetime | None:
    """By when the next thing is expected. Of someone who called, nobody can ask it later."""
    if link is not None and link.drawer == Drawer.CALL:
        return None
    return next_due(row.state, timezone.now(), Days(row.answer_days, row.outcome_days), zone_of(actor))


def _say_why(row: Referral, then: State, reason: str, outcome: str) -> None:
    """A reason from the list of this move, an outcome for what is completed; anything else carries none."""
    if then in REASONS and reason not in REASONS[then]:
        raise ReasonMissing
    if then == State.COMPLETED and outcome not in Outcome.values:
        raise OutcomeMissing
    row.reason = reason if then in REASONS else ""
    row.outcome = outcome if then == State.COMPLETED else row.outcome


def _end_permission(actor: Actor, row: Referral, link: Link | None) -> None:
    """Whichever side closes it. The client's own wish to keep it stands above."""
    if row.keeps_permission:
        return
    if link is not None:
        if link.release_id is not None:
            end_of_referral(actor=actor, subject_id=link.subject_id, release_id=link.release_id)
        return
    with connection.cursor() as cursor:
        cursor.execute(END_PACKET, [row.id])
        ended = cursor.fetchone()[0]
    if ended is not None:
        ledger.add(actor, What.RELEASE_ENDED, why="end.closed", about=ended)
        remember(ended)
