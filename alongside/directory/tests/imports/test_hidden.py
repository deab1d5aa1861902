"""What an import brings of a place that must not be found is nowhere: not in a row, a report, a cell, an export."""

import pytest
from django.db import connection

from alongside.directory.actions import exporting, undoing
from alongside.directory.models import ImportChange, Location, Organization, Phone, Service
from alongside.directory.tests.imports import files

STREET, NUMBER, CITY = "4711 Quillfeather Lane", "309-555-0147", "Zanzibarville"
TABLES = {
    "organizations.csv": "id,name,description\n9,Elm,Helps.\n",
    "services.csv": f'id,organization_id,name,description,status\n1,9,Emergency housing,"Safe beds. Come to {STREET}.",active\n'  # noqa: E501
    "2,9,Counselling,Talk.,active\n",
    "service_at_location.csv": "id,service_id,location_id,description\n7,1,5,ring at the blue door\n8,2,6,\n",
    "phones.csv": f"id,location_id,organization_id,number,description\n20,5,,{NUMBER},\n21,,9,800-555-0100,24-hour hotline\n",  # noqa: E501
    "attributes.csv": f"id,link_id,link_entity,taxonomy_term_id,value\n30,5,location,,{STREET}\n",
    "metadata.csv": "id,resource_id,resource_type,last_action_date,last_action_type,field_name,previous_value,"
    f"replacement_value,updated_by\n40,10,address,2026-01-01,update,address_1,{STREET},{STREET},x\n",
}


def package(location="The house,Confidential location"):
    return files.package("set.zip", files.zipped(TABLES | {
        "locations.csv": f"id,location_type,name,description,latitude,longitude\n5,physical,{location},40.654321,-89.123456\n"  # noqa: E501
                         "6,physical,Office,Open,40.1,-89.1\n",
        "addresses.csv": "id,location_id,address_1,city,region,state_province,postal_code,country,address_type\n"
                         f"10,5,{STREET},{CITY},Peoria County,IL,61602,US,physical\n"
                         "11,6,1 Main Street,Peoria,,IL,61602,US,physical\n",
    }))  # fmt: skip


@pytest.fixture
def keeper(cast, as_person):
    with as_person(cast.chloe) as actor:
        yield actor


def everything_stored():
    """Every cell of every table of the room."""
    with connection.cursor() as cursor:
        cursor.execute("select relname from pg_class where relname like 'directory\\_%' and relkind = 'r'")
        names = [row[0] for row in cursor.fetchall()]
        found = ""
        for name in names:
            cursor.execute(f"select coalesce(string_agg(t::text, ' '), '') from {name} t")
            found += cursor.fetchone()[0]
    return found


def leaks(text):
    return [
        one
        for one in (STREET, "Quillfeather", NUMBER, "5550147", CITY, "40.654321", "blue door")
        if one in text
    ]


@pytest.mark.parametrize(
    "location",
    [
        "The house,Confidential location",
        "Safe house,",
        "Domestic Violence Shelter,Beds",
        "House,Address withheld",
    ],
)
def test_a_confidential_place_comes_in_without_what_finds_it(keeper, location):
    run = files.bring(keeper, package(location))
    assert run.state == "done"
    assert leaks(everything_stored()) == []
    place = Location.objects.get(confidential=True)
    assert (place.county_name, place.latitude, place.name) == ("Peoria", None, "")
    assert run.counts["kept_out"]["address"] == 1
    assert [phone.number for phone in Phone.objects.filter(central=True)] == ["800-555-0100"]
    assert Location.objects.filter(confidential=False).count() == 1


def test_no_export_carries_it(keeper):
    files.bring(keeper, package())
    for form in ("json", "ndjson", "list"):
        with exporting.export(actor=keeper, form=form) as file:
            assert leaks(file.read().decode()) == []
    with exporting.export(actor=keeper, form="tables") as file:
        again = files.package("set.zip", file.read())
    assert leaks(" ".join(again.texts.values())) == []
    assert str(Location.objects.get(confidential=True).id) not in " ".join(again.texts.values())


def test_a_redacted_place_of_json_comes_in_empty(keeper):
    place = {
        "id": files.PLACE,
        "location_type": "redacted",
        "name": STREET,
        "latitude": 40.654321,
        "longitude": -89.1,
    }
    files.bring(keeper, files.package("s.json", files.service(service_at_locations=[{"location": place}])))
    assert leaks(everything_stored()) == []
    assert Location.objects.get().confidential


def test_a_place_marked_here_stays_hidden_when_the_list_comes_again(keeper):
    files.bring(keeper, package("The house,Quiet"))
    Location.objects.filter(name="The house").update(confidential=True)
    again = files.bring(keeper, package("The house,Quiet"))
    assert [one for one in leaks(everything_stored()) if one not in ("Quillfeather", STREET)] == []
    assert Location.objects.filter(confidential=True).count() == 1
    assert again.state == "done"


def test_taking_an_import_back_brings_no_address_back(keeper):
    files.bring(keeper, package("The house,Quiet"))
    second = files.bring(keeper, package("The house,Confidential location"))
    undoing.undo(actor=keeper, run=second)
    assert Location.objects.filter(confidential=True).count() == 1
    assert not any(leaks(str(one.before)) for one in ImportChange.objects.all())


def test_the_cells_of_a_plain_table_do_not_carry_it_along(keeper):
    text = f'Name,Agency name,Address,Phone\nSafe house,Elm,"{STREET}, {CITY}, IL 61602",{NUMBER}\nSoup,Elm,,309-555-0100\n'  # noqa: E501
    files.bring(keeper, files.package("list.csv", text))
    assert leaks(everything_stored()) == []
    assert Service.objects.count() == 2


def test_a_helpline_that_calls_itself_confidential_is_no_hidden_place(keeper):
    given = files.service("Helpline", description="24/7 confidential crisis support for survivors.", service_at_locations=[  # noqa: E501
        {"location": {"id": files.PLACE, "location_type": "physical", "name": "Office"}}])  # fmt: skip
    files.bring(keeper, files.package("s.json", given))
    assert not Location.objects.get().confidential


def test_a_confidential_organization_takes_no_number_or_area_from_a_list(keeper):
    given = files.service(phones=[{"number": NUMBER}], service_areas=[{"name": "61602"}])
    files.bring(keeper, files.package("s.json", files.service()))
    Organization.objects.update(confidential=True)
    run = files.bring(keeper, files.package("s.json", given))
    assert run.state == "done"
    assert leaks(everything_stored()) == []


def test_a_service_at_hidden_places_only_has_no_area_smaller_than_a_county(keeper):
    place = {"id": files.PLACE, "location_type": "redacted"}
    areas = [{"name": "61602"}, {"name": "Peoria County"}, {"name": "Here", "extent": "POINT(1 2)"}]
    given = files.service(service_areas=areas, service_at_locations=[{"location": place}])
    run = files.bring(keeper, files.package("s.json", given))
    assert (run.state, run.counts["kept_out"]) == ("done", {"service_area": 2})
