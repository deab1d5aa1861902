"""Rounds, findings, barriers and small changes as they are read; and what other areas ask of the needs assessment.

Belongs here: reads. Not here: results of a round (needs_results), who may (policies_needs). The rows' wall leaves out
what is the organizers' alone.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from alongside.coalition.enums_needs import BarrierState, Justice, Priority, RoundState, Source
from alongside.coalition.models import (
    AgencyAnswer,
    Barrier,
    FocusGroup,
    Member,
    NeedsFinding,
    NeedsRound,
    SmallChange,
    StepNote,
)
from alongside.coalition.selectors.members import joined
from alongside.coalition.selectors.needs_results import coded_of, shown_of
from alongside.vault.actors import Actor
from alongside.vault.errors import NotFound


@dataclass(frozen=True, slots=True)
class Answering:
    """A member and how far its answer is."""

    member: Member
    state: str


def round_of(coalition_id: UUID, round_id: UUID, *, lock: bool = False) -> NeedsRound:
    """One round. NotFound otherwise."""
    rows = NeedsRound.objects.filter(agency_id=coalition_id, id=round_id)
    row = (rows.select_for_update() if lock else rows).first()
    if row is None:
        raise NotFound
    return row


def rounds_of(coalition_id: UUID) -> QuerySet[NeedsRound]:
    """All rounds, the newest first."""
    return NeedsRound.objects.filter(agency_id=coalition_id).order_by("-made_at", "-id")


def rounds_over(coalition_id: UUID, *, organised: bool) -> list[NeedsRound]:
    """Those whose results whoever asks may read, the newest first."""
    states = [RoundState.PUBLISHED, *([RoundState.CLOSED] if organised else [])]
    return list(rounds_of(coalition_id).filter(state__in=states))


def member_here(actor: Actor, coalition_id: UUID) -> Member | None:
    """Her own organization as a member."""
    return joined(coalition_id).filter(member_id=actor.agency_id).first()


def member_of(coalition_id: UUID, member_id: UUID) -> Member:
    """One that has joined. NotFound otherwise."""
    row = joined(coalition_id).filter(id=member_id).first()
    if row is None:
        raise NotFound
    return row


def answer_of(round_id: UUID, member_id: UUID) -> AgencyAnswer | None:
    """What it has said so far."""
    return AgencyAnswer.objects.filter(round_id=round_id, member_id=member_id).first()


def answering(row: NeedsRound) -> list[Answering]:
    """Every member with the state of its answer, as far as whoever asks may know it."""
    states = dict(AgencyAnswer.objects.filter(round_id=row.id).values_list("member_id", "state"))
    return [Answering(member, states.get(member.id, "")) for member in joined(row.agency_id)]


def groups_of(coalition_id: UUID, kind: str = "") -> QuerySet[FocusGroup]:
    """Focus groups, the newest first; survivors' groups only for the organizers."""
    rows = FocusGroup.objects.filter(agency_id=coalition_id, removed_at=None).select_related("round")
    return (rows.filter(kind=kind) if kind else rows).order_by("-on", "-id")


def findings_of(coalition_id: UUID) -> QuerySet[NeedsFinding]:
    """Findings, the newest first; drafts only for the organizers."""
    rows = NeedsFinding.objects.filter(agency_id=coalition_id, removed_at=None).select_related("round")
    return rows.order_by("-made_at", "-id")


def barriers_of(coalition_id: UUID, asked: Mapping[str, str]) -> QuerySet[Barrier]:
    """Barriers by what was asked for: state, source, priority, words; what comes first first."""
    rows = Barrier.objects.filter(agency_id=coalition_id, taken_back_at=None)
    if asked.get("state") in BarrierState.values:
        rows = rows.filter(state=asked["state"])
    if asked.get("source") in Source.values:
        rows = rows.filter(source=asked["source"])
    if asked.get("priority") in {str(one) for one in Priority.values}:
        rows = rows.filter(priority=int(asked["priority"]))
    if words := asked.get("q", "").strip():
        rows = rows.filter(words__icontains=words)
    return rows.order_by("priority", "words", "id")


def changes_of(coalition_id: UUID) -> QuerySet[SmallChange]:
    """Small changes, the newest first."""
    rows = SmallChange.objects.filter(agency_id=coalition_id, taken_back_at=None)
    return rows.select_related("barrier").order_by("-on", "-id")


def steps_of(coalition_id: UUID) -> dict[str, StepNote]:
    """What stands under each of the seven questions."""
    return {row.step: row for row in StepNote.objects.filter(agency_id=coalition_id)}


def made_of_steps(coalition_id: UUID) -> Counter[str]:
    """How many findings and barriers each of the seven questions has brought."""
    kinds = (barriers_of(coalition_id, {}), findings_of(coalition_id))
    return Counter(step for rows in kinds for step in rows.exclude(step="").values_list("step", flat=True))


# -- for other areas ---------------------------------------------------------------------------------------------------


def barriers_open(coalition_id: UUID) -> QuerySet[Barrier]:
    """Those that still stand in somebody's way, what comes first first."""
    return barriers_of(coalition_id, {}).exclude(state=BarrierState.REMOVED)


def justice_counted(coalition_id: UUID, start: date, end: date) -> dict[str, int]:
    """The criminal justice system: better, mixed, worse, none, not_said, over the rounds that closed then.

    Whole rounds, and of each only what its own page shows (left_open too); the rest stands under `kept_back`. So no two
    numbers of this house, however they are cut by time, differ by a few people: every count here is five or more, and
    small.protected leaves it as it is. A name that is missing was kept back. Empty where no round
    with five answers closed then.
    """
    counted: Counter[str] = Counter()
    for row in coded_of(coalition_id):
        if not start <= row.closed_on <= end:
            continue
        shown = shown_of(row, "justice", Justice.values)
        known = {name or "left_open": count for name, count in shown.cells.items() if count is not None}
        counted.update(known)
        counted["kept_back"] += shown.total - sum(known.values())
    return {name: count for name, count in counted.items() if count}
