"""Agreeing, letters, briefings, groups, a new consultation."""

import hashlib
from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from alongside.plan_room.actions import grouping, letters, sending
from alongside.plan_room.consultations import secrets
from alongside.plan_room.errors_consultations import AlreadySent, KeyTaken
from alongside.plan_room.models import (
    Agree,
    Contribution,
    Grouping,
    Letter,
    Likeness,
    Signatory,
)
from alongside.plan_room.selectors import alike
from alongside.plan_room.selectors import consultations as found
from alongside.plan_room.tests.consultations import ground
from alongside.plan_room.views.consultations import agreeing, receipts, writing
from alongside.vault import wall
from alongside.vault.errors import Refused
from tests.browse import sign_in


@pytest.fixture(autouse=True)
def ready(settings):
    settings.MAIL_ON = True
    for meter in (writing.SENDS, receipts.TRIES, agreeing.MAILS):
        meter._left.clear()


@pytest.fixture
def larch(cast, as_person):
    with as_person(cast.fay) as actor:
        return ground.open_one(actor)


@pytest.fixture
def idea(larch, cast, as_person):
    with as_person(cast.fay) as actor:
        return ground.published(actor, larch)


def url(name, *args):
    return reverse(f"consultations:{name}", args=args)


def path_in(sent):
    link = next(line for line in sent.body.splitlines() if "/confirm/" in line)
    return link[link.index("/have-your-say/") :]


def say_yes(client, page, **form):
    """Ask for the mail and follow its link."""
    agreeing.MAILS._left.clear()
    assert client.post(page, form).status_code == 200
    path = path_in(mail.outbox.pop())
    assert client.get(path).status_code == 200
    return client.post(path)


# -- agreeing --------------------------------------------------------------------------------------------


def test_persons_and_organizations_are_counted_apart_and_each_once(idea, client):
    page = url("agree", idea)
    for address in ("one@example.org", "ONE@example.org ", "two@example.org"):
        say_yes(client, page, speaker="person", mail=address)
    for name in ("Prairie Network", "prairie network"):
        say_yes(client, page, speaker="organization", organization=name, mail="office@example.org")
    say_yes(client, page, speaker="organization", organization="Larch Clinic", mail="clinic@example.org")
    [line] = found.counted([found.idea_by_id(idea)])
    assert (line.persons, line.organizations) == (2, 2)
    shown = client.get(url("idea", idea)).content.decode()
    assert "2 persons agree" in shown
    assert "Larch Clinic, Prairie Network" in shown


def test_nothing_is_stored_before_the_link_is_followed_and_never_the_address(idea, client):
    client.post(url("agree", idea), {"speaker": "person", "mail": "one@example.org"})
    client.get(path_in(mail.outbox[0]))
    assert not Agree.objects.exists()
    client.post(path_in(mail.outbox[0]))
    [row] = Agree.objects.values_list()
    assert not [part for part in row if "example.org" in str(part)]


def test_the_mark_is_another_for_another_idea(larch, idea, cast, as_person):
    with as_person(cast.fay) as actor:
        other = ground.published(actor, larch)
    assert secrets.mark_of("one@example.org", idea) != secrets.mark_of("one@example.org", other)


@pytest.mark.parametrize("token", ["made-up", "eyJraW5kIjoiYWdyZWUifQ:1:x"])
def test_a_made_up_link_does_nothing(idea, client, token):
    page = client.post(url("confirm", token))
    assert "not right or too old" in page.content.decode()
    assert not Agree.objects.exists()


def test_a_link_does_nothing_once_it_is_over_or_taken_back(larch, cast, as_person, client):
    with as_person(cast.fay) as actor:
        row_id, code = ground.send(larch)
        ground.publish(actor, row_id)
    client.post(url("agree", row_id), {"speaker": "person", "mail": "one@example.org"})
    with wall.nobody(read_only=False):
        sending.withdraw(code=code)
    client.post(path_in(mail.outbox[0]))
    assert not Agree.objects.exists()


