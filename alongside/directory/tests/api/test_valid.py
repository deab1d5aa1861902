"""Every answer about every object is as the standard asks, whatever was brought in."""

import json
from datetime import date

import pytest
from django.urls import reverse

from alongside.directory.models import Url
from alongside.directory.tests import ground
from alongside.directory.tests.api.valid import wrong
from alongside.directory.tests.imports import files
from alongside.directory.views import programs
from demo.places import fill_directory

pytestmark = pytest.mark.django_db
LISTS = {
    "services": "service",
    "organizations": "organization",
    "service_at_locations": "service_at_location",
    "taxonomies": "taxonomy",
    "taxonomy_terms": "taxonomy_term",
}
ORUK = ["V3.0-UK-Default", "V3.0-UK-Test", "V3.0-UK-Warn"]


@pytest.fixture(autouse=True)
def room_for_questions(monkeypatch):
    monkeypatch.setattr(programs.meter, "wait", lambda origin, weight=1: 0)


@pytest.fixture
def keeper(cast, as_person):
    with as_person(cast.chloe) as actor:
        yield actor


def everything(client, name, **query):
    answer = client.get(reverse(f"hsds:{name}"), query | {"format": "ndjson"})
    return [json.loads(line) for line in b"".join(answer.streaming_content).splitlines()]


def mistakes(client):
    """Of each list, plain and whole, and of some objects asked for one by one."""
    found = []
    for name, table in LISTS.items():
        plain = everything(client, name)
        whole = everything(client, name, full="true", full_service="true")
        assert [one["id"] for one in plain] == [one["id"] for one in whole]
        found += [line for one in (*plain, *whole) for line in wrong(table, one)]
        for one in plain[:20]:
            single = client.get(reverse(f"hsds:{table}", args=[one["id"]])).json()
            assert single["id"] == one["id"]
            found += wrong(table, single)
    return found


def test_a_schema_takes_no_name_and_no_format_of_its_own(db):
    right = {"id": "11111111-1111-4111-8111-111111111111", "name": "Beds", "status": "active"}
    assert wrong("service", right) == []
    assert wrong("service", right | {"url": "nowhere"})
    assert wrong("service", right | {"colour": "blue"})
    assert wrong("service", right | {"phones": [{"id": right["id"], "number": 7}]})


@pytest.mark.slow
def test_the_demonstrations_directory_is_valid(client, cast, as_person):
    with as_person(cast.fay):
        fill_directory(date(2026, 5, 14))
    assert mistakes(client)[:10] == []
    assert client.get(reverse("hsds:services")).json()["total_items"] > 150


@pytest.mark.slow
@pytest.mark.parametrize(
    "example", ["service_full.json", "organization_full.json", "service_at_location_full.json"]
)
def test_the_standards_own_examples_are_valid_again(client, keeper, example):
    files.bring(keeper, files.shared("hsds", "3.1", "examples") / example)
    assert mistakes(client)[:10] == []


@pytest.mark.slow
@pytest.mark.parametrize("mock", ORUK)
def test_the_british_directories_are_valid(client, keeper, mock):
    run = files.bring(keeper, files.shared("directories", "oruk_mocks") / mock)
    assert run.state == "done"
    assert mistakes(client)[:10] == []


def test_an_address_that_is_none_leaves_under_a_name_of_its_own(client, keeper):
    service = ground.service(url="ask at the desk", email="us at example")
    for address in ("desk", "https://desk.example.org/"):
        Url(service=service, url=address).save(force_insert=True)
    found = client.get(reverse("hsds:service", args=[service.id])).json()
    assert [one["url"] for one in found.pop("additional_urls")] == ["https://desk.example.org/"]
    assert (found["x_url"], found["x_email"]) == ("ask at the desk", "us at example")
    assert not {"url", "email", "additional_urls"} & set(found)


def test_who_changed_something_at_the_source_is_not_told(client, keeper):
    line = {
        "id": files.LINK, "last_action_date": "2026-01-02", "last_action_type": "update", "field_name": "name",
        "previous_value": "A", "replacement_value": "Beds", "updated_by": "Perenelle Quillfeather",
    }  # fmt: skip
    files.bring(keeper, files.package("one.json", [files.service(metadata=[line])]))
    found = client.get(reverse("hsds:service", args=[everything(client, "services")[0]["id"]])).json()
    assert [one["updated_by"] for one in found["metadata"]] == ["source"]
