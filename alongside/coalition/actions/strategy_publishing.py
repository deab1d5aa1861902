"""The plan into the plan room: as a draft there, which a second person reads and publishes.

Belongs here: what of the plan goes out, and under which keys. Not here: publishing itself (plan_room). A key is made of
the ids, never of places, so that a later publishing is a new version of the same promises.
"""

from datetime import date
from typing import Any
from uuid import UUID

from alongside.coalition import policies_strategy as policies
from alongside.coalition.enums_strategy import ActionState
from alongside.coalition.errors_strategy import NothingToPublish
from alongside.coalition.models import PlanAction, StrategicPlan
from alongside.coalition.selectors import strategy as reads
from alongside.plan_room.actions import editing
from alongside.plan_room.enums import Level, LinkKind, Specificity, Stage
from alongside.plan_room.planform import PlanForm, read
from alongside.vault.actors import Actor, require

OUT = (ActionState.AGREED, ActionState.UNDER_WAY, ActionState.DONE)


def plan_key(plan: StrategicPlan) -> str:
    """The plan's own key in the plan room."""
    return f"C{plan.id.hex[-10:].upper()}"


def action_key(row: PlanAction) -> str:
    """An action's key there: it stays, whatever its words and its place become."""
    return f"C{row.plan_id.hex[-10:].upper()}-{row.id.hex[-8:]}"


def offer_plan(*, actor: Actor, coalition_id: UUID, plan_id: UUID, name: str, why: str) -> UUID:
    """Make a draft of it in the plan room; its id. The same plan twice is one draft.

    Only what was agreed goes out, with who owes it and by when; NothingToPublish before. Resources, the people who do
    it and the story stay here.
    """
    require(policies.may_write_plan(actor, coalition_id))
    plan = reads.plan_for(coalition_id, plan_id)
    rows = list(reads.actions_of(plan).filter(state__in=OUT))
    if not rows or not reads.is_agreed(plan):
        raise NothingToPublish
    return editing.write_draft(actor=actor, form=form_of(plan, rows, name), why=why[:500]).id


def form_of(plan: StrategicPlan, rows: list[PlanAction], name: str) -> PlanForm:
    """The plan in the form of the plan room."""
    key = plan_key(plan)
    whole = f"{key}-ALL"
    bodies = {whole: name} | {_body(key, row): row.member.name for row in rows if row.member}
    return read(
        {
            "key": key, "title": plan.title, "jurisdiction": name, "level": Level.COALITION, "stage": Stage.FINAL,
            "period_start": plan.starts_on.year, "period_end": plan.ends_on.year,
            "released_on": _iso(plan.agreed_on),
            "bodies": [
                {
                    "code": code, "name": called, "kind": "interagency" if code == whole else "local",
                    "parent": None if code == whole else whole,
                }
                for code, called in bodies.items()
            ],
            "actions": [_action(key, row, whole, plan) for row in rows],
            "links": [
                {
                    "source": action_key(row), "target": row.answers, "kind": LinkKind.ANSWERS,
                    "basis": "said by the coalition itself",
                }
                for row in rows if row.answers
            ],
        }
    )  # fmt: skip


def _action(key: str, row: PlanAction, whole: str, plan: StrategicPlan) -> dict[str, Any]:
    return {
        "key": action_key(row), "title": row.what, "specificity": Specificity.SPECIFIC,
        "owners": [{"code": _body(key, row) if row.member else whole, "role": "lead"}],
        "note": " ".join(part for part in (row.barrier_words, row.change) if part),
        "clock": _clock(row, plan),
    }  # fmt: skip


def _clock(row: PlanAction, plan: StrategicPlan) -> dict[str, Any] | None:
    if row.due_on is None:
        return None
    begins = row.starts_on or plan.starts_on
    days = max((row.due_on - begins).days, 0)
    return {
        "kind": "duration", "text": row.due_on.isoformat(), "iso8601": f"P{days}D", "anchor_on": begins.isoformat(),
    }  # fmt: skip


def _body(key: str, row: PlanAction) -> str:
    return f"{key}-{row.member_id.hex[-8:]}" if row.member_id else f"{key}-ALL"


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
