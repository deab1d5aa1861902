"""Decisions and tasks: lists with search and filter, one of each, what is late.

Belongs here: reads. Not here: who may (policies_meetings), saving, meetings themselves (selectors.meetings).
"""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from alongside.coalition.enums_meetings import UNFINISHED, TaskState
from alongside.coalition.models import Meeting, MeetingDecision, Task
from alongside.vault.actors import Actor
from alongside.vault.errors import NotFound

SOON = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which decisions to show."""

    words: str = ""
    year: int | None = None
    method: str = ""
    heard: str = ""
    to_review: bool = False


def decisions_of(coalition_id: UUID, wanted: Wanted, *, on: date) -> "QuerySet[MeetingDecision]":
    """Across all meetings, the newest first."""
    rows = MeetingDecision.objects.filter(agency_id=coalition_id).select_related("meeting")
    for word in wanted.words.split():
        rows = rows.filter(
            Q(what__icontains=word) | Q(dissent__icontains=word) | Q(heard_words__icontains=word)
        )
    if wanted.year is not None:
        rows = rows.filter(meeting__on__year=wanted.year)
    if wanted.method:
        rows = rows.filter(method=wanted.method)
    if wanted.heard:
        rows = rows.filter(heard=wanted.heard)
    if wanted.to_review:
        rows = rows.filter(review_on__lte=on, came_of_it="")
    return rows.order_by("-made_at", "-id")


def last_decisions(coalition_id: UUID, *, most: int = 3) -> list[MeetingDecision]:
    """The newest few."""
    rows = MeetingDecision.objects.filter(agency_id=coalition_id).select_related("meeting")
    return list(rows.order_by("-made_at", "-id")[:most])


def decisions_in(meeting: Meeting) -> list[MeetingDecision]:
    """Of one meeting, in the order in which they were taken."""
    return list(MeetingDecision.objects.filter(meeting_id=meeting.id).order_by("made_at", "id"))


def decision_for(coalition_id: UUID, decision_id: UUID, *, lock: bool = False) -> MeetingDecision:
    """One decision of this coalition."""
    rows = MeetingDecision.objects.filter(agency_id=coalition_id, id=decision_id)
    rows = rows.select_for_update(of=("self",)) if lock else rows.select_related("meeting", "item")
    row = rows.first()
    if row is None:
        raise NotFound
    return row


def decisions_to_choose(coalition_id: UUID) -> list[tuple[str, str]]:
    """The latest decisions, by their day and words: which of them agreed something."""
    rows = MeetingDecision.objects.filter(agency_id=coalition_id).select_related("meeting")
    return [
        (str(row.id), f"{row.meeting.on:%Y-%m-%d} · {row.what}"[:120])
        for row in rows.order_by("-meeting__on", "-made_at", "-id")[:60]
    ]


def decision_made(coalition_id: UUID, decision_id: UUID) -> MeetingDecision | None:
    """What an earlier sending of the same form made."""
    return MeetingDecision.objects.filter(agency_id=coalition_id, id=decision_id).first()


def tasks_of(
    actor: Actor,
    coalition_id: UUID,
    which: str,
    *,
    on: date,
    words: str = "",
    member_id: UUID | None = None,
) -> "QuerySet[Task]":
    """`which` is mine, ours, late, done or all: what is still to do by the earliest day, the others by the latest."""
    rows = _tasks(coalition_id)
    for word in words.split():
        rows = rows.filter(Q(what__icontains=word) | Q(why__icontains=word))
    if member_id is not None:
        rows = rows.filter(member_id=member_id)
    unfinished = Q(state__in=UNFINISHED)
    if which == "mine":
        return rows.filter(unfinished, account_id=actor.account_id).order_by("due_on", "id")
    if which == "ours":
        return rows.filter(unfinished, for_agency_id=actor.agency_id).order_by("due_on", "id")
    if which == "late":
        return rows.filter(unfinished, due_on__lt=on).order_by("due_on", "id")
    if which == "done":
        return rows.exclude(unfinished).order_by("-due_on", "-id")
    return rows.order_by("-due_on", "-id")


def tasks_in(meeting: Meeting) -> list[Task]:
    """What one meeting gave to do."""
    return list(_tasks(meeting.agency_id).filter(meeting_id=meeting.id).order_by("due_on", "id"))


def tasks_from(decision: MeetingDecision) -> list[Task]:
    """What follows from one decision."""
    return list(_tasks(decision.agency_id).filter(decision_id=decision.id).order_by("due_on", "id"))


def late_tasks(coalition_id: UUID, *, on: date, most: int = 20) -> list[Task]:
    """What was due and is not done, the longest first. It stands on the agenda of every meeting by itself."""
    rows = _tasks(coalition_id).filter(state__in=UNFINISHED, due_on__lt=on)
    return list(rows.order_by("due_on", "id")[:most])


def my_tasks(actor: Actor, coalition_id: UUID | None, *, on: date, most: int = 6) -> list[Task]:
    """Hers, the earliest day first: of one coalition, or with None of all she belongs to, as far as due soon."""
    rows = Task.objects.filter(account_id=actor.account_id, state__in=UNFINISHED)
    near = Q(due_on__lte=on + SOON) if coalition_id is None else Q(agency_id=coalition_id)
    return list(rows.filter(near).order_by("due_on", "id")[:most])


def our_late_tasks(actor: Actor, *, on: date, most: int = 6) -> list[Task]:
    """What her organization promised and has not done, of all coalitions: for those who lead there."""
    rows = Task.objects.filter(for_agency_id=actor.agency_id, state__in=UNFINISHED, due_on__lt=on)
    rows = rows.exclude(account_id=actor.account_id).select_related("account")
    return list(rows.order_by("due_on", "id")[:most])


def task_for(coalition_id: UUID, task_id: UUID, *, lock: bool = False) -> Task:
    """One task of this coalition."""
    rows = Task.objects.filter(agency_id=coalition_id, id=task_id)
    rows = (
        rows.select_for_update(of=("self",))
        if lock
        else rows.select_related("member", "for_agency", "account")
    )
    row = rows.first()
    if row is None:
        raise NotFound
    return row


def task_made(coalition_id: UUID, task_id: UUID) -> Task | None:
    """What an earlier sending of the same form made."""
    return Task.objects.filter(agency_id=coalition_id, id=task_id).first()


def whose(task: Task) -> str:
    """The organization that does it, by name."""
    return task.member.name if task.member else task.for_agency.name if task.for_agency else ""


def is_late(task: Task, *, on: date) -> bool:
    """Due, and not done."""
    return TaskState(task.state) in UNFINISHED and task.due_on < on


def _tasks(coalition_id: UUID) -> "QuerySet[Task]":
    return Task.objects.filter(agency_id=coalition_id).select_related("member", "for_agency", "account")
