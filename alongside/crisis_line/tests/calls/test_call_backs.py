"""Calling back only with her yes, by her rules; becoming a client only with her yes, nothing asked twice."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.cases.selectors.plan import needs_of
from alongside.crisis_line.models import Call
from alongside.vault import wall
from tests.attacks.ground import Case, ContactMethod, Identity, Note


def url(name, call):
    return reverse(f"crisis_line:{name}", args=[call.id])


@pytest.fixture
def ended(step, browser_of, a_call):
    """A call with a yes to being called back, ended."""
    said = {
        "call_back": "yes", "reach.number": "217-555-0142", "reach.when": "After 2 pm", "reach.code_word": "umbrella",
        "reach.voicemail": "no", "name": "Rain", "note": "Wants a bed.", "need.bed": "not_found", "language": "es",
    }  # fmt: skip
    for name, value in said.items():
        step(name, value)
    browser_of("amira").post(url("end", a_call), {"version": "99"})
    return a_call


def call_now(cast, as_person, call):
    with as_person(cast.amira):
        return Call.objects.get(id=call.id)


def test_the_list_says_the_number_the_code_word_and_the_rules(ended, browser_of):
    page = browser_of("dev").get(reverse("crisis_line:call_backs")).content.decode()
    for words in ("217-555-0142", "After 2 pm", "umbrella", "Rain"):
        assert words in page


def test_the_front_of_the_line_opens_nobodys_words(ended, browser_of):
    page = browser_of("dev").get(reverse("crisis_line:line")).content.decode()
    assert "1 person said yes to being called back." in page
    assert "umbrella" not in page


def test_reached_takes_it_off_the_list_once(ended, browser_of, cast, as_person):
    dev = browser_of("dev")
    for _ in range(2):
        assert dev.post(url("called_back", ended)).status_code == 303
    assert "Nobody waits" in dev.get(reverse("crisis_line:call_backs")).content.decode()
    assert call_now(cast, as_person, ended).contacts == 2


def test_tried_stays_on_the_list_with_its_day(ended, browser_of, cast, as_person):
    dev = browser_of("dev")
    assert dev.post(url("call_again", ended), {"at": "2026-05-12T14:10"}).status_code == 303
    found = call_now(cast, as_person, ended)
    assert (found.contacts, found.call_back_at.year, found.called_back_at) == (2, 2026, None)
    assert "217-555-0142" in dev.get(reverse("crisis_line:call_backs")).content.decode()


def test_a_day_that_is_none_gets_a_sentence(ended, browser_of):
    answer = browser_of("dev").post(url("call_again", ended), {"at": "soon"})
    assert answer.status_code == 422
    assert "Write day and time" in answer.content.decode()


@pytest.mark.parametrize("said", ["", "no"])
def test_without_a_yes_nobody_is_called_back(step, browser_of, cast, as_person, a_call, said):
    step("reach.number", "217-555-0142")
    step("call_back", said)
    browser_of("amira").post(url("end", a_call), {"version": "99"})
    assert "217-555-0142" not in browser_of("dev").get(reverse("crisis_line:call_backs")).content.decode()
    assert browser_of("dev").post(url("called_back", a_call)).status_code == 403
    assert call_now(cast, as_person, a_call).called_back_at is None


# -- becoming a client ----------------------------------------------------------------------------------


def sent(browser, call, **more):
    page = browser.get(url("become_client", call)).content.decode()
    row_id = page.split('name="row_id" value="')[1][:36]
    return {"row_id": row_id, "chosen_name": "Rain", "language": "Spanish", "number": "217-555-0142",
            "note": "Wants a bed.", **more}  # fmt: skip


def test_the_form_is_filled_in_and_nothing_is_ticked(ended, browser_of):
    page = browser_of("amira").get(url("become_client", ended)).content.decode()
    for words in ("Rain", "217-555-0142", "Wants a bed.", "A bed: Not found", "Spanish"):
        assert words in page
    assert " checked" not in page


def test_without_a_yes_no_page_opens(ended, browser_of, cast, as_person):
    amira = browser_of("amira")
    answer = amira.post(url("become_client", ended), sent(amira, ended))
    assert answer.status_code == 422
    assert "A page opens only with their yes." in answer.content.decode()
    with as_person(cast.amira):
        assert Case.objects.count() == 0


def test_what_was_ticked_goes_along_and_the_call_keeps_its_codes(ended, browser_of, cast, as_person):
    amira = browser_of("amira")
    form = sent(amira, ended, yes="on", with_reach="on", with_note="on", with_needs="on")
    answer = amira.post(url("become_client", ended), form)
    with as_person(cast.amira):
        case = Case.objects.get()
        assert answer.url == reverse("cases:client", args=[case.id])
        assert Identity.objects.get().chosen_name == "Rain"
        way = ContactMethod.objects.get()
        assert (way.value, way.times, way.code_word) == ("217-555-0142", "After 2 pm", "umbrella")
        assert (way.voicemail_ok, way.text_ok) == ("no", "not_asked")
        assert [(note.drawer, note.text) for note in Note.objects.all()] == [("notes", "Wants a bed.")]
        need = needs_of(wall.current_actor(), case.subject_id)[0]
        assert (need.area, need.words, need.status) == ("A bed for now", "A bed", "unmet")
    call = call_now(cast, as_person, ended)
    assert (call.sheet_sealed, call.language, call.call_back) == (None, "es", "no")
    assert call.became_client_at is not None


def test_what_was_not_ticked_stays_behind(ended, browser_of, cast, as_person):
    amira = browser_of("amira")
    amira.post(url("become_client", ended), sent(amira, ended, yes="on"))
    with as_person(cast.amira):
        assert Identity.objects.get().chosen_name == "Rain"
        assert ContactMethod.objects.count() == Note.objects.count() == 0


def test_a_yes_on_the_sheet_is_not_asked_for_again(step, browser_of, cast, as_person, a_call):
    step("keep", "page")
    amira = browser_of("amira")
    page = amira.get(url("become_client", a_call)).content.decode()
    assert 'name="yes"' not in page
    assert amira.post(url("become_client", a_call), sent(amira, a_call)).status_code == 302
    assert call_now(cast, as_person, a_call).ended_at <= timezone.now() + timedelta(seconds=1)


def test_sent_twice_it_opens_one_page(ended, browser_of, cast, as_person):
    amira = browser_of("amira")
    form = sent(amira, ended, yes="on")
    first, second = (amira.post(url("become_client", ended), form) for _ in range(2))
    assert first.url == second.url
    with as_person(cast.amira):
        assert Case.objects.count() == 1
    assert amira.get(url("become_client", ended)).status_code == 403
    page = amira.get(url("call", ended)).content.decode()
    assert "They have a page of their own now." in page


# -- Today ----------------------------------------------------------------------------------------------


def test_today_says_what_is_to_do_on_the_line_and_opens_nobodys_words(ended, step, browser_of):
    page = browser_of("dev").get(reverse("people:today")).content.decode()
    assert "1 person said yes to being called back." in page
    assert "umbrella" not in page
    assert "On the line" not in browser_of("noor").get(reverse("people:today")).content.decode()


def test_today_leads_back_to_a_call_that_is_with_her(browser_of, a_call):
    assert url("call", a_call) in browser_of("amira").get(reverse("people:today")).content.decode()
    assert url("call", a_call) not in browser_of("dev").get(reverse("people:today")).content.decode()
