"""Short ways to say "a client with a need and a goal", made by the same actions as in life."""

from datetime import date

from django.utils import timezone

from alongside.cases.actions import goals, needs, safety, together

NOBODY_ELSE = ["dev", "ben", "ida", "noor"]


def today() -> date:
    return timezone.localdate()


def a_need(actor, case, words="A place with my own key", **more):
    return needs.add_need(actor=actor, case_id=case.id, given={"words": words, **more})


def a_goal(actor, case, words="I want a door that locks and my own key.", **more):
    return goals.add_goal(actor=actor, case_id=case.id, given={"words": words, "said_on": today(), **more})


def a_step(actor, case, goal, words="See the room", **more):
    given = {"owner": "client", "account_id": None, "partner": "", "words": words, **more}
    return goals.add_step(actor=actor, case_id=case.id, goal_id=goal.id, given=given)


def a_phase(actor, case, phase="signs", version=0, **steps):
    return safety.save_phase(
        actor=actor,
        case_id=case.id,
        phase=phase,
        version=version,
        steps=steps or {"signal": "The blue curtain"},
    )


def a_wish(actor, case, wish="wait", version=0, **more):
    given = {"wish": wish, "not_before": None, **more}
    return together.agree(actor=actor, case_id=case.id, version=version, given=given)
