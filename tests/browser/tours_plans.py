"""The ways to the plan room's pages: silent promises, one with both sides, a collective body, a search without answer.

Belongs here: these pages in the states that matter. Not here: consultations, the editor.
"""

from collections.abc import Iterator
from typing import Any

from alongside.plan_room.tests import ground
from tests.cast import as_person

PAGES = {
    "anonymous": """plans:front plans:counting plans:search plans:compare plans:changes plans:bodies plans:body
        plans:plan plans:table plans:document plans:version plans:promise""",
}
ON_THE_WAY = ""
NO_PAGE = """plans:all_feed plans:all_csv plans:body_feed plans:body_calendar plans:plan_csv plans:plan_json
    plans:plan_feed plans:plan_calendar plans:promise_feed plans:promise_calendar"""


def promises(visit: Any) -> Iterator[str]:
    """A promise that is guessed to be due, one without an owner, a plan without pillars, what is not found."""
    yield visit.open("plans:promise", promise_key="HHS20-L14-b")
    yield visit.open("plans:promise", promise_key="FSAP13-LE3")
    yield visit.open("plans:plan", plan_key="HHS20")
    yield visit.open("plans:plan", "?clock=some", plan_key="NAP20")
    yield visit.open("plans:table", "?finding=apart", plan_key="NAP20")
    yield visit.open("plans:body", body_code="FED")
    yield visit.open("plans:search", "?q=hotline")
    yield visit.open("plans:search", "?q=xylophone")
    yield visit.open("plans:version", plan_key="LARCH", version_number=2)


def scene(cast: Any, case: Any) -> dict[str, Any]:
    """One promise on which an agency and others differ, and a city's plan in its second version."""
    for actor in as_person(cast.fay):
        ground.say("NAP20-1.2-a", "done", "2022-03-01", text="The group meets four times a year.")
        ground.find(
            "NAP20-1.2-a", "limited", method="Asked for the minutes, twice.", answer="The minutes are not public.",
            answered_on="2026-03-01", answered_by="The group",
        )  # fmt: skip
        ground.published(actor)
        changed = [{**ground.ACTIONS[0], "title": "Train every officer again", "clock": None, "owners": []}]
        ground.published(actor, actions=[*changed, ground.ACTIONS[1]])
    return {"plan_key": "NAP20", "promise_key": "NAP20-1.2-a", "body_code": "HHS", "version_number": 1}


TOURS = {"plans-promises": promises}
