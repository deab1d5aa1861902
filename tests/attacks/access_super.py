"""Who gets in where: supervision, check-ins and growth; a coalition's prevention.

Amira is supervised by Chloe: a planned sitting, a check-in that Amira kept for herself, a goal of hers; a group of the
coalition that Linden runs. Belongs here: the lists of this part, and rows for its addresses.
"""

from typing import Any

from alongside.coalition.models import PreventionGroup
from alongside.coalition.tests import ground as coalition
from alongside.coalition.tests.prevention import ground as prevention
from alongside.people.models import Account, OwnPage, Supervision
from alongside.people.selectors import actor_of
from alongside.people.selectors.own_pages import CHECK_IN, GOAL
from alongside.people.selectors.own_pages import own_pages as pages
from alongside.people.tests.supervision import ground as supervision
from alongside.vault import wall
from alongside.vault.actors import Actor
from alongside.vault.models import Holder
from tests.attacks.access_coalition import SIGNED_IN, organiser

THE_TWO = {"amira", "chloe"}
SUPERVISES = {"chloe"}
AT_LINDEN = SIGNED_IN - {"ben", "ruth", "fay"}
KEEPS = AT_LINDEN | {"fay"}
CHANGES = {"amira", "chloe", "rosa", "vera", "fay"}

GROUPS: list[tuple[set[str], str]] = [
    (SIGNED_IN, "people:supervision people:check_ins people:growth people:goal_new people:share_growth"),
    (
        {"amira"},
        "people:check_in people:share_check_in people:drop_check_in people:drop_goal people:change_goal",
    ),
    (THE_TWO, "people:supervision_session people:share_session"),
    (SUPERVISES, "people:write_session people:drop_session"),
    (
        SUPERVISES,
        """people:supervision_of people:set_cadence people:plan_session people:session_new people:growth_of""",
    ),
    (
        SIGNED_IN,
        """coalition:prevention coalition:prevention_myths coalition:prevention_rows coalition:prevention_table
        coalition:prevention_new coalition:prevention_group""",
    ),
    (CHANGES, "coalition:prevention_change coalition:prevention_drop"),
    (
        KEEPS,
        """coalition:add_prevention_session coalition:drop_prevention_session coalition:add_prevention_question
        coalition:prevention_tally coalition:drop_prevention_question""",
    ),
]
FORMS = {"people:share_session": {"step": "again"}}  # what each of the two may do; sharing is Amira's alone
MODELS: list[type[Any]] = []  # no client is in here


def parts(actor: Actor, record: Any) -> dict[str, Any]:
    """Rows of Amira's; those that are there already are found again."""
    return _supervision(actor) | _prevention(actor)


def _supervision(amira: Actor) -> dict[str, Any]:
    mine = {"worker_id": amira.account_id}
    sitting = Supervision.objects.filter(account_id=amira.account_id).first()
    if sitting is None:
        sitting = _planned(amira)
    checked = pages(amira, CHECK_IN).opened
    goals = pages(amira, GOAL).opened
    page: OwnPage = checked[0].row if checked else supervision.checked_in(amira)
    goal: OwnPage = goals[0].row if goals else supervision.goal(amira)
    return mine | {"supervision_id": sitting.id, "check_in_id": page.id, "growth_goal_id": goal.id}


def _planned(amira: Actor) -> Supervision:
    """By her supervisor: a day, without words, since no key of hers is at hand here."""
    above = Account.objects.select_related("agency").get(
        id=Account.objects.values_list("supervisor_id", flat=True).get(id=amira.account_id)
    )
    chloe = actor_of(above, {"holder": str(Holder.objects.filter(owner_id=above.id).first().id)})
    with wall.acting_as(chloe):
        row = Supervision(
            agency_id=chloe.agency_id, account_id=amira.account_id, supervisor_id=above.id, on="2026-05-14"
        )
        row.save(force_insert=True)
    return row


def _prevention(amira: Actor) -> dict[str, Any]:
    fay = organiser()
    with wall.acting_as(fay):
        coalition.joined(fay, Account.objects.select_related("agency").get(id=amira.account_id).agency)
    here = fay.agency_id
    group = PreventionGroup.objects.filter(agency_id=here, made_by_id=amira.account_id, gone_at=None).first()
    group = group or prevention.written(amira, here, "groups")
    return {
        "prevention_kind": "groups",
        "prevention_id": group.id,
        "prevention_group_id": group.id,
        "prevention_session_id": prevention.met(amira, here, group, 9).id,
        "prevention_question_id": prevention.asked(amira, here, group).id,
    }