def test_without_an_address_or_a_name_it_says_what_to_do(idea, client):
    assert client.post(url("agree", idea), {"speaker": "person"}).status_code == 422
    form = {"speaker": "organization", "mail": "office@example.org"}
    assert client.post(url("agree", idea), form).status_code == 422
    assert mail.outbox == []


def test_mails_from_one_place_are_few(idea, client):
    form = {"speaker": "person", "mail": "one@example.org"}
    answers = [client.post(url("agree", idea), form).status_code for _n in range(7)]
    assert (len(mail.outbox), answers[-1]) == (5, 422)


# -- letters ---------------------------------------------------------------------------------------------


def test_a_letter_is_signed_by_organizations_and_frozen_with_its_hash(larch, cast, as_person, client):
    sign, page = url("sign", "LARCH-SAY-letter"), url("letter", "LARCH-SAY-letter")
    code = say_yes(client, sign, organization="Larch Clinic", mail="clinic@example.org").context["code"]
    say_yes(client, sign, organization="Larch clinic", mail="other@example.org")
    say_yes(client, sign, organization="Prairie Network", mail="office@example.org")
    assert "2 organizations signed here" in client.get(page).content.decode()
    client.post(url("receipt"), {"code": code, "do": "unsign"})
    assert list(Signatory.objects.values_list("organization", flat=True)) == ["Prairie Network"]
    sign_in(client, cast.fay)
    looked = client.get(url("send_letter", "LARCH-SAY-letter")).content.decode()
    assert "Please begin." in looked
    assert "Freeze it with its names" in looked
    assert client.post(url("send_letter", "LARCH-SAY-letter")).status_code == 303
    assert (
        "Freeze it with its names" not in client.get(url("send_letter", "LARCH-SAY-letter")).content.decode()
    )
    letter = Letter.objects.get(key="LARCH-SAY-letter")
    assert (
        letter.document
        == "A letter to the council\n\nThe council of Larch\n\nPlease begin.\n\nPrairie Network\n"
    )
    assert letter.sha256 == hashlib.sha256(letter.document.encode()).hexdigest()
    file = client.get(url("letter_document", "LARCH-SAY-letter"))
    assert file.content.decode() == letter.document
    assert letter.sha256 in client.get(page).content.decode()


def test_a_sent_letter_takes_and_loses_no_name(larch, cast, as_person, client):
    sign = url("sign", "LARCH-SAY-letter")
    code = say_yes(client, sign, organization="Larch Clinic", mail="clinic@example.org").context["code"]
    client.post(sign, {"organization": "Late", "mail": "late@example.org"})
    with as_person(cast.fay) as actor:
        letters.send_letter(actor=actor, letter_key="LARCH-SAY-letter")
        with pytest.raises(AlreadySent):
            letters.send_letter(actor=actor, letter_key="LARCH-SAY-letter")
    client.post(path_in(mail.outbox[0]))
    with wall.nobody(read_only=False):
        assert not sending.take_signature_back(code=code)
        assert Signatory.objects.count() == 1


def test_whoever_does_not_keep_it_sends_no_letter(larch, cast, as_person):
    for who in ("amira", "chloe"):
        with as_person(getattr(cast, who)) as actor, pytest.raises(Refused):
            letters.send_letter(actor=actor, letter_key="LARCH-SAY-letter")


def test_the_letter_that_came_with_the_house_has_no_text_and_is_not_signed(cast, client):
    page = client.get(url("letter", "FSAP13-draft-letter")).content.decode()
    assert "its words are not in it" in page
    form = {"organization": "Larch Clinic", "mail": "clinic@example.org"}
    assert client.post(url("sign", "FSAP13-draft-letter"), form).status_code == 422
    assert mail.outbox == []


# -- pages of the one that came with the house -------------------------------------------------------------


