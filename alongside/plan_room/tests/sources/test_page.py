"""The page of those who put documents beside plans. Its document is invented, around the words that find a promise."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alongside.plan_room.actions import attaching, reading
from alongside.plan_room.models import Action, Reading, SourceDocument
from alongside.vault.files import root
from alongside.vault.ids import uuid7
from tests.browse import sign_in


def invented(as_person, person):
    with as_person(person):
        rows = list(Action.objects.filter(plan__key="FSAP13").order_by("position"))
    return "\n".join(f"Somebody: {row.source_anchor} soon." for row in rows).encode()


@pytest.fixture
def asked(monkeypatch):
    """What the worker was asked for."""
    ids = []
    monkeypatch.setattr(reading, "ask_worker", lambda *told: ids.append(told))
    return ids


@pytest.fixture
def bring(client, cast, asked, django_capture_on_commit_callbacks):
    """Somebody who keeps plans brings a document; the worker reads it, unless it is to wait."""
    sign_in(client, cast.fay)

    def brought(data, name="plan.txt", *, waits=False):
        with django_capture_on_commit_callbacks(execute=True):
            answer = client.post(reverse("plan_sources:documents"), {"file": SimpleUploadedFile(name, data)})
        assert answer.status_code == 303
        while asked and not waits:
            reading.go_on(*asked.pop(0))
        return answer.url

    return brought


def on_disk():
    return [path for path in root().glob("??/*") if path.is_file()]


def test_a_keeper_puts_a_document_there_and_takes_it_away_again(cast, as_person, client, bring):
    assert "No document is here yet" in client.get(reverse("plan_sources:documents")).content.decode()
    page = client.get(bring(invented(as_person, cast.fay))).content.decode()
    assert "9 of 9 sentences of FSAP13 were found." in page
    assert "hx-get" not in page
    with as_person(cast.fay):
        row = SourceDocument.objects.get()
    assert row.sha256 in client.get(reverse("plan_sources:documents")).content.decode()
    page = client.post(reverse("plan_sources:take_away", args=[row.id]), follow=True).content.decode()
    assert "gone from here" in page
    assert "No document is here yet" in page


def test_while_it_is_read_the_page_says_how_far_it_is_and_can_be_left(cast, as_person, client, bring, asked):
    where = bring(invented(as_person, cast.fay), waits=True)
    with as_person(cast.fay):
        row = Reading.objects.get()
    assert where == reverse("plan_sources:reading", args=[row.id])
    page = client.get(where).content.decode()
    assert "Waits for its turn" in page
    assert "You can leave this page" in page
    assert f'hx-get="{where}"' in page
    part = client.get(where, headers={"hx-request": "true"}).content.decode()
    assert "<html" not in part
    assert "Waits for its turn" in part
    assert "plan.txt" in client.get(reverse("plan_sources:documents")).content.decode()
    assert len(on_disk()) == 1
    assert reading.go_on(*asked[0]) == "done"
    assert on_disk() == []
    assert "plan.txt" in client.get(reverse("plan_sources:documents")).content.decode()


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"%PDF-1.4 nothing", "plan.pdf", "It is broken"),
        (b"Words of something else.", "plan.txt", "No plan here has its sentences"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + bytes(range(256)) * 9, "plan.jpg", "This is not a text"),
    ],
)
def test_a_document_that_is_not_read_says_why_and_stays_nowhere(
    cast, as_person, client, bring, data, name, words
):
    page = client.get(bring(data, name)).content.decode()
    assert words in page
    assert "Nothing of it was stored" in page
    assert on_disk() == []
    with as_person(cast.fay):
        assert not SourceDocument.objects.exists()


def test_without_a_file_it_asks_for_one(cast, client):
    sign_in(client, cast.fay)
    assert client.post(reverse("plan_sources:documents")).status_code == 422


def test_what_broke_off_says_so_and_its_file_is_gone(cast, as_person, client, bring, monkeypatch):
    def breaks(*_told):
        raise ZeroDivisionError

    monkeypatch.setattr(attaching, "read", breaks)
    assert "Reading it broke off" in client.get(bring(b"Words.")).content.decode()
    assert on_disk() == []


def test_a_worker_asked_twice_reads_once(cast, as_person, bring, asked):
    bring(invented(as_person, cast.fay), waits=True)
    assert reading.go_on(*asked[0]) == "done"
    assert reading.go_on(*asked[0]) == ""


def test_in_the_name_of_nobody_nothing_is_read(bring, asked, cast, as_person):
    bring(invented(as_person, cast.fay), waits=True)
    assert reading.go_on(asked[0][0], uuid7()) == ""
    with as_person(cast.fay):
        assert not SourceDocument.objects.exists()


def test_nobody_works_on_it_any_more_is_said_and_a_day_later_it_is_forgotten(
    cast, as_person, client, bring, asked
):
    where = bring(b"Words.", waits=True)
    with as_person(cast.fay):
        Reading.objects.update(moved_at=timezone.now() - timedelta(minutes=4))
    page = client.get(where).content.decode()
    assert "Nobody has worked on it" in page
    assert "hx-get" not in page.split('id="standing"', 1)[1]
    with as_person(cast.fay):
        Reading.objects.update(began_at=timezone.now() - timedelta(days=2))
    bring(b"Other words.", waits=True)
    assert client.get(where).status_code == 404


def test_who_does_not_keep_plans_does_not_get_in(cast, as_person, client, bring):
    where = bring(b"Words.")
    client = Client()
    sign_in(client, cast.amira)
    assert client.get(where).status_code == 403
    assert client.get(reverse("plan_sources:documents")).status_code == 403
    assert (
        client.post(
            reverse("plan_sources:take_away", args=["0" * 8 + "-0000-7000-8000-" + "0" * 12])
        ).status_code
        == 403
    )
