"""The ways to the rules that members keep and to the local system, in the states that matter."""

from datetime import timedelta
from typing import Any

from alongside.coalition.actions import evaluation as acts
from alongside.coalition.enums_evaluation import Answer, Question, Sharing
from alongside.coalition.enums_system import FailingState
from alongside.coalition.tests import ground as coalition
from alongside.coalition.tests.evaluation import ground
from alongside.vault.ids import uuid7
from tests.cast import as_person

PAGES = {
    "rosa": """coalition:policies coalition:policy coalition:policy_new coalition:change_policy coalition:policy_look
        coalition:policy_finding_new coalition:policy_decide coalition:policy_log coalition:learned
        coalition:learned_new coalition:change_learned""",
    "fay": """coalition:system coalition:institution coalition:institution_new coalition:change_institution
        coalition:add_system_step coalition:failing_new coalition:failing coalition:change_failing
        coalition:failing_step coalition:system_contact_new coalition:change_system_contact coalition:asks
        coalition:ask_new coalition:ask coalition:change_ask coalition:ask_step coalition:system_materials
        coalition:system_material_new coalition:change_system_material coalition:share_system_material""",
}
ON_THE_WAY = ""
NO_PAGE = """coalition:policies_file coalition:throw_policy_away coalition:policy_finding_aside
    coalition:policy_decision_back coalition:learned_met coalition:take_system_step_away"""
TOURS: dict[str, Any] = {}


def scene(cast: Any, case: Any) -> dict[str, Any]:
    """A policy looked at, with a rule found, revised once; a way with a gap that was promised and is late."""
    there = {"coalition_id": cast.coalition.id}
    for fay in as_person(cast.fay):
        for agency in (cast.linden, cast.millrace):
            coalition.joined(fay, agency)
        there |= _system(fay, cast.coalition.id)
    for rosa in as_person(cast.rosa):
        there |= _policy(rosa, cast.coalition.id)
    return there


def _policy(rosa: Any, coalition_id: Any) -> dict[str, Any]:
    row = ground.policy(
        rosa, coalition_id, sharing=Sharing.SHARED, review_on=ground.today() - timedelta(days=2)
    )
    done, finding = ground.find(rosa, row, "phone"), ground.find(rosa, row, "papers", "Page 4: bring an ID.")
    decision = ground.decide(rosa, row, ended=[done.id], review_on=ground.today() + timedelta(days=20))
    acts.look_at(
        actor=rosa, coalition_id=coalition_id, policy_id=row.id, row_id=uuid7(), comment="Page 4 is not clear.",
        answers={Question.SAFE: Answer.YES, Question.OPEN: Answer.NO, Question.TRAUMA: Answer.PARTLY},
    )  # fmt: skip
    learned = ground.learned(rosa, coalition_id)
    return {
        "house_policy_id": row.id, "policy_finding_id": finding.id, "policy_decision_id": decision.id,
        "learned_id": learned.id,
    }  # fmt: skip


def _system(fay: Any, coalition_id: Any) -> dict[str, Any]:
    first = ground.institution(fay, coalition_id)
    second = ground.institution(fay, coalition_id, name="Police", kind="police", position=2)
    step, gap = ground.step(fay, first, leads_to_id=second.id), ground.failing(fay, first)
    ground.moved(fay, gap, FailingState.PROMISED, day=ground.today() - timedelta(days=3))
    return {
        "institution_id": first.id, "system_step_id": step.id, "failing_id": gap.id,
        "system_contact_id": ground.contact(fay, first).id, "system_ask_id": ground.ask(fay, coalition_id).id,
        "system_material_id": ground.material(fay, coalition_id).id,
    }  # fmt: skip
