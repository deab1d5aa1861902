"""Through a broken glass one reads; nothing is written and nothing is taken along."""

import pytest

from alongside.cases.factories import a_contact, a_document, a_note
from alongside.vault.actions.access import ask_glass, open_glass


@pytest.fixture
def broken(cast, as_person, esther):
    """Dev, alone on shift, has opened Esther's record for an hour."""
    with as_person(cast.amira) as actor:
        a_note(actor, esther, "She wants a door that locks.", drawer="plan")
        way = a_contact(actor, esther)
        document = a_document(actor, esther, "lease.txt", drawer="plan")
    with as_person(cast.dev) as actor:
        glass = ask_glass(
            actor=actor,
            subject_id=esther.subject_id,
            reason_code="danger",
            reason_sealed=b"sealed",
            alone=True,
        )
        open_glass(actor=actor, glass=glass)
    return {"way": way, "document": document}


def test_it_can_be_read_and_says_until_when(cast, browser, esther, broken):
    shown = browser(cast.dev).get(f"/clients/{esther.id}/").content.decode()
    assert "She wants a door that locks." in shown
    assert "by breaking the glass" in shown


def test_drawers_whose_key_did_not_come_along_are_named(cast, browser, esther, broken):
    shown = browser(cast.dev).get(f"/clients/{esther.id}/timeline/").content.decode()
    assert "Advocacy notes are kept apart. You do not hold that key." in shown


def test_no_button_offers_to_write(cast, browser, esther, broken):
    shown = browser(cast.dev).get(f"/clients/{esther.id}/").content.decode()
    for words in ("Write a note", "Add a document", "Still safe today", "No longer used"):
        assert words not in shown


def test_every_writing_screen_refuses(cast, as_person, browser, esther, broken):
    client, its = browser(cast.dev), f"/clients/{esther.id}/"
    way, document = broken["way"].id, broken["document"].id
    for where in (
        "notes/add/",
        "identity/",
        "contacts/add/",
        f"contacts/{way}/",
        f"contacts/{way}/confirm/",
        f"contacts/{way}/end/",
        "documents/add/",
        f"documents/{document}/remove/",
        "close/",
        "reopen/",
    ):
        answer = client.post(its + where, {"drawer": "plan", "text": "x", "chosen_name": "x"})
        assert answer.status_code == 403, where


def test_a_document_is_named_but_does_not_leave(cast, browser, esther, broken):
    client, its = browser(cast.dev), f"/clients/{esther.id}/documents/"
    shown = client.get(its).content.decode()
    assert "lease.txt" in shown
    assert f'{its}{broken["document"].id}/"' not in shown
    assert client.get(f"{its}{broken['document'].id}/").status_code == 403
