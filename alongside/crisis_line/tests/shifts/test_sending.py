"""Sending an advocate: who is called, what may follow what, when to call the next, taking a tap back."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.core.mail.backends.base import BaseEmailBackend
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from alongside.cases.errors import SavedBefore
from alongside.crisis_line.actions import sending as acts
from alongside.crisis_line.actions.roster import HowHeld, change_rules
from alongside.crisis_line.enums_shifts import Step
from alongside.crisis_line.errors_shifts import NotForTheLine, StepOutOfOrder, TooLateToUndo
from alongside.crisis_line.models import LineRules, Sending, SendingStep
from alongside.crisis_line.pagers import WORDS, TextByMail, pager
from alongside.crisis_line.selectors.sendings import callable_people, read_sending, sending_for
from alongside.crisis_line.sending_steps import ENDS, Noted, advise, may_follow, who_goes
from alongside.vault.enums import What
from alongside.vault.errors import NotFound, Refused
from alongside.vault.ids import uuid7

ERRAND = acts.Errand("hospital", "emergency_room", "now", "St. Odile, desk 4", "Speaks Hausa", "217-555-0177")
FORM = {
    "who_asks": "hospital",
    "what_place": "emergency_room",
    "how_soon": "now",
    "where": "St. Odile, desk 4",
}
START = datetime(2026, 5, 14, 21, tzinfo=UTC)
WAIT = timedelta(minutes=10)
ONE, TWO, THREE = (UUID(int=n) for n in (1, 2, 3))


@pytest.fixture
def sent(cast, as_person):
    with as_person(cast.amira) as actor:
        return acts.send(actor=actor, errand=ERRAND)


@pytest.fixture
def tap(cast, as_person, sent):
    def note(what, who=None, by=cast.amira):
        with as_person(by) as actor:
            return acts.note_step(
                actor=actor, sending_id=sent.id, what=what, account_id=who.id if who else None
            )

    return note


# -- the order, and whom to call next -----------------------------------------------------------------------


def noted(*steps):
    return [Noted(what, who, START + timedelta(minutes=n)) for n, (what, who) in enumerate(steps)]


def test_first_someone_is_called_then_the_wait_then_the_next():
    order = [ONE, TWO, THREE]
    assert advise([], order, WAIT, START) == advise([], order, WAIT, START + WAIT)
    assert advise([], order, WAIT, START).person == ONE
    called = noted((Step.CALLED, ONE))
    before, after = (advise(called, order, WAIT, START + n * WAIT) for n in (0.9, 1))
    assert (before.kind, before.person, before.at) == ("wait", TWO, START + WAIT)
    assert (after.kind, after.person) == ("call", TWO)
    declined = noted((Step.CALLED, ONE), (Step.DECLINED, ONE))
    assert (advise(declined, order, WAIT, START).kind, advise(declined, order, WAIT, START).person) == (
        "call",
        TWO,
    )


def test_when_everyone_was_called_it_says_so():
    steps = noted((Step.CALLED, ONE), (Step.DECLINED, ONE))
    assert advise(steps, [ONE], WAIT, START).person is None


def test_who_said_yes_and_then_cannot_is_replaced():
    steps = noted((Step.CALLED, ONE), (Step.ACCEPTED, ONE), (Step.ON_THE_WAY, None), (Step.DECLINED, ONE))
    assert may_follow(steps[:3], Step.DECLINED, ONE)
    assert who_goes(steps) is None
    assert advise(steps, [ONE, TWO], WAIT, START + WAIT).person == TWO
    again = [*steps, *noted((Step.CALLED, TWO), (Step.ACCEPTED, TWO))]
    assert may_follow(again, Step.ON_THE_WAY, None)


@given(st.lists(st.tuples(st.sampled_from(list(Step)), st.sampled_from([ONE, TWO, None])), max_size=14))
def test_whatever_is_tapped_nobody_arrives_who_was_not_called_and_said_yes(taps):
    steps = []
    for n, (what, who) in enumerate(taps):
        if may_follow(steps, what, who):
            steps.append(Noted(what, who, START + timedelta(minutes=n)))
    done = [step.what for step in steps]
    for what, before in (
        (Step.ARRIVED, Step.ACCEPTED),
        (Step.LEFT, Step.ARRIVED),
        (Step.ACCEPTED, Step.CALLED),
    ):
        if what in done:
            assert before in done[: done.index(what)]
    assert not set(done[:-1]) & set(ENDS)
    assert done.count(Step.ARRIVED) <= 1


# -- noting ---------------------------------------------------------------------------------------------


def test_where_and_why_are_sealed_and_opened_by_the_on_call_team(cast, as_person, sent, said):
    with as_person(cast.dev) as actor:
        row = sending_for(actor, sent.id)
        opened = read_sending(actor, row)
        assert b"Odile" not in bytes(row.where_sealed)
    assert (opened.where, opened.call_back) == ("St. Odile, desk 4", "217-555-0177")
    [line] = [line for line in said if line.what == What.CALL_READ]
    assert (line.subjects, line.about_id) == ((sent.subject_id,), sent.id)


@pytest.mark.parametrize("who", ["noor", "ida", "ben"])
def test_nobody_else_sends_or_sees(cast, as_person, sent, who):
    with as_person(getattr(cast, who)) as actor:
        with pytest.raises((NotFound, Refused)):
            sending_for(actor, sent.id)
        if who != "ben":
            with pytest.raises(Refused):
                acts.send(actor=actor, errand=ERRAND)
        assert not Sending.objects.exists()
        assert not SendingStep.objects.exists()


def test_called_yes_on_the_way_arrived_left(cast, as_person, sent, tap):
    tap(Step.CALLED, cast.dev)
    tap(Step.CALLED, cast.dev)
    tap(Step.ACCEPTED, cast.dev)
    for what in (Step.ON_THE_WAY, Step.ARRIVED, Step.LEFT):
        tap(what, by=cast.dev)
    with as_person(cast.amira) as actor:
        assert [row.what for row in SendingStep.objects.order_by("at")] == [
            "called", "accepted", "on_the_way", "arrived", "left",
        ]  # fmt: skip
        assert sending_for(actor, sent.id).ended_at is not None


def test_a_step_that_does_not_follow_is_refused(cast, tap):
    with pytest.raises(StepOutOfOrder):
        tap(Step.ARRIVED)
    with pytest.raises(StepOutOfOrder):
        tap(Step.ACCEPTED, cast.dev)
    with pytest.raises(StepOutOfOrder):
        tap("flew")
    with pytest.raises(NotForTheLine):
        tap(Step.CALLED, cast.noor)


def test_the_last_tap_is_taken_back_within_a_minute_by_who_made_it(cast, as_person, sent, tap):
    step = tap(Step.CALLED_OFF)
    with as_person(cast.dev) as actor, pytest.raises(TooLateToUndo):
        acts.undo_step(actor=actor, sending_id=sent.id, step_id=step.id)
    with as_person(cast.amira) as actor:
        acts.undo_step(actor=actor, sending_id=sent.id, step_id=step.id)
        assert sending_for(actor, sent.id).ended_at is None
    old = tap(Step.CALLED, cast.dev)
    with as_person(cast.amira) as actor:
        SendingStep.objects.filter(id=old.id).update(at=timezone.now() - timedelta(seconds=61))
        with pytest.raises(TooLateToUndo):
            acts.undo_step(actor=actor, sending_id=sent.id, step_id=old.id)


def test_whom_to_call_begins_with_who_is_on_the_line(cast, as_person, on_line):
    on_line(cast.dev)
    on_line(cast.amira, place="backup")
    with as_person(cast.amira) as actor:
        names = [one.name for one in callable_people(actor.agency_id)]
    assert names[:2] == ["Dev", "Amira"]
    assert set(names[2:4]) == {"Chloe", "Rosa"}


def test_the_same_form_sends_once(cast, as_person):
    own = uuid7()
    with as_person(cast.amira) as actor:
        acts.send(actor=actor, errand=ERRAND, sending_id=own)
    with as_person(cast.amira) as actor, pytest.raises(SavedBefore):
        acts.send(actor=actor, errand=ERRAND, sending_id=own)


# -- a pager, where there is one -------------------------------------------------------------------------


class Beeper:
    sent: list = []

    def page(self, digits, words):
        self.sent.append((digits, words))
        return True


def test_without_a_pager_nobody_is_paged_and_with_one_it_says_nothing(
    cast, as_person, browser, sent, settings
):
    browser(cast.dev).post(reverse("crisis_line:yours"), {"digits": "217-555-0142"})
    here = reverse("crisis_line:page_person", args=[sent.id])
    client = browser(cast.amira)
    assert (
        "No page was sent. Please call."
        in client.post(here, {"who": cast.dev.id}, follow=True).content.decode()
    )
    settings.LINE_PAGER = f"{__name__}.Beeper"
    client.post(here, {"who": cast.dev.id})
    assert Beeper.sent == [(2175550142, WORDS)]


def test_an_agency_that_names_a_gateway_pages_by_a_mail_that_says_nothing_else(
    cast, as_person, browser, sent, settings, mailoutbox
):
    settings.MAIL_ON = True
    browser(cast.dev).post(reverse("crisis_line:yours"), {"digits": "217-555-0142"})
    here = reverse("crisis_line:page_person", args=[sent.id])
    sheet = reverse("crisis_line:sending", args=[sent.id])
    amira = browser(cast.amira)
    assert "Page as well" not in amira.get(sheet).text
    with as_person(cast.rosa) as rosa:
        change_rules(actor=rosa, version=0, how=HowHeld(text_gateway="text.example.net"))
    assert "Page as well" in amira.get(sheet).text
    assert "A page is on its way." in amira.post(here, {"who": cast.dev.id}, follow=True).text
    [mail] = mailoutbox
    assert (mail.to, mail.subject, mail.body.strip()) == (["2175550142@text.example.net"], "", WORDS)
    settings.MAIL_ON = False
    assert "Page as well" not in amira.get(sheet).text


def test_a_gateway_that_takes_nothing_is_told_as_no_page(settings, monkeypatch):
    settings.MAIL_ON = True
    settings.EMAIL_BACKEND = f"{__name__}.Deaf"
    assert not TextByMail("text.example.net").page(2175550142, WORDS)


class Deaf(BaseEmailBackend):
    def send_messages(self, email_messages):
        raise OSError("2175550142@text.example.net: no such user")


@pytest.mark.parametrize("typed", ["217@text.example.net", "not a name", "text", "-.net"])
def test_what_is_no_gateway_is_refused_with_a_sentence(cast, browser, typed):
    rosa = browser(cast.rosa)
    here = reverse("crisis_line:line_rules")
    form = {
        "version": 0,
        "longest_hours": 12,
        "nights_a_quarter": 12,
        "minutes_to_answer": 10,
        "days_kept": 90,
    }
    answer = rosa.post(here, form | {"text_gateway": typed})
    assert answer.status_code == 422
    assert "Only what stands after the @" in answer.text
    assert rosa.post(here, form | {"text_gateway": "text.example.net"}).status_code == 303


def test_the_demonstrations_pager_says_a_fixed_word(settings, caplog):
    settings.LINE_PAGER = "alongside.crisis_line.pagers.ConsolePager"
    assert pager(LineRules()).page(2175550142, WORDS)
    assert "217" not in caplog.text


# -- screens ------------------------------------------------------------------------------------------------


def test_someone_is_sent_by_form_called_and_noted(cast, browser, on_line):
    on_line(cast.dev)
    client = browser(cast.amira)
    own = client.get(reverse("crisis_line:send")).context["form"]["row_id"].value()
    answer = client.post(reverse("crisis_line:send"), {**FORM, "row_id": own}, follow=True)
    body = answer.content.decode()
    assert "Call Dev now." in body
    assert "St. Odile" in body
    mark = reverse("crisis_line:mark_sending", args=[own])
    body = client.post(mark, {"what": "called", "who": cast.dev.id}, follow=True).content.decode()
    assert "If nobody has answered by" in body
    assert "Undo" in body
    body = client.post(mark, {"what": "accepted", "who": cast.dev.id}, follow=True).content.decode()
    assert "Dev goes." in body
    step = client.get(reverse("crisis_line:sending", args=[own])).context["undo"]
    client.post(reverse("crisis_line:undo_sending", args=[own]), {"step": step.id})
    body = client.post(mark, {"what": "arrived"}, follow=True).content.decode()
    assert "This does not follow" in body
    assert "Emergency room" in client.get(reverse("crisis_line:sendings")).content.decode()


def test_the_page_never_says_that_it_has_called(cast, browser, sent):
    body = browser(cast.amira).get(reverse("crisis_line:sending", args=[sent.id])).content.decode().lower()
    assert not [
        words for words in ("we called", "was notified", "has been called automatically") if words in body
    ]


@pytest.mark.parametrize("wrong", ["who_asks", "what_place", "how_soon", "where"])
def test_what_is_missing_is_said(cast, browser, wrong):
    answer = browser(cast.amira).post(reverse("crisis_line:send"), {**FORM, wrong: ""})
    assert answer.status_code == 422
    assert "One thing to look at again" in answer.content.decode()


def test_nothing_is_chosen_beforehand(cast, browser):
    form = browser(cast.amira).get(reverse("crisis_line:send")).context["form"]
    assert not [name for name in ("who_asks", "what_place", "how_soon") if form[name].value()]
