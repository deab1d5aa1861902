"""Ways to the pages of beds and agreements, in the states that matter.

Belongs here: these pages. Not here: the directory's own.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.utils import timezone

from alongside.directory.actions import agreement_parts as parts
from alongside.directory.actions import agreements, bed_requests, beds
from alongside.directory.models import BedHold, Shelter
from alongside.vault.ids import uuid7
from tests.cast import as_person

PAGES = {
    "dev": """directory:beds directory:ask_for_bed directory:bed_request directory:note_phone_answer
        directory:answer_bed directory:bed_left directory:agreements directory:agreement people:today""",
    "rosa": """directory:offer_beds directory:beds directory:bed_need directory:agreement_new
        directory:agreement directory:training_given directory:meeting_held directory:agreements people:today""",
    "ruth": "directory:beds directory:agreement",
    "fay": "directory:bed_need directory:beds directory:agreements",
}
ON_THE_WAY = "directory:change_agreement"
NO_PAGE = """directory:rest_beds directory:say_beds directory:add_bed_kind directory:take_bed_kind_away
    directory:take_bed directory:end_bed_request directory:move_hold directory:bed_need_table
    directory:move_agreement directory:renew_agreement directory:throw_agreement_away directory:add_liaison
    directory:add_training directory:add_exchange directory:add_meeting directory:end_liaison"""


def scene(cast: Any, case: Any) -> dict[str, Any]:
    """A night with three shelters: one question of ours answered, one of theirs waiting, a bed held."""
    for who, county in ((cast.ruth, "Linden"), (cast.rosa, "Alder")):
        for actor in as_person(who):
            beds.offer_beds(actor=actor, version=0, offer=beds.Offer(county, "217-555-0150", 720, True, None))
            beds.say_beds(actor=actor, bed_type="family", free=2, seen=None, total=4)
            beds.say_beds(actor=actor, bed_type="emergency", free=0, seen=None)
    for actor in as_person(cast.fay):
        Shelter(agency_id=actor.agency_id, county="Birch", line="217-555-0151").save(force_insert=True)
    ours = _asked(cast.amira, [cast.millrace.id, cast.coalition.id])
    other = _asked(cast.amira, [cast.millrace.id])
    theirs = _asked(cast.ben, [cast.linden.id])
    until = timezone.now() + timedelta(hours=3)
    for actor in as_person(cast.ben):
        for request in (ours, other):
            said = bed_requests.Answer("yes", beds=1, held_until=until)
            bed_requests.answer_bed(actor=actor, request_id=request.id, said=said)
        hold = BedHold.objects.get(request_id=other.id)
    for actor in as_person(cast.amira):
        bed_requests.take_bed(actor=actor, request_id=other.id, hold_id=hold.id)
    return {"bed_request_id": ours.id, "asked_bed_id": theirs.id, "bed_hold_id": hold.id} | _agreement(cast)


def _asked(who: Any, shelters: list[Any]) -> Any:
    wanted = bed_requests.Wanted(
        "family", {"adult": 1, "child": 2}, ["no_id", "ride"], 60, True, "spoken", True, shelters
    )
    for actor in as_person(who):
        found = bed_requests.ask_for_bed(actor=actor, wanted=wanted)
    return found


def _agreement(cast: Any) -> dict[str, Any]:
    today = timezone.localdate()
    said = agreements.Draft(
        cast.millrace.id, None, "", "People who need a lawyer meet one.", ["no_decline", "answer", "warm"], "",
        3, 30, None, today + timedelta(days=40),
    )  # fmt: skip
    for actor in as_person(cast.rosa):
        row = agreements.write_agreement(actor=actor, agreement_id=uuid7(), draft=said)
        liaison = parts.name_liaison(actor=actor, agreement_id=row.id, row_id=uuid7(), given=_name("Rosa"))
        training = parts.promise_training(
            actor=actor, agreement_id=row.id, row_id=uuid7(),
            given={"theirs": True, "topic": "Orders of protection", "hours": 2, "promised_by": today},
        )  # fmt: skip
        parts.note_exchange(
            actor=actor, agreement_id=row.id, row_id=uuid7(),
            given={"theirs": False, "kind": "materials", "what": "Cards with the line’s number", "on": today},
        )  # fmt: skip
        meeting = parts.plan_meeting(actor=actor, agreement_id=row.id, row_id=uuid7(), on=today)
        agreements.move_agreement(actor=actor, agreement_id=row.id, then="proposed", seen="draft")
    for actor in as_person(cast.ruth):
        parts.name_liaison(actor=actor, agreement_id=row.id, row_id=uuid7(), given=_name("Ruth"))
        agreements.move_agreement(actor=actor, agreement_id=row.id, then="in_force", seen="proposed")
    return {
        "agreement_id": row.id,
        "liaison_id": liaison.id,
        "training_id": training.id,
        "coordination_id": meeting.id,
    }


def _name(name: str) -> dict[str, Any]:
    return {"theirs": False, "name": name, "part": "Director", "reach": "217-555-0101"}


def mistakes(visit: Any) -> Iterator[str]:
    """Forms that say what is missing, a draft to be changed."""
    visit.sign_in(visit.cast.rosa)
    visit.open("directory:ask_for_bed")
    visit.send(age_adult="99")
    yield "directory:ask_for_bed"
    visit.open("directory:offer_beds")
    visit.send(line="12")
    yield "directory:offer_beds"
    visit.open("directory:agreement_new")
    visit.send(answer_days="0")
    yield "directory:agreement_new"
    parts_of = {"agreement_id": visit.parts("directory:agreement")["agreement_id"]}
    visit.open("directory:agreement", **parts_of)
    with visit.window.page.expect_navigation():
        visit.window.main.locator("form[action$='/renew/'] button").click()
    yield "directory:change_agreement"


TOURS = {"beds-mistakes": mistakes}
