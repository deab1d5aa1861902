"""What changed: versions of plans, reports of both sides, clocks that were stopped or given more time.

Belongs here: the list behind the page and the feeds. Not here: how a feed is written, what a version changed
(versions). Only what is published is in it, whoever asks: a feed is kept by others.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.plan_room import shown
from alongside.plan_room.enums import Moderation, Publication, Step
from alongside.plan_room.models import (
    Action,
    ActionAgency,
    ClockEvent,
    OfficialUpdate,
    Plan,
    PlanAgency,
    PlanVersion,
    ReportStep,
    ShadowFinding,
)
from alongside.plan_room.selectors.promises import HAPPENED

MOST = 200


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that happened, on a day."""

    id: str
    on: date
    shape: str
    what: str
    title: shown.Words
    url: str
    who: str = ""

    @property
    def at(self) -> datetime:
        return datetime.combine(self.on, time(12), tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Scope:
    """What the changes are about: everything, one plan, one promise, one body. `since`: only what became public
    after that moment and not after `until`, whatever day it is about."""

    plan: Plan | None = None
    action: Action | None = None
    body: PlanAgency | None = None
    since: datetime | None = None
    until: datetime | None = None

    def of(self, prefix: str = "") -> Q:
        """The same as words of a query on rows that hang on a promise."""
        if self.action is not None:
            return Q(action=self.action) if not prefix else Q(**{f"{prefix}action": self.action})
        if self.plan is not None:
            return Q(plan=self.plan)
        if self.body is not None:
            owed = ActionAgency.objects.filter(body=self.body).values("action_id")
            return Q(**{f"{prefix}action__in": owed})
        return Q()

    def fresh(self, column: str) -> Q:
        """The same about the moment at which a row became public."""
        if self.since is None:
            return Q()
        return Q(**{f"{column}__gt": self.since, f"{column}__lte": self.until})


def changes(scope: Scope, *, most: int = MOST) -> list[Change]:
    """The latest, newest first."""
    found = [*_versions(scope, most), *_updates(scope, most), *_reports(scope, most), *_clocks(scope, most)]
    return sorted(found, key=lambda change: (change.on, change.id), reverse=True)[:most]


def _versions(scope: Scope, most: int) -> Iterable[Change]:
    if scope.action is not None or scope.body is not None:
        return
    rows = PlanVersion.objects.filter(state=Publication.PUBLISHED, plan__state=Publication.PUBLISHED).defer(
        "form"
    )
    if scope.plan is not None:
        rows = rows.filter(plan=scope.plan)
    rows = rows.filter(scope.fresh("published_at"))
    for row in rows.select_related("plan").order_by("-published_at")[:most]:
        what = _("The plan is here.") if row.number == 1 else _("A new version of the plan is here.")
        assert row.published_at is not None
        yield Change(
            f"version-{row.id}", row.published_at.date(), "file", what, shown.titled(row.plan),
            reverse("plans:version", args=[row.plan.key, row.number]), row.why,
        )  # fmt: skip


NAMED = ("key", "title", "title_es")  # what a change says of its promise


def _published(rows: Any, scope: Scope, most: int, order: str, shown_columns: Iterable[str]) -> Any:
    rows = rows.filter(scope.of(), plan__state=Publication.PUBLISHED)
    return (
        rows.select_related("action")
        .only(*shown_columns, *(f"action__{name}" for name in NAMED))
        .order_by(order)[:most]
    )


def _updates(scope: Scope, most: int) -> Iterable[Change]:
    rows = OfficialUpdate.objects.filter(scope.fresh("recorded_at"), state=Moderation.PUBLISHED)
    told = ("status", "said_on", "body__name", "body__name_es")
    for row in _published(rows.select_related("body"), scope, most, "-said_on", told):
        who = shown.named(row.body).text if row.body else ""
        yield _about(
            row.action, f"update-{row.id}", row.said_on, shown.SHAPES[row.status], shown.SAID[row.status], who
        )


def _reports(scope: Scope, most: int) -> Iterable[Change]:
    rows = ShadowFinding.objects.filter(report__state=Moderation.PUBLISHED).select_related("report")
    published, answered_then = (_reports_that(step, scope) for step in (Step.PUBLISHED, Step.SHOWN))
    if scope.since is not None:
        rows = rows.filter(report__in=published | answered_then)
    told = (
        "finding",
        *(f"report__{name}" for name in ("organization", "reported_on", "answered_on", "answered_by")),
    )
    for row in _published(rows, scope, most, "-report__reported_on", told):
        report = row.report
        shape, words = shown.SHAPES[row.finding], shown.FOUND[row.finding]
        if scope.since is None or report.id in published:
            yield _about(
                row.action, f"finding-{row.id}", report.reported_on, shape, words, report.organization
            )
        if report.answered_on and (scope.since is None or report.id in answered_then):
            answered = _("The agency answered.")
            yield _about(
                row.action, f"answer-{row.id}", report.answered_on, "info", answered, report.answered_by
            )


def _reports_that(step: Step, scope: Scope) -> set[UUID]:
    """Reports that took this step in the time that is asked about; none are looked for where no time is."""
    if scope.since is None:
        return set()
    rows = ReportStep.objects.filter(scope.fresh("at"), step=step)
    return set(rows.values_list("report_id", flat=True))


def _clocks(scope: Scope, most: int) -> Iterable[Change]:
    rows = ClockEvent.objects.filter(
        scope.of("clock__"), scope.fresh("recorded_at"), plan__state=Publication.PUBLISHED
    )
    for row in rows.select_related("clock__action").order_by("-recorded_at")[:most]:
        words = HAPPENED[row.kind]
        yield _about(row.clock.action, f"clock-{row.id}", row.recorded_at.date(), "pause", words, row.reason)


def _about(action: Action, key: str, on: date, shape: str, what: Any, who: str) -> Change:
    return Change(
        key, on, shape, str(what), shown.titled(action), reverse("plans:promise", args=[action.key]), who
    )
