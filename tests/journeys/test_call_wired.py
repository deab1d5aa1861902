"""What hangs on a call: the conversation, clocks, whoever was sent, the hours. It goes along, or it goes."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from alongside.cases.models import Case
from alongside.clocks.actions.running import start_clock
from alongside.clocks.models import Clock
from alongside.crisis_line.actions.calls import take_call
from alongside.crisis_line.actions.ending import end_call, stop_and_keep_nothing
from alongside.crisis_line.actions.handoffs import begin_handoff
from alongside.crisis_line.actions.reporting import call_clocks
from alongside.crisis_line.actions.sending import Errand, send
from alongside.crisis_line.actions.writing import save_step
from alongside.crisis_line.models import Call, Sending, WarmHandoff
from alongside.screening.models import ScreeningConversation
from alongside.screening.selectors.asking import conversations_about, definitions_in_use
from alongside.service_entries.models import Entry
from alongside.vault.ids import uuid7
from tests.browse import sign_in
from tests.cast import as_person as entering

REPORT = "il-child-report-written-48h"


def form_of(actor):
    return next(one for one in definitions_in_use(actor) if one.language == "en")


@pytest.fixture
def a_call(cast):
    """A call that Amira has just taken."""
    for actor in entering(cast.amira):
        call = take_call(actor=actor)
    return call


@pytest.fixture
def browser_of(cast):
    """`browser_of("dev")`: signed in."""

    def browser(who):
        client = Client(raise_request_exception=False)
        sign_in(client, getattr(cast, who))
        return client

    return browser


@pytest.fixture
def answered(cast, as_person, a_call, browser_of):
    """The first question of the thirteen was answered in the call."""
    with as_person(cast.amira) as actor:
        form = form_of(actor)
    answer = browser_of("amira").post(
        reverse("crisis_line:answer", args=[a_call.id, form.key]),
        {"item": form.items[0].id, "answer": "no", "words": "Canary of an answer"},
    )
    assert answer.status_code == 303
    return a_call


def test_the_thirteen_questions_stand_on_the_sheet_and_none_is_answered(browser_of, a_call):
    page = browser_of("amira").get(reverse("crisis_line:call", args=[a_call.id])).content.decode()
    assert page.count('<details name="say"') == 13
    assert re.search(r"<input[^>]*\schecked", page) is None


def test_an_answer_is_saved_and_shown_to_the_next_on_the_line(answered, browser_of):
    page = browser_of("dev").get(reverse("crisis_line:call", args=[answered.id])).content.decode()
    assert "Canary of an answer" in page


def test_nobody_beside_the_line_answers(answered, browser_of, cast, as_person):
    with as_person(cast.amira) as actor:
        form = form_of(actor)
    sent = {"item": form.items[1].id, "answer": "yes"}
    for who in ("noor", "ben"):
        assert (
            browser_of(who)
            .post(reverse("crisis_line:answer", args=[answered.id, form.key]), sent)
            .status_code
            == 404
        )


def test_after_the_end_no_answer_is_taken(answered, browser_of, cast, as_person):
    with as_person(cast.amira) as actor:
        end_call(actor=actor, call_id=answered.id)
        form = form_of(actor)
    sent = {"item": form.items[1].id, "answer": "yes"}
    answer = browser_of("amira").post(reverse("crisis_line:answer", args=[answered.id, form.key]), sent)
    assert answer.status_code == 422


def test_keeping_nothing_takes_all_that_hangs_on_the_call(answered, cast, as_person):
    with as_person(cast.amira) as actor:
        start_clock(actor, answered.subject_id, "call", REPORT, certainty="unknown")
        errand = Errand("client", "emergency_room", "now", where="Gate 4")
        send(actor=actor, errand=errand, call_subject_id=answered.subject_id)
        begin_handoff(actor=actor, call_subject_id=answered.subject_id, partner="Wren House")
        stop_and_keep_nothing(actor=actor, call_id=answered.id)
        left = (Call, ScreeningConversation, Clock, Sending, WarmHandoff)
        assert [model.objects.count() for model in left] == [0] * len(left)


@pytest.mark.parametrize("goes_along", [True, False])
def test_answers_go_along_only_if_they_say_so_and_clocks_go_on(
    answered, browser_of, cast, as_person, goes_along
):
    with as_person(cast.amira) as actor:
        start_clock(actor, answered.subject_id, "call", REPORT, certainty="unknown")
    form = {"row_id": str(uuid7()), "chosen_name": "Rain", "yes": "on"}
    form |= {"with_answers": "on"} if goes_along else {}
    browser_of("amira").post(reverse("crisis_line:become_client", args=[answered.id]), form)
    with as_person(cast.amira) as actor:
        case = Case.objects.get()
        assert len(conversations_about(actor, case.subject_id, "notes")) == int(goes_along)
        assert conversations_about(actor, answered.subject_id, "call") == []
        assert [(clock.subject_id, clock.drawer) for clock in Clock.objects.all()] == [
            (case.subject_id, "plan")
        ]


def test_a_call_that_ended_is_a_service_entry_once(a_call, cast, as_person, browser_of):
    browser = browser_of("amira")
    for _ in range(2):
        browser.post(reverse("crisis_line:end", args=[a_call.id]), {"version": 9_999_999, "quarters": "3"})
        browser.post(reverse("crisis_line:reopen", args=[a_call.id]))
    with as_person(cast.amira):
        entry = Entry.objects.get()
        assert (entry.code, entry.subject_id, entry.people) == ("hotline", None, 1)


def test_a_wrong_number_is_no_service(a_call, cast, as_person):
    with as_person(cast.amira) as actor:
        save_step(actor=actor, call_id=a_call.id, name="ends.not_for_us", value="yes", version=1)
        end_call(actor=actor, call_id=a_call.id)
        assert Entry.objects.count() == 0


def test_a_child_report_starts_one_clock_and_ticks_the_end(a_call, cast, as_person, browser_of):
    browser = browser_of("amira")
    for _ in range(2):
        browser.post(reverse("crisis_line:report", args=[a_call.id]), {"version": 9_999_999})
    with as_person(cast.amira) as actor:
        assert [one.rule_id for one in call_clocks(actor, Call.objects.get())] == [REPORT]
        assert Call.objects.get().dispositions == ["child_report"]
    page = browser.get(reverse("crisis_line:call", args=[a_call.id])).content.decode()
    assert "A child report was made" not in page


def test_an_ended_call_takes_no_report(a_call, cast, as_person, browser_of):
    with as_person(cast.amira) as actor:
        end_call(actor=actor, call_id=a_call.id)
    assert browser_of("amira").post(reverse("crisis_line:report", args=[a_call.id]), {}).status_code == 409
    with as_person(cast.amira):
        assert Clock.objects.count() == 0
