"""A confidential place through the screens, and its canaries: in no page, print, file, table, log or ledger."""

import json
import logging

import pytest
from django.urls import reverse

from alongside.directory.models import (
    Location,
    Organization,
    Phone,
    RequiredDocument,
    Schedule,
    Service,
    ServiceArea,
)
from alongside.directory.tests import ground
from alongside.vault.ids import uuid7
from tests.attacks.ground import ask
from tests.browse import sign_in

CANARIES = (ground.STREET, "Quillfeather", ground.NUMBER, "40.123456", "-89.654321", "61602", "Blue door")


def to(name, *ids):
    return reverse(f"directory:{name}", args=ids)


@pytest.fixture
def service(cast, as_person):
    with as_person(cast.chloe):
        row = ground.service(description=f"Beds. We are at {ground.STREET}.", extra={"map": ground.STREET})
        Phone(organization_id=row.organization_id, number="800-555-0100", central=True).save(
            force_insert=True
        )
        Phone(service=row, number=ground.NUMBER).save(force_insert=True)
        ground.place(row)
        Schedule(service=row, freq="WEEKLY", byday="MO", opens_at="09:00", closes_at="10:00",
                 notes=f"Ring at {ground.STREET}").save(force_insert=True)  # fmt: skip
        ServiceArea(service=row, name="61602 and around").save(force_insert=True)
        RequiredDocument(service=row, document=f"A letter to {ground.STREET}").save(force_insert=True)
        return row


@pytest.fixture
def chloe(client, cast):
    sign_in(client, cast.chloe)
    return client


@pytest.fixture
def every_table(cast, as_person):
    """All rows of the room as text, as a dump or an index would hold them."""

    def read():
        tables = ask("select relname from pg_class where relname like 'directory\\_%' and relkind = 'r'")
        with as_person(cast.chloe):
            rows = [ask(f"select t::text from {table} t") for (table,) in tables]
        return " ".join(str(row[0]) for found in rows for row in found)

    return read


def every_page(client, service):
    location = Location.objects.get()
    ways = [
        to("services"), to("to_call"), to("to_call_file"), to("gaps"), to("reports"), to("service", service.id),
        to("service_print", service.id), to("edit_service", service.id), to("edit_facts", service.id),
        to("organization", service.organization_id), to("location", location.id), to("edit_place", location.id),
        reverse("find:tell_wrong", args=[service.id]),
    ]  # fmt: skip
    answers = [client.get(way) for way in ways]
    assert {answer.status_code for answer in answers} == {200}
    return " ".join(answer.content.decode() for answer in answers)


def found_in(text):
    return [canary for canary in CANARIES if canary in text]


def test_the_canaries_are_there_while_the_place_is_open(chloe, service, every_table):
    assert set(found_in(every_table())) == set(CANARIES)
    assert ground.STREET in every_page(chloe, service)


@pytest.mark.parametrize("whole", [False, True])
def test_once_it_is_confidential_they_are_nowhere(chloe, service, caplog, whole, every_table):
    caplog.set_level(logging.DEBUG)
    way = (
        to("hide_organization", service.organization_id)
        if whole
        else to("hide_place", Location.objects.get().id)
    )
    assert chloe.post(way).status_code == 303
    assert found_in(every_table()) == []
    page = every_page(chloe, service)
    assert found_in(page) == []
    assert "800-555-0100" in page
    assert "Peoria County" in page
    assert found_in(caplog.text) == []
    assert (
        found_in(json.dumps([str(row) for row in ask("select t::text from ledger_line t", using="owner")]))
        == []
    )


def test_how_much_was_kept_out_is_counted_by_kind(chloe, service):
    chloe.post(to("hide_place", Location.objects.get().id))
    kept_out = Location.objects.get().kept_out
    assert kept_out["address"] >= 1
    assert kept_out["coordinates"] == 1


def test_a_new_confidential_place_takes_its_county_and_nothing_else(chloe, cast, as_person, every_table):
    with as_person(cast.chloe):
        service = ground.service("Night house")
    told = {"row_id": uuid7(), "hidden": "yes", "county": "17143", "address_1": ground.STREET, "latitude": "40.123456",
            "longitude": "-89.654321", "description": "Blue door"}  # fmt: skip
    chloe.post(to("add_place", service.id), told)
    row = Location.objects.get()
    assert (row.county_name, row.latitude, row.description) == ("Peoria", None, "")
    assert found_in(every_table()) == []


def test_whether_it_is_confidential_is_asked_never_assumed(chloe, service):
    answer = chloe.post(to("add_place", service.id), {"row_id": uuid7(), "county": "17143"})
    assert answer.status_code == 422
    assert b"Say whether people may know" in answer.content


def test_words_that_lead_there_are_refused_beside_their_field(chloe, service):
    chloe.post(to("hide_place", Location.objects.get().id))
    row = Service.objects.get()
    told = {"version": row.version, "name": row.name, "status": "active"}
    answer = chloe.post(to("edit_service", row.id), told | {"description": "Next to the library."})
    assert answer.status_code == 422
    assert b"Leave out streets" in answer.content
    answer = chloe.post(to("add_phone", row.id), {"row_id": uuid7(), "number": ground.NUMBER})
    assert answer.status_code == 422
    answer = chloe.post(
        to("add_phone", row.id), {"row_id": uuid7(), "number": "800-555-0199", "central": "on"}
    )
    assert answer.status_code == 303
    assert (
        chloe.post(to("edit_service", row.id), told | {"description": "Beds for women."}).status_code == 303
    )


def test_nothing_comes_back_when_it_is_no_longer_confidential(chloe, service, every_table):
    place = Location.objects.get().id
    chloe.post(to("hide_place", place))
    chloe.post(to("show_place", place))
    row = Location.objects.get()
    assert not row.confidential
    assert found_in(every_table()) == []


def test_a_place_of_a_confidential_organization_stays_so(chloe, service):
    place = Location.objects.get().id
    chloe.post(to("hide_organization", service.organization_id))
    page = chloe.post(to("show_place", place), follow=True).content
    assert b"All places of this organization are confidential" in page
    assert Location.objects.get().confidential
    chloe.post(to("show_organization", service.organization_id))
    assert Location.objects.get().confidential
    assert not Organization.objects.get().confidential


def test_a_place_is_changed_and_moves_with_its_address(chloe, service):
    row = Location.objects.get()
    told = {"version": 1, "county": "17179", "address_1": "9 Elm Road", "city": "Pekin", "name": "New house"}
    assert chloe.post(to("edit_place", row.id), told).status_code == 303
    assert b"9 Elm Road" in chloe.get(to("location", row.id)).content
    assert chloe.post(to("edit_place", row.id), told).status_code == 409


@pytest.mark.parametrize("name", ["hide_place", "show_place"])
def test_only_who_keeps_the_directory_hides_or_shows(client, cast, service, name):
    sign_in(client, cast.amira)
    assert client.post(to(name, Location.objects.get().id)).status_code == 403
    assert client.post(to("hide_organization", service.organization_id)).status_code == 403
    assert not Location.objects.get().confidential
