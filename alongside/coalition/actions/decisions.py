"""What is decided, what comes of it, and who does what by when.

Belongs here: decisions and tasks. Not here: minutes (actions.minutes), lists (selectors.decisions).
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from alongside.coalition import policies_meetings as policies
from alongside.coalition.actions.minutes import may_write
from alongside.coalition.enums_meetings import UNFINISHED, Heard, Method, TaskState
from alongside.coalition.errors_meetings import NotOfThem, ReasonNeeded, TaskElsewhere
from alongside.coalition.models import MeetingDecision, Member, Task
from alongside.coalition.selectors.decisions import (
    decision_for,
    decision_made,
    task_for,
    task_made,
)
from alongside.coalition.selectors.meetings import item_for, meeting_for
from alongside.people.models import Account
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import What
from alongside.vault.errors import NotFound
from alongside.vault.once import once, require_version


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided, and how. `heard` and `best_interest` may be said later, but before the meeting closes."""

    what: str
    method: str
    votes_for: int | None = None
    votes_against: int | None = None
    abstained: int | None = None
    dissent: str = ""
    heard: str = ""
    heard_words: str = ""
    best_interest: bool | None = None
    best_words: str = ""
    review_on: date | None = None
    item_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Duty:
    """Who does what by when. Without a member it is the coalition's own."""

    what: str
    due_on: date
    member_id: UUID | None = None
    account_id: UUID | None = None


DECIDED = (
    "what", "method", "votes_for", "votes_against", "abstained", "dissent", "heard", "heard_words", "best_interest",
    "best_words", "review_on", "item_id",
)  # fmt: skip
DUTY = ("what", "due_on", "member_id", "account_id")


def record_decision(
    *, actor: Actor, coalition_id: UUID, meeting_id: UUID, decision_id: UUID, decided: Decided
) -> MeetingDecision:
    """Write a decision down. SavedBefore where a form sent earlier did."""
    meeting = meeting_for(coalition_id, meeting_id)
    may_write(actor, meeting)
    _sound(coalition_id, meeting_id, decided)

    def make() -> MeetingDecision:
        row = MeetingDecision(
            id=decision_id, agency_id=coalition_id, meeting_id=meeting_id, made_by_id=actor.account_id
        )
        for name in DECIDED:
            setattr(row, name, getattr(decided, name))
        row.save(force_insert=True)
        _say(actor, row.id, "decision.written")
        return row

    return once(
        make,
        made=lambda: decision_made(coalition_id, decision_id),
        same=lambda row: all(getattr(row, name) == getattr(decided, name) for name in DECIDED),
    )


def change_decision(
    *, actor: Actor, coalition_id: UUID, decision_id: UUID, version: int, decided: Decided
) -> MeetingDecision:
    """Say it better, until the minutes are approved. SomeoneElseWasFaster when it changed since `version`."""
    row = decision_for(coalition_id, decision_id, lock=True)
    meeting = meeting_for(coalition_id, row.meeting_id)
    may_write(actor, meeting)
    _sound(coalition_id, row.meeting_id, decided)
    require_version(row.version, version)
    for name in DECIDED:
        setattr(row, name, getattr(decided, name))
    row.version += 1
    row.save(update_fields=[*(name.removesuffix("_id") for name in DECIDED), "version"])
    _say(actor, row.id, "decision.changed")
    return row


def note_outcome(
    *,
    actor: Actor,
    coalition_id: UUID,
    decision_id: UUID,
    version: int,
    came_of_it: str,
    review_on: date | None,
) -> MeetingDecision:
    """What came of it, and when to look again (S4-216): also after the minutes were approved."""
    row = decision_for(coalition_id, decision_id, lock=True)
    require(policies.may_set_meetings(actor, coalition_id))
    require_version(row.version, version)
    row.came_of_it, row.review_on = came_of_it, review_on
    row.version += 1
    row.save(update_fields=["came_of_it", "review_on", "version"])
    _say(actor, row.id, "decision.outcome")
    return row