def test_its_pages_say_closed_the_advised_day_and_whose_the_drafts_are(cast, client):
    page = client.get(url("consultation", "FSAP13-draft")).content.decode()
    for words in ("Closed", "11 drafts to adapt", "end demand", "the document says “EST”", "goal: 100"):
        assert words in page
    assert "FSAP13-draft" in client.get(url("front")).content.decode()
    question = client.get(url("campaign", "FSAP13-draft", 5)).content.decode()
    assert "FSAP13-C5-01" in question
    draft = client.get(url("draft", "FSAP13-C1-01")).content.decode()
    assert "at line 31" in draft
    assert client.get(url("campaign", "FSAP13-draft", 6)).status_code == 404


def test_the_briefings_are_a_calendar_in_the_hour_of_washington(cast, client):
    body = client.get(url("briefings", "FSAP13-draft")).content.decode()
    assert body.count("BEGIN:VEVENT") == 2
    assert "DTSTART:20130513T140000Z" in body  # ten o’clock in daylight time
    assert "EST" in body


# -- groups ----------------------------------------------------------------------------------------------


def test_what_looks_alike_is_shown_together_and_never_merged(larch, cast, as_person, client):
    with as_person(cast.fay) as actor:
        [draft] = found.drafts_of(found.campaign_of(larch, 1))
        own = "And the trucks that wait at the river bridge have never been asked by anyone."
        first = ground.published(actor, larch, title="Alone")
        like = ground.published(actor, larch, title="One", text=ground.DRAFT)
        more = ground.published(actor, larch, title="Two", text=f"{ground.DRAFT} {own}")
        again = ground.published(actor, larch, title="Same as alone", text=f"Please hear us. {ground.TEXT}")
        run = Grouping(consultation=larch, total=4, asked_by_id=actor.account_id)
        run.save(force_insert=True)
    assert grouping.group(run.id, cast.fay.id) == 3
    with wall.nobody():
        groups = alike.groups_of(list(alike.counts_of(larch)))
        alone = list(alike.standing_alone(larch))
        assert sorted((group.count, group.draft is not None) for group in groups) == [(2, False), (2, True)]
        assert Contribution.objects.count() == 4
        assert {row.contribution_id for row in Likeness.objects.all()} == {like, more, again}
        assert Grouping.objects.get().finished_at is not None
    page = client.get(url("alike", "LARCH-SAY")).content.decode()
    assert "river bridge" in page
    assert alone == []
    assert draft.title in page
    assert first != again


def test_grouping_is_asked_for_once_and_by_its_keepers(larch, cast, as_person, client, monkeypatch):
    asked = []
    monkeypatch.setattr(grouping.app, "configure_task", lambda name: asked.append(name) or Asked())
    sign_in(client, cast.fay)
    for _again in range(2):
        assert client.post(url("group", "LARCH-SAY")).status_code == 303
    assert asked == ["plan_room.group"]
    sign_in(client, cast.chloe)
    assert client.post(url("group", "LARCH-SAY")).status_code == 403


class Asked:
    def defer(self, **ids):
        assert set(ids) == {"run_id", "account_id"}


# -- a new one -------------------------------------------------------------------------------------------


def test_a_new_consultation_is_begun_and_nobody_outside_sees_it(cast, client):
    today = timezone.localdate()
    form = {
        "key": "CITY-27", "title": "The city’s plan", "time_zone": "America/Denver", "questions": "What first?",
        "opens_on": today + timedelta(days=3), "closes_on": today + timedelta(days=9), "closes_time": "17:00",
    }  # fmt: skip
    sign_in(client, cast.rosa)
    assert client.get(url("new")).status_code == 200
    assert client.post(url("new"), {**form, "closes_on": today}).status_code == 422
    assert client.post(url("new"), form).status_code == 303
    assert client.post(url("new"), form).status_code == 422  # the address is taken
    assert client.get(url("consultation", "CITY-27")).status_code == 404
    sign_in(client, cast.amira)
    assert client.get(url("new")).status_code == 403


def test_two_consultations_never_share_an_address(larch, cast, as_person):
    with as_person(cast.fay) as actor, pytest.raises(KeyTaken):
        ground.open_one(actor, key="larch-say")


def test_the_front_of_the_plan_room_leads_here(cast, client):
    assert url("front") in client.get(reverse("plans:front")).content.decode()
