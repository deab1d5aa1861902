"""The pages of the plan, as someone comes to them.

Belongs here: this area's part of the tours (tests/areas.py). Not here: what is looked at on a page (test_axe).
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.utils import timezone

from alongside.cases.actions import goals, needs, safety, stages, together
from alongside.cases.models import StageMove
from alongside.cases.selectors.plan import moves_of
from alongside.cases.selectors.stages import fingerprint
from alongside.vault.actors import Actor
from tests.cast import Cast, as_person

PAGES = {
    "amira": """cases:plan cases:stages cases:add_need cases:edit_need cases:add_companion cases:edit_companion
        cases:add_goal cases:edit_goal cases:add_step cases:edit_step cases:accord cases:add_saying cases:edit_saying
        cases:add_reading cases:safety cases:safety_phase cases:paper cases:printout""",
}
ON_THE_WAY = ""
NO_PAGE = """cases:move_need cases:set_need_status cases:undo_need_status cases:end_companion cases:rate_goal
    cases:turn_goal cases:turn_step cases:end_saying"""


def mistakes(visit: Any) -> Iterator[str]:
    """Forms of the plan that say what is missing."""
    visit.sign_in(visit.cast.amira)
    case_id = visit.esther.case_id
    for name, typed in {
        "cases:add_need": {"words": "", "review_on": "1066-01-01"},
        "cases:add_goal": {"words": ""},
        "cases:paper": {"found": ""},
        "cases:accord": {"not_before": "2027-01-01"},
    }.items():
        visit.open(name, case_id=case_id)
        visit.send(**typed)
        yield name


TOURS = {"plan-mistakes": mistakes}


def scene(cast: Cast, case: Any) -> dict[str, Any]:
    """Esther's plan, with something in every part of it."""
    for actor in as_person(cast.amira):
        its = {"actor": actor, "case_id": case.id}
        parts = {**_needs(its), **_goals(its, cast), **_together(its)}
        _paths(actor, case)
        part = {"signal": "The blue curtain", "helpers": "Ruth, 217-555-0142, also at night"}
        safety.save_phase(**its, phase="signs", version=0, steps=part)
        safety.save_phase(
            **its, phase="signs", version=1, steps={**part, "danger_words": "Is it raining there?"}
        )
        given = {
            "kind": "card",
            "language": "es",
            "found": "He looks into the bag.",
            "kept_where": "In the shoe",
        }
        paper = safety.take_along(**its, given=given, phases=["signs"])
    return {**parts, "print_id": paper.id, "phase": "signs"}


def _needs(its: dict[str, Any]) -> dict[str, Any]:
    today = timezone.localdate()
    key = needs.add_need(
        **its,
        given={
            "words": "A place with my own key", "area": "long_term_housing", "urgency": "soon",
            "next_step": "See the room on Alder Street together", "review_on": today,
        },
    )  # fmt: skip
    needs.add_need(**its, given={"words": "My papers back", "area": "id_papers"})
    needs.add_need(**its, given={"words": "To sleep at night"})
    phone = needs.add_need(**its, given={"words": "A phone he does not know", "area": "phone"})
    needs.set_status(**its, need_id=key.id, status="working")
    needs.set_status(**its, need_id=phone.id, status="met")
    child = needs.add_companion(
        **its, given={"kind": "child", "name": "Bo", "age": "three", "needs": "A crib"}
    )
    return {"need_id": key.id, "companion_id": child.id}


def _goals(its: dict[str, Any], cast: Cast) -> dict[str, Any]:
    today = timezone.localdate()
    goal = goals.add_goal(
        **its,
        given={
            "words": "I want a door that locks and my own key, so that nobody walks in.",
            "why": "To sleep without shoes on.", "strengths": "She finds her way in any town.",
            "how_said": "through the interpreter", "said_on": today - timedelta(days=6),
        },
    )  # fmt: skip
    goals.rate_goal(**its, goal_id=goal.id, rating=2)
    nobody = {"account_id": None, "partner": "", "due_on": None}
    done = goals.add_step(
        **its, goal_id=goal.id,
        given={
            **nobody, "words": "Ask the hotel fund for the first month", "owner": "worker", "account_id": cast.amira.id,
        },
    )  # fmt: skip
    goals.turn_step(**its, step_id=done.id, to="done")
    step = goals.add_step(
        **its, goal_id=goal.id,
        given={**nobody, "words": "Put by 40 dollars a week", "owner": "client", "due_on": today + timedelta(days=40)},
    )  # fmt: skip
    aside = goals.add_goal(**its, given={"words": "Learn to swim", "said_on": today})
    goals.turn_goal(**its, goal_id=aside.id, to="aside")
    return {"goal_id": goal.id, "step_id": step.id}


def _together(its: dict[str, Any]) -> dict[str, Any]:
    today = timezone.localdate()
    wish = {"wish": "wait", "wish_words": "I call you, you do not call me.", "readiness": "curious"}
    together.agree(
        **its, version=0, given={**wish, "lead_agency": "Linden Crisis Center", "coordinator": "Amira"}
    )
    kinds = {
        "strength": "I speak four languages.",
        "person": "My sister Ruth",
        "staying": "The children's school",
    }
    rows = [
        together.add_saying(**its, given={"kind": kind, "words": words, "more": "", "said_on": today})
        for kind, words in kinds.items()
    ]
    reading = {
        "kind": "rights",
        "how": "spoken",
        "language": "Hausa",
        "words": "I did not know.",
        "read_on": today,
    }
    together.note_reading(**its, given=reading)
    return {"saying_id": rows[0].id}


def _paths(actor: Actor, case: Any) -> None:
    """Begun weeks ago, one resting since, one that began today."""

    def move(**states: str) -> None:
        seen = fingerprint(moves_of(actor, case.subject_id))
        stages.set_stages(actor=actor, case_id=case.id, states=states, seen=seen)

    today = timezone.localdate()
    for days, states in ((50, {"crisis": "going_on"}), (40, {"treatment": "going_on", "housing": "going_on"}),
                         (30, {"crisis": "resting"})):  # fmt: skip
        move(**states)
        StageMove.objects.filter(subject_id=case.subject_id, moved_on=today).update(
            moved_on=today - timedelta(days=days)
        )
    move(education="going_on")
