"""A report's whole way: sent in, confirmed, read, asked about, published with the answer, taken back."""

import re
from datetime import date, timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alongside.foundation.rates import Meter
from alongside.plan_room.actions import moderating
from alongside.plan_room.errors import NotThere, NotYet, ReasonNeeded
from alongside.plan_room.models import ReportParty, ReportStep, ShadowFinding, ShadowReport
from alongside.plan_room.tests.shadow.ground import PROMISE, SAID
from alongside.plan_room.views import reports as view
from alongside.vault import wall
from alongside.vault.errors import Refused
from tests.browse import sign_in

EVERYWHERE = (
    ("plans:promise", [PROMISE]), ("plans:promise_feed", [PROMISE]), ("plans:plan", ["NAP20"]),
    ("plans:plan_feed", ["NAP20"]), ("plans:plan_csv", ["NAP20"]), ("plans:plan_json", ["NAP20"]),
    ("plans:document", ["NAP20"]), ("plans:all_feed", []), ("plans:all_csv", []), ("plans:changes", []),
    ("plans:reports", []), ("plans:front", []),
)  # fmt: skip
WORDS = (SAID["organization"], SAID["title"], SAID["text"], SAID["method"])


@pytest.fixture(autouse=True)
def mails(settings, monkeypatch):
    settings.MAIL_ON = True
    monkeypatch.setattr(view, "meter", Meter(500, seconds=60))


DESK = {}


@pytest.fixture(autouse=True)
def desk(cast, as_person):
    """What is kept is read as somebody who keeps plans."""
    DESK["open"] = lambda: as_person(cast.fay)


def kept(model=ShadowReport, **which):
    with DESK["open"]():
        return list(model.objects.filter(**which))


def form_url():
    return reverse("plans:evidence") + f"?promise={PROMISE}"


def send(**changes):
    return Client().post(form_url(), {**SAID, **changes})


def link_in(body):
    return re.search(r"/plans/reports/link/[\w-]+/", body).group()


def sent():
    """Its id and the link of its mail."""
    assert send().status_code == 200
    return kept()[-1].id, link_in(mail.outbox[-1].body)


def confirmed():
    report, link = sent()
    Client().post(link, {"do": "confirm"})
    return report, link


def published(cast, as_person):
    report, link = confirmed()
    with as_person(cast.fay) as actor:
        moderating.ask_agency(
            actor=actor, report_id=report, name="The group", address="", on=date(2026, 1, 1)
        )
        moderating.publish_report(actor=actor, report_id=report, on=date(2026, 6, 1))
    return report, link


def state(report):
    return kept(id=report)[0].state


def seen(browser=None):
    """The pages, feeds and files in which any of its words stands."""
    found = set()
    for name, args in EVERYWHERE:
        body = (browser or Client()).get(reverse(name, args=args)).content.decode()
        if any(word in body for word in WORDS):
            found.add(name)
    return found


# -- sending -------------------------------------------------------------------------------------------


def test_what_is_sent_is_held_until_its_link_is_opened_and_its_button_pressed(db, cast):
    report, link = sent()
    assert state(report) == "held"
    assert Client().get(link).status_code == 200
    assert state(report) == "held"
    Client().post(link, {"do": "confirm"})
    assert state(report) == "waiting"


def test_the_mail_repeats_nothing_of_what_was_written(db, cast):
    sent()
    told = mail.outbox[-1].subject + mail.outbox[-1].body
    assert not [word for word in WORDS if word in told]


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("text", "Her name is Maria Lopez"), ("method", "Ask at 312-555-0142"), ("title", "born March 3, 1998"),
        ("organization", "us, someone@example.org"),
    ],
)  # fmt: skip
def test_what_finds_a_person_is_not_kept(db, cast, field, said):
    answer = send(**{field: said})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert kept() == []
    assert mail.outbox == []


def test_markup_is_taken_out(db, cast):
    send(text="<script>one()</script>We <b>asked</b>.")
    assert kept(ShadowFinding)[0].text == "We asked."


def test_what_fills_the_hidden_field_is_thanked_and_not_kept(db, cast):
    assert send(nickname="robot").status_code == 200
    assert kept() == []


def test_from_one_address_three_come_in_an_hour(db, cast):
    assert [send().status_code for _ in range(4)] == [200, 200, 200, 429]


def test_who_sends_too_often_is_asked_to_wait(db, cast, monkeypatch):
    monkeypatch.setattr(view, "meter", Meter(1, seconds=600))
    assert [send().status_code, send(address="other@example.org").status_code] == [200, 429]


def test_sent_twice_it_is_one_report_and_one_mail(db, cast):
    row = "01890000-0000-7000-8000-000000000001"
    assert send(row_id=row).status_code == send(row_id=row).status_code == 200
    assert len(kept()) == len(mail.outbox) == 1


def test_without_mail_nothing_is_kept(db, cast, settings):
    settings.MAIL_ON = False
    assert send().status_code == 503
    assert kept() == []


