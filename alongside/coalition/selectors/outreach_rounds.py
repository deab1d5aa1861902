"""Rounds: the list, one, who goes, what was counted, what a phone is told, who has not checked in.

Belongs here: reads. Not here: who may (policies_outreach), plans, places and stock (selectors.outreach).
Whether a check-in is missed is computed when it is read: no job has to run for somebody to be looked for.
"""

from calendar import timegm
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Count, Max, Q, QuerySet, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.coalition.enums_outreach import BAND_STARTS, Band, Counted, Group, RoundState, counted_in
from alongside.coalition.models import (
    OutreachCheckIn,
    OutreachRound,
    OutreachRule,
    OutreachStop,
    OutreachTap,
    OutreachWorker,
)
from alongside.people.models import Account
from alongside.people.policies import LEADS
from alongside.vault.actors import Actor
from alongside.vault.errors import NotFound

GRACE = timedelta(minutes=5)
START_GRACE = timedelta(minutes=15)
KEPT_FOR = timedelta(days=14)  # so long after its end a round still takes what a phone brings
AHEAD = timedelta(days=3)
ONE_DAY = timedelta(days=1)  # a round that is written down as longer ends with it, for counting
SOON = timedelta(hours=12)  # so long before it a round stands on Today


@dataclass(frozen=True, slots=True)
class Safety:
    """How the two of a round are: when they say so next, and whether that is missed."""

    last: datetime | None = None
    due: datetime | None = None
    missed: bool = False
    over: bool = False  # out for longer than planned
    waiting: bool = False  # should have set out, and nobody has said so
    left: int = 0  # seconds until somebody has to be called, for a page that stays open

    @property
    def pressing(self) -> bool:
        """Somebody has to call."""
        return self.missed or self.over


def my_rounds() -> list[UUID]:
    """The rounds that whoever asks goes on."""
    with connection.cursor() as cursor:
        cursor.execute("select unnest(wall.outreach_rounds())")
        return [row[0] for row in cursor.fetchall()]


def goes_on(actor: Actor, round_id: UUID) -> bool:
    """Whether she is one of those who go."""
    return round_id in my_rounds()


def rounds_of(coalition_id: UUID) -> QuerySet[OutreachRound]:
    """Those she may read, the newest first."""
    rows = OutreachRound.objects.filter(agency_id=coalition_id).order_by("-starts_at", "id")
    return rows.select_related("for_agency")


def filled(rows: Iterable[OutreachRound], *, gone: bool = False) -> list[OutreachRound]:
    """Each with who goes and where, in two questions however many they are; with `gone` also places taken off it."""
    found = list(rows)
    if not found:
        return found
    ids = [row.id for row in found]
    who, way = defaultdict(list), defaultdict(list)
    for worker in OutreachWorker.objects.filter(round_id__in=ids).order_by("name", "id"):
        who[worker.round_id].append(worker)
    stops = OutreachStop.objects.filter(round_id__in=ids).select_related("place").order_by("turn", "number")
    for stop in stops if gone else stops.filter(gone=False):
        way[stop.round_id].append(stop)
    for row in found:
        row.who, row.way = who[row.id], way[row.id]
    return found


@dataclass(frozen=True, slots=True)
class RoundLine:
    """A round that is over, in numbers."""

    row: OutreachRound
    workers: int
    places: int
    check_ins: int


def round_lines(coalition_id: UUID, now: datetime, *, state: str = "") -> list[RoundLine]:
    """Those she may read and that are over, the newest first: how many went, to how many places."""
    over = (
        rounds_of(coalition_id)
        .exclude(state=RoundState.OUT)
        .filter(Q(state=RoundState.BACK) | Q(ends_at__lt=now))
    )
    rows = list(over.filter(state=state) if state else over)
    ids = [row.id for row in rows]
    went = _how_many(OutreachWorker.objects.filter(round_id__in=ids))
    where = _how_many(OutreachStop.objects.filter(round_id__in=ids, gone=False))
    well = _how_many(OutreachCheckIn.objects.filter(round_id__in=ids))
    return [RoundLine(row, went.get(row.id, 0), where.get(row.id, 0), well.get(row.id, 0)) for row in rows]


def _how_many(rows: "QuerySet[Any]") -> dict[UUID, int]:
    return dict(rows.order_by().values_list("round_id").annotate(Count("id")))


