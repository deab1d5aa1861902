"""The conversation with a client, on its page: with and without script, two at once, read only."""

import pytest
from django.urls import reverse

from alongside.cases.models import Case
from alongside.screening.actions.answering import save_answer
from alongside.screening.actions.library import import_definition, retire_definition
from alongside.screening.selectors.asking import conversation_for, definitions_in_use
from alongside.screening.tests.files import definition
from tests.attacks.forms_found import Page

HTMX = {"HX-Request": "true"}


def page_of(browser, case, query=""):
    return browser.get(reverse("cases:screening", args=[case.id]) + query)


def send(browser, case, key, headers=None, **said):
    return browser.post(reverse("cases:screening_answer", args=[case.id, key]), said, headers=headers or {})


def form_of(page, item):
    """What the form of one question holds."""
    for form in Page(page.content.decode()).posts():
        found = {one.name: one.value for one in form.fields if one.kind == "hidden"}
        if found.get("item") == item:
            return found
    raise AssertionError(item)


def told(cast, as_person, case, key):
    with as_person(cast.chloe) as actor:
        return conversation_for(actor, case.subject_id, "notes", key).answers


def test_thirteen_questions_and_nothing_chosen_beforehand(cast, browser, esther):
    page = page_of(browser(cast.amira), esther)
    text = page.content.decode()
    assert text.count("data-say") == 13
    assert " checked" not in text
    assert "Rather not say" in text
    assert "They know what stays between you and what must be reported." in text


def test_an_answer_is_saved_and_without_script_one_lands_on_the_next_question(
    cast, browser, as_person, esther, prompts
):
    window = browser(cast.amira)
    answer = send(window, esther, prompts, item="leave", answer="no", words="not yet")
    assert answer.status_code == 303
    assert answer.headers["Location"].endswith("&at=come-and-go#say-2")
    assert told(cast, as_person, esther, prompts) == {"leave": {"a": "no", "words": "not yet"}}
    page = window.get(answer.headers["Location"]).content.decode()
    assert page.count("data-say open") == 1


def test_htmx_gets_back_only_what_changed(cast, browser, esther, prompts):
    answer = send(browser(cast.amira), esther, prompts, HTMX, item="leave", answer="declined")
    text = answer.content.decode()
    assert answer.status_code == 200
    assert 'id="say-mark-1" hx-swap-oob="true"' in text
    assert "<html" not in text
    assert "say-mark-2" not in text


def test_an_answer_is_taken_away(cast, browser, as_person, esther, prompts):
    window = browser(cast.amira)
    send(window, esther, prompts, item="leave", answer="no")
    answer = send(window, esther, prompts, HTMX, item="leave", answer="no", clear="1")
    assert '<li id="say-1" hx-swap-oob="true">' in answer.content.decode()
    assert told(cast, as_person, esther, prompts) == {}


def test_questions_come_and_go_with_the_answers(cast, browser, as_person, esther):
    with as_person(cast.chloe) as actor:
        key = import_definition(actor=actor, definition=definition()).key
    window = browser(cast.amira)
    assert "Two?" not in page_of(window, esther, f"?ask={key}").content.decode()
    text = send(window, esther, key, HTMX, item="one", answer="yes").content.decode()
    assert 'hx-swap-oob="afterend:#say-1"' in text
    assert "Two?" in text
    assert "Consider a longer conversation." in text
    text = send(window, esther, key, HTMX, item="one", answer="no").content.decode()
    assert '<li id="say-2" hx-swap-oob="delete">' in text
    assert "Every kind of help stays open." in text


def test_two_workers_see_each_other_and_nothing_is_overwritten(cast, browser, as_person, esther, prompts):
    amira, chloe = browser(cast.amira), browser(cast.chloe)
    shown = form_of(page_of(amira, esther), "hurt")
    send(chloe, esther, prompts, item="hurt", answer="no", words="said to Chloe", seen=shown["seen"])
    mine = {**shown, "answer": "yes", "words": "said to Amira"}
    answer = send(amira, esther, prompts, **mine)
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "said to Chloe" in text
    assert "said to Amira" in text
    assert told(cast, as_person, esther, prompts)["hurt"]["words"] == "said to Chloe"
    again = send(amira, esther, prompts, **{**mine, "seen": form_of(answer, "hurt")["seen"]})
    assert again.status_code == 303
    assert told(cast, as_person, esther, prompts)["hurt"] == {"a": "yes", "words": "said to Amira"}


def test_htmx_is_told_in_place_that_someone_else_was_faster(cast, browser, esther, prompts):
    amira = browser(cast.amira)
    shown = form_of(page_of(amira, esther), "hurt")
    send(browser(cast.chloe), esther, prompts, item="hurt", answer="no", seen=shown["seen"])
    answer = send(amira, esther, prompts, HTMX, **shown, answer="yes")
    assert answer.status_code == 200
    assert 'id="say-theirs-4" hx-swap-oob="true"' in answer.content.decode()
    assert "What is saved now" in answer.content.decode()


@pytest.mark.parametrize(
    "said", [{"item": "hurt", "answer": "maybe"}, {"item": "nine"}, {"item": "hurt", "words": "x" * 2001}]
)
def test_what_cannot_be_taken_is_said_and_stays_typed(cast, browser, as_person, esther, prompts, said):
    answer = send(browser(cast.amira), esther, prompts, **said)
    assert answer.status_code == 422
    assert told(cast, as_person, esther, prompts) == {}


def test_saving_moves_the_last_day_of_work(cast, browser, as_person, esther, prompts):
    before = esther.last_worked_at
    send(browser(cast.amira), esther, prompts, item="leave", answer="no")
    with as_person(cast.amira):
        assert Case.objects.get().last_worked_at > before


def test_reminders_are_ticked(cast, browser, as_person, esther, prompts):
    window, url = browser(cast.amira), reverse("cases:screening_gate", args=[esther.id, prompts])
    assert window.post(url, {"gate": "safe", "ticked": "yes"}).status_code == 303
    assert window.post(url, {"gate": "alone", "ticked": "yes"}, headers=HTMX).status_code == 204
    with as_person(cast.amira) as actor:
        ticked = [
            g.id for g in conversation_for(actor, esther.subject_id, "notes", prompts).gates if g.is_ticked
        ]
    assert ticked == ["alone", "safe"]


def test_a_conversation_rests_and_can_be_read(cast, browser, as_person, esther, prompts):
    window = browser(cast.amira)
    with as_person(cast.amira) as actor:
        row = save_answer(
            actor, esther.subject_id, "notes", prompts, "hurt", "declined", "a few words"
        ).row_id
    page = window.post(
        reverse("cases:screening_end", args=[esther.id, prompts]), follow=True
    ).content.decode()
    past = reverse("cases:past_screening", args=[esther.id, row])
    assert past in page
    text = window.get(past).content.decode()
    assert "Rather not say" in text
    assert "a few words" in text
    assert "Can you go out" not in text


def test_without_any_form_in_use_one_can_talk_all_the_same(cast, browser, as_person, esther):
    with as_person(cast.chloe) as actor:
        for one in definitions_in_use(actor):
            retire_definition(actor=actor, key=one.key)
    assert "You can talk all the same." in page_of(browser(cast.amira), esther).content.decode()


@pytest.mark.parametrize("who", ["dev", "ben", "ida", "noor"])
def test_nobody_else_gets_in(cast, browser, esther, prompts, who):
    window = browser(getattr(cast, who))
    assert page_of(window, esther).status_code == 404
    assert send(window, esther, prompts, item="hurt", answer="yes").status_code == 404