def test_a_report_without_a_promise_is_shown_how_to_find_one(db, cast):
    assert b"Find the promise" in Client().get(reverse("plans:evidence")).content


def test_the_address_is_kept_sealed_and_only_until_the_last_mail(db, cast, as_person):
    report, _link = confirmed()
    party = kept(ReportParty, report_id=report)[0]
    assert SAID["address"].encode() not in bytes(party.address_sealed)
    with as_person(cast.fay) as actor:
        moderating.send_back(actor=actor, report_id=report, reason="Please name the offices.")
    assert kept(ReportParty, report_id=report)[0].address_sealed is None
    assert mail.outbox[-1].to == [SAID["address"]]
    assert "Please name the offices." in mail.outbox[-1].body


@pytest.mark.parametrize("link", ["/plans/reports/link/nobody-has-this/", "/plans/reports/link/x/"])
def test_a_link_that_is_none_opens_nothing(db, cast, link):
    assert Client().get(link).status_code == 404
    assert Client().post(link, {"do": "withdraw"}).status_code == 404


def test_a_link_that_nobody_opened_ends_after_seven_days(db, cast):
    report, link = sent()
    with DESK["open"]():
        ReportParty.objects.filter(report_id=report).update(made_at=timezone.now() - timedelta(days=8))
    assert Client().get(link).status_code == 404


# -- reading and asking --------------------------------------------------------------------------------


def test_it_is_published_after_the_agency_answered_and_not_before(db, cast, as_person):
    report, _link = confirmed()
    with as_person(cast.fay) as actor:
        with pytest.raises(NotYet):
            moderating.publish_report(actor=actor, report_id=report, on=date(2026, 2, 1))
        moderating.ask_agency(
            actor=actor, report_id=report, name="The group", address="group@example.org", on=date(2026, 2, 1)
        )
        with pytest.raises(NotYet):
            moderating.publish_report(actor=actor, report_id=report, on=date(2026, 3, 3))
    link = link_in(mail.outbox[-1].body)
    assert seen() == set()
    answer = Client().post(link, {"do": "answer", "answered_by": "The group", "text": "One more was held."})
    assert answer.status_code == 303
    with as_person(cast.fay) as actor:
        moderating.publish_report(actor=actor, report_id=report, on=date(2026, 2, 9))
    page = Client().get(reverse("plans:report", args=[report])).content.decode()
    assert "The group answered:" in page
    assert "One more was held." in page


def test_silence_is_written_down_only_after_the_last_day(db, cast, as_person):
    report, _link = published(cast, as_person)
    page = Client().get(reverse("plans:report", args=[report])).content.decode()
    assert "did not answer by" in page
    assert "did not answer by" in Client().get(reverse("plans:promise", args=[PROMISE])).content.decode()


def test_an_answer_that_comes_later_waits_to_be_read_and_is_then_shown(db, cast, as_person):
    report, _link = confirmed()
    with as_person(cast.fay) as actor:
        moderating.ask_agency(
            actor=actor, report_id=report, name="x", address="group@example.org", on=date(2026, 1, 1)
        )
        moderating.publish_report(actor=actor, report_id=report, on=date(2026, 2, 1))
    link = next(link_in(one.body) for one in mail.outbox if one.to == ["group@example.org"])
    Client().post(link, {"do": "answer", "answered_by": "The group", "text": "Late and sorry."})
    assert b"Late and sorry." not in Client().get(reverse("plans:report", args=[report])).content
    with as_person(cast.fay) as actor:
        moderating.show_answer(actor=actor, report_id=report, on=date(2026, 3, 1))
    assert b"Late and sorry." in Client().get(reverse("plans:report", args=[report])).content


def test_the_link_of_an_agency_takes_nothing_back_and_confirms_nothing(db, cast, as_person):
    report, _link = confirmed()
    with as_person(cast.fay) as actor:
        moderating.ask_agency(
            actor=actor, report_id=report, name="x", address="group@example.org", on=date(2026, 1, 1)
        )
    link = link_in(mail.outbox[-1].body)
    for do in ("withdraw", "confirm"):
        Client().post(link, {"do": do})
    assert state(report) == "asked"


def test_nothing_is_sent_back_without_a_reason(db, cast, as_person):
    report, _link = confirmed()
    with as_person(cast.fay) as actor, pytest.raises(ReasonNeeded):
        moderating.send_back(actor=actor, report_id=report, reason=" ")


@pytest.mark.parametrize("who", ["amira", "dev", "noor", "ida", "ben"])
def test_whoever_keeps_no_plans_reads_and_settles_nothing(db, cast, as_person, who):
    report, _link = confirmed()
    with as_person(getattr(cast, who)) as actor, pytest.raises(Refused):
        moderating.send_back(actor=actor, report_id=report, reason="x")
    browser = Client()
    sign_in(browser, getattr(cast, who))
    assert browser.get(reverse("plan_desk:sent_in")).status_code == 403
    assert browser.get(reverse("plan_desk:sent_report", args=[report])).status_code in (403, 404)
    assert browser.post(reverse("plan_desk:settle_sent", args=[report]), {"do": "publish"}).status_code == 403


