"""Putting people on the line and taking them off; a week again; the agency's own rules.

Belongs here: the roster's verbs. Not here: asking a colleague (actions.swaps), reading (selectors.shifts). Two at
once meet twice: at the lock that every change of an agency's roster takes, and at the table's own constraint.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from alongside.cases.actions.working import require_version
from alongside.crisis_line import policies_shifts, spans
from alongside.crisis_line.errors_shifts import NotForTheLine, ShiftOver, ShiftsOverlap, ShiftTooLong
from alongside.crisis_line.models import LineRules, Shift
from alongside.crisis_line.selectors.shifts import can_hold_until, on_call_team, rules_of, shift_for, zone_of
from alongside.crisis_line.spans import Span
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import What
from alongside.vault.errors import Refused
from alongside.vault.ids import uuid7

LONGEST = timedelta(hours=25)  # a day, and the hour more that autumn has


@dataclass(slots=True)
class Copied:
    """What came of copying a week."""

    made: int = 0
    left_out: list[Span] = field(default_factory=list)


def put_on(
    *, actor: Actor, account_id: UUID, place: str, starts_at: datetime, ends_at: datetime,
    shift_id: UUID | None = None,
) -> Shift:  # fmt: skip
    """Put someone on for a time. The same form sent again finds what it made."""
    require(policies_shifts.may_keep_roster(actor))
    hold_roster(actor.agency_id)
    if shift_id and (known := Shift.objects.filter(agency_id=actor.agency_id, id=shift_id).first()):
        return known
    return _put_on(actor, account_id, place, Span(starts_at, ends_at), shift_id or uuid7())


def put_on_days(
    *, actor: Actor, account_id: UUID, place: str, first: date, days: int, begins: time, ends: time,
    shift_id: UUID | None = None,
) -> list[Shift]:  # fmt: skip
    """The same hours on several days in a row, by the clock on the wall. All of them, or none."""
    require(policies_shifts.may_keep_roster(actor))
    hold_roster(actor.agency_id)
    if shift_id and Shift.objects.filter(agency_id=actor.agency_id, id=shift_id).exists():
        return []
    zone, ids = zone_of(actor.agency_id), [shift_id or uuid7(), *[uuid7() for _ in range(days - 1)]]
    wanted = [spans.shift_on(first + timedelta(days=n), begins, ends, zone) for n in range(days)]
    return [_put_on(actor, account_id, place, span, own) for span, own in zip(wanted, ids, strict=True)]


def take_off(*, actor: Actor, shift_id: UUID) -> Shift:
    """Take someone off. It can be put back as long as nobody else has the time."""
    require(policies_shifts.may_keep_roster(actor))
    hold_roster(actor.agency_id)
    shift = shift_for(actor, shift_id, lock=True)
    _must_not_be_over(shift)
    if shift.taken_off_at is None:
        _set_off(actor, shift, timezone.now(), "taken_off")
    return shift


def put_back(*, actor: Actor, shift_id: UUID) -> Shift:
    """Undo a taking off."""
    require(policies_shifts.may_keep_roster(actor))
    hold_roster(actor.agency_id)
    shift = shift_for(actor, shift_id, lock=True)
    _must_not_be_over(shift)
    if shift.taken_off_at is not None:
        must_be_free(actor.agency_id, shift.account_id, shift.place, Span(shift.starts_at, shift.ends_at))
        must_be_able(actor.agency_id, shift.account_id, shift.ends_at)
        _set_off(actor, shift, None, "put_back")
    return shift


def copy_week(*, actor: Actor, monday: date, weeks: int = 1) -> Copied:
    """One week's shifts again, some weeks later, at the same clock times. What cannot be is left out and named."""
    require(policies_shifts.may_keep_roster(actor))
    hold_roster(actor.agency_id)
    zone, done = zone_of(actor.agency_id), Copied()
    start, end = (spans.at(monday + timedelta(days=n), time(0), zone) for n in (0, 7))
    rows = Shift.objects.filter(
        agency_id=actor.agency_id, taken_off_at=None, starts_at__gte=start, starts_at__lt=end
    )
    for row in rows.order_by("starts_at"):
        span = spans.moved(Span(row.starts_at, row.ends_at), 7 * weeks, zone)
        try:
            _put_on(actor, row.account_id, row.place, span, uuid7())
            done.made += 1
        except Refused:
            done.left_out.append(span)
    return done


