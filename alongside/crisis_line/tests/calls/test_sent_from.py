"""What a call sets going: nothing is typed twice, each page leads back, and the sheet says what was sent."""

import pytest
from django.urls import reverse

from alongside.crisis_line.actions.handoffs import begin_handoff
from alongside.crisis_line.actions.sending import Errand, send
from alongside.vault.ids import uuid7


@pytest.fixture
def said(step):
    """What the caller said so far."""
    for name, value in (
        ("caller", "hospital"), ("setting", "hospital"), ("place", "St. Odile, gate 4"), ("language", "es"),
        ("reach.number", "217-555-0177"), ("call_back", "yes"),
    ):  # fmt: skip
        assert step(name, value).status_code == 204


def page_of(browser, name, *args, **query):
    return browser.get(reverse(f"crisis_line:{name}", args=args), query)


def errand_form(browser, call):
    return page_of(browser, "send", call=str(call.subject_id)).context["form"]


def test_what_the_sheet_says_stands_in_the_form(said, browser_of, a_call):
    form = errand_form(browser_of("amira"), a_call)
    shown = {name: form[name].value() for name in form.fields if name != "row_id"}
    assert shown == {
        "who_asks": "hospital", "what_place": "emergency_room", "how_soon": None, "where": "St. Odile, gate 4",
        "call_back": "217-555-0177", "matters": "Language: Spanish",
    }  # fmt: skip


def test_what_was_not_said_is_left_open(browser_of, a_call):
    form = errand_form(browser_of("amira"), a_call)
    assert not any(form[name].value() for name in form.fields if name != "row_id")


@pytest.mark.parametrize("answer", ["no", ""])
def test_a_number_that_may_not_be_called_is_not_handed_on(said, step, browser_of, a_call, answer):
    step("call_back", answer)
    assert not errand_form(browser_of("amira"), a_call)["call_back"].value()


def test_what_was_typed_over_is_kept(said, browser_of, a_call):
    browser, url = browser_of("amira"), reverse("crisis_line:send") + f"?call={a_call.subject_id}"
    typed = {"row_id": str(uuid7()), "who_asks": "police", "what_place": "police", "where": "Station 2"}
    assert browser.post(url, typed).context["form"]["where"].value() == "Station 2"
    assert browser.post(url, typed | {"how_soon": "now"}).status_code == 303
    (listed,) = page_of(browser_of("dev"), "sendings").context["rows"]
    assert "Station 2" in page_of(browser_of("dev"), "sending", listed[0].id).content.decode()


def test_each_page_leads_back_to_its_call(cast, as_person, browser_of, a_call):
    with as_person(cast.amira) as actor:
        errand = Errand("client", "emergency_room", "now", where="Gate 4")
        sent = send(actor=actor, errand=errand, call_subject_id=a_call.subject_id)
        alone = send(actor=actor, errand=errand)
        begin_handoff(actor=actor, call_subject_id=a_call.subject_id, partner="Wren House")
    browser, back = browser_of("dev"), reverse("crisis_line:call", args=[a_call.id])
    assert back in page_of(browser, "sending", sent.id).content.decode()
    assert back in page_of(browser, "handoffs", a_call.subject_id).content.decode()
    assert back in page_of(browser, "send", call=str(a_call.subject_id)).content.decode()
    assert "/line/calls/" not in page_of(browser, "sending", alone.id).content.decode()


def test_the_sheet_says_what_was_sent(cast, as_person, browser_of, a_call):
    with as_person(cast.amira) as actor:
        errand = Errand("client", "emergency_room", "now", where="Gate 4")
        sent = send(actor=actor, errand=errand, call_subject_id=a_call.subject_id)
        begin_handoff(actor=actor, call_subject_id=a_call.subject_id, partner="Wren House")
    page = page_of(browser_of("amira"), "call", a_call.id)
    assert [one.kind for one in page.context["set_going"]] == ["handed", "sent"]
    assert reverse("crisis_line:sending", args=[sent.id]) in page.content.decode()


@pytest.mark.parametrize("who", ["noor", "ben"])
def test_nobody_beside_the_line_is_shown_the_form_of_a_call(said, browser_of, a_call, who):
    answer = page_of(browser_of(who), "send", call=str(a_call.subject_id))
    assert b"St. Odile" not in answer.content
