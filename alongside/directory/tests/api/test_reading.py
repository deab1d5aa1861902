"""The directory as other programs read it."""

import json

import pytest
from django.urls import reverse

from alongside.directory.actions import places, services
from alongside.directory.actions.indexing import index
from alongside.directory.exchange.own_facts import BY_TERM
from alongside.directory.models import Attribute, ServiceCapacity, Taxonomy, TaxonomyTerm, Unit
from alongside.directory.tests import ground
from alongside.directory.views import programs

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def room_for_questions(monkeypatch):
    monkeypatch.setattr(programs.meter, "wait", lambda origin, weight=1: 0)


@pytest.fixture
def keeper(cast, as_person):
    """Whoever keeps the directory may write it."""
    with as_person(cast.chloe) as actor:
        yield actor


@pytest.fixture
def some(keeper):
    """One service at one open place, about one term."""
    service = ground.service("Legal clinic", description="Papers and courts.")
    ground.place(service)
    taxonomy = Taxonomy(name="Ours", description="Areas of help.")
    taxonomy.save(force_insert=True)
    term = TaxonomyTerm(name="Legal help", description="Courts.", taxonomy_detail=taxonomy)
    term.save(force_insert=True)
    Attribute(link_id=service.id, link_entity="service", taxonomy_term=term).save(force_insert=True)
    index([service.id])
    return {"service": service, "taxonomy": taxonomy, "term": term}


def got(client, name, *args, **query):
    answer = client.get(reverse(f"hsds:{name}", args=args), query)
    assert answer.status_code == 200, answer.content
    return answer.json()


def ids(page):
    return [one["id"] for one in page["contents"]]


def test_the_base_says_which_version_it_is_and_where_it_is_described(client, db):
    said = got(client, "base")
    assert said["version"] == "3.1"
    assert said["openapi_url"].endswith(reverse("hsds:described"))
    assert client.get(said["openapi_url"]).json()["openapi"].startswith("3.1")
    assert client.get(said["profile"]).status_code == 200


def test_a_list_names_the_organization_of_each_service(client, some):
    page = got(client, "services")
    assert (
        page["total_items"],
        page["total_pages"],
        page["first_page"],
        page["last_page"],
        page["empty"],
    ) == (
        1,
        1,
        True,
        True,
        False,
    )
    assert page["contents"][0]["organization"]["name"] == "Prairie Help"
    assert "phones" not in page["contents"][0]


def test_one_service_comes_with_its_place_its_hours_and_its_term(client, some):
    found = got(client, "service", some["service"].id)
    place = found["service_at_locations"][0]
    assert place["location"]["addresses"][0]["address_1"] == ground.STREET
    assert place["location"]["phones"][0]["number"] == ground.NUMBER
    assert place["schedules"][0]["opens_at"] == "09:00"
    assert found["attributes"][0]["taxonomy_term"]["name"] == "Legal help"
    assert "service" not in place


def test_an_organization_brings_its_services_only_when_asked(client, some):
    owner = some["service"].organization_id
    assert "services" not in got(client, "organization", owner)
    assert got(client, "organization", owner, full_service="true")["services"][0]["name"] == "Legal clinic"


def test_a_service_at_a_location_tells_both(client, some):
    page = got(client, "service_at_locations")
    assert page["contents"][0]["service"]["organization"]["name"] == "Prairie Help"
    full = got(client, "service_at_location", ids(page)[0])
    assert full["location"]["name"] == "The house"
    assert full["service"]["attributes"]


def test_filters_hold_together(client, some, keeper):
    other = ground.service("Food pantry", of=ground.organization("Second Table"))
    term, taxonomy = some["term"].id, some["taxonomy"].id
    mine = [str(some["service"].id)]
    assert ids(got(client, "services", taxonomy_term_id=term)) == mine
    assert ids(got(client, "services", taxonomy_id=taxonomy)) == mine
    assert ids(got(client, "services", organization_id=other.organization_id)) == [str(other.id)]
    assert ids(got(client, "services", search="PAPERS clinic")) == mine
    assert got(client, "services", search="papers", organization_id=other.organization_id)["empty"]
    assert ids(got(client, "organizations", taxonomy_term_id=term)) == [str(some["service"].organization_id)]


