"""The safety plan: saving a phase, and taking something along on paper.

Belongs here: the two verbs. Not here: reading (selectors.safety), what is printed where (templates). What a phase said
before is kept. Nothing is printed before it was asked how it would be found, and where it will be kept.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.utils import timezone

from alongside.cases import policies_plan
from alongside.cases.actions.once import once
from alongside.cases.actions.planning import noted, says, to_plan
from alongside.cases.actions.working import require_version
from alongside.cases.enums_plan import SafetyPhase
from alongside.cases.errors_plan import NotThere
from alongside.cases.models import Case, FormerSafetyPart, Printout, SafetyPart
from alongside.cases.prompts import domains_of
from alongside.cases.selectors.plan_rows import rows_of
from alongside.cases.selectors.safety import steps_in
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import Drawer, What
from alongside.vault.ids import uuid7


def save_phase(
    *, actor: Actor, case_id: UUID, phase: str, version: int, steps: Mapping[str, str]
) -> SafetyPart | None:
    """One phase as they say it now. SomeoneElseWasFaster when it changed since `version` (0: nothing yet) was read."""
    if phase not in SafetyPhase.values or not set(steps) <= set(domains_of(phase)):
        raise NotThere
    case = to_plan(actor, case_id)
    part = rows_of(actor, SafetyPart, case.subject_id).select_for_update().filter(phase=phase).first()
    kept = {domain: text for domain, text in steps.items() if text.strip()}
    if kept == (steps_in(part) if part else {}):
        return part
    require_version(part.version if part else 0, version)
    if part is None:
        return _begin(actor, case, phase, kept)
    _keep_former(actor, part)
    part.steps, part.version = json.dumps(kept), part.version + 1
    part.changed_at, part.changed_by_id = timezone.now(), actor.account_id
    part.save(update_fields=["steps_sealed", "version", "changed_at", "changed_by"])
    noted(actor, case, part, "safety_changed")
    return part


def _begin(actor: Actor, case: Case, phase: str, kept: Mapping[str, str]) -> SafetyPart:
    part = SafetyPart(
        agency_id=case.agency_id, subject_id=case.subject_id, phase=phase, changed_by_id=actor.account_id
    )
    part.steps = json.dumps(kept)
    part.save(force_insert=True)
    noted(actor, case, part, "safety_changed")
    return part


def _keep_former(actor: Actor, part: SafetyPart) -> None:
    former = FormerSafetyPart(
        agency_id=part.agency_id,
        subject_id=part.subject_id,
        phase=part.phase,
        version=part.version,
        replaced_by_id=actor.account_id,
    )
    former.steps = part.steps
    former.save(force_insert=True)


def take_along(
    *,
    actor: Actor,
    case_id: UUID,
    given: Mapping[str, Any],
    phases: Sequence[str],
    row_id: UUID | None = None,
) -> Printout:
    """Note what goes on paper, how it would be found, and where it will be kept. Only then can it be printed."""
    case = to_plan(actor, case_id)
    require(policies_plan.may_print_plan(actor, case))
    new_id = row_id or uuid7()
    return once(
        lambda: _note_paper(actor, case, new_id, given, phases),
        made=lambda: Printout.objects.filter(subject_id=case.subject_id, id=new_id).first(),
        same=lambda paper: says(paper, {**given, "phases": json.dumps(list(phases))}),
    )


def _note_paper(
    actor: Actor, case: Case, row_id: UUID, given: Mapping[str, Any], phases: Sequence[str]
) -> Printout:
    paper = Printout(
        id=row_id,
        agency_id=case.agency_id,
        subject_id=case.subject_id,
        kind=given["kind"],
        language=given["language"],
        made_by_id=actor.account_id,
    )
    paper.found, paper.kept_where = given["found"], given["kept_where"]
    paper.phases = json.dumps(list(phases))
    paper.save(force_insert=True)
    ledger.add(actor, What.EXPORTED, case.subject_id, drawer=Drawer.PLAN, why="plan_paper", about=paper.id)
    return paper
