"""Writing a service by hand, changing it, and what is refused."""

import pytest
from django.urls import reverse

from alongside.directory.actions import services as acts
from alongside.directory.errors import ChangedMeanwhile
from alongside.directory.models import Attribute, Language, Metadata, Organization, Phone, Schedule, Service
from alongside.directory.selectors.services import profile_for
from alongside.directory.tests import ground
from alongside.vault.errors import Refused
from alongside.vault.ids import uuid7
from tests.browse import sign_in


@pytest.fixture
def chloe(client, cast):
    sign_in(client, cast.chloe)
    return client


@pytest.fixture
def service(cast, as_person):
    with as_person(cast.chloe):
        return ground.service()


def to(name, *ids):
    return reverse(f"directory:{name}", args=ids)


def test_a_service_is_begun_once_however_often_it_is_sent(chloe):
    told = {"row_id": uuid7(), "name": "Soup on Mondays", "organization": "Elm Kitchen"}
    answers = [chloe.post(to("new_service"), told) for _ in range(2)]
    assert {answer.status_code for answer in answers} == {303}
    assert Service.objects.get().organization.name == "Elm Kitchen"
    assert Organization.objects.count() == 1


def test_an_organization_that_is_here_is_found_by_its_name(chloe, service):
    told = {"row_id": uuid7(), "name": "Soup on Mondays", "organization": "prairie HELP"}
    chloe.post(to("new_service"), told)
    assert Organization.objects.count() == 1


def test_a_service_without_a_name_is_asked_for_one_and_nothing_is_lost(chloe):
    answer = chloe.post(to("new_service"), {"name": "", "organization": "Elm Kitchen"})
    assert answer.status_code == 422
    assert b"Elm Kitchen" in answer.content
    assert not Service.objects.exists()


def filled(service, **more):
    told = {
        "version": service.version,
        "name": service.name,
        "status": "active",
        "areas": ["food"],
        "languages": ["es"],
    }
    return told | more


def test_a_service_is_changed_with_its_areas_and_languages(chloe, service):
    answer = chloe.post(
        to("edit_service", service.id), filled(service, description="Soup.", minimum_age="18")
    )
    assert answer.status_code == 303
    assert Service.objects.get().description == "Soup."
    assert Attribute.objects.get().taxonomy_term.code == "food"
    assert Language.objects.get().name == "Spanish"
    page = chloe.get(to("service", service.id)).content.decode()
    assert "18 and older" in page
    assert "Spanish" in page


def test_what_changed_is_in_the_log_of_the_standard_without_a_name(chloe, service):
    answer = chloe.post(to("edit_service", service.id), filled(service, description="Soup."))
    assert answer.status_code == 303, answer.content.decode()
    row = Metadata.objects.get(field_name="description")
    assert (row.previous_value, row.replacement_value, row.updated_by) == ("", "Soup.", "staff")


def test_someone_who_was_faster_is_not_overwritten(chloe, service):
    chloe.post(to("edit_service", service.id), filled(service, description="Theirs."))
    answer = chloe.post(to("edit_service", service.id), filled(service, description="Mine."))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Theirs." in page
    assert "Mine." in page
    assert Service.objects.get().description == "Theirs."
    again = chloe.post(to("edit_service", service.id), filled(service, version=2, description="Mine."))
    assert again.status_code == 303


def test_a_fact_is_yes_or_no_or_not_known(chloe, service):
    told = {"version": 1, "coverage": "counties", "counties": ["17143"],
            "cost": "free", "barrier_id": "no",
            "barrier_sobriety": "yes", "barrier_curfew": "not_known", "accepts_men": "yes", "competences": ["minors"]}  # fmt: skip
    assert chloe.post(to("edit_facts", service.id), told).status_code == 303
    profile = profile_for(service.id)
    assert (profile.barriers, profile.no_barriers, profile.accepts) == (["sobriety"], ["id"], ["men"])
    page = chloe.get(to("service", service.id)).content.decode()
    assert "Must be sober" in page
    assert "9 things nobody has asked them" in page
    assert "Peoria" in page


def test_a_time_zone_that_is_none_is_said(chloe, service):
    answer = chloe.post(
        to("edit_facts", service.id), {"version": 1, "coverage": "state", "cost": "free", "time_zone": "Mars"}
    )
    assert answer.status_code == 422
    assert b"America/New_York" in answer.content


