"""What every answer to a program has: a limit, a tag, other sites let in, refusals that a program can read."""

import json

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from alongside.directory.selectors import listing
from alongside.directory.tests import ground
from alongside.directory.views import api, programs
from alongside.foundation.rates import Meter

pytestmark = pytest.mark.django_db
LISTS = [
    "hsds:services",
    "hsds:organizations",
    "hsds:service_at_locations",
    "hsds:taxonomies",
    "hsds:taxonomy_terms",
]


@pytest.fixture(autouse=True)
def fresh(monkeypatch):
    monkeypatch.setattr(programs, "meter", Meter(programs.MOST_A_MINUTE, seconds=60))


@pytest.fixture
def keeper(cast, as_person):
    with as_person(cast.chloe) as actor:
        yield actor


def few(monkeypatch, most):
    monkeypatch.setattr(programs, "meter", Meter(most, seconds=60))


def test_whoever_asks_too_often_is_told_how_long_to_wait(client, db, monkeypatch):
    few(monkeypatch, 3)
    answers = [client.get(reverse("hsds:base")) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert 1 <= int(answers[3].headers["Retry-After"]) <= 20
    assert answers[3].json()["status"] == 429
    assert answers[3].headers["Access-Control-Allow-Origin"] == "*"
    assert client.get(reverse("hsds:base"), REMOTE_ADDR="198.51.100.7").status_code == 200


@pytest.mark.parametrize("way", ["get", "post"])
def test_the_whole_directory_at_once_counts_for_more(client, db, monkeypatch, way):
    few(monkeypatch, programs.WHOLE + 1)
    ask = getattr(client, way)
    assert ask(reverse("hsds:services"), {"format": "ndjson"}).status_code == 200
    assert ask(reverse("hsds:services"), {"full": "true"}).status_code == 429
    assert ask(reverse("hsds:services")).status_code == 200


def test_the_same_answer_is_not_sent_twice(client, keeper):
    ground.service()
    first = client.get(reverse("hsds:services"))
    again = client.get(reverse("hsds:services"), headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["Access-Control-Allow-Origin"] == "*"
    ground.service("New")
    changed = client.get(reverse("hsds:services"), headers={"If-None-Match": first.headers["ETag"]})
    assert changed.status_code == 200


def test_an_answer_may_be_kept_but_not_what_somebody_looked_for(client, db):
    kept = client.get(reverse("hsds:service_at_locations"))
    assert kept.headers["Cache-Control"] == "public, no-cache"
    for asked in ({"postcode": "61602"}, {"search": "shelter"}):
        assert client.get(reverse("hsds:service_at_locations"), asked).headers["Cache-Control"] == "no-store"
        assert client.post(reverse("hsds:service_at_locations"), asked).headers["Cache-Control"] == "no-store"


def test_no_cookie_is_set_and_a_session_changes_no_answer(client, cast, keeper):
    from tests.browse import sign_in

    ground.service()
    plain = client.get(reverse("hsds:services"))
    assert not plain.cookies
    signed_in = Client()
    sign_in(signed_in, cast.amira)
    assert signed_in.get(reverse("hsds:services")).content == plain.content


@pytest.mark.parametrize("name", LISTS)
def test_a_browser_on_another_site_may_ask(client, db, name):
    asked = client.options(reverse(name), headers={"Origin": "https://elsewhere.example"})
    assert asked.status_code == 204
    assert asked.headers["Access-Control-Allow-Methods"] == "GET, HEAD, POST, OPTIONS"
    assert "If-None-Match" in asked.headers["Access-Control-Allow-Headers"]
    assert "Access-Control-Allow-Credentials" not in asked.headers


def test_a_form_of_another_site_needs_no_token_for_it_only_asks(keeper):
    ground.service()
    browser = Client(enforce_csrf_checks=True)
    answer = browser.post(
        reverse("hsds:services"), {"per_page": "1"}, headers={"Origin": "https://elsewhere.example"}
    )
    assert answer.json()["total_items"] == 1


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_nothing_but_reading_is_possible(client, db, method):
    for name in ("hsds:services", "hsds:base"):
        answer = getattr(client, method)(reverse(name))
        assert (answer.status_code, answer.json()["status"]) == (405, 405)
        assert "GET" in answer.headers["Allow"]
    assert client.post(reverse("hsds:base")).status_code == 405


def test_parameters_in_another_form_than_a_form_are_refused_not_overlooked(client, db):
    answer = client.post(
        reverse("hsds:services"), json.dumps({"search": "x"}), content_type="application/json"
    )
    assert (answer.status_code, answer.json()["status"]) == (415, 415)
    broken = client.post(reverse("hsds:services"), b"x", content_type="multipart/form-data")
    assert (broken.status_code, broken.json()["status"]) == (400, 400)
    many = client.get(reverse("hsds:services") + "?" + "&".join(f"a{n}=1" for n in range(2000)))
    assert (many.status_code, many.json()["status"]) == (400, 400)


@pytest.mark.parametrize("name", [*LISTS, "hsds:base", "hsds:described", "hsds:profile"])
def test_the_head_alone_may_be_asked_for(client, db, name):
    assert client.head(reverse(name)).status_code == 200
    assert client.head(reverse(name), {"format": "ndjson"}).status_code == 200


def test_everything_is_read_step_by_step_and_each_step_only_reads(client, keeper, monkeypatch):
    owner = ground.organization()
    wanted = {str(ground.service(f"Service {number}", of=owner).id) for number in range(7)}
    monkeypatch.setattr(listing, "STEP", 3)
    steps, listed = [], api.listing.step

    def step(*args, **kwargs):
        with connection.cursor() as cursor:
            cursor.execute("show transaction_read_only")
            steps.append(cursor.fetchone()[0])
        return listed(*args, **kwargs)

    monkeypatch.setattr(api.listing, "step", step)
    answer = client.get(reverse("hsds:services"), {"format": "ndjson"})
    assert steps == []  # nothing is read before it is sent
    lines = b"".join(answer.streaming_content).splitlines()
    assert {json.loads(line)["id"] for line in lines} == wanted
    assert len(lines) == 7
    assert steps == ["on"] * 3
