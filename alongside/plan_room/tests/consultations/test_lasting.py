"""Letters that were signed, an end that is moved, and what became of what looks alike."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from alongside.plan_room.actions import grouping, wording
from alongside.plan_room.errors_consultations import (
    BegunAlready,
    LetterSigned,
    NotOpen,
    StillUsed,
    WhyNeeded,
)
from alongside.plan_room.models import (
    Consultation,
    Grouping,
    Letter,
    Likeness,
    Outcome,
    Signatory,
)
from alongside.plan_room.tests.consultations import ground
from alongside.plan_room.tests.consultations.by_hand import KEY, draft_of, keep, letter_of, url
from alongside.plan_room.views.consultations import agreeing
from alongside.vault import wall
from alongside.vault.errors import SomeoneElseWasFaster
from tests.browse import sign_in

# -- a letter --------------------------------------------------------------------------------------------


def sign(client, letter, name="Larch Clinic"):
    agreeing.MAILS._left.clear()
    client.post(
        reverse("consultations:sign", args=[letter.key]), {"organization": name, "mail": "o@example.org"}
    )
    body = mail.outbox.pop().body
    link = next(line for line in body.splitlines() if "/confirm/" in line)
    return link[link.index("/have-your-say/") :]


def test_a_signed_letter_keeps_its_words_whoever_asks(read, cast, as_person, client):
    with as_person(cast.rosa) as actor:
        letter = letter_of(actor)
    client.post(sign(client, letter))
    with as_person(cast.rosa) as actor:
        with pytest.raises(LetterSigned):
            keep(actor, "letter", letter.id, 1, {"text": "Please stop."}, why="x")
        keep(actor, "letter", letter.id, 1, {"goal": 40}, why="More than we thought.")
        with pytest.raises(IntegrityError), transaction.atomic():
            Letter.objects.filter(id=letter.id).update(text="Please stop.")
        with pytest.raises(StillUsed):
            wording.take_out(actor=actor, consultation_key=KEY, part="letter", row_id=letter.id, why="x")
    sign_in(client, cast.rosa)
    assert (
        "has signed this letter" in client.get(url("part_there", KEY, "letter", letter.id)).content.decode()
    )


def test_a_link_signs_only_the_words_that_were_read(read, cast, as_person, client):
    with as_person(cast.rosa) as actor:
        letter = letter_of(actor)
    link = sign(client, letter)
    with as_person(cast.rosa) as actor:
        keep(actor, "letter", letter.id, 1, {"text": "Please stop."}, why="We changed our mind.")
    assert "changed after the mail was sent" in client.post(link).content.decode()
    assert not Signatory.objects.exists()
    client.post(sign(client, letter))
    assert Signatory.objects.count() == 1


def test_a_letter_takes_no_names_after_its_last_day(read, cast, as_person, client):
    with as_person(cast.rosa) as actor:
        letter = letter_of(actor)
    link = sign(client, letter)
    with as_person(cast.rosa) as actor:
        keep(actor, "letter", letter.id, 1, {"closes_on": date(2020, 1, 1)}, why="Enough.")
        assert Letter.objects.get(id=letter.id).closes_at == datetime(2020, 1, 1, 6, tzinfo=UTC)
    client.post(link)
    assert not Signatory.objects.exists()
    page = client.get(reverse("consultations:letter", args=[letter.key])).content.decode()
    assert "takes no more names" in page


# -- its end ---------------------------------------------------------------------------------------------


def test_closing_early_has_a_reason_that_everyone_reads(read, cast, client):
    sign_in(client, cast.chloe)
    assert client.post(url("close_now", KEY), {"version": 1, "why": ""}).status_code == 303
    assert Consultation.objects.get(key=KEY).closes_at > timezone.now()
    client.post(url("close_now", KEY), {"version": 1, "why": "The council decides tomorrow."})
    assert Consultation.objects.get(key=KEY).closes_at <= timezone.now()
    with wall.nobody(read_only=False), pytest.raises(NotOpen):
        ground.send(read)
    page = client.get(reverse("consultations:consultation", args=[KEY])).content.decode()
    assert "The council decides tomorrow." in page
    assert "Closed" in page


def test_more_time_has_a_reason_and_what_has_begun_stays(read, cast, as_person, client):
    with as_person(cast.rosa) as actor:
        later = timezone.localdate() + timedelta(days=40)
        with pytest.raises(WhyNeeded):
            keep(actor, "days", read.id, 1, {"closes_on": later})
        for given in ({"opens_on": later - timedelta(days=20)}, {"time_zone": "America/Denver"}):
            with pytest.raises(BegunAlready):
                keep(actor, "days", read.id, 1, given, why="x")
        keep(actor, "days", read.id, 1, {"closes_on": later}, why="The mail was late.")
        with pytest.raises(SomeoneElseWasFaster):
            keep(actor, "days", read.id, 1, {"closes_on": later + timedelta(days=1)}, why="x")
    page = client.get(reverse("consultations:consultation", args=[KEY])).content.decode()
    assert "The mail was late." in page
    assert "<del>" in page


# -- what looks alike, and what became of it -------------------------------------------------------------


@pytest.fixture
def alike(read, cast, as_person):
    """A draft, and three like it."""
    with as_person(cast.rosa) as actor:
        draft = draft_of(actor, text=ground.DRAFT)
        sent = [
            ground.published(actor, read, title=f"Number {n}", text=f"{ground.DRAFT} {n}") for n in range(3)
        ]
        run = Grouping(consultation=read, total=3, asked_by_id=actor.account_id)
        run.save(force_insert=True)
    assert grouping.group(run.id, cast.rosa.id) == 3
    return draft, sent, run


def test_of_a_whole_group_it_is_said_at_once_what_became_of_it(alike, cast, client):
    draft, sent, _run = alike
    sign_in(client, cast.chloe)
    assert draft.title in client.get(url("outcomes", KEY)).content.decode()
    page = url("group_outcome", KEY, draft.id)
    assert client.get(page).status_code == 200
    assert client.post(page, {}).status_code == 422
    assert client.post(page, {"became": "adopted", "action": "NOTHING"}).status_code == 422
    assert client.post(page, {"became": "partly", "why": "Half of it."}).status_code == 303
    assert Outcome.objects.filter(contribution__in=sent, became="partly").count() == 3
    client.post(page, {"became": "declined"})
    assert Outcome.objects.filter(became="declined").count() == 0  # what was said stays
    client.post(page, {"became": "declined", "over": "on"})
    assert Outcome.objects.filter(became="declined").count() == 3
    assert "said of 3" in client.get(url("outcomes", KEY)).content.decode()


def test_what_a_person_says_of_two_texts_outlasts_the_next_comparison(alike, cast, as_person, client):
    draft, sent, _run = alike
    sign_in(client, cast.chloe)
    there = url("group_outcome", KEY, draft.id)
    assert client.post(url("judge", KEY, sent[0]), {"same": "no", "next": there}).status_code == 303
    client.post(url("judge", KEY, sent[1]), {"same": "yes"})
    with as_person(cast.rosa) as actor:
        again = Grouping(consultation_id=draft.consultation_id, total=3, asked_by_id=actor.account_id)
        again.save(force_insert=True)
    grouping.group(again.id, cast.rosa.id)
    found = dict(Likeness.objects.values_list("contribution_id", "judged"))
    assert found == {sent[0]: "apart", sent[1]: "same", sent[2]: ""}
    together = client.get(reverse("consultations:together", args=[KEY, draft.id])).content.decode()
    assert "Number 1" in together
    assert "Number 0" not in together
    assert "Number 0" in client.get(reverse("consultations:alone", args=[KEY])).content.decode()


def test_a_comparison_whose_worker_was_killed_is_begun_again(alike, cast, seen, monkeypatch):
    _draft, _sent, run = alike
    silent = {"finished_at": None, "done": 1, "moved_at": timezone.now() - timedelta(minutes=3)}
    seen(lambda: Grouping.objects.filter(id=run.id).update(**silent))
    asked = []

    class Task:
        def defer(self, **ids):
            asked.append(ids)

    monkeypatch.setattr(grouping.app, "configure_task", lambda *name, **how: Task())
    assert grouping.pick_up() == 1
    [ids] = asked
    assert grouping.group(run.id, cast.rosa.id) == 3
    assert ids == {"run_id": str(run.id), "account_id": str(cast.rosa.id)}
    assert grouping.pick_up() == 0
    silent["moved_at"] = timezone.now()
    seen(lambda: Grouping.objects.filter(id=run.id).update(**silent))
    assert grouping.pick_up() == 0  # one that was heard of just now is not disturbed


def test_a_comparison_that_nobody_goes_on_with_is_asked_for_anew(alike, cast, seen, as_person, monkeypatch):
    _draft, _sent, run = alike

    class Task:
        def defer(self, **ids):
            assert ids["run_id"] != str(run.id)

    monkeypatch.setattr(grouping.app, "configure_task", lambda *name, **how: Task())
    silent = {"finished_at": None, "moved_at": timezone.now() - timedelta(hours=2)}
    seen(lambda: Grouping.objects.filter(id=run.id).update(**silent))
    with as_person(cast.rosa) as actor:
        again = grouping.start_grouping(actor=actor, consultation_key=KEY)
        assert grouping.start_grouping(actor=actor, consultation_key=KEY).id == again.id
    assert again.id != run.id
