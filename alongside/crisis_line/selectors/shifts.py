"""Who holds the line: now, tonight, this month. Says nothing about anyone who called.

Belongs here: reading the roster. Not here: hand-overs (selectors.handing_over), arithmetic (spans).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone

from alongside.crisis_line import spans
from alongside.crisis_line.enums_shifts import Place, SwapState
from alongside.crisis_line.models import LineRules, OnCallNumber, Shift, Swap
from alongside.crisis_line.spans import Span
from alongside.people.enums import TeamKind
from alongside.people.models import Account, Agency, Membership
from alongside.vault.actors import Actor
from alongside.vault.errors import NotFound
from alongside.vault.models import Clearance

HELD = ("id", "account_id", "account__working_name", "place", "starts_at", "ends_at", "digits")


@dataclass(frozen=True, slots=True)
class Held:
    """Someone in a place on the line."""

    shift_id: UUID
    account_id: UUID
    name: str
    place: str
    span: Span
    digits: int | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """Who answers and who steps in, at one moment. Either may be nobody."""

    primary: Held | None
    backup: Held | None


@dataclass(frozen=True, slots=True)
class Load:
    """How much someone holds the line, beside the agency's own rule."""

    account_id: UUID
    name: str
    longest: timedelta
    nights: int
    too_long: bool
    too_many: bool


def on_the_line_now(agency_id: UUID, at: datetime | None = None) -> Pair:
    """Who holds the line and who is backup at a moment. For whoever asks within the agency's wall."""
    moment = at or timezone.now()
    held = {one.place: one for one in holding(agency_id, moment, moment + timedelta(microseconds=1))}
    return Pair(held.get(Place.PRIMARY), held.get(Place.BACKUP))


def holding(agency_id: UUID, start: datetime, end: datetime) -> list[Held]:
    """Every shift that touches a window, with the number to ring."""
    rows = Shift.objects.filter(agency_id=agency_id, taken_off_at=None, starts_at__lt=end, ends_at__gt=start)
    number = OnCallNumber.objects.filter(account_id=OuterRef("account_id")).values("digits")
    found = rows.annotate(digits=Subquery(number)).order_by("starts_at", "place")
    return [_held(*row) for row in found.values_list(*HELD)]


def spans_of(held: Iterable[Held], place: str) -> list[Span]:
    """The times at which one place is held."""
    return [one.span for one in held if one.place == place]


def gaps_of(held: Sequence[Held], start: datetime, end: datetime, place: str = Place.PRIMARY) -> list[Span]:
    """When nobody stands in a place."""
    return spans.gaps(spans_of(held, place), start, end)


def shift_for(actor: Actor, shift_id: UUID, *, lock: bool = False) -> Shift:
    """One shift of one's own agency."""
    rows = Shift.objects.filter(agency_id=actor.agency_id, id=shift_id).select_related("account")
    shift = (rows.select_for_update(of=("self",)) if lock else rows).first()
    if shift is None:
        raise NotFound
    return shift


def swap_for(actor: Actor, swap_id: UUID, *, lock: bool = False) -> Swap:
    """One asking for cover, for the two it is between."""
    mine = Q(asker_id=actor.account_id) | Q(asked_id=actor.account_id)
    rows = Swap.objects.filter(mine, agency_id=actor.agency_id, id=swap_id).select_related("shift")
    swap = (rows.select_for_update(of=("self",)) if lock else rows).first()
    if swap is None:
        raise NotFound
    return swap


def swaps_of(actor: Actor) -> list[Swap]:
    """What is asked of her, and what she asked, for shifts that are not over."""
    mine = Q(asker_id=actor.account_id) | Q(asked_id=actor.account_id)
    rows = Swap.objects.filter(
        mine, agency_id=actor.agency_id, state=SwapState.ASKED, shift__ends_at__gt=timezone.now()
    )
    return list(rows.select_related("shift", "asker", "asked").order_by("shift__starts_at"))


def open_swap_of(shift: Shift) -> Swap | None:
    """Who is asked to take this shift over, if anyone is."""
    rows = Swap.objects.filter(agency_id=shift.agency_id, shift=shift, state=SwapState.ASKED)
    return rows.select_related("asked").first()


def on_call_team(agency_id: UUID) -> list[Account]:
    """Everyone of the on-call team who works here, by name."""
    members = Membership.objects.filter(agency_id=agency_id, until=None, team__kind=TeamKind.ON_CALL)
    accounts = Account.objects.filter(agency_id=agency_id, left_at=None, id__in=members.values("account_id"))
    return list(accounts.order_by("working_name"))


def can_hold_until(account_id: UUID) -> datetime | None:
    """When the drawers of someone close, her grace included. No shift of hers goes beyond it."""
    return Clearance.objects.filter(actor_id=account_id).values_list("cleared_until", flat=True).first()


def beyond_papers(held: Sequence[Held]) -> list[Held]:
    """Shifts whose holder has no papers in force to their end, because one was withdrawn since."""
    ends = dict(
        Clearance.objects.filter(actor_id__in={one.account_id for one in held}).values_list(
            "actor_id", "cleared_until"
        )
    )
    return [one for one in held if (end := ends.get(one.account_id)) is None or end < one.span.end]


def rules_of(agency_id: UUID) -> LineRules:
    """How the agency holds its line; what the defaults say where nothing was decided."""
    return LineRules.objects.filter(agency_id=agency_id).first() or LineRules(agency_id=agency_id, version=0)


def zone_of(agency_id: UUID) -> ZoneInfo:
    """The clock on the agency's wall."""
    return ZoneInfo(Agency.objects.values_list("time_zone", flat=True).get(id=agency_id))


def loads(agency_id: UUID, *, now: datetime | None = None) -> list[Load]:
    """For everyone with shifts: the longest run in the month around now, and nights this quarter."""
    moment, zone, rules = now or timezone.now(), zone_of(agency_id), rules_of(agency_id)
    first = spans.at(spans.quarter_of(moment.astimezone(zone).date()), spans.NIGHT.replace(hour=0), zone)
    held = holding(agency_id, min(first, moment), moment + timedelta(days=31))
    people = sorted({(one.name, one.account_id) for one in held})
    return [_load(name, who, held, moment, rules, zone) for name, who in people]


def _load(
    name: str, who: UUID, held: Sequence[Held], now: datetime, rules: LineRules, zone: ZoneInfo
) -> Load:
    mine = [one.span for one in held if one.account_id == who]
    ahead = [span for span in mine if span.end > now - timedelta(days=1)]
    longest, count = spans.longest_run(ahead), spans.nights([s for s in mine if s.start <= now], zone)
    too_long = longest > timedelta(hours=rules.longest_hours)
    return Load(who, name, longest, count, too_long, count > rules.nights_a_quarter)


def _held(
    shift: UUID, who: UUID, name: str, place: str, starts: datetime, ends: datetime, digits: int | None
) -> Held:
    return Held(shift, who, name, place, Span(starts, ends), digits)