def round_of(coalition_id: UUID, round_id: UUID, *, lock: bool = False) -> OutreachRound:
    """One of them. NotFound where there is none for her."""
    rows = OutreachRound.objects.filter(agency_id=coalition_id, id=round_id)
    found = (
        rows.select_for_update() if lock else rows.select_related("for_agency", "plan", "watched_by")
    ).first()
    if found is None:
        raise NotFound
    return found


def round_made(actor: Actor, round_id: UUID) -> OutreachRound | None:
    """What an earlier sending of her form made."""
    return OutreachRound.objects.filter(id=round_id, made_by_id=actor.account_id).first()


def rule_of(coalition_id: UUID) -> OutreachRule:
    """What was settled; the defaults where nothing was."""
    return OutreachRule.objects.filter(agency_id=coalition_id).first() or OutreachRule(agency_id=coalition_id)


def stops_of(row: OutreachRound) -> list[OutreachStop]:
    """Its places, in their turn; those taken off it last."""
    rows = OutreachStop.objects.filter(round_id=row.id).select_related("place")
    return list(rows.order_by("gone", "turn", "number"))


def check_ins_of(row: OutreachRound) -> list[OutreachCheckIn]:
    """When they said that they are well, the latest first."""
    return list(OutreachCheckIn.objects.filter(round_id=row.id).order_by("-made_at")[:12])


def safety_of(row: OutreachRound, last: datetime | None, now: datetime) -> Safety:
    """Missed: five minutes after a check-in was due. Nothing is due before they set out or when they are back."""
    if row.state == RoundState.PLANNED:
        return Safety(last, waiting=row.starts_at + START_GRACE < now < row.ends_at)
    if row.state != RoundState.OUT or row.out_at is None:
        return Safety(last)
    due = max(last or row.out_at, row.out_at) + timedelta(minutes=row.check_every)
    alarm = min(due, row.ends_at) + GRACE
    left = max(0, int((alarm - now).total_seconds()) + 1)
    return Safety(last, due, missed=now > due + GRACE, over=now > row.ends_at + GRACE, left=left)


def last_check_ins(rounds: Collection[UUID]) -> dict[UUID, datetime]:
    """When each was last heard of."""
    if not rounds:
        return {}
    rows = OutreachCheckIn.objects.filter(round_id__in=rounds).values("round_id")
    return {row["round_id"]: row["at"] for row in rows.annotate(at=Max("made_at"))}


Watched = list[tuple[OutreachRound, Safety]]


def on_watch(actor: Actor) -> Watched:
    """What she needs to know now, the pressing first.

    Who goes and who watches: their rounds from half a day before, and that one is called off. Organizers: what is out.
    Who leads where it was planned: only once nobody was heard of in time.
    """
    now, mine = timezone.now(), my_rounds()
    hers = Q(watched_by_id=actor.account_id) | Q(id__in=mine)
    others = Q(agency_id=actor.agency_id)
    if actor.role in LEADS:
        others |= Q(for_agency_id=actor.agency_id)
    near = Q(state__in=[RoundState.PLANNED, RoundState.OFF], ends_at__gt=now, starts_at__lt=now + SOON)
    found = OutreachRound.objects.filter((hers | others) & (near | Q(state=RoundState.OUT)))
    rows = filled(found.order_by("starts_at", "id"))
    last = last_check_ins([row.id for row in rows])
    pairs = [(row, safety_of(row, last.get(row.id), now)) for row in rows]
    kept = [pair for pair in pairs if pair[0].watched_by_id == actor.account_id or _tells(actor, pair, mine)]
    return sorted(kept, key=lambda pair: (not pair[1].pressing, not pair[1].waiting))


def _tells(actor: Actor, pair: tuple[OutreachRound, Safety], mine: Collection[UUID]) -> bool:
    row, safety = pair
    if row.id in mine or safety.pressing or safety.waiting:
        return True
    return row.agency_id == actor.agency_id and row.state == RoundState.OUT


def out_now(actor: Actor, coalition_id: UUID) -> Watched:
    """The same for one coalition, without what is only ahead."""
    pairs = [pair for pair in on_watch(actor) if pair[0].agency_id == coalition_id]
    return [(row, safety) for row, safety in pairs if row.state == RoundState.OUT or safety.waiting]


# -- what was counted -----------------------------------------------------------------------------------------------


def takes_counts(row: OutreachRound, now: datetime) -> bool:
    """Whether a count may still come to it. Afterwards its month is shown, and changes no more."""
    return now <= min(row.ends_at, row.starts_at + ONE_DAY) + KEPT_FOR


