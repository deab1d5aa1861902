"""The sheet is saved field by field as it is written; nothing is written over unseen."""

import json
import re

import pytest
from django.urls import reverse

from alongside.crisis_line.models import Call
from alongside.crisis_line.selectors.calls import ONE, ONE_LOCKED, opened, values_in
from alongside.crisis_line.sheet import FIELDS
from alongside.people.sessions import OPEN
from tests.attacks.ground import ask


def values(cast, as_person, call):
    with as_person(cast.amira):
        found = Call.objects.get(id=call.id)
        return values_in(found, opened(found))


def test_a_press_of_one_button_begins_a_call_and_opens_its_sheet(browser_of, cast, as_person):
    amira = browser_of("amira")
    row_id = amira.get(reverse("crisis_line:line")).content.decode().split('name="row_id" value="')[1][:36]
    first = amira.post(reverse("crisis_line:take"), {"row_id": row_id})
    second = amira.post(reverse("crisis_line:take"), {"row_id": row_id})
    assert (first.status_code, first.url) == (303, second.url)
    page = amira.get(first.url)
    assert page.status_code == 200
    assert "Before we talk" in page.content.decode()
    with as_person(cast.amira):
        assert Call.objects.count() == 1


def test_nothing_is_chosen_beforehand(browser_of, a_call):
    page = browser_of("amira").get(reverse("crisis_line:call", args=[a_call.id])).content.decode()
    sheet = page.split("data-call")[1].split("</form>")[0]
    assert not re.search(r"\s(checked|selected)[\s>]", sheet.replace("phone is checked", ""))


def test_a_step_is_saved_and_answered_with_the_new_version(step, cast, as_person, a_call):
    answer = step("note", "Left on foot tonight.")
    assert (answer.status_code, answer.headers["X-Version"]) == (204, "2")
    assert values(cast, as_person, a_call)["note"] == "Left on foot tonight."


@pytest.mark.parametrize(
    ("name", "value", "column", "kept"),
    [
        ("caller", "hospital", "caller", "hospital"),
        ("minor", "unknown", "minor", "unknown"),
        ("county", "17031", "county", 17031),
        ("contacts", "3", "contacts", 3),
        ("quarters", "5", "quarters", 5),
        ("keep", "call", "keep", "call"),
        ("given.listening", "yes", "given", ["listening"]),
        ("ends.no_bed", "yes", "dispositions", ["no_bed"]),
    ],
)
def test_what_is_counted_stands_in_a_column_of_its_own(
    step, cast, as_person, a_call, name, value, column, kept
):
    assert step(name, value).status_code == 204
    with as_person(cast.amira):
        call = Call.objects.get(id=a_call.id)
        assert getattr(call, column) == kept
        assert value not in opened(call).said.values()


def test_an_answer_can_be_taken_back(step, cast, as_person, a_call):
    for name in ("danger.neck", "given.support", "county"):
        before = values(cast, as_person, a_call)[name]
        step(name, {"county": "17031"}.get(name, "yes"))
        step(name, "")
        assert values(cast, as_person, a_call)[name] == before == ""


def test_several_ways_of_ending_can_be_true(step, cast, as_person, a_call):
    step("ends.referral", "yes")
    step("ends.sent", "yes")
    step("ends.referral", "")
    with as_person(cast.amira):
        assert Call.objects.get(id=a_call.id).dispositions == ["sent"]


def test_every_field_takes_what_it_offers(step):
    for name, asked in FIELDS.items():
        value = {"tick": "yes", "count": "2", "moment": "2026-05-12T14:10"}.get(asked.kind, "words")
        value = asked.choices[0][0] if asked.choices else value
        assert step(name, value).status_code == 204, name


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("nothing", "x", "not on the sheet"),
        ("note", "x" * 4001, "1 letter too long"),
        ("reach.code_word", "x" * 61, "letter too long"),
        ("before.safe", "perhaps", "not one of the choices"),
        ("contacts", "-1", "from 1 to 99"),
        ("contacts", "²", "from 1 to 99"),
        ("call_back_at", "tomorrow", "Write day and time"),
        ("name", "half a letter \ufffd", "did not arrive whole"),
    ],
)
def test_what_cannot_be_kept_gets_a_sentence_and_changes_nothing(
    step, cast, as_person, a_call, name, value, sentence
):
    before = values(cast, as_person, a_call)
    answer = step(name, value)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert values(cast, as_person, a_call) == before


def test_two_on_one_call_never_collide_in_different_fields(step, cast, as_person, a_call):
    assert step("note", "Amira writes.", version=1).status_code == 204
    assert step("before.safe", "no", version=1, who="dev").status_code == 204
    assert step("need.food", "wanted", version=1).status_code == 204
    found = values(cast, as_person, a_call)
    assert (found["note"], found["before.safe"], found["need.food"]) == ("Amira writes.", "no", "wanted")


