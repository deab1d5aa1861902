"""The ways to the pages on which a consultation is made by hand, in the states that matter.

Belongs here: these pages. Not here: what everyone reads (tours_consult).
"""

from typing import Any

from alongside.plan_room.actions import grouping, wording
from alongside.plan_room.models import Consultation, Draft, Grouping
from alongside.plan_room.tests.consultations import ground
from tests.cast import as_person

PAGES = {
    "anonymous": "consultations:together",
    "fay": """consulting:every consulting:one consulting:part consulting:part_there consulting:outcomes
        consulting:group_outcome""",
}
ON_THE_WAY = ""
NO_PAGE = """consulting:open_to_all consulting:close_now consulting:judge consulting:bring_back consulting:take_out"""
TOURS: dict[str, Any] = {}
KEY = "LARCH-SAY"


def scene(cast: Any, case: Any) -> dict[str, Any]:
    """The consultation of tours_consult, with its draft changed once and three ideas like it."""
    for actor in as_person(cast.fay):
        row = Consultation.objects.filter(key=KEY).first() or ground.open_one(actor, key=KEY)
        draft = Draft.objects.get(consultation=row)
        wording.keep(
            actor=actor, consultation_key=KEY, part="draft", row_id=draft.id, version=draft.version,
            given={"text": f"{ground.DRAFT} And at night."}, why="The nights were missing.",
        )  # fmt: skip
        for number in range(3):
            text = f"{ground.DRAFT} {ground.TEXT[: 40 * number]}"
            ground.published(actor, row, title=f"Also {number}", text=text)
        run = Grouping(consultation=row, total=3, asked_by_id=actor.account_id)
        run.save(force_insert=True)
    grouping.group(run.id, cast.fay.id)
    return {"part_kind": "draft", "part_id": draft.id, "alike_id": draft.id}
