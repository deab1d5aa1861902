"""Reports of others: the published ones for everyone, those that were sent in for whoever keeps plans.

Belongs here: reading. Not here: steps (actions.moderating), how both sides of a promise stand (findings).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from alongside.plan_room import policies, safety
from alongside.plan_room.enums import AgencyKind, Moderation, OwingRole, Publication
from alongside.plan_room.models import (
    Action,
    ActionAgency,
    OfficialUpdate,
    PlanAgency,
    ReportStep,
    ShadowFinding,
    ShadowReport,
)
from alongside.vault.actors import Actor, require
from alongside.vault.errors import NotFound

OPEN = (Moderation.WAITING, Moderation.ASKED)


@dataclass(frozen=True, slots=True)
class ReportPage:
    """One report with its findings and its story."""

    report: ShadowReport
    findings: Sequence[ShadowFinding]
    steps: Sequence[ReportStep]
    asked: Sequence[str]  # who leads the promises, by name
    looks: Sequence[safety.Kind] = ()


def published() -> "QuerySet[ShadowReport]":
    """Every report that everyone may read, newest first, whoever asks."""
    return ShadowReport.objects.filter(state=Moderation.PUBLISHED).order_by("-reported_on", "-recorded_at")


def public_report(report_id: UUID) -> ReportPage:
    """One of them. One that is held, sent back or taken back is not there, whoever asks."""
    report = published().filter(id=report_id).first()
    if report is None:
        raise NotFound
    return _page(report)


def sent_in(actor: Actor, *, done: bool = False) -> "QuerySet[ShadowReport]":
    """What waits for somebody to read it, longest first; or what is settled. Nothing that was not confirmed."""
    require(policies.may_read_sent_in(actor))
    rows = ShadowReport.objects.exclude(state=Moderation.HELD)
    if done:
        return rows.exclude(state__in=OPEN).order_by("-recorded_at")
    first = Case(When(state=Moderation.WAITING, then=Value(0)), default=Value(1), output_field=IntegerField())
    return rows.filter(state__in=OPEN).order_by(first, "recorded_at")


def waiting_count(actor: Actor) -> int:
    """How many wait to be read."""
    if not policies.may_read_sent_in(actor).allowed:
        return 0
    answered = Q(state__in=[Moderation.ASKED, Moderation.PUBLISHED]) & ~Q(waiting_answer="")
    return ShadowReport.objects.filter(Q(state=Moderation.WAITING) | answered).count()


def report_for(actor: Actor, report_id: UUID) -> ReportPage:
    """One that was sent in, with what to look at in its words."""
    report = (
        sent_in(actor, done=False).filter(id=report_id).first()
        or sent_in(actor, done=True).filter(id=report_id).first()
    )
    if report is None:
        raise NotFound
    page = _page(report)
    words = [report.organization, report.title, report.text, report.method, report.waiting_answer]
    looks = safety.looks([*words, *(row.text for row in page.findings)])
    return ReportPage(report, page.findings, page.steps, page.asked, looks)


def has_someone_to_ask(report_id: UUID) -> bool:
    """Whether any of its promises has a body that leads it and is one body."""
    return bool(_leads(report_id))


def promise_to_report(key: str) -> Action | None:
    """The promise that a report is to be about; None where there is none that everyone may read."""
    return Action.objects.select_related("plan").filter(key=key, plan__state=Publication.PUBLISHED).first()


def may_settle(actor: Actor | None) -> bool:
    """Whether to show the way to the desk."""
    return actor is not None and policies.may_read_sent_in(actor).allowed


def bodies_to_say(action: Action) -> list[tuple[str, str]]:
    """Who can have said something about it: whoever stands in it, else every body."""
    rows = PlanAgency.objects.exclude(kind=AgencyKind.COLLECTIVE)
    own = rows.filter(id__in=ActionAgency.objects.filter(action=action).values("body_id"))
    return list((own if own.exists() else rows).order_by("position", "name").values_list("code", "name"))


def said_about(actor: Actor, action: Action) -> list[OfficialUpdate]:
    """Everything that was written down as said, also what was taken off, newest first."""
    require(policies.may_read_sent_in(actor))
    rows = OfficialUpdate.objects.filter(action=action).select_related("body", "recorded_by")
    return list(rows.order_by("-said_on", "-recorded_at"))


def _page(report: ShadowReport) -> ReportPage:
    rows = (
        ShadowFinding.objects.filter(report=report)
        .select_related("action__plan")
        .order_by("action__position")
    )
    steps = ReportStep.objects.filter(report=report).select_related("staff_of").order_by("at")
    return ReportPage(report, list(rows), list(steps), _leads(report.id))


def _leads(report_id: UUID) -> list[str]:
    owes = ActionAgency.objects.filter(
        action_id__in=ShadowFinding.objects.filter(report_id=report_id).values("action_id"),
        role=OwingRole.LEAD,
    ).exclude(body__kind=AgencyKind.COLLECTIVE)
    return list(dict.fromkeys(owes.order_by("body__position").values_list("body__name", flat=True)))
