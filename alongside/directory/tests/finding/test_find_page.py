"""The public's page: asked by POST alone, nothing kept, nothing to be signed in for."""

import pytest
from django.urls import reverse

from tests.browse import sign_in


def test_the_page_opens_with_nothing_chosen_and_someone_to_call(filled, client):
    page = client.get(reverse("find:places"))
    assert page.status_code == 200
    told = page.content.decode()
    assert "National Human Trafficking Hotline" in told
    assert "checked" not in told.split("<form", 2)[1].split("</form")[0].replace("find-checked", "")


def test_a_question_in_ones_own_words_is_answered(filled, client):
    page = client.post(reverse("find:places"), {"words": "somewhere to sleep tonight with two kids near Peoria, no ID"})
    told = page.content.decode()
    assert page.status_code == 200
    assert "Family rooms for tonight" in told
    for words in ("No ID needed", "Takes families", "near Peoria", "open tonight"):
        assert words in told


def test_a_need_may_stand_in_the_address_and_a_place_never(filled, client):
    page = client.get(reverse("find:places"), {"need": "food", "zip": "61602", "words": "near Peoria"})
    told = page.content.decode()
    assert "soup kitchen" in told
    assert "from 61602" not in told
    assert "near Peoria" not in told


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("6160", "That is 4 numbers. Add 1 more."),
        ("abc", "A ZIP is five numbers"),
        ("99999", "We do not know where this ZIP is."),
    ],
)
def test_a_zip_that_cannot_be_says_what_to_do_and_loses_nothing(filled, client, typed, told):
    page = client.post(reverse("find:places"), {"zip": typed, "words": "detox", "without": ["id"]})
    assert page.status_code == 422
    assert told in page.content.decode()
    assert 'value="detox"' in page.content.decode()


def test_a_choice_is_taken_away_by_its_tag(filled, client):
    sent = {"need": "housing_tonight", "without": ["id", "sobriety"], "drop": "without:id"}
    told = client.post(reverse("find:places"), sent).content.decode()
    assert 'value="without:sobriety"' in told
    assert 'value="without:id"' not in told


def test_when_nothing_fits_there_is_someone_to_call(filled, client):
    told = client.post(reverse("find:places"), {"words": "xylophone zzzz"}).content.decode()
    assert "We found nothing" in told
    assert "1-888-373-7888" in told


def test_one_service_is_open_to_all(filled, client):
    told = client.post(reverse("find:places"), {"words": "Night Lamp"}).content.decode()
    path = told.split('<h3>', 1)[1].split('href="', 1)[1].split('"', 1)[0]
    page = client.get(path)
    assert page.status_code == 200
    assert "33 Ferry Street" in page.content.decode()


def test_the_page_is_light(filled, client):
    page = client.post(reverse("find:places"), {"need": "housing_tonight", "zip": "61602"})
    assert len(page.content) < 60_000


def test_colleagues_find_with_more_choices(filled, client):
    sign_in(client, filled.amira)
    page = client.post(reverse("directory:search"), {"words": "T visa", "knows": ["trafficking"], "age": "30"})
    assert page.status_code == 200
    assert "Immigration" in page.content.decode()
    assert client.get(reverse("directory:search")).status_code == 200


def test_finding_for_staff_is_for_staff(filled, client):
    assert client.get(reverse("directory:search")).status_code in (302, 303, 403)
