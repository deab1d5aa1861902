"""Who gets in where: the plan, the six measures, the review. Members read, organizers write, who leads shares."""

from datetime import date
from typing import Any

from alongside.coalition.actions import strategy as acts
from alongside.coalition.models import PlanAction
from alongside.coalition.selectors import strategy as reads
from alongside.coalition.tests import ground
from alongside.people.models import Agency
from alongside.vault import wall
from alongside.vault.actors import Actor
from alongside.vault.ids import uuid7
from tests.attacks.access_coalition import ORGANISES, SIGNED_IN, organiser

GROUPS: list[tuple[set[str], str]] = [
    (
        SIGNED_IN,
        """coalition:strategy coalition:strategy_csv coalition:strategy_pdf coalition:plan_action coalition:measures
        coalition:review""",
    ),
    (
        ORGANISES,
        """coalition:strategy_new coalition:change_strategy coalition:agree_on_strategy coalition:strategy_not_agreed
        coalition:publish_strategy coalition:add_plan_action coalition:place_plan_action coalition:note_measure
        coalition:change_plan_action coalition:move_plan_action coalition:remove_plan_action
        coalition:put_plan_action_back""",
    ),
    ({"chloe", "rosa", "vera", "ruth"}, "coalition:share_measures"),
]
MODELS: list[type[Any]] = []  # no client is in here
FORMS: dict[str, dict[str, str]] = {
    "coalition:add_plan_action": {"what": "Open at night"},
    "coalition:move_plan_action": {"then": "let_go", "seen": "drafted", "words": "No money."},
    "coalition:share_measures": {"share": "yes"},
}


def parts(actor: Actor, record: Any) -> dict[str, Any]:
    """A plan with one action that all do together."""
    fay = organiser()
    with wall.acting_as(fay):
        for agency in Agency.objects.exclude(kind="coalition").order_by("created_at")[:2]:
            ground.joined(fay, agency)
        plan = reads.plan_now(fay.agency_id) or _plan(fay)
        row = PlanAction.objects.filter(plan=plan).first() or _action(fay, plan.id)
    return {"strategy_id": plan.id, "plan_action_id": row.id, "measure": "people", "time": "2026-Q1"}


def _plan(fay: Actor) -> Any:
    said = acts.PlanSaid("Doors that open", date(2026, 1, 1), date(2027, 12, 31))
    return acts.write_plan(actor=fay, coalition_id=fay.agency_id, plan_id=uuid7(), said=said)


def _action(fay: Actor, plan_id: Any) -> PlanAction:
    return acts.add_action(
        actor=fay, coalition_id=fay.agency_id, plan_id=plan_id, action_id=uuid7(),
        said=acts.ActionSaid(what="Open at night"),
    )  # fmt: skip
