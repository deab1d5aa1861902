"""The ways to the public figures: a set with gaps, a state with a chart and a law beside the federal one, a bad file.

Belongs here: these pages in the states that matter. Not here: reading files.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from alongside.bulletin.actions.definitions import write_definition
from alongside.bulletin.tests import ground
from tests.cast import as_person

PAGES = {
    "anonymous": "bulletin:numbers bulletin:dataset bulletin:area",
    "chloe": "bulletin:kept bulletin:bring bulletin:one_kept bulletin:definitions bulletin:write_definition",
}
ON_THE_WAY = ""
NO_PAGE = "bulletin:dataset_csv bulletin:dataset_json bulletin:publish bulletin:take_back"


def empty_form(visit: Any) -> Iterator[str]:
    """A form without a file, a definition without words."""
    visit.sign_in(visit.cast.chloe)
    visit.open("bulletin:bring")
    visit.send(title="")
    yield "bulletin:bring"
    visit.open("bulletin:write_definition")
    visit.send(words="")
    yield "bulletin:write_definition"


def scene(cast: Any, case: Any) -> dict[str, Any]:
    """A published set of invented figures, one that waits, two laws side by side."""
    said = {
        "citation": "An invented law, 1", "words": "Paying for it is an offense.", "words_es": "", "beside": "wider",
        "as_of": date(2026, 1, 2), "reviewed_by": "", "source_url": "",
    }  # fmt: skip
    draft = None
    for actor in as_person(cast.chloe):
        ground.shown(actor, title_es="Arrestos por comprar y promover")
        draft = ground.brought(actor, key="later")
        for area in ("US", "IL"):
            write_definition(actor=actor, area=area, offense="patronizing", said=said, version=0, public=True)  # type: ignore[arg-type]
    return {"dataset_id": draft.id if draft else None, "key": "arrests", "area": "IL"}


TOURS = {"numbers_mistakes": empty_form}