def test_words_are_read_as_the_search_reads_them(client, some, keeper):
    other = ground.service("Courtyard lunch", description="Warm meals.")
    index([other.id])
    mine = [str(some["service"].id)]
    for words in ("clinics", "Legal", "paper court", "CLÍNIC"):
        assert ids(got(client, "services", search=words)) == mine, words
        assert len(ids(got(client, "service_at_locations", search=words))) == 1
    assert got(client, "services", search="legal lunch")["empty"]
    assert ids(got(client, "organizations", search="prairie")) != []
    assert ids(got(client, "taxonomy_terms", search="legal help courts")) == [str(some["term"].id)]


def test_a_service_does_not_bring_every_place_of_its_organization(client, some):
    found = got(client, "service", some["service"].id)
    assert "locations" not in found["organization"]
    assert got(client, "organization", some["service"].organization_id)["locations"]


@pytest.mark.parametrize(
    "name",
    [
        "hsds:services",
        "hsds:organizations",
        "hsds:service_at_locations",
        "hsds:taxonomies",
        "hsds:taxonomy_terms",
    ],
)
def test_a_parameter_of_another_list_is_left_alone(client, some, name):
    one = str(some["term"].id)
    asked = {
        "taxonomy_term_id": one, "taxonomy_id": one, "organization_id": one, "parent_id": one, "top_only": "true",
        "modified_after": "2026-01-01", "minimal": "true", "full": "true", "full_service": "true",
        "search": "legal", "postcode": "61602", "proximity": "1000",
    }  # fmt: skip
    for few in [asked, *({key: value} for key, value in asked.items() if key != "proximity")]:
        for format_ in ("json", "ndjson"):
            answer = client.get(reverse(name), few | {"format": format_})
            assert answer.status_code == 200, few
            if answer.streaming:
                b"".join(answer.streaming_content)


@pytest.mark.parametrize(
    "query",
    [
        {"taxonomy_term_id": "term", "taxonomy_id": "taxonomy"},
        {"taxonomy_term_id": "term", "postcode": "61602", "proximity": "500000", "search": "legal"},
        {"taxonomy_id": "taxonomy", "search": "legal"},
    ],
)
def test_several_questions_at_once_find_what_answers_all(client, some, query):
    asked = {name: some[value].id if value in some else value for name, value in query.items()}
    page = got(client, "service_at_locations", **asked)
    assert (page["total_items"], page["size"]) == (1, 1)


@pytest.mark.parametrize(
    "moment", ["2026-05-01T10:00:00-23:57", "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-12:00"]
)
def test_a_moment_no_clock_has_is_answered(client, some, moment):
    assert client.get(reverse("hsds:services"), {"modified_after": moment}).status_code in (200, 400)


@pytest.mark.parametrize("word", ["%", "_", "!", "100%", "'", '"', "\\"])
def test_signs_of_a_pattern_are_letters(client, some, word):
    assert got(client, "services", search=word)["empty"]


def test_changed_after_a_day_leaves_out_what_did_not_change(client, some, keeper):
    ground.service("New", last_modified="2026-05-01T10:00:00Z")
    assert got(client, "services", modified_after="2026-04-30T00:00:00Z")["total_items"] == 1
    assert got(client, "services", modified_after="2026-05-02T00:00:00Z")["empty"]


def test_the_shortest_form_is_an_id_and_a_day(client, some):
    assert got(client, "services", minimal="true")["contents"] == [{"id": str(some["service"].id)}]


def test_terms_by_taxonomy_and_by_parent(client, some, keeper):
    under = TaxonomyTerm(name="Orders", description="", taxonomy_detail=some["taxonomy"], parent=some["term"])
    under.save(force_insert=True)
    assert ids(got(client, "taxonomy_terms", parent_id=some["term"].id)) == [str(under.id)]
    assert str(under.id) not in ids(got(client, "taxonomy_terms", top_only="true", per_page="200"))
    ours = got(client, "taxonomy_terms", taxonomy_id=some["taxonomy"].id)
    assert {one["taxonomy_detail"]["name"] for one in ours["contents"]} == {"Ours"}


def test_pages_follow_each_other_without_a_gap(client, keeper):
    owner = ground.organization()
    for number in range(7):
        ground.service(f"Service {number}", of=owner)
    pages = [got(client, "services", page=number, per_page=3) for number in (1, 2, 3, 4)]
    assert [page["size"] for page in pages] == [3, 3, 1, 0]
    assert len({one for page in pages for one in ids(page)}) == 7
    assert [page["last_page"] for page in pages] == [False, False, True, True]


