"""Reading the safety plan: what each phase says, what it said before, what goes on paper.

Belongs here: opening phases, with a line in the ledger. Not here: saving (actions.safety).
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import override

from alongside.cases import policies_plan
from alongside.cases.enums_plan import PrintKind, SafetyPhase
from alongside.cases.errors_plan import PrintOver
from alongside.cases.models import Case, FormerSafetyPart, Goal, Need, Printout, SafetyPart
from alongside.cases.prompts import domains_of
from alongside.cases.selectors.plan_rows import row_for, rows_of
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import Drawer, What

PAPER_FOR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Phase:
    """One phase as a page shows it: (name of the part, their words)."""

    code: str
    label: str
    steps: list[tuple[Any, str]]
    changed_at: datetime | None
    changed_by: str


@dataclass(frozen=True, slots=True)
class FormerPhase:
    """What a phase said before."""

    steps: list[tuple[Any, str]]
    replaced_at: datetime
    replaced_by: str


@dataclass(frozen=True, slots=True)
class Paper:
    """What goes on paper: lines, each perhaps beneath a few words of ours."""

    kind: str
    language: str
    made_at: datetime
    kept_where: str
    groups: list[tuple[str, list[str]]]


def phases_of(actor: Actor, subject_id: UUID) -> list[Phase]:
    """All phases in their order, the empty ones too. One line in the ledger."""
    rows = rows_of(actor, SafetyPart, subject_id).select_related("changed_by")
    parts = {part.phase: part for part in rows}
    if parts:
        ledger.add(actor, What.PLAN_READ, subject_id, drawer=Drawer.PLAN, why="safety")
    return [_phase(phase, parts.get(phase.value)) for phase in SafetyPhase]


def phase_saved(actor: Actor, subject_id: UUID, phase: str) -> dict[str, Any]:
    """What a form shows of one phase; the version is 0 where nothing is saved yet."""
    part = rows_of(actor, SafetyPart, subject_id).filter(phase=phase).first()
    ledger.add(actor, What.PLAN_READ, subject_id, drawer=Drawer.PLAN, why="safety")
    steps = steps_in(part) if part else {}
    texts = {domain: steps.get(domain, "") for domain in domains_of(phase)}
    return {**texts, "version": part.version if part else 0}


def former_of(actor: Actor, subject_id: UUID, phase: str) -> list[FormerPhase]:
    """What it said before, newest first. Read together with the phase itself (`phase_saved` has the line)."""
    rows = rows_of(actor, FormerSafetyPart, subject_id).filter(phase=phase).select_related("replaced_by")
    return [
        FormerPhase(_named(phase, steps_in(row)), row.replaced_at, row.replaced_by.working_name)
        for row in rows.order_by("-version")
    ]


def steps_in(part: SafetyPart | FormerSafetyPart) -> dict[str, str]:
    """Their words by domain."""
    return dict(json.loads(part.steps or "{}"))


def paper_for(actor: Actor, case: Case, print_id: UUID) -> Paper:
    """What goes on paper, as the plan stands now. PrintOver an hour after it was asked about."""
    paper = row_for(actor, Printout, case.subject_id, print_id)
    require(policies_plan.may_print_plan(actor, case))
    if timezone.now() - paper.made_at > PAPER_FOR:
        raise PrintOver
    ledger.add(actor, What.PLAN_READ, case.subject_id, drawer=Drawer.PLAN, why="paper", about=paper.id)
    with override(paper.language):
        groups = _groups(actor, paper)
    return Paper(paper.kind, paper.language, paper.made_at, paper.kept_where or "", groups)


def has_words(actor: Actor, subject_id: UUID, kind: str, phases: Sequence[str]) -> bool:
    """Whether there is anything to print."""
    if kind == PrintKind.PLAN:
        return rows_of(actor, Need, subject_id).exists() or rows_of(actor, Goal, subject_id).exists()
    parts = rows_of(actor, SafetyPart, subject_id).filter(phase__in=phases)
    return any(steps_in(part) for part in parts)


def _groups(actor: Actor, paper: Printout) -> list[tuple[str, list[str]]]:
    """Their words; on a sheet beneath the names of parts, save those that would tell what it is."""
    if paper.kind == PrintKind.PLAN:
        return _needs_and_goals(actor, paper.subject_id)
    wanted = json.loads(paper.phases or "[]")
    rows = rows_of(actor, SafetyPart, paper.subject_id).filter(phase__in=wanted)
    parts = {part.phase: part for part in rows}
    found = []
    for phase in SafetyPhase:
        if phase.value in parts:
            quiet = paper.kind == PrintKind.CARD or phase == SafetyPhase.SIGNS
            named = _named(phase.value, steps_in(parts[phase.value]))
            found += [("" if quiet else str(label), text.splitlines()) for label, text in named]
    return found


def _needs_and_goals(actor: Actor, subject_id: UUID) -> list[tuple[str, list[str]]]:
    needs = [row.words or "" for row in rows_of(actor, Need, subject_id).order_by("place", "id")]
    open_goals = rows_of(actor, Goal, subject_id).filter(set_aside_on=None).order_by("said_on", "id")
    return [group for group in (("", needs), ("", [row.words or "" for row in open_goals])) if group[1]]


def _phase(phase: SafetyPhase, part: SafetyPart | None) -> Phase:
    return Phase(
        code=phase.value,
        label=str(phase.label),
        steps=_named(phase.value, steps_in(part)) if part else [],
        changed_at=part.changed_at if part else None,
        changed_by=part.changed_by.working_name if part else "",
    )


def _named(phase: str, steps: dict[str, str]) -> list[tuple[Any, str]]:
    """In the order of the form, whatever order they were saved in."""
    return [(label, steps[domain]) for domain, label in domains_of(phase).items() if steps.get(domain)]
