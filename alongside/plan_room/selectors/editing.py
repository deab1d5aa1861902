"""What the editor of plans shows: which plans there are to edit, drafts that wait, what they change.

Belongs here: reading. Not here: saving (actions.editing).
"""

import json
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from alongside.plan_room import planform, policies
from alongside.plan_room.enums import Publication
from alongside.plan_room.models import Plan, PlanVersion
from alongside.plan_room.selectors.exporting import form_of
from alongside.plan_room.selectors.versions import Difference, difference
from alongside.vault.actors import Actor, require
from alongside.vault.errors import NotFound


@dataclass(frozen=True, slots=True)
class DraftPage:
    """One draft beside what everyone reads now."""

    version: PlanVersion
    before: PlanVersion | None
    difference: Difference
    by_me: bool


def plans_to_edit(actor: Actor) -> "QuerySet[Plan]":
    """Every plan that this person may change."""
    require(policies.may_edit_plans(actor))
    return Plan.objects.filter(Q(keeper=None) | Q(keeper_id=actor.agency_id)).order_by("position", "key")


def drafts(actor: Actor) -> "QuerySet[PlanVersion]":
    """Drafts that wait for a second person, the oldest first."""
    rows = PlanVersion.objects.filter(state=Publication.DRAFT, plan__in=plans_to_edit(actor))
    return rows.select_related("plan", "made_by").defer("form").order_by("made_at")


def earlier(actor: Actor, key: str) -> list[PlanVersion]:
    """Versions that were published, newest first."""
    rows = PlanVersion.objects.filter(
        plan__key=key, plan__in=plans_to_edit(actor), state=Publication.PUBLISHED
    )
    return list(rows.defer("form").order_by("-number"))


def draft_for(actor: Actor, version_id: UUID) -> DraftPage:
    """The draft of this address and what it changes."""
    require(policies.may_edit_plans(actor))
    row = PlanVersion.objects.select_related("plan", "made_by").filter(id=version_id).first()
    if row is None or not policies.may_edit_plan(actor, row.plan.keeper_id):
        raise NotFound
    before = _now(row.plan)
    change = difference(before.form, row.form) if before else Difference(added=row.form["actions"])
    return DraftPage(row, before, change, row.drafted_by == actor.account_id)


def changes_to_now(form: planform.PlanForm) -> Difference:
    """What this form would change of the plan that everyone reads."""
    plan = Plan.objects.filter(key=form["key"]).first()
    before = _now(plan) if plan else None
    return (
        difference(before.form, dict(form))
        if before
        else Difference(added=[dict(row) for row in form["actions"]])
    )


def text_to_edit(actor: Actor, key: str) -> str:
    """The plan as it stands, as a text to change; a small one to begin with where there is none."""
    plan = plans_to_edit(actor).select_related("part_of", "supersedes").filter(key=key).first()
    return json.dumps(form_of(plan) if plan else BEGIN, indent=2, ensure_ascii=False)


def _now(plan: Plan) -> PlanVersion | None:
    return PlanVersion.objects.filter(plan=plan, state=Publication.PUBLISHED).order_by("-number").first()


BEGIN = {
    "schema": planform.SCHEMA,
    "key": "OURS-2026",
    "title": "Our plan",
    "level": "coalition",
    "stage": "draft",
    "bodies": [{"code": "OURS", "name": "Our coalition", "kind": "local"}],
    "nodes": [{"key": "1", "kind": "goal", "number": "1", "title": "Our first goal"}],
    "actions": [
        {
            "key": "OURS-2026-1",
            "node": "1",
            "title": "What we will do",
            "specificity": "specific",
            "owners": [{"code": "OURS", "role": "lead"}],
            "clock": {
                "kind": "duration",
                "text": "within a year",
                "iso8601": "P1Y",
                "anchor_on": "2026-01-01",
            },
        }
    ],
    "links": [],
}