@dataclass(frozen=True, slots=True)
class HowHeld:
    """What those who lead decide about the line."""

    longest_hours: int = 12
    nights_a_quarter: int = 12
    minutes_to_answer: int = 10
    takes_requests: bool = False
    days_kept: int = 90
    text_gateway: str = ""


def change_rules(*, actor: Actor, how: HowHeld, version: int) -> LineRules:
    """How this agency holds its line. SomeoneElseWasFaster when that changed since `version` was read."""
    require(policies_shifts.may_change_rules(actor))
    hold_roster(actor.agency_id)
    rules = rules_of(actor.agency_id)
    require_version(rules.version, version)
    is_new, changed = rules.version == 0, [one.name for one in fields(how)]
    for name in changed:
        setattr(rules, name, getattr(how, name))
    rules.version, rules.changed_at = rules.version + 1, timezone.now()
    if is_new:
        rules.save(force_insert=True)
    else:
        rules.save(update_fields=[*changed, "version", "changed_at"])
    ledger.add(actor, What.LINE_CHANGED, about=rules.id, why="rules")
    return rules


def hold_roster(agency_id: UUID) -> None:
    """Until the end of this transaction nobody else changes this agency's roster."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"roster{agency_id}"])


def must_be_able(agency_id: UUID, account_id: UUID, until: datetime) -> None:
    """Of the on-call team, and with papers that hold to the end: a lapse never closes anything during a shift."""
    if account_id not in {one.id for one in on_call_team(agency_id)}:
        raise NotForTheLine
    cleared = can_hold_until(account_id)
    if cleared is None or cleared < until:
        raise NotForTheLine


def must_be_free(
    agency_id: UUID, account_id: UUID, place: str, span: Span, *, but: Iterable[UUID] = ()
) -> None:
    """Nobody stands in the place, and the person in none of the two."""
    at_once = Shift.objects.filter(
        agency_id=agency_id, taken_off_at=None, starts_at__lt=span.end, ends_at__gt=span.start
    ).exclude(id__in=list(but))
    for other in at_once:
        if other.place == place or other.account_id == account_id:
            raise ShiftsOverlap


def _put_on(actor: Actor, account_id: UUID, place: str, span: Span, shift_id: UUID) -> Shift:
    if not timedelta(0) < span.length <= LONGEST:
        raise ShiftTooLong
    if span.end <= timezone.now():
        raise ShiftOver
    must_be_able(actor.agency_id, account_id, span.end)
    must_be_free(actor.agency_id, account_id, place, span)
    shift = Shift(
        id=shift_id, agency_id=actor.agency_id, account_id=account_id, place=place,
        starts_at=span.start, ends_at=span.end, put_on_by_id=actor.account_id,
    )  # fmt: skip
    try:
        with transaction.atomic():
            shift.save(force_insert=True)
    except IntegrityError:
        raise ShiftsOverlap from None
    ledger.add(actor, What.LINE_CHANGED, about=shift.id, why="put_on")
    return shift


def _set_off(actor: Actor, shift: Shift, at: datetime | None, why: str) -> None:
    shift.taken_off_at = at
    shift.save(update_fields=["taken_off_at"])
    ledger.add(actor, What.LINE_CHANGED, about=shift.id, why=why)


def _must_not_be_over(shift: Shift) -> None:
    if shift.ends_at <= timezone.now():
        raise ShiftOver
