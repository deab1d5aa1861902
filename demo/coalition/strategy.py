"""The plan of the invented coalition: four actions, agreed in a meeting, one begun and one let go. All invented.

Belongs here: the scene. Not here: its numbers: they are counted from what the agencies enter.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from alongside.coalition.actions import strategy as acts
from alongside.coalition.models import StrategicPlan
from alongside.coalition.selectors import strategy as reads
from alongside.coalition.selectors.decisions import decisions_to_choose
from alongside.vault.actors import Actor
from alongside.vault.ids import uuid7
from demo.coalition.meetings import PLAN_DECIDED

# What, days until it is due, what it answers, what is different then, how one will know, which measure, where.
ACTIONS = (
    (
        "Keep one office open until nine on Wednesdays", 120, "Every office closes at five",
        "Someone who works days can come", "Somebody came on ten Wednesdays", "people", "crisis",
    ),
    (
        "Send each other people with a call ahead", 60,
        "Agencies do not know each other's hours, so people are sent to closed doors.",
        "Nobody tells it all twice", "Most referrals are answered within three days", "referrals", "treatment",
    ),
    (
        "Teach every front desk what to say first", 200, "Front desks ask for papers first",
        "The first sentence is a kind one", "Forty hours in a year", "crosstraining", "crisis",
    ),
    (
        "Ask the county for a van", 30, "There is no bus to the courthouse before nine.",
        "People come home", "The van drives", "", "community",
    ),
)  # fmt: skip


def load(acting: Callable[..., AbstractContextManager[Actor]], cast: Any, coalition_id: UUID) -> None:
    """Fay writes while the others talk; they agree; the first begins, the van is let go."""
    today = timezone.localdate()
    with acting(cast["fay"]) as actor:
        if reads.plan_now(coalition_id) is not None:
            return
        said = acts.PlanSaid("Doors that open", date(today.year, 1, 1), date(today.year + 1, 12, 31))
        plan = acts.write_plan(actor=actor, coalition_id=coalition_id, plan_id=uuid7(), said=said)
        rows = [_add(actor, plan, today, one) for one in ACTIONS]
        acts.agree_on_plan(
            actor=actor, coalition_id=coalition_id, plan_id=plan.id, on=today - timedelta(days=42),
            words="Everyone said yes. Two survivors had read it before and changed the second action.",
            decision_id=_decided(coalition_id),
        )  # fmt: skip
        for row, then, words in (
            (rows[0], "under_way", ""),
            (rows[3], "let_go", "No money for it this year."),
        ):
            acts.move_action(
                actor=actor,
                coalition_id=coalition_id,
                action_id=row.id,
                then=then,
                seen="agreed",
                words=words,
            )


def _decided(coalition_id: UUID) -> UUID:
    """The decision of the meeting (demo.coalition.meetings)."""
    return next(UUID(key) for key, words in decisions_to_choose(coalition_id) if PLAN_DECIDED in words)


def _add(actor: Actor, plan: StrategicPlan, today: date, told: tuple[Any, ...]) -> Any:
    what, days, barrier, change, success, measure, stage = told
    known = {words: UUID(barrier_id) for barrier_id, words in reads.barriers_to_choose(plan.agency_id)}
    said = acts.ActionSaid(
        what=what, due_on=today + timedelta(days=days), barrier_id=known.get(barrier), barrier_words=barrier,
        change=change, success=success, measure=measure, stage=stage,
    )  # fmt: skip
    members = reads.members_to_choose(plan.agency_id)
    if members:
        said = replace(said, member_id=UUID(members[days % len(members)][0]))
    return acts.add_action(
        actor=actor, coalition_id=plan.agency_id, plan_id=plan.id, action_id=uuid7(), said=said
    )
