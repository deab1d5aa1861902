"""The library: what comes with the house, who keeps it, what is due each year, links, myths."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alongside.foundation.outbound import Became, Outcome
from alongside.public_site.actions import library as acts
from alongside.public_site.actions import links, loading
from alongside.public_site.enums import Audience, Evaluated, Form, Languages, Owner
from alongside.public_site.models import Resource
from alongside.public_site.myths import MYTHS
from alongside.public_site.selectors_library import due_now, resources
from alongside.public_site.tests import ground
from alongside.vault import wall
from alongside.vault.errors import Refused, SavedBefore, SomeoneElseWasFaster
from alongside.vault.ids import uuid7
from tests.browse import sign_in


@pytest.fixture
def one(cast, as_person):
    with as_person(cast.chloe) as actor:
        return acts.add_resource(actor=actor, resource_id=uuid7(), facts=ground.RESOURCE)


def test_what_comes_with_the_house_is_whole_and_nobody_is_said_to_have_looked():
    rows = loading.told()
    assert len({row["key"] for row in rows}) == len(rows) >= 40
    for row in rows:
        assert row["audience"] in Audience.values
        assert row["owner_kind"] in Owner.values
        assert row["form"] in Form.values
        assert row["languages"] in Languages.values
        assert row["about"]
        assert row["about_es"]
        assert "reviewed_on" not in row
        assert row["url"].startswith("http") or "address" in row["about"]
    assert {row["audience"] for row in rows} == set(Audience.values)


@pytest.mark.django_db(databases=["default", "owner"], transaction=True)
def test_loading_again_adds_nothing_and_keeps_what_was_taken_out(cast, as_person):
    loading.load_library()
    with as_person(cast.chloe) as actor:
        row = resources().exclude(key="").first()
        acts.take_out_resource(actor=actor, resource_id=row.id)
    assert loading.load_library() == 0
    with wall.nobody():
        assert not resources().filter(id=row.id).exists()


def test_who_keeps_the_directory_keeps_the_library_and_an_advocate_does_not(cast, as_person, one):
    with as_person(cast.amira) as actor:
        for act in (acts.look_at_resource, acts.take_out_resource):
            with pytest.raises(Refused):
                act(actor=actor, resource_id=one.id)
        with pytest.raises(Refused):
            acts.add_resource(actor=actor, resource_id=uuid7(), facts=ground.RESOURCE)
    with as_person(cast.fay) as actor:
        assert acts.look_at_resource(actor=actor, resource_id=one.id).reviewed_on == timezone.localdate()


def test_sent_twice_it_stands_there_once(cast, as_person, one):
    with as_person(cast.chloe) as actor:
        with pytest.raises(SavedBefore) as before:
            acts.add_resource(actor=actor, resource_id=one.id, facts=ground.RESOURCE)
        assert before.value.same


def test_nothing_is_written_over_and_a_new_address_was_not_asked(cast, as_person, one):
    with wall.nobody(read_only=False):
        links._note(one, Outcome(Became.GONE))
    with as_person(cast.chloe) as actor:
        with pytest.raises(SomeoneElseWasFaster):
            acts.change_resource(actor=actor, resource_id=one.id, version=7, facts=ground.RESOURCE)
        facts = ground.RESOURCE | {"url": "https://linden.example/new"}
        row = acts.change_resource(actor=actor, resource_id=one.id, version=1, facts=facts)
    assert (row.link_became, row.link_asked_on, row.version) == ("", None, 2)


def test_what_nobody_looked_at_for_a_year_is_due(cast, as_person, one):
    today = timezone.localdate()
    with as_person(cast.chloe):
        assert one not in due_now(today)
        assert one in due_now(today + timedelta(days=365))


def test_links_are_asked_and_one_that_is_gone_is_no_longer_a_link(cast, one):
    asked = []

    def check(address):
        asked.append(address)
        return Outcome(Became.GONE)

    assert links.check_library(timezone.localdate(), 500, check=check, sleep=lambda seconds: None) == len(
        asked
    )
    assert one.url in asked
    text = Client().get(reverse("public_site:library")).content.decode()
    assert "The page is gone" in text
    assert f'href="{one.url}"' not in text


def test_where_nobody_answers_nobody_is_blamed(cast, as_person, one):
    with as_person(cast.chloe) as actor:
        for number in range(3):
            facts = ground.RESOURCE | {"url": f"https://away{number}.example/"}
            acts.add_resource(actor=actor, resource_id=uuid7(), facts=facts)
    silent = Outcome(Became.NOT_REACHED)
    assert (
        links.check_library(
            timezone.localdate(), 500, check=lambda address: silent, sleep=lambda seconds: None
        )
        == 0
    )
    with wall.nobody():
        assert not Resource.objects.filter(link_became="not_reached").exists()


def test_the_pages_of_the_library(cast, one):
    client = Client()
    text = client.get(reverse("public_site:library"), {"for": "hospitality"}).content.decode()
    assert one.title in text
    assert 'rel="noreferrer external"' in text
    assert one.title not in client.get(reverse("public_site:library"), {"for": "police"}).content.decode()
    assert client.get(reverse("public_site:library"), {"for": "nonsense"}).status_code == 200
    assert client.get(reverse("public_site:myths")).content.decode().count("<dt>") == len(MYTHS) == 10


def test_keeping_it_on_the_screen(cast, one, client):
    sign_in(client, cast.chloe)
    kept = reverse("public_site:keep_library")
    assert one.title in client.get(kept).content.decode()
    new, sent = (
        reverse("public_site:new_resource"),
        ground.RESOURCE | {"row_id": uuid7(), "title": "For taxis"},
    )
    assert client.post(new, sent | {"url": "not an address"}).status_code == 422
    assert client.post(new, sent | {"evaluation": "It works."}).status_code == 422
    assert client.post(new, sent).status_code == 303
    assert client.post(new, sent).status_code == 303
    change = reverse("public_site:change_resource", args=[one.id])
    told = ground.RESOURCE | {
        "row_id": one.id,
        "version": 1,
        "evaluated": Evaluated.FOUND,
        "evaluation": "Read by ten.",
    }
    assert client.get(change).status_code == 200
    assert client.post(change, told).status_code == 303
    assert client.post(change, told | {"title": "Another"}).status_code == 409
    for name in ("look_at_resource", "take_out_resource", "put_back_resource"):
        assert client.post(reverse(f"public_site:{name}", args=[one.id])).status_code == 303
    text = client.get(reverse("public_site:library")).content.decode()
    assert "Read by ten." in text
    assert text.count("For taxis") == 1
