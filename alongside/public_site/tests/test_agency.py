"""What an agency tells everyone: nothing until it says so, no address of a hidden place, no name in a title."""

import re

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from alongside.directory.actions.places import hide_organization
from alongside.directory.tests import ground as places
from alongside.public_site.actions.our_page import save_our_page
from alongside.public_site.models import AgencyPage
from alongside.public_site.tests import ground
from alongside.vault import wall
from alongside.vault.errors import Refused, SomeoneElseWasFaster
from alongside.vault.ids import uuid7
from tests.browse import sign_in

OPEN = ground.OUR_PAGE | {"hides_place": False, "address": "12 Elm Street"}


def text_of(agency, language="en"):
    client = Client(headers={"accept-language": language})
    answer = client.get(reverse("public_site:agency", args=[agency.id]))
    assert answer.status_code == 200
    return answer.content.decode()


def saved(cast, as_person, facts, version=0):
    with as_person(cast.chloe) as actor:
        return save_our_page(actor=actor, version=version, facts=facts)


def test_before_it_says_anything_its_kind_and_no_place(cast):
    text = text_of(cast.linden)
    assert "Linden Crisis Center" in text
    assert "The address is not told to anyone here." in text
    assert "turned away" not in text
    assert "217-555" not in text


def test_its_words_in_both_languages_and_that_nobody_is_turned_away(cast, as_person):
    saved(cast, as_person, ground.OUR_PAGE)
    assert "Nobody is turned away here." in text_of(cast.linden)
    assert ground.OUR_PAGE["hours"] in text_of(cast.linden)
    assert ground.OUR_PAGE["does_es"] in text_of(cast.linden, "es")


def test_nobody_reads_it_before_it_is_shown(cast, as_person):
    saved(cast, as_person, ground.OUR_PAGE | {"is_shown": False})
    assert ground.OUR_PAGE["whom"] not in text_of(cast.linden)


def test_title_and_address_name_nobody(cast):
    title = re.search(r"<title>(.*?)</title>", text_of(cast.linden), re.S)[1]
    assert title.strip() == "Who is here · Alongside"


def test_an_open_place_has_its_address_and_a_hidden_one_keeps_none(cast, as_person):
    saved(cast, as_person, OPEN)
    assert "12 Elm Street" in text_of(cast.linden)
    row = saved(cast, as_person, OPEN | {"hides_place": True}, version=1)
    assert row.address == ""
    assert "12 Elm Street" not in text_of(cast.linden)


def test_the_row_itself_keeps_no_address_of_a_hidden_place(cast, as_person):
    saved(cast, as_person, OPEN)
    with as_person(cast.chloe), pytest.raises(IntegrityError), transaction.atomic():
        AgencyPage.objects.filter(agency_id=cast.linden.id).update(hides_place=True)


def test_what_the_directory_hides_is_hidden_here(cast, as_person):
    saved(cast, as_person, OPEN)
    with as_person(cast.chloe) as actor:
        service = places.service(of=places.organization(name="Linden Crisis Center"))
    assert service.name in text_of(cast.linden)
    with as_person(cast.chloe) as actor:
        hide_organization(actor=actor, organization_id=service.organization_id)
    assert "12 Elm Street" not in text_of(cast.linden)


def test_another_agency_cannot_write_it_and_nobody_overwrites(cast, as_person):
    saved(cast, as_person, ground.OUR_PAGE)
    with as_person(cast.ruth):
        assert AgencyPage.objects.filter(agency_id=cast.linden.id).update(does="Ours now") == 0
    with as_person(cast.amira) as actor, pytest.raises(Refused):
        save_our_page(actor=actor, version=1, facts=ground.OUR_PAGE)
    with pytest.raises(SomeoneElseWasFaster):
        saved(cast, as_person, ground.OUR_PAGE, version=0)


def test_no_such_agency(cast):
    assert Client().get(reverse("public_site:agency", args=[uuid7()])).status_code == 404


def test_writing_it_on_the_screen(cast, client):
    sign_in(client, cast.chloe)
    address = reverse("public_site:our_page")
    assert client.get(address).status_code == 200
    sent = {name: value for name, value in ground.OUR_PAGE.items() if value}
    assert client.post(address, sent | {"version": 0}).status_code == 303
    assert client.post(address, sent | {"version": 0, "does": "Other words"}).status_code == 409
    assert client.post(address, sent | {"version": 1, "phone": "1" * 30}).status_code == 422
    with wall.nobody():
        assert AgencyPage.objects.get().does == ground.OUR_PAGE["does"]
