"""Who gets in where among the rules that members keep and in the local system. No client is in here.

The policy is Linden's and shared: whoever belongs reads it, Linden's staff look at it, those who lead there decide. The
rows of the local system are Fay's, so that she alone changes them.
"""

from typing import Any

from alongside.coalition.enums_evaluation import Sharing
from alongside.coalition.models import (
    Ask,
    Failing,
    Institution,
    Learned,
    Material,
    Policy,
    PolicyDecision,
    PolicyFinding,
    SystemContact,
    SystemStep,
)
from alongside.coalition.tests import ground as coalition
from alongside.coalition.tests.evaluation import ground
from alongside.people.models import Account, Agency
from alongside.people.selectors import actor_of
from alongside.vault import wall
from alongside.vault.actors import Actor
from alongside.vault.models import Holder
from tests.attacks.access_coalition import ORGANISES, SIGNED_IN, SPEAKS, organiser

LINDEN = {"amira", "dev", "chloe", "rosa", "vera", "noor", "ida"}
LEADS_LINDEN = {"chloe", "rosa", "vera"}

GROUPS: list[tuple[set[str], str]] = [
    (
        SIGNED_IN,
        """coalition:policies coalition:policies_file coalition:policy_log coalition:policy coalition:learned
        coalition:system coalition:institution coalition:institution_new coalition:add_system_step
        coalition:failing_new coalition:failing coalition:system_contact_new coalition:asks coalition:ask_new
        coalition:ask coalition:system_materials coalition:system_material_new coalition:share_system_material""",
    ),
    (SPEAKS, "coalition:policy_new coalition:learned_new"),
    (LINDEN, "coalition:policy_look coalition:policy_finding_new"),
    (
        LEADS_LINDEN,
        """coalition:change_policy coalition:throw_policy_away coalition:policy_decide coalition:policy_decision_back
        coalition:policy_finding_aside coalition:change_learned coalition:learned_met""",
    ),
    (
        ORGANISES,
        """coalition:change_institution coalition:take_system_step_away coalition:change_system_contact
        coalition:change_failing coalition:failing_step coalition:change_ask coalition:ask_step
        coalition:change_system_material""",
    ),
]
MODELS: list[type[Any]] = []


def leader_at(agency: Agency) -> Actor:
    """The director of an agency."""
    account = (
        Account.objects.select_related("agency").filter(role="director", agency=agency).earliest("created_at")
    )
    return actor_of(account, {"holder": str(Holder.objects.filter(owner_id=account.id).first().id)})


def parts(actor: Actor, record: Any) -> dict[str, Any]:
    """A policy of Linden's with a finding and a decision, and a system with one of everything."""
    fay = organiser()
    house = Agency.objects.exclude(kind="coalition").order_by("created_at")[0]
    with wall.acting_as(fay):
        for agency in Agency.objects.exclude(kind="coalition").order_by("created_at")[:2]:
            coalition.joined(fay, agency)
    return {"coalition_id": fay.agency_id} | _policy(leader_at(house), fay.agency_id) | _system(fay)


def _policy(leader: Actor, coalition_id: Any) -> dict[str, Any]:
    with wall.acting_as(leader):
        row = Policy.objects.first() or ground.policy(leader, coalition_id, sharing=Sharing.SHARED)
        finding = PolicyFinding.objects.first() or ground.find(leader, row, "phone")
        decision = PolicyDecision.objects.first() or ground.decide(leader, row)
        learned = Learned.objects.first() or ground.learned(leader, coalition_id, sharing=Sharing.SHARED)
    return {
        "house_policy_id": row.id, "policy_finding_id": finding.id, "policy_decision_id": decision.id,
        "learned_id": learned.id,
    }  # fmt: skip


def _system(fay: Actor) -> dict[str, Any]:
    with wall.acting_as(fay):
        there = Institution.objects.first() or ground.institution(fay, fay.agency_id)
        return {
            "institution_id": there.id,
            "system_step_id": (SystemStep.objects.first() or ground.step(fay, there)).id,
            "failing_id": (Failing.objects.first() or ground.failing(fay, there)).id,
            "system_contact_id": (SystemContact.objects.first() or ground.contact(fay, there)).id,
            "system_ask_id": (Ask.objects.first() or ground.ask(fay, fay.agency_id)).id,
            "system_material_id": (Material.objects.first() or ground.material(fay, fay.agency_id)).id,
        }