def give_task(
    *,
    actor: Actor,
    coalition_id: UUID,
    task_id: UUID,
    duty: Duty,
    meeting_id: UUID | None = None,
    decision_id: UUID | None = None,
) -> Task:
    """Who does what by when. A member may take one on for her own organization. SavedBefore the second time."""
    home = _home(coalition_id, duty.member_id)
    require(policies.may_give_task(actor, coalition_id, home))
    _works_there(home, duty.account_id)
    if decision_id is not None:
        meeting_id = decision_for(coalition_id, decision_id).meeting_id
    elif meeting_id is not None:
        meeting_for(coalition_id, meeting_id)

    def make() -> Task:
        row = Task(
            id=task_id, agency_id=coalition_id, for_agency_id=home, made_by_id=actor.account_id,
            meeting_id=meeting_id, decision_id=decision_id,
        )  # fmt: skip
        for name in DUTY:
            setattr(row, name, getattr(duty, name))
        row.save(force_insert=True)
        _say(actor, row.id, "task.given")
        return row

    return once(
        make,
        made=lambda: task_made(coalition_id, task_id),
        same=lambda row: all(getattr(row, name) == getattr(duty, name) for name in DUTY),
    )


def change_task(*, actor: Actor, coalition_id: UUID, task_id: UUID, version: int, duty: Duty) -> Task:
    """Another day, another person, better words. SomeoneElseWasFaster when it changed since `version`."""
    row = task_for(coalition_id, task_id, lock=True)
    require(policies.may_change_task(actor, row))
    home = _home(coalition_id, duty.member_id)
    require(policies.may_give_task(actor, coalition_id, home))
    _works_there(home, duty.account_id)
    require_version(row.version, version)
    row.for_agency_id = home
    for name in DUTY:
        setattr(row, name, getattr(duty, name))
    row.version += 1
    row.save(update_fields=["what", "due_on", "member", "account", "for_agency", "version"])
    _say(actor, row.id, "task.changed")
    return row


def move_task(
    *, actor: Actor, coalition_id: UUID, task_id: UUID, then: str, seen: str, why: str = ""
) -> Task:
    """Begin it, finish it, let it go with a reason, or take such a step back. TaskElsewhere where it moved since."""
    row = task_for(coalition_id, task_id, lock=True)
    require(policies.may_change_task(actor, row))
    if row.state == then and seen != then:
        return row  # sent twice, done once
    if row.state != seen or then not in TaskState.values or then == seen:
        raise TaskElsewhere
    if then == TaskState.LET_GO and not why.strip():
        raise ReasonNeeded
    row.was, row.state = row.state, TaskState(then)
    row.why = why.strip() if then == TaskState.LET_GO else ""
    row.done_at = timezone.now() if then == TaskState.DONE else None
    row.version += 1
    row.save(update_fields=["was", "state", "why", "done_at", "version"])
    _say(actor, row.id, f"task.{then}")
    return row


def steps_of(state: str) -> tuple[TaskState, ...]:
    """Where a task may go from here."""
    if TaskState(state) not in UNFINISHED:
        return (TaskState.OPEN,)
    return (TaskState.DONE, TaskState.DOING if state == TaskState.OPEN else TaskState.OPEN)


def _sound(coalition_id: UUID, meeting_id: UUID, decided: Decided) -> None:
    counts = (decided.votes_for, decided.votes_against, decided.abstained)
    counted = all(count is not None for count in counts)
    if decided.method not in Method.values or counted != (decided.method == Method.VOTES):
        raise ReasonNeeded("votes_are_counted")
    if decided.heard == Heard.NOT_ASKED and not decided.heard_words.strip():
        raise ReasonNeeded("why_not_asked")
    if decided.item_id and item_for(coalition_id, decided.item_id).meeting_id != meeting_id:
        raise NotFound


def _home(coalition_id: UUID, member_id: UUID | None) -> UUID | None:
    """The agency behind a member, the coalition for none, nothing for a member without accounts here."""
    if member_id is None:
        return coalition_id
    member = Member.objects.filter(agency_id=coalition_id, id=member_id).first()
    if member is None:
        raise NotFound
    return member.member_id


def _works_there(home: UUID | None, account_id: UUID | None) -> None:
    if account_id is None:
        return
    if home is None or not Account.objects.filter(id=account_id, agency_id=home, left_at=None).exists():
        raise NotOfThem


def _say(actor: Actor, about: UUID, why: str) -> None:
    ledger.add(actor, What.RULES_CHANGED, about=about, why=why)
