"""Who gets in where in outreach: plans and places are everyone's who belongs; a round is its agency's and its own."""

from typing import Any

from alongside.coalition.actions.outreach_written import write_plan
from alongside.coalition.selectors.outreach import plans_of
from alongside.coalition.selectors.outreach_rounds import rounds_of
from alongside.coalition.tests import ground
from alongside.coalition.tests.outreach.ground import a_round, stop_of
from alongside.people.models import Account, Agency
from alongside.people.selectors import actor_of
from alongside.vault import wall
from alongside.vault.actors import Actor
from alongside.vault.ids import uuid7
from alongside.vault.models import Holder
from tests.attacks.access_coalition import ORGANISES, SIGNED_IN, organiser

LEADS = {"chloe", "rosa", "vera", "fay"}  # where it was planned, and the organizers
GROUPS: list[tuple[set[str], str]] = [
    (SIGNED_IN | {"anonymous"}, "coalition:round_phone coalition:round_worker"),
    (SIGNED_IN, "coalition:phone_rounds coalition:phone_taps coalition:phone_check_in coalition:phone_back"),
    (
        SIGNED_IN,
        """coalition:outreach coalition:outreach_plan_new coalition:outreach_plan coalition:outreach_place_new
        coalition:outreach_place coalition:check_outreach_place coalition:outreach_rounds coalition:outreach_round_new
        coalition:outreach_stock coalition:outreach_report coalition:outreach_report_file
        coalition:outreach_places_file coalition:outreach_rounds_file""",
    ),
    (ORGANISES, "coalition:outreach_rule"),
    ({"amira", "fay"}, "coalition:change_outreach_plan coalition:change_outreach_place"),
    (
        LEADS | {"amira", "dev"},
        "coalition:outreach_round coalition:move_outreach_round coalition:learned_outreach",
    ),
    (LEADS | {"amira"}, "coalition:change_outreach_round"),
    ((LEADS - {"fay"}) | {"amira", "dev"}, "coalition:take_along_outreach"),
    (LEADS, "coalition:reached_outreach"),
    ({"amira", "dev", "fay"}, "coalition:count_outreach"),
    ({"amira", "dev"}, "coalition:check_in_outreach"),
]
MODELS: list[type[Any]] = []  # no client is in here


def _named(name: str) -> tuple[Account, Actor]:
    account = Account.objects.select_related("agency").filter(working_name=name).earliest("created_at")
    return account, actor_of(account, {"holder": str(Holder.objects.filter(owner_id=account.id).first().id)})


def parts(actor: Actor, record: Any) -> dict[str, Any]:
    """A plan and a round of Amira's with Dev."""
    fay = organiser()
    with wall.acting_as(fay):
        for agency in Agency.objects.exclude(kind="coalition").order_by("created_at")[:2]:
            ground.joined(fay, agency)
    _, amira = _named("Amira")
    dev, _ = _named("Dev")
    with wall.acting_as(amira):
        plan = plans_of(fay.agency_id).first() or write_plan(
            actor=amira, coalition_id=fay.agency_id, plan_id=uuid7(), name="Night shift", whom="", where="", how="",
            words="", safety="",
        )  # fmt: skip
        row = rounds_of(fay.agency_id).first() or a_round(amira, fay.agency_id, dev)
        return {
            "outreach_round_id": row.id,
            "outreach_plan_id": plan.id,
            "outreach_place_id": stop_of(row, 1).place_id,
        }
