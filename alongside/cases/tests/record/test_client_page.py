"""One client's page."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alongside.cases.factories import a_contact, a_document, a_note
from alongside.vault.enums import What


def page(response):
    assert response.status_code == 200
    return response.content.decode()


def test_it_says_what_one_needs_first(cast, as_person, browser, esther):
    with as_person(cast.amira) as actor:
        a_contact(actor, esther, times="Tue to Fri, 10 to 2", voicemail_ok="no")
        a_note(actor, esther, "We looked at the room.")
        a_document(actor, esther, "lease.pdf")
    shown = page(browser(cast.amira).get(f"/clients/{esther.id}/"))
    for words in ("Esther", "Tue to Fri, 10 to 2", "No voicemail.", "We looked at the room.", "lease.pdf"):
        assert words in shown
    assert "2 people may see" in shown
    assert "Chloe" in shown


def test_it_leads_to_the_safety_plan_and_to_the_conversation(cast, browser, esther):
    shown = page(browser(cast.amira).get(f"/clients/{esther.id}/"))
    for where in ("plan", "safety", "screening", "clocks", "advocacy", "services", "timeline", "documents"):
        assert f'href="/clients/{esther.id}/{where}/"' in shown


@pytest.mark.parametrize("who", ["dev", "ben", "ida", "noor", "rosa", "fay"])
@pytest.mark.parametrize(
    "where", ["", "identity/", "timeline/", "documents/", "notes/add/", "documents/add/", "close/"]
)
def test_for_everyone_else_there_is_no_such_client(cast, browser, esther, who, where):
    assert browser(getattr(cast, who)).get(f"/clients/{esther.id}/{where}").status_code == 404


def test_opening_it_is_a_line_in_the_log(cast, browser, esther, said):
    browser(cast.amira).get(f"/clients/{esther.id}/")
    assert [(line.what, line.subjects) for line in said] == [(What.RECORD_OPENED, (esther.subject_id,))]


def test_notes_that_were_shown_are_a_line_a_drawer(cast, as_person, browser, esther, said):
    with as_person(cast.amira) as actor:
        a_note(actor, esther)
        a_note(actor, esther)
        a_note(actor, esther, drawer="plan")
    said.clear()
    browser(cast.amira).get(f"/clients/{esther.id}/")
    assert [line.drawer for line in said if line.what == What.NOTE_READ] == ["notes", "plan"]


def test_the_code_word_is_not_on_the_page(cast, as_person, browser, esther):
    with as_person(cast.amira) as actor:
        a_contact(actor, esther, code_word="blue umbrella")
    shown = page(browser(cast.amira).get(f"/clients/{esther.id}/"))
    assert "On file." in shown
    assert "umbrella" not in shown


def test_showing_the_code_word_is_an_opening_of_its_own(cast, as_person, browser, esther, said):
    with as_person(cast.amira) as actor:
        way = a_contact(actor, esther, code_word="blue umbrella")
    said.clear()
    where = f"/clients/{esther.id}/contacts/{way.id}/code-word/"
    part = page(browser(cast.amira).get(where, headers={"HX-Request": "true"}))
    assert "blue umbrella" in part
    assert "<html" not in part
    assert [line.about_id for line in said if line.why == "code_word"] == [way.id]


def test_nobody_else_sees_the_code_word(cast, as_person, browser, esther):
    with as_person(cast.amira) as actor:
        way = a_contact(actor, esther, code_word="blue umbrella")
    answer = browser(cast.dev).get(f"/clients/{esther.id}/contacts/{way.id}/code-word/")
    assert answer.status_code == 404
    assert b"umbrella" not in answer.content


@pytest.mark.parametrize(("days", "asks"), [(30, False), (31, True)])
def test_after_a_month_it_says_to_ask_again(cast, as_person, browser, esther, days, asks):
    with as_person(cast.amira) as actor:
        a_contact(actor, esther, safe_as_of=timezone.localdate() - timedelta(days=days))
    shown = page(browser(cast.amira).get(f"/clients/{esther.id}/"))
    assert ("Ask again if this is still safe." in shown) is asks


def test_a_closed_drawer_is_named_and_never_counted(cast, browser, esther):
    shown = page(browser(cast.amira).get(f"/clients/{esther.id}/"))
    assert "Counseling notes are kept apart. You do not hold that key." in shown


def test_ten_notes_and_a_way_to_the_others(cast, as_person, browser, esther):
    with as_person(cast.amira) as actor:
        for number in range(11):
            a_note(actor, esther, f"Meeting {number:02}.", at=timezone.now() - timedelta(days=number))
    shown = page(browser(cast.amira).get(f"/clients/{esther.id}/"))
    assert "Meeting 09." in shown
    assert "Meeting 10." not in shown
    assert "All notes" in shown


def test_whatever_was_typed_is_shown_as_text(cast, as_person, browser, esther):
    hostile = "<script>alert(1)</script> {{ 7|add:7 }} =cmd()"
    with as_person(cast.amira) as actor:
        a_note(actor, esther, hostile)
        a_contact(actor, esther, hostile, remarks=hostile)
        a_document(actor, esther, "<img src=x onerror=y>.txt")
    shown = page(browser(cast.amira).get(f"/clients/{esther.id}/"))
    assert "<script>alert" not in shown
    assert "&lt;script&gt;alert(1)" in shown
    assert "<img src=x" not in shown


def test_the_questions_to_the_database_do_not_grow_with_the_record(cast, as_person, browser, esther):
    with as_person(cast.amira) as actor:
        a_note(actor, esther), a_contact(actor, esther), a_document(actor, esther)
    client = browser(cast.amira)
    client.get(f"/clients/{esther.id}/")
    with CaptureQueriesContext(connection) as few:
        client.get(f"/clients/{esther.id}/")
    with as_person(cast.amira) as actor:
        for number in range(8):
            a_note(actor, esther, drawer=("plan", "notes")[number % 2])
            a_contact(actor, esther, f"217-555-01{number:02}")
            a_document(actor, esther, f"{number}.txt")
    with CaptureQueriesContext(connection) as many:
        client.get(f"/clients/{esther.id}/")
    assert len(many) == len(few)
    assert len(many) <= 17  # four of them are the frame that a rollback test adds


def test_reading_asks_for_nothing_to_be_written(cast, browser, esther):
    answer = browser(cast.amira).delete(f"/clients/{esther.id}/")
    assert answer.status_code == 405


def test_without_the_key_half_of_this_session_the_page_stays_shut(cast, browser, esther):
    client = browser(cast.amira)
    del client.cookies["u"]
    answer = client.get(f"/clients/{esther.id}/")
    assert answer.status_code == 403
    assert b"Esther" not in answer.content
