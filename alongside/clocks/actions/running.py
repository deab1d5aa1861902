"""Starting a clock, stopping it, saying that it is done.

Belongs here: these verbs, for a client's plan and for a call. Not here: counting (engine), which client (the room
that asks). A clock keeps the rule as it is now; it is stopped or done, never deleted, except with its call.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils import timezone

from alongside.clocks import policies
from alongside.clocks.basis import Basis
from alongside.clocks.engine import Due, Span, count
from alongside.clocks.enums import Certainty, ClockDrawer, WhyStopped
from alongside.clocks.errors import ClockEnded, DoneTooEarly, MomentMissing, RangeTurned, YearOutOfReach
from alongside.clocks.models import Clock
from alongside.clocks.rulefiles import BIRTH
from alongside.clocks.selectors.rules import rule_for
from alongside.clocks.selectors.running import clock_for
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import What
from alongside.vault.ids import uuid7

SLACK = timedelta(minutes=10)
YEARS = range(1900, 2201)


def start_clock(
    actor: Actor,
    subject_id: UUID,
    drawer: str,
    rule_id: str,
    happened_at: date | None = None,
    certainty: str = Certainty.KNOWN,
    earliest: date | None = None,
    latest: date | None = None,
    words: str = "",
    *,
    facts: Mapping[str, date] | None = None,
    clock_id: UUID | None = None,
) -> Clock:
    """Start a clock. A `date` without an hour is a whole day; `facts` are further days that the rule looks at.

    Known or assumed needs `happened_at` (MomentMissing); unknown takes a range, of which either end may be open.
    """
    require(policies.may_run(actor, subject_id, drawer))
    rule = rule_for(actor, rule_id)
    span = _span(certainty, happened_at, earliest, latest)
    _within_reach(happened_at, earliest, latest, *(facts or {}).values())
    known = {name: Span.at(day) for name, day in (facts or {}).items() if name in rule.facts}
    basis = Basis(rule, {**known, rule.trigger: span})
    clock = Clock(
        id=clock_id or uuid7(),
        agency_id=actor.agency_id,
        subject_id=subject_id,
        drawer=drawer,
        certainty=certainty,
        look_on=_look_on(basis),
        started_by_id=actor.account_id,
    )
    clock.basis, clock.words = basis.as_text(), words.strip()
    clock.save(force_insert=True)
    _note(actor, clock, "started")
    return clock


def stop_clock(actor: Actor, clock_id: UUID, why: str) -> Clock:
    """It counts no longer, and why. ClockEnded where it is done or stopped."""
    clock = _to_change(actor, clock_id)
    clock.stopped_at, clock.why_stopped = timezone.now(), WhyStopped(why)
    clock.save(update_fields=["stopped_at", "why_stopped"])
    _note(actor, clock, "stopped")
    return clock


def mark_done(actor: Actor, clock_id: UUID, at: datetime) -> Clock:
    """What the clock was for was done, then. ClockEnded where it is done or stopped."""
    clock = _to_change(actor, clock_id)
    if at > timezone.now() + SLACK:
        raise DoneTooEarly
    clock.done_at = at
    clock.save(update_fields=["done_at"])
    _note(actor, clock, "done")
    return clock


def run_again(actor: Actor, clock_id: UUID) -> Clock:
    """Take back that it was stopped or done: a slip of the hand."""
    clock = clock_for(actor, clock_id, lock=True)
    require(policies.may_run(actor, clock.subject_id, clock.drawer))
    clock.done_at, clock.stopped_at, clock.why_stopped = None, None, ""
    clock.save(update_fields=["done_at", "stopped_at", "why_stopped"])
    _note(actor, clock, "again")
    return clock


def carry_over(actor: Actor, call_id: UUID, subject_id: UUID) -> int:
    """A caller becomes a client: the clocks of the call go on in the plan, under its key. How many."""
    require(policies.may_run(actor, call_id, ClockDrawer.CALL))
    require(policies.may_run(actor, subject_id, ClockDrawer.PLAN))
    rows = list(Clock.objects.filter(agency_id=actor.agency_id, subject_id=call_id, drawer=ClockDrawer.CALL))
    for row in rows:
        _copy(row, subject_id)
    forget_clocks(actor, call_id)
    ledger.add(actor, What.CLOCK_CHANGED, subject_id, drawer=ClockDrawer.PLAN, why="carried_over")
    return len(rows)


def forget_clocks(actor: Actor, call_id: UUID) -> None:
    """Stop and keep nothing: the rows of a call go with its key."""
    require(policies.may_run(actor, call_id, ClockDrawer.CALL))
    Clock.objects.filter(agency_id=actor.agency_id, subject_id=call_id, drawer=ClockDrawer.CALL).delete()


def _copy(row: Clock, subject_id: UUID) -> None:
    basis, words = row.basis, row.words
    new = Clock(
        id=uuid7(), agency_id=row.agency_id, subject_id=subject_id, drawer=ClockDrawer.PLAN,
        certainty=row.certainty, look_on=row.look_on, started_by_id=row.started_by_id, started_at=row.started_at,
        done_at=row.done_at, stopped_at=row.stopped_at, why_stopped=row.why_stopped,
    )  # fmt: skip
    new.basis, new.words = basis, words
    new.save(force_insert=True)


def _span(certainty: str, happened_at: date | None, earliest: date | None, latest: date | None) -> Span:
    if Certainty(certainty) != Certainty.UNKNOWN:
        if happened_at is None:
            raise MomentMissing
        return Span.at(happened_at)
    if earliest is not None and latest is not None and _turned(earliest, latest):
        raise RangeTurned
    return Span(earliest, latest)


def _within_reach(*moments: date | None) -> None:
    if any(moment is not None and moment.year not in YEARS for moment in moments):
        raise YearOutOfReach


def _turned(earliest: date, latest: date) -> bool:
    """Compared by their days, where either has no hour."""
    if isinstance(earliest, datetime) and isinstance(latest, datetime):
        return earliest > latest
    return _day(earliest) > _day(latest)


def _day(moment: date) -> date:
    return timezone.localdate(moment) if isinstance(moment, datetime) else moment


def _look_on(basis: Basis) -> date | None:
    """The day to sort by. From a birthday only its month: an exact birth date stays sealed."""
    due: Due = count(basis.rule.counting, basis.facts, timezone.get_current_timezone())
    point = due.first or due.last
    if point is None:
        return None
    day = point.day or timezone.localdate(point.at)
    return day.replace(day=1) if BIRTH in basis.facts else day


def _to_change(actor: Actor, clock_id: UUID) -> Clock:
    clock = clock_for(actor, clock_id, lock=True)
    require(policies.may_run(actor, clock.subject_id, clock.drawer))
    if clock.done_at is not None or clock.stopped_at is not None:
        raise ClockEnded
    return clock


def _note(actor: Actor, clock: Clock, why: str) -> None:
    ledger.add(actor, What.CLOCK_CHANGED, clock.subject_id, drawer=clock.drawer, why=why, about=clock.id)
