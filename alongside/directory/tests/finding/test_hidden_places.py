"""A confidential place is found by its county and what it does; a hundred searches from other ZIPs narrow nothing."""

import logging

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from alongside.directory.models import Found, Location, ServiceAtLocation
from alongside.directory.selectors.finding import find, question_of
from alongside.directory.tests.finding.conftest import THURSDAY_EVENING
from alongside.directory.understanding import places

QUESTION = "a safe place tonight with two kids, no ID"
SHOWN = ("name", "county", "where", "how_far", "miles", "now", "reasons", "phone", "checked_on")


def shown(found):
    """All that a page says of the confidential places, in its order."""
    return [tuple(getattr(hit, name) for name in SHOWN) for hit in found.hidden], found.hidden_total


def a_hundred_zips():
    zips = sorted(places.known().zips)
    return [zips[number * len(zips) // 100] for number in range(100)]


def test_position_presence_and_words_are_the_same_from_a_hundred_zips(filled):
    asked = question_of(QUESTION)
    answers = {
        str(shown(find(None, asked.also(near=places.near_zip(code)), moment=THURSDAY_EVENING)))
        for code in a_hundred_zips()
    }
    assert len(answers) == 1
    assert "Sparrow Court shelter" in answers.pop()


def test_a_chosen_county_narrows_by_the_county_and_a_zip_beside_it_changes_nothing(filled):
    asked = question_of(QUESTION).also(county="17167")
    answers = {
        str(shown(find(None, asked.also(near=places.near_zip(code)), moment=THURSDAY_EVENING)))
        for code in ("62701", "61602", "60601")
    }
    assert len(answers) == 1
    told = answers.pop()
    assert "Sparrow Court shelter" in told
    assert "River Door" not in told


def test_nothing_about_a_hidden_place_says_how_far_or_where(filled):
    found = find(None, question_of(f"{QUESTION} near 62701"), moment=THURSDAY_EVENING)
    assert found.hidden
    for hit in found.hidden:
        assert (hit.where, hit.how_far, hit.miles, hit.website) == ("", "", None, "")
        assert hit.county
    places_and_hidden = [hit.is_hidden for hit in found.near + found.hidden]
    assert places_and_hidden == sorted(places_and_hidden)


def test_the_searchs_table_refuses_a_point_for_a_confidential_place(filled, as_person):
    with as_person(filled.fay), transaction.atomic():
        row = Found.objects.filter(kind=Found.Kind.HIDDEN, location__isnull=False).first()
        row.kind, row.latitude, row.longitude = Found.Kind.PLACE, 40.1, -89.1
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save(update_fields=["kind", "latitude", "longitude"])
        row.kind = Found.Kind.HIDDEN
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save(update_fields=["kind", "latitude", "longitude"])


def test_a_place_that_becomes_confidential_leaves_its_point_in_the_same_moment(filled, as_person):
    with as_person(filled.fay):
        link = ServiceAtLocation.objects.get(service__name="Night Lamp low-barrier shelter")
        assert Found.objects.filter(location_id=link.location_id, latitude__isnull=False).exists()
        place = Location.objects.get(id=link.location_id)
        place.confidential = True
        place.save(update_fields=["confidential"])
        rows = Found.objects.filter(location_id=link.location_id)
        assert {(r.kind, r.latitude, r.longitude, r.town, r.postal_code, r.words) for r in rows} == {
            (Found.Kind.HIDDEN, None, None, "", "", None)
        }


def test_neither_the_answer_nor_a_log_keeps_the_zip(filled, client, caplog):
    caplog.set_level(logging.DEBUG)
    page = client.post(reverse("find:places"), {"words": "food", "zip": "61571", "county": ""})
    assert page.status_code == 200
    assert "61571" not in caplog.text
    assert page.request["QUERY_STRING"] == ""
    assert "no-store" in page.headers["Cache-Control"]
    for link in page.content.decode().split('href="')[1:]:
        assert "61571" not in link.split('"', 1)[0]
