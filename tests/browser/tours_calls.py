"""Ways to the pages of calls: the line, a sheet with much on it, one with mistakes, one that ended, the lists."""

from typing import TYPE_CHECKING, Any

from alongside.crisis_line.actions.calls import take_call
from alongside.crisis_line.actions.debriefs import change_wish
from alongside.crisis_line.actions.ending import end_call
from alongside.crisis_line.actions.writing import save_sheet
from tests.cast import Cast, as_person

if TYPE_CHECKING:
    from tests.browser.tours import Names, Visit

PAGES: dict[str, str] = {}
ON_THE_WAY = """crisis_line:line crisis_line:numbers crisis_line:blank crisis_line:call crisis_line:stop
    crisis_line:become_client crisis_line:call_backs crisis_line:lines crisis_line:debriefs
    crisis_line:find_help crisis_line:find_bed"""
NO_PAGE = """crisis_line:take crisis_line:save_step crisis_line:changes crisis_line:report
    crisis_line:answer crisis_line:hand_over_call crisis_line:reopen
    crisis_line:called_back crisis_line:debrief_done crisis_line:end crisis_line:call_again
    crisis_line:give_number crisis_line:take_number_back crisis_line:bed_answers crisis_line:take_found_bed"""
MUCH = {
    "before.safe": "unsure", "before.interpreter": "another", "danger.neck": "yes", "danger.watched": "yes",
    "note": "Left a house on foot tonight. At a gas station, lit, clerk present. Wants a bed and food.",
    "given.listening": "yes", "need.food": "wanted", "need.bed": "not_found", "minor": "yes", "language": "es",
    "name": "Rain", "call_back": "yes", "reach.number": "217-555-0142", "reach.when": "After 2 pm. No text.",
    "reach.code_word": "the blue umbrella", "ends.no_bed": "yes", "call_back_at": "2026-05-12T14:10",
}  # fmt: skip


def scene(cast: Cast, case: Any) -> dict[str, Any]:
    """A call that goes on with much on it, one that ended and is to be called back, someone who wants to talk."""
    for actor in as_person(cast.amira):
        call, ended = take_call(actor=actor), take_call(actor=actor)
        for one in (call, ended):
            save_sheet(actor=actor, call_id=one.id, values=MUCH, version=1)
        end_call(actor=actor, call_id=ended.id)
        change_wish(actor=actor, debrief_id=None, wanted=True)
    return {"call_id": call.id, "ended_id": ended.id}


def on_the_line(visit: "Visit") -> "Names":
    """The line, a call that goes on and its end, one that ended, who is called back, the lists."""
    more = visit.esther.more
    visit.sign_in(visit.cast.chloe)
    yield visit.open("crisis_line:line")
    yield visit.open("crisis_line:numbers")
    yield visit.open("crisis_line:blank")
    yield visit.open("crisis_line:call", call_id=more["call_id"])
    visit.window.page.locator("[data-opens=stop]").click()
    yield "crisis_line:call"
    yield visit.open("crisis_line:stop", call_id=more["call_id"])
    yield visit.open("crisis_line:find_help", call_id=more["call_id"])
    visit.open("crisis_line:find_help", "?tonight=need.bed", call_id=more["call_id"])
    yield "crisis_line:find_help"
    yield visit.open("crisis_line:find_bed", call_id=more["call_id"])
    yield visit.open("crisis_line:call", call_id=more["ended_id"])
    yield visit.open("crisis_line:become_client", call_id=more["ended_id"])
    visit.send(chosen_name="")
    yield "crisis_line:become_client"
    yield visit.open("crisis_line:call_backs")
    yield visit.open("crisis_line:lines", list_kind="words")
    yield visit.open("crisis_line:lines", list_kind="numbers")
    visit.send(lines="Linden ER, 217-555-0150, day and night")
    yield "crisis_line:line"
    yield visit.open("crisis_line:numbers")
    yield visit.open("crisis_line:debriefs")
    visit.sign_in(visit.cast.noor)
    yield visit.open("crisis_line:line")


TOURS = {"line": on_the_line}
