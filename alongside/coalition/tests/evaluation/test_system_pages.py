"""The screens of the local system: where it fails, who was spoken to, what is asked of whom."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.html import escape

from alongside.coalition.enums_system import AskKind
from alongside.coalition.models import (
    Ask,
    Failing,
    Institution,
    SystemContact,
    SystemLog,
    SystemStep,
)
from alongside.coalition.tests.evaluation import ground
from alongside.coalition.tests.evaluation.ground import today
from tests.browse import sign_in


def test_the_system_from_its_first_stop_to_a_promise_kept(cast, two, client, browser, as_person):
    sign_in(client, cast.amira)
    assert "The way is not drawn yet" in browser.get("system").text
    browser.send("institution_new", kind="emergency", name="Emergency room", position=1)
    with as_person(cast.amira):
        room = Institution.objects.get()
    browser.send("add_system_step", room.id, words="Waits in the open hall.")
    happens = {"title": "Asked in front of others", "happens": "Whoever brings them answers."}
    there = browser.send("failing_new", room.id, **happens, should="Asked alone.").headers["Location"]
    page = browser.get("system").text
    for words in ("Emergency room", "Waits in the open hall.", "Asked in front of others"):
        assert words in page
    with as_person(cast.amira):
        gap, step = Failing.objects.get(), SystemStep.objects.get()
    assert there == browser.at("failing", gap.id)
    answer = browser.send("failing_step", gap.id, state="promised", on=today(), version=1)
    assert (answer.status_code, "Write the day by which it is promised" in answer.text) == (422, True)
    day = today() + timedelta(days=9)
    browser.send(
        "failing_step", gap.id, state="promised", on=today(), day=day, words="From the head.", version=1
    )
    assert "From the head." in browser.get("failing", gap.id).text
    assert "What the system promised" in client.get(reverse("coalition:front", args=[two])).text
    browser.send("change_failing", gap.id, **(happens | {"title": "Asked aloud"}), version=2)
    browser.send("change_institution", room.id, kind="emergency", name="Mercy ER", position=1, version=1)
    browser.send("take_system_step_away", step.id)
    with as_person(cast.amira):
        assert (Failing.objects.get().title, Institution.objects.get().name) == ("Asked aloud", "Mercy ER")
        assert not SystemStep.objects.exists()
        assert SystemLog.objects.count() == 1


def test_contacts_with_an_emergency_room_are_logged_and_meetings_arranged(
    cast, two, client, browser, as_person
):
    with as_person(cast.fay) as fay:
        room = ground.institution(fay, two)
    sign_in(client, cast.amira)
    tomorrow = today() + timedelta(days=1)
    answer = browser.send("system_contact_new", room.id, kind="meeting", on=tomorrow, state="done")
    assert "This day has not come yet: it is arranged" in answer.text
    browser.send(
        "system_contact_new", room.id, kind="meeting", on=tomorrow, state="arranged", words="What is asked."
    )
    with as_person(cast.amira):
        row = SystemContact.objects.get()
    browser.send(
        "change_system_contact",
        row.id,
        kind="meeting",
        on=today(),
        state="done",
        words="They call us now.",
        version=1,
    )
    assert "They call us now." in browser.get("institution", room.id).text
    sign_in(client, cast.ben)
    assert browser.get("change_system_contact", row.id).status_code == 403


def test_who_wrote_stands_beside_a_contact_a_step_and_a_look(cast, two, client, browser, as_person):
    with as_person(cast.fay) as fay:
        room = ground.institution(fay, two)
    with as_person(cast.rosa) as rosa:
        policy = ground.policy(rosa, two)
    sign_in(client, cast.amira)
    browser.send("system_contact_new", room.id, kind="call", on=today(), state="done", words="They listen.")
    said = {"kind": "zero", "to_whom": "Police", "what": "Zero tolerance.", "best_interest": "Safe help."}
    browser.send("ask_new", **said)
    browser.send("policy_look", policy.id, safe="yes", comment="Easy words.")
    with as_person(cast.amira):
        ask, name = Ask.objects.get(), SystemContact.objects.get().made_by.working_name
    browser.send("ask_step", ask.id, state="asked", on=today(), words="By letter.", version=1)
    for page, words in (("institution", "They listen."), ("ask", "By letter."), ("policy", "Easy words.")):
        row = {"institution": room, "ask": ask, "policy": policy}[page]
        shown = " ".join(browser.get(page, row.id).text.split())
        assert re.search(rf"{re.escape(words)}.{{0,200}}{name}", shown), page


def test_a_zero_tolerance_ask_from_asking_to_in_force(cast, two, client, browser, as_person):
    sign_in(client, cast.fay)
    assert "Nothing is asked yet" in browser.get("asks").text
    said = {
        "kind": "zero",
        "to_whom": "Police department",
        "what": "Zero tolerance.",
        "best_interest": "Safe help.",
    }
    browser.send("ask_new", **said)
    with as_person(cast.fay):
        row = Ask.objects.get()
    browser.send("ask_step", row.id, state="asked", on=today(), words="By letter.", version=1)
    browser.send("change_ask", row.id, **(said | {"to_whom": "Sheriff"}), version=2)
    browser.send("ask_step", row.id, state="in_force", on=today(), words="Order 12.", version=3)
    page = browser.get("ask", row.id).text
    for words in ("Sheriff", "Order 12.", "By letter.", "In force since"):
        assert words in page
    assert "Sheriff" in browser.get("asks", kind="zero", state="in_force").text
    assert "No ask is like that" in browser.get("asks", kind="own").text


@pytest.mark.parametrize("kind", AskKind)
def test_each_kind_of_ask_is_written_read_and_found_by_its_kind(kind, cast, two, client, browser, as_person):
    other = AskKind.LAW if kind != AskKind.LAW else AskKind.ALLIES
    with as_person(cast.ruth) as ruth:
        ground.ask(ruth, two, kind=other, to_whom="Somebody else")
    sign_in(client, cast.amira)
    said = {
        "kind": kind.value,
        "to_whom": "Night desk",
        "what": "Ask first.",
        "best_interest": "Nobody is held.",
    }
    assert browser.send("ask_new", **said).status_code == 303
    listed = browser.get("asks", kind=kind.value).text
    assert "Night desk" in listed
    assert "Somebody else" not in listed
    with as_person(cast.amira):
        row = Ask.objects.get(to_whom="Night desk")
    assert (row.kind, row.made_by_id, row.state) == (kind, cast.amira.id, "draft")
    assert escape(str(kind.label)) in browser.get("ask", row.id).text


def test_an_ask_of_no_kind_or_of_one_that_there_is_not_is_not_kept(cast, two, client, browser, as_person):
    sign_in(client, cast.amira)
    said = {"to_whom": "Night desk", "what": "Ask first.", "best_interest": "Nobody is held."}
    for kind in ("", "revenge", "zero\x00"):
        page = browser.send("ask_new", kind=kind, **said)
        assert page.status_code == 422
        assert "Night desk" in page.text, "what was written is still there"
    with as_person(cast.amira):
        assert not Ask.objects.exists()
    with as_person(cast.ruth) as ruth:
        ground.ask(ruth, two, to_whom="Police department")
    assert "Police department" in browser.get("asks", kind="revenge").text, "no such kind narrows nothing"
