"""The mails to those who follow: only news, only what is public when it goes, at most once a day, and once."""

import re
from contextlib import contextmanager
from datetime import date, timedelta
from unittest import mock

import pytest
from django.core import mail
from django.utils import timezone
from django.utils.translation import override

from alongside.foundation.rates import Meter
from alongside.people.errors import MailNotSent
from alongside.plan_room import jobs, shown
from alongside.plan_room.actions import filing, moderating, publishing, saying, telling
from alongside.plan_room.models import OfficialUpdate, ReportParty
from alongside.plan_room.tests import ground as plans
from alongside.plan_room.tests.following import dying, ground
from alongside.plan_room.tests.following.ground import ADDRESS, PROMISE, confirmed, press
from alongside.plan_room.tests.shadow import ground as reports
from alongside.plan_room.views import following as view
from alongside.vault.ids import uuid7
from tests.attacks.ground import logged_in_as

OTHER = "NAP20-1.1-a"


@pytest.fixture(autouse=True)
def mails(db, settings, monkeypatch):
    settings.MAIL_ON = True
    for name in ("meter", "steps"):
        monkeypatch.setattr(view, name, Meter(500, seconds=60))


def at(days, hour=9):
    """So many days from now, by the clock of the installation."""
    day = timezone.localtime() + timedelta(days=days)
    return day.replace(hour=hour, minute=0, second=0, microsecond=0)


@contextmanager
def on(days, hour=12):
    """What is written now is written then."""
    then = at(days, hour)
    with mock.patch("django.utils.timezone.now", return_value=then):
        yield


def monday(weeks=1):
    ahead = 7 * weeks - timezone.localdate().weekday()
    return at(ahead)


def told(now):
    """The mails of a run."""
    mail.outbox.clear()
    telling.tell_due(now)
    return [(message.to[0], message.body) for message in mail.outbox]


def said(cast, as_person, promise=PROMISE, status="under_way"):
    """What an agency said, written down now (or then, inside of `on`)."""
    with as_person(cast.fay) as actor:
        row = saying.write_said(
            actor=actor, row_id=uuid7(), promise_key=promise, body="HHS", status=status, said_on=date(2026, 1, 5),
            text="They wrote a paragraph", delay_reason="", url="",
        )  # fmt: skip
        OfficialUpdate.objects.filter(id=row.id).update(recorded_at=timezone.now())
    return row


# -- what is told ----------------------------------------------------------------------------------------


def test_a_promise_that_changed_is_told_by_its_title_its_kind_of_change_and_its_page(cast, as_person):
    link = confirmed()
    said(cast, as_person)
    ((address, body),) = told(at(1))
    assert address == ADDRESS
    assert "The agency says it is under way" in body
    assert f"/plans/promise/{PROMISE}/" in body
    assert link in body
    assert "They wrote a paragraph" not in body
    assert mail.outbox[0].subject == "What was promised: 1 change"


def test_every_mail_has_its_ways_out_and_says_that_a_machine_sent_it(cast, as_person):
    link = confirmed()
    said(cast, as_person)
    told(at(1))
    headers = mail.outbox[0].message()
    assert headers["List-Unsubscribe"].endswith(f"{link}>")
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert headers["Auto-Submitted"] == "auto-generated"
    assert ADDRESS not in headers["Message-ID"]


def test_nothing_new_is_no_mail(cast, as_person):
    said(cast, as_person)  # before anyone followed
    confirmed()
    assert [told(at(day)) for day in (1, 2, 3)] == [[], [], []]


@pytest.mark.parametrize(
    ("what", "tells"),
    [
        ("", True),
        (ground.WHAT, True),
        ("?plan=NAP20", True),
        (f"?promise={OTHER}", False),
        ("?plan=HHS20", False),
    ],
)
def test_each_hears_of_what_it_follows_and_of_nothing_else(cast, as_person, what, tells):
    confirmed(what)
    said(cast, as_person)
    assert bool(told(at(1))) is tells


def test_a_body_is_followed_with_the_promises_in_which_it_stands(cast, as_person):
    with as_person(cast.fay) as actor:
        plans.published(actor)
    confirmed("?agency=CITY")
    confirmed("?agency=EVERYONE", address="other@prairie.example.org")
    with as_person(cast.fay):
        plans.say("LARCH-1", "delayed", "2026-01-05")
    assert [address for address, _body in told(at(1))] == [ADDRESS]


def test_what_is_followed_twice_is_told_once(cast, as_person):
    confirmed()
    confirmed("?plan=NAP20")
    said(cast, as_person)
    ((_address, body),) = told(at(1))
    assert body.count("The agency says it is under way") == 1