@dataclass(frozen=True, slots=True)
class Line:
    """How often something was counted."""

    code: Counted
    count: int


def counts_of(row: OutreachRound) -> list[tuple[Group, list[Line]]]:
    """What a round counted, in its four groups. Only for who went and the organizers: small numbers stand here."""
    return grouped(_summed(OutreachTap.objects.filter(round_id=row.id, gone=False)))


def _summed(rows: QuerySet[OutreachTap]) -> dict[int, int]:
    return dict(rows.values_list("code").annotate(total=Sum("count")).values_list("code", "total"))


def grouped(told: dict[int, int]) -> list[tuple[Group, list[Line]]]:
    """The numbers by group, those that were counted at all."""
    found = []
    for group in Group:
        lines = [Line(code, told[code.value]) for code in counted_in(group) if told.get(code.value)]
        if lines:
            found.append((group, lines))
    return found


def band_at(moment: datetime) -> Band:
    """The part of the day of a moment, by the agency's own clock."""
    at, found = timezone.localtime(moment).time(), Band.LATE
    if at.hour < 1:
        return Band.NIGHT
    for starts, band in BAND_STARTS:
        if at >= starts:
            found = band
    return found


# -- what a phone is told -------------------------------------------------------------------------------------------


def for_phone(actor: Actor, now: datetime) -> dict[str, Any]:
    """Her rounds around now, the next first, as numbers: names go along for this opening, and are never stored.

    Times are the agency's own clock, so that a phone whose clock is wrong shows and counts by the right one.
    """
    rows = list(
        OutreachRound.objects.filter(
            id__in=my_rounds(), starts_at__lt=now + AHEAD, ends_at__gt=now - timedelta(days=1)
        ).order_by("starts_at", "id")
    )
    near = filled(row for row in rows if row.state != RoundState.OFF)
    ids = [row.id for row in near]
    last, counted = last_check_ins(ids), _totals(ids)
    return {
        "wall": _wall(now),
        "rounds": [_told(row, safety_of(row, last.get(row.id), now), counted.get(row.id, 0)) for row in near],
        "off": [_wall(row.starts_at) for row in rows if row.state == RoundState.OFF and row.ends_at > now],
    }


def _told(row: OutreachRound, safety: Safety, counted: int) -> dict[str, Any]:
    return {
        "token": row.token.hex,
        "starts": _wall(row.starts_at),
        "out": row.state == RoundState.OUT,
        "back": row.state == RoundState.BACK,
        "due": _wall(safety.due) if safety.due else 0,
        "counted": counted,
        "call": [row.call_name, row.call_phone],
        "places": [[stop.number, stop.place.name] for stop in row.way],
    }


def _wall(moment: datetime) -> int:
    """What the clock on the agency's wall shows, in milliseconds as if it hung in Greenwich."""
    return timegm(timezone.localtime(moment).timetuple()) * 1000


def _totals(rounds: Collection[UUID]) -> dict[UUID, int]:
    """How much each round has counted so far, whoever's phone it was."""
    rows = OutreachTap.objects.filter(round_id__in=rounds, gone=False).values_list("round_id")
    return dict(rows.annotate(total=Sum("count")).values_list("round_id", "total"))


def rounds_by_token(tokens: Iterable[UUID]) -> dict[UUID, OutreachRound]:
    """Hers, by what her phone calls them."""
    mine = my_rounds()
    rows = OutreachRound.objects.filter(id__in=mine, token__in=set(tokens))
    return {row.token: row for row in filled(rows, gone=True)}


def who_may_go(actor: Actor, row: OutreachRound | None = None) -> dict[UUID, str]:
    """Who could go along or watch: her own organization's people, and on a round that exists those it has."""
    known: dict[UUID, str] = {}
    if row is None or row.for_agency_id == actor.agency_id:
        rows = Account.objects.filter(agency_id=actor.agency_id, left_at=None).order_by("working_name", "id")
        known = dict(rows.values_list("id", "working_name"))
    if row is not None:
        known |= {
            one.account_id: one.name for one in row.who if one.account_id and one.account_id not in known
        }
        if row.watched_by_id and row.watched_by_id not in known:
            watcher = Account.objects.filter(id=row.watched_by_id).first()
            known[row.watched_by_id] = watcher.working_name if watcher else _("as before")
    return known
