"""One promise: who owes it, by when, what each side says, what it is tied to, what happened to it.

Belongs here: gathering what its page, its feed and its calendar show. Not here: the printed sentence (the source's
part of the room), counts (findings).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.plan_room import clock_dates, clock_words, shown
from alongside.plan_room.clock_dates import Due
from alongside.plan_room.enums import AgencyKind, ClockEventKind, Moderation, OwingRole, Publication, Status
from alongside.plan_room.models import (
    Action,
    ActionAgency,
    ActionLink,
    ClockEvent,
    Evidence,
    Node,
    OfficialUpdate,
    PlanAgency,
    PlanClock,
    ShadowFinding,
)
from alongside.plan_room.selectors import findings, tally
from alongside.plan_room.selectors.findings import NOTHING, Standing
from alongside.vault.errors import NotFound


def promise_by_key(key: str) -> Action:
    """The promise of this address; of a draft for those who edit it alone (the row decides)."""
    found = (
        Action.objects.select_related("plan", "plan__part_of", "node", "dropped_in").filter(key=key).first()
    )
    if found is None:
        raise NotFound
    return found


def public_promise(key: str) -> Action:
    """The same, published, and still promised or dropped: what feeds and calendars are made of."""
    found = promise_by_key(key)
    if found.plan.state != Publication.PUBLISHED:
        raise NotFound
    return found


# -- clocks ------------------------------------------------------------------------------------------


def dues_of(actions: Iterable[UUID], today: date) -> dict[UUID, Due]:
    """Where the clock of each of these promises stands today, in four questions however many they are."""
    clocks = {row.action_id: row for row in PlanClock.objects.filter(action_id__in=list(actions))}
    events: dict[UUID, list[clock_dates.Event]] = {}
    for event in ClockEvent.objects.filter(clock_id__in=[row.id for row in clocks.values()]):
        told = clock_dates.Event(event.kind, event.on, event.until)
        events.setdefault(event.clock_id, []).append(told)
    others = {row.depends_on_id for row in clocks.values() if row.depends_on_id}
    done = _done_on({*clocks, *others})
    found = {}
    for key, row in clocks.items():
        own = events.get(row.id, [])
        if key in done:
            own = [*own, clock_dates.Event(ClockEventKind.DONE, done[key])]
        other = done.get(row.depends_on_id) if row.depends_on_id else None
        found[key] = clock_dates.count(_told(row), own, other, today)
    return found


def _told(row: PlanClock) -> clock_dates.Clock:
    return clock_dates.Clock(
        row.kind, row.text, row.iso8601, row.anchor_on, row.anchor_assumed, row.per_case,
        row.depends_on_id is not None, row.end_year,
    )  # fmt: skip


def _done_on(actions: set[UUID]) -> dict[UUID, date]:
    """The last day on which each was reported done, by a published report or in its clock."""
    said = OfficialUpdate.objects.filter(
        action_id__in=actions, status=Status.DONE, state=Moderation.PUBLISHED
    )
    noted = ClockEvent.objects.filter(clock__action_id__in=actions, kind=ClockEventKind.DONE)
    days: dict[UUID, date] = {}
    for key, day in [
        *said.values_list("action_id", "said_on"),
        *noted.values_list("clock__action_id", "on"),
    ]:
        days[key] = max(day, days.get(key, day))
    return days


# -- the page ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Owner:
    """A body and how it stands to the promise."""

    code: str
    name: shown.Words
    role: str
    leads: bool
    collective: bool


@dataclass(frozen=True, slots=True)
class Tie:
    """Something that this promise is tied to: another promise, or a fact."""

    how: str | Promise
    note: str
    line: shown.Line | None = None
    fact: Evidence | None = None
    owners_differ: bool = False


@dataclass(frozen=True, slots=True)
class Moment:
    """One line of its history."""

    on: date
    shape: str
    text: str
    who: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class PromisePage:
    """Everything that the page of one promise shows."""

    action: Action
    title: shown.Words
    trail: list[tuple[str, shown.Words]]
    place: int
    total: int
    before: str
    after: str
    owners: list[Owner]
    mentions: list[Owner]
    clock: PlanClock | None
    due: Due
    standing: Standing
    updates: list[OfficialUpdate]
    findings: list[ShadowFinding]
    facts: list[Evidence]
    ties: list[Tie]
    history: list[Moment]

    @property
    def only_collective(self) -> bool:
        """Whoever leads is many at once, and none of them is named."""
        leads = [owner for owner in self.owners if owner.leads]
        return bool(leads) and all(owner.collective for owner in leads)


def promise_page(key: str, today: date) -> PromisePage:
    """The promise of this address with all that belongs to it."""
    action = promise_by_key(key)
    clock = PlanClock.objects.select_related("depends_on", "depends_on__plan").filter(action=action).first()
    due = dues_of([action.id], today).get(action.id, Due(clock_dates.State.NONE))
    updates, found = updates_of([action.id]), findings_of([action.id])
    place, total, before, after = _place(action)
    return PromisePage(
        action=action, title=shown.titled(action), trail=_trail(action), place=place, total=total, before=before,
        after=after, owners=owners_of(action), mentions=_mentions(action), clock=clock, due=due,
        standing=findings.standings([action.plan_id], [action.id]).get(action.id, NOTHING),
        updates=updates, findings=found, facts=list(Evidence.objects.filter(action=action).order_by("position")),
        ties=ties_of(action), history=history_of(action, due, clock, updates, found),
    )  # fmt: skip


def _trail(action: Action) -> list[tuple[str, shown.Words]]:
    """The nodes above it, the highest first: number and title."""
    trail = []
    node: Node | None = action.node
    while node is not None:
        trail.append((shown.number_of(node), shown.titled(node)))
        node = Node.objects.filter(id=node.parent_id).first() if node.parent_id else None
    return trail[::-1]


def _place(action: Action) -> tuple[int, int, str, str]:
    """Its place in its plan, how many there are, and its neighbours."""
    rows = findings.current([action.plan_id])
    before = (
        rows.filter(position__lt=action.position).order_by("-position").values_list("key", flat=True).first()
    )
    after = (
        rows.filter(position__gt=action.position).order_by("position").values_list("key", flat=True).first()
    )
    return rows.filter(position__lt=action.position).count() + 1, rows.count(), before or "", after or ""


def owners_of(action: Action) -> list[Owner]:
    """Everyone who stands in the sentence, whoever leads first."""
    order = list(OwingRole.values)
    rows = ActionAgency.objects.filter(action=action).select_related("body").order_by("position")
    return [_owner(row.body, row.role) for row in sorted(rows, key=lambda row: order.index(row.role))]


def _owner(body: PlanAgency, role: str) -> Owner:
    label = str(OwingRole(role).label) if role else ""
    return Owner(
        body.code, shown.named(body), label, role == OwingRole.LEAD, body.kind == AgencyKind.COLLECTIVE
    )


def _mentions(action: Action) -> list[Owner]:
    return [
        _owner(body, "") for body in PlanAgency.objects.filter(code__in=action.mentions).order_by("position")
    ]


def updates_of(actions: Sequence[UUID]) -> list[OfficialUpdate]:
    """What agencies said, published, newest first."""
    rows = OfficialUpdate.objects.filter(action_id__in=actions, state=Moderation.PUBLISHED)
    return list(rows.select_related("body").order_by("-said_on", "-recorded_at"))


def findings_of(actions: Sequence[UUID]) -> list[ShadowFinding]:
    """What others found, published, newest first."""
    rows = ShadowFinding.objects.filter(action_id__in=actions, report__state=Moderation.PUBLISHED)
    return list(rows.select_related("report").order_by("-report__reported_on", "-report__recorded_at"))


# -- ties --------------------------------------------------------------------------------------------

FORTH: dict[str, str | Promise] = {
    "elaborates": gettext_lazy("Said in more detail here"),
    "near_duplicate": gettext_lazy("Said nearly the same here"),
    "status_evidence": gettext_lazy("A fact about this"),
    "continues": gettext_lazy("Goes on from this earlier promise"),
    "answers": gettext_lazy("Answers this promise"),
}
BACK: dict[str, str | Promise] = {
    "elaborates": gettext_lazy("This adds detail to"),
    "near_duplicate": gettext_lazy("Said nearly the same here"),
    "status_evidence": gettext_lazy("A fact about this"),
    "continues": gettext_lazy("A later promise goes on from this"),
    "answers": gettext_lazy("A plan here answers it"),
}


def ties_of(action: Action) -> list[Tie]:
    """Promises and facts that are tied to this one, in either direction, in published plans."""
    rows = list(
        ActionLink.objects.filter(Q(source=action) | Q(target=action))
        .select_related("source__plan", "target__plan", "evidence__plan")
        .order_by("kind", "source__position", "target__position")
    )
    others = [_other(row, action) for row in rows]
    plans = {other.plan_id for other in others if other is not None}
    standings = findings.standings(list(plans), [other.id for other in others if other is not None])
    differ = {
        frozenset(pair) for pair in tally.pairs_that_differ(plans=[action.plan_id], actions=[action.id])
    }
    found = []
    for row, other in zip(rows, others, strict=True):
        if other is None:
            found.append(Tie(FORTH[row.kind], row.note, fact=row.evidence))
        elif other.plan.state == Publication.PUBLISHED:
            how = FORTH[row.kind] if row.source_id == action.id else BACK[row.kind]
            line = shown.line(other, standings.get(other.id, NOTHING), note=row.note)
            apart = frozenset({row.source_id, row.target_id}) in differ
            found.append(Tie(how, row.note, line=line, owners_differ=apart))
    return found


def _other(row: ActionLink, action: Action) -> Action | None:
    return row.target if row.source_id == action.id else row.source


# -- history -----------------------------------------------------------------------------------------

HAPPENED: dict[str, str | Promise] = {
    ClockEventKind.FIRST_DAY: gettext_lazy("A first day was given."),
    ClockEventKind.EXTENSION: gettext_lazy("More time was given."),
    ClockEventKind.PAUSE: gettext_lazy("The clock was stopped."),
    ClockEventKind.RESTART: gettext_lazy("The clock went on."),
    ClockEventKind.DONE: gettext_lazy("It was written down as done."),
}


def history_of(
    action: Action,
    due: Due,
    clock: PlanClock | None,
    updates: Iterable[OfficialUpdate],
    found: Iterable[ShadowFinding],
) -> list[Moment]:
    """Everything that happened to it, newest first."""
    moments = [
        Moment(row.said_on, shown.SHAPES[row.status], str(shown.SAID[row.status]), _said_by(row))
        for row in updates
    ]
    for row in found:
        report = row.report
        moments.append(
            Moment(
                report.reported_on,
                shown.SHAPES[row.finding],
                str(shown.FOUND[row.finding]),
                report.organization,
            )
        )
        if report.answered_on:
            moments.append(Moment(report.answered_on, "info", _("The agency answered."), report.answered_by))
    if clock is not None:
        for event in ClockEvent.objects.filter(clock=clock):
            moments.append(Moment(event.on, "pause", str(HAPPENED[event.kind]), event.reason))
    if due.has_day and due.on and due.state != clock_dates.State.DUE:
        moments.append(Moment(due.on, "soon", _due_words(due)))
    if action.plan.released_on:
        title = shown.titled(action.plan)
        moments.append(Moment(action.plan.released_on, "open", _("Promised."), title.text, title.lang))
    if action.dropped_in is not None and action.dropped_in.published_at:
        moments.append(
            Moment(action.dropped_in.published_at.date(), "none", _("A later version leaves it out."))
        )
    return sorted(moments, key=lambda moment: moment.on, reverse=True)


def _said_by(row: OfficialUpdate) -> str:
    return shown.named(row.body).text if row.body else ""


def _due_words(due: Due) -> str:
    if due.state == clock_dates.State.WOULD_BE_DUE:
        return _("Would be due, if counted from the release.")
    return _("Due, with its first day stated.")


def mark_and_note(due: Due, today: date) -> tuple[clock_words.Mark, str]:
    """The clock in a shape, a word and a sentence."""
    return clock_words.mark_of(due, today), clock_words.note_of(due)
