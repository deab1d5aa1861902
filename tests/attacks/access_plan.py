"""The plan written together with a client: who gets in where, and a row of hers in each of its tables.

Belongs here: this area's part of the table (tests/areas.py). Not here: an attack.
"""

import json
from typing import Any

from django.utils import timezone

from alongside.cases.models import (
    Accord,
    Companion,
    FormerGoal,
    FormerSafetyPart,
    Goal,
    Need,
    Printout,
    Reading,
    SafetyPart,
    Saying,
    StageMove,
    Step,
)
from alongside.vault.actors import Actor

ON_THE_CARE_TEAM = {"amira", "chloe"}
GROUPS = [
    (
        ON_THE_CARE_TEAM,
        """cases:plan cases:stages cases:add_need cases:edit_need cases:move_need cases:set_need_status
        cases:undo_need_status cases:add_companion cases:edit_companion cases:end_companion cases:add_goal
        cases:edit_goal cases:rate_goal cases:turn_goal cases:add_step cases:edit_step cases:turn_step
        cases:accord cases:add_saying cases:edit_saying cases:end_saying cases:add_reading cases:safety
        cases:safety_phase cases:paper cases:printout""",
    ),
]
MODELS = [
    Accord, Companion, FormerGoal, FormerSafetyPart, Goal, Need, Printout, Reading, SafetyPart, Saying, StageMove, Step,
]  # fmt: skip
FORMS = {
    "cases:set_need_status": {"status": "working"},
    "cases:move_need": {"way": "up"},
    "cases:turn_goal": {"to": "aside"},
    "cases:turn_step": {"to": "done"},
    "cases:rate_goal": {"rating": "2"},
}
WORD = "Zelenograd Quill"


def parts(actor: Actor, record: Any) -> dict[str, Any]:
    """A row in every table of the plan; the ids that its addresses need."""
    about = {"agency_id": actor.agency_id, "subject_id": record.subject_id}
    today = timezone.localdate()
    mine = {"replaced_by_id": actor.account_id, "version": 1}
    need = Need(**about, status="working", status_before="unmet")
    companion = Companion(**about, kind="child")
    goal = Goal(**about, said_on=today)
    former = FormerGoal(**about, **mine, goal_id=goal.id)
    step = Step(**about, goal_id=goal.id, owner="client")
    move = StageMove(**about, stage="crisis", state="going_on", moved_on=today, by_id=actor.account_id)
    part = SafetyPart(**about, phase="signs", changed_by_id=actor.account_id)
    former_part = FormerSafetyPart(**about, **mine, phase="signs")
    paper = Printout(**about, kind="card", language="en", made_by_id=actor.account_id)
    accord = Accord(**about, wish="as_agreed")
    saying = Saying(**about, kind="strength", said_on=today)
    reading = Reading(**about, kind="rights", how="together", read_on=today, read_by_id=actor.account_id)
    for row in (need, goal, former, step, saying, reading):
        row.words = f"words of {WORD}"
    for row in (part, former_part):
        row.steps = json.dumps({"signal": f"a light for {WORD}"})
    companion.name, paper.phases = f"{WORD} the younger", json.dumps(["signs"])
    paper.kept_where, accord.coordinator, reading.language = f"with {WORD}", f"{WORD}'s sister", "Hausa"
    for row in (
        need, companion, goal, former, step, move, part, former_part, paper, accord, saying, reading,
    ):  # fmt: skip
        row.save(force_insert=True)
    return {
        "need_id": need.id,
        "companion_id": companion.id,
        "goal_id": goal.id,
        "step_id": step.id,
        "saying_id": saying.id,
        "print_id": paper.id,
        "phase": "signs",
    }