def test_a_new_version_of_a_plan_is_told_to_those_who_follow_the_plan(cast, as_person):
    with as_person(cast.fay) as actor:
        plans.published(actor)
    confirmed("?plan=LARCH")
    with as_person(cast.fay) as actor:
        version = publishing.keep_draft(
            actor=actor, form=plans.form(title="The plan, again"), why="Some reason"
        )
    assert told(at(1)) == []
    with on(1), as_person(cast.chloe) as actor:
        publishing.publish(actor=actor, version_id=version.id)
    ((_address, body),) = told(at(2))
    assert "A new version of the plan is here." in body
    assert "/plans/plan/LARCH/version/2/" in body


CHANGED = [
    {**plans.ACTIONS[0], "title": "Train every officer, each year"},
    {**plans.ACTIONS[1], "owners": [{"code": "CITY", "role": "lead"}]},
    {"key": "LARCH-4", "node": "2", "title": "Ask those who know", "unnamed": True},
]


@pytest.mark.parametrize(
    ("what", "says"),
    [
        ("?promise=LARCH-1", ["words it differently"]), ("?promise=LARCH-2", ["names others who owe it"]),
        ("?promise=LARCH-3", ["leaves it out"]), ("?agency=CITY-POLICE", ["words it differently"]),
        ("?agency=EVERYONE", ["names others who owe it"]), ("?agency=HHS", []),
        ("?plan=LARCH", ["words it differently", "names others who owe it", "leaves it out", "adds it"]),
    ],
)  # fmt: skip
def test_who_follows_a_promise_is_told_how_a_new_version_changes_it(cast, as_person, what, says):
    with as_person(cast.fay) as actor:
        plans.published(actor)
    confirmed(what)
    with as_person(cast.fay) as actor:
        plans.published(actor, actions=CHANGED)
    body = "".join(body for _address, body in told(at(1)))
    kinds = (
        "words it differently",
        "names others who owe it",
        "leaves it out",
        "adds it",
        "changes its time",
    )
    assert [kind for kind in kinds if kind in body] == says


def test_the_mail_is_in_the_language_in_which_it_was_asked_for(cast, as_person):
    link = confirmed()
    press(link, "how", often="daily", language="es")
    said(cast, as_person)
    ((_address, body),) = told(at(1))
    with override("es"):
        assert str(shown.SAID["under_way"]) in body
    assert str(shown.SAID["under_way"]) not in body


# -- what others found -----------------------------------------------------------------------------------


def test_a_report_is_told_when_it_is_published_whatever_day_it_is_about(cast, as_person):
    confirmed()
    with as_person(cast.fay):
        report = reports.report_at("asked", asked_on="2026-03-01", answer_by="2026-03-31")
    assert told(at(1)) == []
    with on(1), as_person(cast.fay) as actor:
        moderating.publish_report(actor=actor, report_id=report, on=date(2026, 5, 1))
    ((_address, body),) = told(at(2))
    assert "Others found limited progress" in body
    for words in ("organization", "title", "text", "method"):
        assert reports.SAID[words] not in body


@pytest.mark.parametrize("way", ["taken back", "sent back"])
def test_what_was_withdrawn_before_the_mail_goes_is_not_in_it(cast, as_person, way):
    confirmed()
    with as_person(cast.fay) as actor:
        report = reports.published_report()
        if way == "sent back":
            moderating.send_back(actor=actor, report_id=report, reason="It names a person")
    if way == "taken back":
        filing.withdraw_report(reports.SECRET)
    assert told(at(1)) == []


def test_a_published_report_is_told_and_one_that_waits_is_not(cast, as_person):
    confirmed()
    with as_person(cast.fay):
        reports.report_at("waiting")
        assert ReportParty.objects.count() == 1
    assert told(at(1)) == []


def test_what_an_agency_said_and_was_taken_off_is_not_told(cast, as_person):
    confirmed()
    row = said(cast, as_person)
    with as_person(cast.fay) as actor:
        saying.take_off(actor=actor, update_id=row.id)
    assert told(at(1)) == []


# -- how often -------------------------------------------------------------------------------------------


def test_at_most_one_mail_a_day_and_none_at_night(cast, as_person):
    confirmed()
    said(cast, as_person)
    assert told(at(0, hour=23)) == []  # it was confirmed today
    assert told(at(1, hour=6)) == []
    assert len(told(at(1, hour=7))) == 1
    with on(1):
        said(cast, as_person, status="done")
    assert told(at(1, hour=20)) == []
    ((_address, body),) = told(at(2))
    assert "The agency says it is done" in body
    assert "under way" not in body


def test_weekly_is_once_a_week(cast, as_person):
    confirmed(often="weekly")
    said(cast, as_person)
    assert told(monday() - timedelta(days=1)) == [] or timezone.localdate().weekday() == 6
    assert len(told(monday() + timedelta(days=2))) == 1
    with on((monday() - at(0)).days + 3):
        said(cast, as_person, status="done")
    assert told(monday() + timedelta(days=4)) == []
    assert len(told(monday(2))) == 1