def test_the_desk_leads_through_the_whole_way(db, cast):
    report, _link = confirmed()
    browser = Client()
    sign_in(browser, cast.fay)
    assert SAID["title"] in browser.get(reverse("plan_desk:sent_in")).content.decode()
    page, step = (
        reverse("plan_desk:sent_report", args=[report]),
        reverse("plan_desk:settle_sent", args=[report]),
    )
    assert "Ask it to answer" in browser.get(page).content.decode()
    browser.post(step, {"do": "ask", "name": "The group", "address": ""})
    assert state(report) == "asked"
    assert "still has time" in browser.post(step, {"do": "publish"}, follow=True).content.decode()
    browser.post(step, {"do": "answer", "answered_by": "The group", "text": "It was held."})
    browser.post(step, {"do": "publish"})
    assert state(report) == "published"
    assert "As everyone sees it" in browser.get(page).content.decode()
    assert browser.post(step, {"do": "send_back", "reason": ""}).status_code == 422
    browser.post(step, {"do": "send_back", "reason": "It names a person after all."})
    assert state(report) == "sent_back"


def test_today_says_that_one_waits(db, cast):
    confirmed()
    browser = Client()
    sign_in(browser, cast.chloe)
    assert "1 report or answer waits" in browser.get(reverse("people:today")).content.decode()


def test_a_report_moves_on_once(db, cast, as_person):
    report, _link = published(cast, as_person)
    with as_person(cast.fay) as actor, pytest.raises(NotThere):
        moderating.publish_report(actor=actor, report_id=report, on=date(2026, 7, 1))


# -- where it is and is not ----------------------------------------------------------------------------


def test_published_it_stands_where_people_look(db, cast, as_person):
    report, _link = published(cast, as_person)
    assert {"plans:promise", "plans:promise_feed", "plans:reports", "plans:changes"} <= seen()
    assert Client().get(reverse("plans:report", args=[report])).status_code == 200


@pytest.mark.parametrize("stage", ["held", "waiting", "asked", "sent back", "taken back"])
def test_before_and_after_it_is_in_no_page_feed_or_file_whoever_asks(db, cast, as_person, stage):
    if stage == "held":
        report, _link = sent()
    elif stage in ("waiting", "asked"):
        report, _link = confirmed()
        if stage == "asked":
            with as_person(cast.fay) as actor:
                moderating.ask_agency(
                    actor=actor, report_id=report, name="x", address="", on=date(2026, 1, 1)
                )
    else:
        report, link = published(cast, as_person)
        if stage == "sent back":
            with as_person(cast.fay) as actor:
                moderating.send_back(actor=actor, report_id=report, reason="It names a person.")
        else:
            Client().post(link, {"do": "withdraw"})
    keeper = Client()
    sign_in(keeper, cast.fay)
    for browser in (Client(), keeper):
        assert seen(browser) == set()
        assert browser.get(reverse("plans:report", args=[report])).status_code == 404
        found = browser.get(reverse("plans:search"), {"q": "Prairie"}).content.decode()
        assert SAID["title"] not in found


def test_no_page_with_a_report_is_kept_by_a_cache(db, cast, as_person):
    report, _link = published(cast, as_person)
    for name, args in [*EVERYWHERE, ("plans:report", [report])]:
        kept = Client().get(reverse(name, args=args)).headers.get("Cache-Control", "")
        assert "public" not in kept, name


def test_taken_back_neither_its_words_nor_whose_they_were_stay_but_its_story_does(db, cast, as_person):
    report, link = published(cast, as_person)
    assert Client().post(link, {"do": "withdraw"}).status_code == 303
    row = kept(id=report)[0]
    assert (row.organization, row.title, row.text, row.method, row.url, row.answer) == ("",) * 6
    assert {party.name for party in kept(ReportParty, report_id=report, party="author")} == {""}
    steps = sorted(kept(ReportStep, report_id=report), key=lambda step: step.at)
    assert [step.step for step in steps] == [
        "sent", "confirmed", "asked", "published", "withdrawn",
    ]  # fmt: skip
    assert b"Nothing of what it said is kept" in Client().get(link).content
    assert Client().post(link, {"do": "withdraw"}).status_code == 404


def test_nobody_outside_reads_or_writes_the_tables_themselves(db, cast, as_person):
    sent()
    with wall.nobody():
        assert ShadowReport.objects.count() == ReportParty.objects.count() == ReportStep.objects.count() == 0
    with as_person(cast.fay):
        assert ReportStep.objects.count() == 1
        with pytest.raises(Exception, match=r"permission denied|row-level"):
            ReportStep.objects.update(reason="x")


def test_the_form_is_whole_without_a_script(db, cast):
    page = Client().get(form_url()).content.decode()
    assert page.count('type="radio"') == 5
    assert not re.search(r"<input[^>]*\schecked", page)
