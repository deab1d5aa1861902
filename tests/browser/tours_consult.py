"""The ways to the pages of having a say: reading, writing, mistakes, a receipt, what waits.

Belongs here: these pages in the states that matter. Not here: plans.
"""

from collections.abc import Iterator
from typing import Any

from alongside.plan_room.tests.consultations import ground
from tests.cast import as_person

PAGES = {
    "anonymous": """consultations:front consultations:consultation consultations:campaign consultations:ideas
        consultations:draft consultations:idea consultations:alike consultations:alone consultations:changes
        consultations:log consultations:write
        consultations:comment consultations:agree consultations:confirm consultations:receipt consultations:letter
        consultations:sign""",
    "fay": "consultations:queue consultations:new consultations:decide consultations:outcome consultations:send_letter",
}
ON_THE_WAY = ""
NO_PAGE = """consultations:ideas_csv consultations:briefings consultations:similar consultations:letter_document
    consultations:group"""


def say(visit: Any) -> Iterator[str]:
    """An idea with somebody's number in it, then without; the one of 2013."""
    yield visit.open("consultations:consultation", consultation_key="FSAP13-draft")
    yield visit.open("consultations:draft", draft_key="FSAP13-C1-01")
    visit.open("consultations:write", "?draft=LARCH-SAY-1", consultation_key="LARCH-SAY")
    visit.send(text="Call 217-555-0142.")
    yield "consultations:write"


TOURS = {"consultations": say}


def scene(cast: Any, case: Any) -> dict[str, Any]:
    """A city's open consultation with an idea."""
    for actor in as_person(cast.fay):
        row = ground.open_one(actor)
        idea = ground.published(actor, row)
    return {
        "consultation_key": row.key, "campaign_number": 1, "draft_key": f"{row.key}-1", "idea_id": idea,
        "letter_key": f"{row.key}-letter", "contribution_id": idea, "token": "made-up",
    }  # fmt: skip
