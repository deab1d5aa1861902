"""Clocks that run: of one client or call, and of everyone someone works with, soonest first.

Belongs here: opening clocks and saying where they stand. Not here: starting and stopping (actions.running), whose
clock it is by name (the room that knows names). Each list that is opened is one line in the ledger.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from itertools import chain, islice
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from alongside.clocks import policies, saying
from alongside.clocks.basis import read_basis
from alongside.clocks.engine import Due, Span, Standing, count, standing
from alongside.clocks.enums import Certainty, ClockDrawer, WhyStopped
from alongside.clocks.models import Clock
from alongside.clocks.rulefiles import Rule
from alongside.foundation.questions import TWO_IDS, Question
from alongside.vault import keyring, ledger
from alongside.vault.actors import Actor, require_found
from alongside.vault.crypto.errors import SealBroken
from alongside.vault.enums import What
from alongside.vault.errors import Locked, NotFound

MOST = 200
A_PAGE = 20
ORDER = {"soon": 0, "running": 0, "maybe_over": 1, "not_known": 2, "over": 3, "done": 4, "stopped": 5}


@dataclass(frozen=True, slots=True)
class Running:
    """One clock as a screen shows it. `due` is the first moment it may end, `due_last` the last."""

    id: UUID
    subject_id: UUID
    drawer: str
    rule_id: str
    rule_edition: str
    name: str
    state: str
    shape: str
    tone: str
    mark: str
    left: str
    until: str
    bound: str
    binds_staff: bool
    due: datetime | None
    due_last: datetime | None
    gone: int | None
    working: list[str]
    says: str
    late: str
    not_this: str
    ask: str
    proof: str
    source: str
    words: str
    started_at: datetime

    @property
    def is_over_with(self) -> bool:
        """Done or stopped."""
        return self.state in ("done", "stopped")


def clocks_about(actor: Actor, subject_id: UUID, drawer: str) -> list[Running]:
    """The clocks of one client ('plan') or one call ('call'): running ones, soonest first, then what is done."""
    require_found(policies.may_see(actor, subject_id, drawer))
    rows = Clock.objects.filter(policies.readable(actor), subject_id=subject_id, drawer=drawer)
    return _opened(actor, list(rows.order_by("started_at", "id")[:MOST]))


def soonest_about(actor: Actor, subject_id: UUID, drawer: str, limit: int) -> list[Running]:
    """The first of those that run; the others are not opened."""
    require_found(policies.may_see(actor, subject_id, drawer))
    return _opened(actor, _soonest_running(drawer, limit).all(actor.agency_id, subject_id))


@cache
def _soonest_running(drawer: str, limit: int) -> "Question[Clock]":
    """Put into SQL once: the page of a client asks it (decision 0012)."""
    running = Clock.objects.filter(drawer=drawer, done_at=None, stopped_at=None).order_by("look_on", "id")
    return Question(
        lambda agency, subject: running.filter(agency_id=agency, subject_id=subject)[:limit], *TWO_IDS
    )


def clocks_of_mine(actor: Actor, until: date, *, limit: int = 50) -> tuple[list[Running], int]:
    """Running clocks of everyone she works with that end by this day, soonest first, passed ones at the end; how many.

    Whoever leads may have a thousand: of each only the day is read, to choose by, and the door asks of each in memory
    instead of sending the names of all her clients to the database.
    """
    days = _days_of_mine(actor, until)
    chosen = days[:limit]
    found = Clock.objects.filter(agency_id=actor.agency_id, id__in=[one for _, one in chosen])
    return _opened(actor, list(found)), len(days)


def _days_of_mine(actor: Actor, until: date) -> list[tuple[date, UUID]]:
    """Those to come, soonest first, then those behind, the last first.

    A clock from a birthday stands under the first of its month, so that day's are among those to come.
    """
    today = timezone.localdate()
    first = today.replace(day=1)
    rows = Clock.objects.filter(agency_id=actor.agency_id, look_on__lte=until, done_at=None, stopped_at=None)
    keys = rows.values_list("look_on", "id", "subject_id", "drawer")
    mine = [(day, one) for day, one, about, drawer in keys if day and policies.may_see(actor, about, drawer)]
    mine.sort()
    coming = [(day, one) for day, one in mine if day >= today or day == first]
    behind = [(day, one) for day, one in mine if day < today and day != first]
    return coming + behind[::-1]


def soonest_of_mine(actor: Actor, until: date, limit: int) -> list[Running]:
    """The first of `clocks_of_mine`.

    Read in the order in which they are shown and only as far as needed: a thousand others are neither sent nor judged.
    """
    today = timezone.localdate()
    first = today.replace(day=1)
    rows = Clock.objects.filter(agency_id=actor.agency_id, look_on__lte=until, done_at=None, stopped_at=None)
    coming = rows.filter(Q(look_on__gte=today) | Q(look_on=first), look_on__gte=first).order_by(
        "look_on", "id"
    )
    behind = rows.filter(look_on__lt=today).exclude(look_on=first).order_by("-look_on", "-id")
    return _opened(actor, list(islice(chain(_judged(actor, coming), _judged(actor, behind)), limit)))


def _judged(actor: Actor, rows: "QuerySet[Clock]") -> Iterator[Clock]:
    """Those of them that are hers to see, a page at a time: the door judges each in memory."""
    start, page = 0, list(rows[:A_PAGE])
    while page:
        yield from (clock for clock in page if policies.may_read(actor, clock))
        start += A_PAGE
        page = list(rows[start : start + A_PAGE]) if len(page) == A_PAGE else []


def clock_for(actor: Actor, clock_id: UUID, *, lock: bool = False) -> Clock:
    """One clock, still sealed, if it is hers to see; otherwise there is none."""
    rows = Clock.objects.filter(agency_id=actor.agency_id, id=clock_id)
    clock = (rows.select_for_update(of=("self",)) if lock else rows).first()
    if clock is None or not policies.may_read(actor, clock):
        raise NotFound
    return clock


def _opened(actor: Actor, clocks: Sequence[Clock]) -> list[Running]:
    """Open them. One whose key is not hers is left out: a list never breaks on one client."""
    if not clocks:
        return []
    ring = keyring.opened()
    if unread := {one.subject_id for one in clocks if not ring.knows(one.subject_id, one.drawer)}:
        ring.fetch(unread, ClockDrawer.values)
    now = timezone.now()
    found = [running for clock in clocks if (running := _running_of(clock, now)) is not None]
    for drawer in ClockDrawer.values:
        _note(actor, drawer, [running for running in found if running.drawer == drawer])
    return sorted(found, key=_soonest)


def _note(actor: Actor, drawer: str, opened: Iterable[Running]) -> None:
    subjects = sorted({running.subject_id for running in opened})
    if subjects:
        what = What.CALL_READ if drawer == ClockDrawer.CALL else What.PLAN_READ
        ledger.add(actor, what, *subjects, drawer=drawer, why="clocks")


def _soonest(running: Running) -> tuple[int, datetime, UUID]:
    return ORDER[running.state], running.due or running.due_last or running.started_at, running.id


def _running_of(clock: Clock, now: datetime) -> Running | None:
    try:
        basis, words = read_basis(clock.basis), clock.words or ""
    except (Locked, SealBroken):
        return None
    tz = timezone.get_current_timezone()
    rule, due = basis.rule, count(basis.rule.counting, basis.facts, tz)
    began = _began(rule, basis.facts)
    where = standing(rule.counting, due, now, tz, began=began)
    state, mark = _state(clock, where), _mark(clock, rule, due, where)
    return Running(
        id=clock.id,
        subject_id=clock.subject_id,
        drawer=clock.drawer,
        rule_id=rule.id,
        rule_edition=saying.edition_words(rule),
        name=saying.name_of(rule),
        state=state,
        shape=mark.shape,
        tone=mark.tone,
        mark=mark.words,
        left=saying.left_words(where) if state in ("soon", "running") else "",
        until=saying.due_words(rule, due, assumed=clock.certainty == Certainty.ASSUMED),
        bound=saying.bound_words(rule),
        binds_staff=rule.binds == "staff",
        due=due.first.at if due.first else None,
        due_last=due.last.at if due.last else None,
        gone=where.gone if state in ("soon", "running") else None,
        working=saying.working(rule, due.steps),
        says=rule.text("words", saying.language()),
        late=rule.text("late", saying.language()),
        not_this=rule.text("not_this", saying.language()),
        ask=saying.ask_words(rule),
        proof=saying.proof_words(rule),
        source=saying.source_words(rule),
        words=words,
        started_at=clock.started_at,
    )


def _began(rule: Rule, facts: Mapping[str, Span]) -> date | None:
    """Where the line begins. A birthday, or a day before another, begins nothing."""
    leg = rule.counting.legs[0]
    if leg.before or leg.at_age is not None or not leg.count:
        return None
    return facts.get(leg.fact, Span()).first


def _state(clock: Clock, where: Standing) -> str:
    if clock.done_at is not None:
        return "done"
    return "stopped" if clock.stopped_at is not None else where.state


def _mark(clock: Clock, rule: Rule, due: Due, where: Standing) -> saying.Mark:
    if clock.done_at is not None:
        return saying.done_mark(clock.done_at)
    if clock.stopped_at is not None:
        return saying.stopped_mark(str(WhyStopped(clock.why_stopped).label), clock.stopped_at)
    return saying.mark_of(rule, due, where, assumed=clock.certainty == Certainty.ASSUMED)