def test_in_the_same_field_the_second_is_told_what_stands_there(step, cast, as_person, a_call):
    step("note", "Amira writes.", version=1)
    answer = step("note", "Dev writes.", version=1, who="dev")
    assert answer.status_code == 409
    there = json.loads(answer.content)
    assert (there["value"], there["version"]) == ("Amira writes.", 2)
    assert values(cast, as_person, a_call)["note"] == "Amira writes."
    assert step("note", "Dev writes.", version=there["version"], who="dev").status_code == 204
    assert values(cast, as_person, a_call)["note"] == "Dev writes."


def test_a_step_whose_answer_was_lost_can_be_sent_again(step):
    first = step("note", "Once.", version=1)
    again = step("note", "Once.", version=1)
    assert (again.status_code, again.headers["X-Version"]) == (204, first.headers["X-Version"])


def test_a_colleague_is_told_what_changed_and_nothing_is_opened_when_nothing_did(step, browser_of, a_call):
    dev = browser_of("dev")
    url = reverse("crisis_line:changes", args=[a_call.id])
    assert dev.get(f"{url}?since=1").status_code == 204
    step("note", "New words.", version=1)
    answer = dev.get(f"{url}?since=1")
    assert json.loads(answer.content) == {"version": 2, "fields": {"note": "New words."}, "ended": False}
    assert dev.get(f"{url}?since=2").status_code == 204
    assert dev.get(f"{url}?since=²").status_code == 200


def test_without_a_script_the_whole_sheet_is_one_form(browser_of, cast, as_person, a_call):
    amira, url = browser_of("amira"), reverse("crisis_line:call", args=[a_call.id])
    sent = {
        "version": "1",
        "note": "All at once.",
        "given.support": "yes",
        "before.safe": "yes",
        "name": "Rain",
    }
    assert amira.post(url, sent).status_code == 303
    found = values(cast, as_person, a_call)
    assert (found["note"], found["given.support"], found["before.safe"], found["name"]) == (
        "All at once.", "yes", "yes", "Rain",
    )  # fmt: skip


def test_a_whole_form_overwrites_nothing_it_had_not_seen(step, browser_of, cast, as_person, a_call):
    step("note", "Dev writes.", version=1, who="dev")
    step("given.support", "yes", version=1, who="dev")
    amira, url = browser_of("amira"), reverse("crisis_line:call", args=[a_call.id])
    answer = amira.post(url, {"version": "1", "note": "Amira writes.", "name": "Rain"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Dev writes." in page
    assert "Amira writes." in page
    found = values(cast, as_person, a_call)
    assert (found["note"], found["given.support"], found["name"]) == ("Dev writes.", "yes", "Rain")
    assert (
        amira.post(url, {"version": "4", "note": "Amira writes.", "given.support": "yes"}).status_code == 303
    )
    assert values(cast, as_person, a_call)["note"] == "Amira writes."


def test_a_whole_form_with_a_mistake_loses_nothing(browser_of, cast, as_person, a_call):
    amira, url = browser_of("amira"), reverse("crisis_line:call", args=[a_call.id])
    answer = amira.post(url, {"version": "1", "note": "Kept.", "contacts": "many"})
    assert answer.status_code == 422
    assert 'value="many"' in answer.content.decode()
    assert "Write a number from 1 to 99." in answer.content.decode()
    assert values(cast, as_person, a_call)["note"] == "Kept."


def test_nothing_is_written_on_a_call_that_has_ended(step, browser_of, a_call):
    browser_of("amira").post(reverse("crisis_line:end", args=[a_call.id]), {"version": "1"})
    answer = step("note", "Too late.")
    assert answer.status_code == 422
    assert "Open it again" in answer.content.decode()
    page = browser_of("dev").post(
        reverse("crisis_line:call", args=[a_call.id]), {"version": "1", "note": "Typed."}
    )
    assert page.status_code == 409
    assert "Typed." in page.content.decode()


def test_a_step_is_a_line_in_the_ledger_without_a_word(transactional_db, step, a_call):
    step("note", "Canary of a call")
    lines = ask(
        "select what, drawer, why from ledger_line where subjects @> array[%s]",
        [a_call.subject_id],
        using="owner",
    )
    assert ("record.changed", "call", "step") in lines
    assert "Canary" not in str(lines)


def test_the_questions_of_every_step_are_whole(cast, as_person):
    """Made once (foundation.questions): the call is locked where it is written on, and no value is left out."""
    with as_person(cast.amira):
        plain, locked = ONE.of_one(), ONE_LOCKED.of_one()
        assert "FOR UPDATE" in locked.sql
        assert "FOR UPDATE" not in plain.sql
        assert len(plain.places) == len(locked.places) == 2
        assert len(OPEN.of_one().places) == 3
