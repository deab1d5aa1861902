"""The ways to the library of forms and to a client's conversations (tests/areas.py)."""

from collections.abc import Iterator
from typing import Any

from alongside.screening.actions.answering import end_conversation, save_answer
from alongside.screening.loading import shipped
from tests.browser.tours import Visit
from tests.cast import Cast, as_person

PAGES = {"amira": "screening:library screening:definition cases:screening cases:past_screening"}
ON_THE_WAY = "screening:bring"
NO_PAGE = """screening:retire screening:use_again screening:review cases:screening_answer cases:screening_gate
    cases:screening_end"""
PLAIN = '[{"label": "Is there a bed tonight?", "type": "mixed-checkbox"}]'


def bringing(visit: Visit) -> Iterator[str]:
    """A form that stays out, one that is looked at, one that is kept and rests."""
    visit.sign_in(visit.cast.chloe)
    visit.open("screening:bring")
    visit.send(text='[{"label": "X", "type": "hologram"}]')
    yield "screening:bring"
    visit.send(text=PLAIN, name="Night calls", publisher="Line 1")
    yield "screening:bring"
    visit.send(form="form.row", button="button[name=keep]")
    yield "screening:definition"
    visit.send(form="form[action$='/rest/']")
    yield "screening:definition"
    yield visit.open("screening:library")
    yield visit.open("people:today")
    yield visit.open("cases:screening", "?at=hurt", case_id=visit.esther.case_id)


TOURS = {"screening-bringing": bringing}


def scene(cast: Cast, case: Any) -> dict[str, Any]:
    """A conversation that rests, and one that goes on."""
    key = next(key for key, one in shipped().items() if one.language == "en")
    for actor in as_person(cast.amira):
        its = (actor, case.subject_id, "notes", key)
        past = save_answer(*its, "place", "", "A house near the tracks, with others")
        save_answer(*its, "hurt", "declined")
        end_conversation(*its)
        save_answer(*its, "leave", "no", "Not yet")
        save_answer(*its, "bed", "cot")
    return {"definition_key": key, "conversation_id": past.row_id}
