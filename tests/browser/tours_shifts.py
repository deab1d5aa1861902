"""The ways to the pages around the line: roster, hand-over, sending someone, requests, who was turned away.

Belongs here: these pages in the states that matter. Not here: a call's own pages.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.utils import timezone

from alongside.crisis_line.actions import asking, handing_over, handoffs, roster, sending, swaps, turned_away
from alongside.crisis_line.actions.call_keys import new_call_subject
from alongside.vault import ledger, wall
from alongside.vault.ids import uuid7
from tests.cast import as_person

PAGES = {
    "dev": """crisis_line:roster crisis_line:shift crisis_line:yours crisis_line:hand_over crisis_line:sendings
        crisis_line:send crisis_line:sending crisis_line:requests crisis_line:request crisis_line:handoffs
        crisis_line:note_turned_away people:today""",
    "chloe": """crisis_line:add_shift crisis_line:line_rules crisis_line:turned_away crisis_line:breach
        crisis_line:roster crisis_line:shift""",
}
ON_THE_WAY = "crisis_line:ask_from_outside crisis_line:make_calendar"
NO_PAGE = """crisis_line:copy_week crisis_line:take_off crisis_line:put_back crisis_line:ask_cover
    crisis_line:answer_cover crisis_line:end_calendar crisis_line:calendar
    crisis_line:mark_sending crisis_line:undo_sending crisis_line:page_person crisis_line:answer_request
    crisis_line:turned_away_report crisis_line:mark_handoff"""


def mistakes(visit: Any) -> Iterator[str]:
    """Forms that say what is missing, a receipt, an address shown once, a week without anyone."""
    visit.open("crisis_line:ask_from_outside", agency_word="linden-crisis-center")
    visit.send(who="", call_back="")
    yield "crisis_line:ask_from_outside"
    main = visit.window.main
    for name, value in (("who_asks", "hospital"), ("what_place", "emergency_room")):
        main.locator(f"[name={name}]").select_option(value)
    main.locator("[name=how_soon]").first.check()
    visit.send(who="Nurse Okafor", call_back="217-555-0188", where="St. Odile")
    yield "crisis_line:ask_from_outside"
    visit.sign_in(visit.cast.chloe)
    for name, typed in (
        ("crisis_line:add_shift", {"days": "99"}),
        ("crisis_line:line_rules", {"longest_hours": "0"}),
        ("crisis_line:send", {"where": ""}),
        ("crisis_line:note_turned_away", {}),
        ("crisis_line:yours", {"digits": "12"}),
    ):
        visit.open(name)
        visit.send(**typed)
        yield name
    yield visit.open("crisis_line:roster", "?from=2031-01-01&show=month")
    visit.open("crisis_line:yours")
    visit.send(form="form[action$='/yours/calendar/']")
    yield "crisis_line:make_calendar"


def scene(cast: Any, case: Any) -> dict[str, Any]:
    """A night on the line: Dev holds it, Amira is backup, nobody holds it afterwards."""
    now = timezone.now().replace(minute=0, second=0, microsecond=0)
    for actor in as_person(cast.chloe):
        for who, place in ((cast.dev, "primary"), (cast.amira, "backup")):
            shift = roster.put_on(
                actor=actor, account_id=who.id, place=place, starts_at=now, ends_at=now + timedelta(hours=9)
            )
        roster.change_rules(actor=actor, version=0, how=roster.HowHeld(longest_hours=8, takes_requests=True))
    request_id = uuid7()
    words = asking.Words(
        "hospital", "emergency_room", "now", "Nurse Okafor", "217-555-0188", "St. Odile, desk 4"
    )
    with wall.nobody(read_only=False), ledger.writing():
        asking.ask_from_outside(agency_id=cast.linden.id, words=words, asking_id=request_id)
    for actor in as_person(cast.amira):
        swap = swaps.ask_cover(actor=actor, shift_id=shift.id, asked_id=cast.chloe.id)
        handing_over.hand_over(actor=actor, text="A caller may ring after 2 pm.\nThe interpreter is away.")
        errand = sending.send(
            actor=actor, errand=sending.Errand("police", "police", "now", "Station 2, desk", "Speaks Hausa")
        )
        sending.note_step(actor=actor, sending_id=errand.id, what="called", account_id=cast.dev.id)
        call = new_call_subject(actor)
        handoff = handoffs.begin_handoff(actor=actor, call_subject_id=call, partner="Wren House, Ada")
        handoffs.mark_handoff(actor=actor, handoff_id=handoff.id, step="consent")
        away = turned_away.note_turned_away(
            actor=actor, happened_on=now.date(), service="bed", ground="sobriety", told="wait"
        )
    return {
        "shift_id": shift.id,
        "swap_id": swap.id,
        "sending_id": errand.id,
        "request_id": request_id,
        "handoff_id": handoff.id,
        "call_subject_id": call,
        "turned_away_id": away.id,
        "agency_word": "linden-crisis-center",
    }


TOURS = {"line-mistakes": mistakes}
