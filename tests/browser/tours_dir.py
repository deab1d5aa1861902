"""The ways to the directory's pages: a service that is full of facts, one that is confidential, a message, gaps.

Belongs here: these pages in the states that matter. Not here: finding, imports, beds.
"""

from collections.abc import Iterator
from typing import Any

from django.utils import timezone

from alongside.directory.actions import checking, parts, pieces, places, services
from alongside.directory.selectors import links
from alongside.directory.selectors.services import service_for
from alongside.directory.tests import ground
from alongside.vault import ledger, wall
from alongside.vault.ids import uuid7
from tests.cast import as_person

PAGES = {
    "amira": """directory:services directory:service directory:service_print directory:organization
        directory:location directory:to_call directory:gaps find:tell_wrong""",
    "chloe": """directory:services directory:service directory:new_service directory:edit_service
        directory:edit_facts directory:edit_organization directory:add_phone directory:add_hours
        directory:add_place directory:edit_place directory:location directory:organization directory:reports
        directory:terms directory:add_piece directory:change_piece""",
}
ON_THE_WAY = ""
NO_PAGE = """directory:to_call_file directory:check directory:undo_check directory:remove_phone
    directory:remove_hours directory:hide_place directory:show_place directory:hide_organization
    directory:show_organization directory:settle_report directory:remove_piece directory:undo_piece
    directory:take_link directory:undo_link"""


def mistakes(visit: Any) -> Iterator[str]:
    """Forms that say what is missing, a message received, a place that must not be found."""
    made = visit.esther.more
    service = {"service_id": made["service_id"]}
    its = {name: made[name] for name in ("piece_owner", "piece_owner_id", "piece_kind")}
    visit.open("find:tell_wrong", **service)
    visit.send(text="Open later.")
    yield "find:tell_wrong"
    visit.window.main.locator("[name=wrong]").first.check()
    visit.send()
    yield "find:tell_wrong"
    visit.sign_in(visit.cast.chloe)
    visit.open("directory:new_service")
    visit.send(name="")
    yield "directory:new_service"
    for name, typed in (
        ("directory:edit_facts", {"time_zone": "Mars"}),
        ("directory:add_phone", {"number": "12"}),
        ("directory:add_hours", {}),
        ("directory:add_place", {}),
        ("directory:add_piece", {}),
    ):
        visit.open(name, **(its if name == "directory:add_piece" else service))
        visit.send(**typed)
        yield name
    yield visit.open("directory:services", "?words=nothing+at+all")
    yield visit.open("directory:to_call", "?show=silent")
    yield visit.open("directory:reports", "?show=settled")
    visit.open("directory:service", **service)
    visit.send(form="form[action$='/remove/'][action*='/contact/']")
    yield "directory:service"
    visit.open("directory:location", location_id=made["location_id"])
    visit.send(form="form[action$='/hide/']")
    yield "directory:location"
    hidden = its | {"piece_owner": "location", "piece_owner_id": made["location_id"]}
    yield visit.open("directory:add_piece", **hidden)


WORDS = {
    "description": "Rooms with a door that locks, for one night or many.\nSomeone is awake all night.",
    "eligibility_description": "Anyone who has nowhere to sleep.",
    "application_process": "Call first. They ask your first name and how many you are.",
    "minimum_age": 18.0,
    "alert": "Full on most Fridays: call before noon.",
    "url": "http://old.example.org/beds",
}
FACTS = {
    "barriers": ["curfew"], "no_barriers": ["id", "sobriety", "police_contact"],
    "accepts": ["women", "trans", "families"], "not_accepts": ["pets"], "coverage": "counties",
    "counties": ["17143", "17179"], "cost": "free", "bring": "Medicine\nSomething warm", "stay_days": 30,
    "competences": ["trafficking", "limited_english"],
}  # fmt: skip
NUMBER = {"number": "309-555-0118", "extension": "", "description": "Day and night", "central": True}
DOOR = {
    "name": "Front door", "county": "17143", "address_1": "40 Canal Street", "city": "Peoria",
    "state_province": "IL", "postal_code": "61602", "country": "US",
}  # fmt: skip


def scene(cast: Any, case: Any) -> dict[str, Any]:
    """An organization with a service that says much, and one that is confidential."""
    made: dict[str, Any] = {}
    for actor in as_person(cast.chloe):
        made = _full(actor)
        _hidden(actor)
    check_id, wrong_id = uuid7(), uuid7()
    service_id = made["service_id"]
    for actor in as_person(cast.amira):
        checking.check_today(actor=actor, check_id=check_id, service_id=service_id, on=timezone.localdate())
    with wall.nobody(read_only=False), ledger.writing():
        checking.tell_wrong(
            report_id=wrong_id, service_id=service_id, wrong="hours", text="On Fridays they open at five."
        )
    ground.answered("service", service_id, WORDS["url"], "moved", "https://example.org/beds")
    link_id = links.links_of(service_for(service_id))[0].answer.id
    return made | {"check_id": check_id, "wrong_id": wrong_id, "link_id": link_id}


def _full(actor: Any) -> dict[str, Any]:
    """The service that says much, with a number, hours, a place, a contact and a funder."""
    row = services.new_service(
        actor=actor,
        row_id=uuid7(),
        organization_id=None,
        organization="Prairie Help",
        name="Beds for tonight",
    )
    its = {"actor": actor, "service_id": row.id}
    services.change_service(version=1, words=WORDS, **its)
    services.change_facts(version=1, facts=FACTS, **its)
    services.set_areas(codes=["housing_tonight", "food"], **its)
    services.set_languages(languages={"en": "English", "es": "Spanish"}, **its)
    phone = parts.add_phone(row_id=uuid7(), facts=NUMBER, **its)
    week = ["MO", "TU", "WE", "TH", "FR"]
    hours = parts.add_hours(row_id=uuid7(), days=week, opens="18:00", closes="09:00", **its)
    place = places.new_place(row_id=uuid7(), hidden=False, facts=DOOR, **its)
    hung = {"actor": actor, "owner": "service", "owner_id": row.id}
    intake = {"name": "Intake", "title": "Answers day and night"}
    piece = pieces.add_piece(row_id=uuid7(), table="contact", facts=intake, **hung)
    pieces.add_piece(row_id=uuid7(), table="funding", facts={"source": "State of Illinois"}, **hung)
    return {
        "service_id": row.id, "organization_id": row.organization_id, "location_id": place.id,
        "phone_id": phone.id, "schedule_id": hours.id, "piece_owner": "service", "piece_owner_id": row.id,
        "piece_kind": "contact", "piece_id": piece.id,
    }  # fmt: skip


def _hidden(actor: Any) -> None:
    """A service whose place must not be found."""
    row = services.new_service(
        actor=actor, row_id=uuid7(), organization_id=None, organization="Wren House", name="Wren House rooms"
    )
    places.new_place(actor=actor, row_id=uuid7(), service_id=row.id, hidden=True, facts={"county": "17143"})


TOURS = {"directory-mistakes": mistakes}