def test_numbers_and_hours_come_and_go(chloe, service):
    chloe.post(to("add_phone", service.id), {"row_id": uuid7(), "number": "217-555-0150", "extension": "4"})
    chloe.post(
        to("add_hours", service.id),
        {"row_id": uuid7(), "days": ["MO", "TU"], "opens": "09:00", "closes": "17:00"},
    )
    chloe.post(
        to("add_hours", service.id), {"row_id": uuid7(), "days": ["SA"], "every": "1", "all_day": "on"}
    )
    page = chloe.get(to("service", service.id)).content.decode()
    assert "217-555-0150, extension 4" in page
    assert "Monday and Tuesday, 9:00 am to 5:00 pm" in page
    assert "first Saturday of the month, day and night" in page
    chloe.post(to("remove_phone", service.id, Phone.objects.get().id))
    for row in Schedule.objects.all():
        chloe.post(to("remove_hours", service.id, row.id))
    assert not Phone.objects.exists()
    assert not Schedule.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"days": ["MO"]},
        {"days": ["MO"], "opens": "09:00", "closes": "09:00"},
        {"days": ["XX"], "all_day": "on"},
    ],
)
def test_hours_that_say_too_little_are_asked_again(chloe, service, wrong):
    assert chloe.post(to("add_hours", service.id), wrong).status_code == 422


@pytest.mark.parametrize("wrong", ["", "12", "call us"])
def test_a_number_has_digits(chloe, service, wrong):
    assert chloe.post(to("add_phone", service.id), {"number": wrong}).status_code == 422


def test_a_place_of_another_service_loses_nothing_here(chloe, cast, as_person, service):
    with as_person(cast.chloe):
        other = ground.service("Other", of=ground.organization("Elsewhere"))
        phone = Phone(service=other, number="217-555-0151")
        phone.save(force_insert=True)
    assert chloe.post(to("remove_phone", service.id, phone.id)).status_code == 404
    assert Phone.objects.exists()


def test_the_list_is_narrowed_by_name_area_county_and_age_of_the_check(chloe, service):
    chloe.post(to("edit_service", service.id), filled(service))
    assert b"Beds for tonight" in chloe.get(to("services")).content
    assert (
        b"Beds for tonight"
        in chloe.get(to("services"), {"words": "prairie beds", "area": "food", "show": "stale"}).content
    )
    assert b"Nothing here fits" in chloe.get(to("services"), {"words": "dentist"}).content
    assert b"Nothing here fits" in chloe.get(to("services"), {"county": "17143"}).content


def test_a_term_of_ones_own_stands_beside_the_thirteen(chloe):
    assert chloe.post(to("terms"), {"name": "Dance", "name_es": "Baile"}).status_code == 303
    chloe.post(to("terms"), {"name": "Dance"})
    assert chloe.get(to("terms")).content.decode().count("Dance") == 1


PAGES = ["new_service", "terms"]
OF_A_SERVICE = ["edit_service", "edit_facts", "add_phone", "add_hours", "add_place"]


@pytest.mark.parametrize("who", ["amira", "ida", "noor"])
def test_who_does_not_keep_it_changes_nothing_and_sees_everything(client, cast, service, who):
    sign_in(client, getattr(cast, who))
    for name in PAGES:
        assert client.get(to(name)).status_code == 403
    for name in OF_A_SERVICE:
        assert client.get(to(name, service.id)).status_code == 403
        assert client.post(to(name, service.id), filled(service)).status_code == 403
    for name in ("service", "service_print"):
        assert client.get(to(name, service.id)).status_code == 200
    assert client.get(to("organization", service.organization_id)).status_code == 200


def test_an_organiser_of_a_coalition_keeps_it(client, cast, service):
    sign_in(client, cast.fay)
    assert (
        client.post(to("edit_service", service.id), filled(service, description="Soup.")).status_code == 303
    )


def test_the_actions_say_no_too(cast, as_person, service):
    with as_person(cast.amira) as actor, pytest.raises(Refused):
        acts.change_service(actor=actor, service_id=service.id, version=1, words={"name": "x"})
    with as_person(cast.chloe) as actor, pytest.raises(ChangedMeanwhile):
        acts.change_service(actor=actor, service_id=service.id, version=7, words={"name": "x"})


def test_what_is_not_there_is_not_found(chloe):
    for name in ("service", "organization", "location"):
        assert chloe.get(to(name, uuid7())).status_code == 404