def test_what_is_confirmed_later_is_told_from_then_on(cast, as_person):
    confirmed(f"?promise={OTHER}")
    said(cast, as_person)
    confirmed()
    assert told(at(1)) == []


def test_who_did_not_confirm_and_who_stopped_get_nothing(cast, as_person):
    ground.asked_link()
    link = confirmed(address="other@prairie.example.org")
    said(cast, as_person)
    press(link, "stop")
    assert told(at(1)) == []


def test_where_no_mail_goes_out_nothing_is_looked_for(cast, as_person, settings):
    confirmed()
    said(cast, as_person)
    settings.MAIL_ON = False
    assert told(at(1)) == []
    settings.MAIL_ON = True
    assert len(told(at(1))) == 1


def test_a_long_list_ends_and_says_where_the_rest_is(cast, as_person, monkeypatch):
    monkeypatch.setattr(telling, "MOST_TOLD", 2)
    confirmed("?plan=NAP20")
    for status in ("planned", "under_way", "done"):
        said(cast, as_person, status=status)
    ((_address, body),) = told(at(1))
    assert len(re.findall(r"The agency says", body)) == 2
    assert "And 1 more" in body


# -- once ------------------------------------------------------------------------------------------------


@pytest.fixture
def three(transactional_db, cast, as_person, settings, tmp_path):
    """Three who follow, news for them, and a mail server."""
    for number in range(3):
        confirmed(address=f"reader{number}@prairie.example.org")
    said(cast, as_person)
    settings.TAKEN = tmp_path / "taken"
    settings.TAKEN.mkdir()
    settings.EMAIL_BACKEND = "alongside.plan_room.tests.following.dying.Server"
    return settings


def addresses():
    return sorted(message["To"] for message in dying.taken())


EACH = [f"reader{number}@prairie.example.org" for number in range(3)]


def test_a_worker_that_is_killed_over_a_mail_has_told_nobody_twice_and_the_next_tells_the_rest(three):
    three.DIES = ("before", 1)
    assert dying.worker_killed(at(1)) == -9
    assert len(addresses()) == 1
    three.DIES = ("", -1)
    assert telling.tell_due(at(1)).sent == 2
    assert addresses() == EACH
    assert telling.tell_due(at(1)).sent == 0


def test_one_that_is_killed_as_the_server_took_a_mail_sends_the_same_mail_again_and_no_other(three):
    three.DIES = ("after", 1)
    assert dying.worker_killed(at(1)) == -9
    three.DIES = ("", -1)
    telling.tell_due(at(1))
    taken = dying.taken()
    assert len(taken) == 4
    assert sorted({message["To"] for message in taken}) == EACH
    assert len({message["Message-ID"] for message in taken}) == 3  # a mail program shows it once


def test_two_workers_do_not_tell_the_same_one(three):
    ((first,),) = ground.rows("select id from plan_room_follower order by id limit 1")
    with logged_in_as("owner") as other, other.transaction():
        other.execute("select 1 from plan_room_follower where id = %s for update", [first])
        assert telling.tell_one(first, at(1)) is False
        assert telling.tell_due(at(1)).sent == 2
    assert telling.tell_due(at(1)).sent == 1
    assert addresses() == EACH


def test_a_mail_that_did_not_go_is_told_the_next_time(three):
    three.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    three.EMAIL_HOST, three.EMAIL_PORT = "127.0.0.1", 9
    assert telling.tell_due(at(1)) == telling.Told(sent=0, failed=3)
    three.EMAIL_BACKEND = "alongside.plan_room.tests.following.dying.Server"
    assert telling.tell_due(at(1)).sent == 3
    assert addresses() == EACH


def test_the_job_tells_forgets_and_fails_where_no_mail_goes(three, monkeypatch):
    monkeypatch.setattr(telling, "FIRST_HOUR", 0)
    tomorrow = at(1)
    monkeypatch.setattr(jobs.timezone, "now", lambda: tomorrow)
    jobs.tell_followers(timestamp=0)
    assert addresses() == EACH
    ground.rows("update plan_room_follower set looked_on = '2020-01-01', told_until = '2020-01-01'")
    three.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    three.EMAIL_HOST, three.EMAIL_PORT = "127.0.0.1", 9
    with pytest.raises(MailNotSent):
        jobs.tell_followers(timestamp=0)


def test_an_address_that_cannot_be_opened_holds_up_nobody_else(three):
    ground.rows(
        "update plan_room_follower set address_sealed = address_sealed || 'x'"
        " where id = (select min(id::text)::uuid from plan_room_follower)"
    )
    assert telling.tell_due(at(1)) == telling.Told(sent=2, failed=1)
    assert len(addresses()) == 2