def test_everything_at_once_is_one_object_a_line(client, keeper):
    owner = ground.organization()
    for number in range(5):
        ground.service(f"Service {number}", of=owner)
    answer = client.get(reverse("hsds:services"), {"format": "ndjson"})
    lines = b"".join(answer.streaming_content).splitlines()
    assert [json.loads(line)["organization"]["name"] for line in lines] == ["Prairie Help"] * 5


def test_a_question_may_be_sent_as_a_form(client, some):
    asked = client.post(reverse("hsds:services"), {"search": "clinic"}).json()
    assert ids(asked) == [str(some["service"].id)]
    assert client.post(reverse("hsds:services"), {"search": "nothing like it"}).json()["empty"]


@pytest.mark.parametrize(
    "query",
    [
        {"page": "0"},
        {"page": "x"},
        {"per_page": "100000"},
        {"taxonomy_id": "1"},
        {"modified_after": "yesterday"},
        {"full": "perhaps"},
        {"format": "xml"},
        {"search": "a\0b"},
        {"postcode": "00000"},
        {"proximity": "500"},
        {"postcode": "61602", "proximity": "nan"},
    ],
)
def test_a_parameter_that_is_wrong_is_named(client, db, query):
    answer = client.get(reverse("hsds:service_at_locations"), query)
    assert answer.status_code == 400
    assert set(answer.json()["errors"]) <= set(query)
    assert all(answer.json()["errors"].values())


@pytest.mark.parametrize(
    "name", ["service", "organization", "service_at_location", "taxonomy", "taxonomy_term"]
)
@pytest.mark.parametrize("wrong", ["0198c0de-0000-7000-8000-000000000000", "x", "%00", "1" * 400])
def test_what_is_not_there_is_404(client, db, name, wrong):
    assert client.get(reverse(f"hsds:{name}", args=[wrong])).status_code == 404


def test_near_a_postcode_are_open_places_within_the_metres(client, keeper):
    near, far = ground.service("Near"), ground.service("Far")
    for service, latitude in ((near, 40.69), (far, 41.9)):
        place = ground.place(service, with_parts=False)
        type(place).objects.filter(id=place.id).update(latitude=latitude, longitude=-89.59)
    found = got(client, "service_at_locations", postcode="61602", proximity="10000")
    assert [one["service"]["name"] for one in found["contents"]] == ["Near"]


def test_beds_are_for_staff(client, keeper):
    service = ground.service("Shelter")
    for name in ("Beds", "Places in a course"):
        unit = Unit(name=name)
        unit.save(force_insert=True)
        ServiceCapacity(service=service, unit=unit, available=3, updated="2026-05-01T10:00:00Z").save(
            force_insert=True
        )
    assert [one["unit"]["name"] for one in got(client, "service", service.id)["capacities"]] == [
        "Places in a course"
    ]


def test_a_confidential_place_is_in_no_answer(client, keeper):
    hidden = ground.service("Safe house")
    place = ground.place(hidden, with_parts=False)
    places.hide_place(actor=keeper, location_id=place.id)
    owner = hidden.organization_id
    said = [
        got(client, "service", hidden.id),
        got(client, "organization", owner, full_service="true"),
        got(client, "service_at_locations", full="true"),
    ]
    assert str(place.id) not in json.dumps(said)
    assert got(client, "service_at_locations", postcode="61602", proximity="500000")["empty"]


def test_our_own_facts_hang_on_a_service_as_attributes(client, keeper):
    row = ground.service("Night beds")
    facts = {"barriers": ["curfew"], "no_barriers": ["id"], "cost": "free"}
    services.change_facts(actor=keeper, service_id=row.id, version=1, facts=facts)
    said = got(client, "service", row.id)["attributes"]
    told = {BY_TERM[one["taxonomy_term"]["id"]]: one["value"] for one in said}
    assert told == {"barrier.curfew": "yes", "barrier.id": "no", "cost": "free"}


def test_what_is_known_of_a_hidden_place_hangs_on_nothing(client, keeper):
    row = ground.service("Rooms")
    place = ground.place(row)
    places.hide_place(actor=keeper, location_id=place.id)
    assert str(place.id) not in json.dumps(got(client, "service", row.id))
