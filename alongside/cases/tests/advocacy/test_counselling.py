"""Counselling: only for whoever holds that drawer, all of it privileged and sealed, nothing needed but the time."""

import pytest

from alongside.cases.actions import counselling as sessions
from alongside.cases.errors import SomeoneElseWasFaster, TextMissing
from alongside.cases.models import CounsellingSession
from alongside.cases.selectors.counselling import opened_sessions, read_session, session_for, sessions_of
from alongside.cases.tests.advocacy.words import a_session
from alongside.vault.enums import Drawer, What
from alongside.vault.errors import NotFound, Refused
from alongside.vault.ids import uuid7

EVERYONE = ("amira", "dev", "chloe", "rosa", "vera", "noor", "ida", "ben", "ruth", "fay")


@pytest.fixture
def kept(cast, as_person, counselled):
    """A session that Noor wrote down; it made the drawer."""
    with as_person(cast.noor) as actor:
        return sessions.write_session(actor=actor, case_id=counselled.id, session=a_session())


@pytest.mark.parametrize("who", EVERYONE)
def test_who_of_the_cast_opens_it(cast, as_person, browser, counselled, kept, who):
    """Noor counsels, Vera supervises her. The lead, her supervisor and the custodians do not hold that key."""
    opens = who in ("noor", "vera")
    client = browser(getattr(cast, who))
    here = f"/clients/{counselled.id}/counselling/"
    for where in (here, f"{here}{kept.id}/", f"{here}add/"):
        assert client.get(where).status_code == (200 if opens else 404)
    assert ("To sleep." in client.get(here).content.decode()) is opens
    assert client.get(f"{here}{kept.id}/correct/").status_code == (
        200 if who == "noor" else 403 if opens else 404
    )
    with as_person(getattr(cast, who)) as actor:
        assert sessions_of(actor, counselled).count() == (1 if opens else 0)
        assert CounsellingSession.objects.count() == (1 if opens else 0)


def test_the_overview_names_the_closed_drawer_and_counts_nothing(cast, browser, counselled, kept):
    closed = browser(cast.amira).get(f"/clients/{counselled.id}/advocacy/").content.decode()
    assert "Counseling notes are kept apart." in closed
    assert "Last session" not in closed
    opened = browser(cast.noor).get(f"/clients/{counselled.id}/advocacy/").content.decode()
    assert "Last session" in opened
    assert "Counseling notes are kept apart." not in opened


def test_the_first_session_makes_the_drawer(cast, as_person, browser, counselled):
    client = browser(cast.noor)
    here = f"/clients/{counselled.id}/counselling/"
    page = client.get(here).content.decode()
    assert "What is written here is privileged." in page
    assert "No session is written down." in page
    sent = {"happened_at": "2026-05-12T14:10", "aims": ["safety", "listening"], "adjuncts": ["art", "yoga"]}
    answer = client.post(f"{here}add/", {**sent, "row_id": str(uuid7())})
    assert answer.status_code == 303
    page = client.get(answer.headers["Location"]).content.decode()
    assert "Feeling safer, Being heard" in page
    assert "Art, Yoga" in page


def test_nothing_is_needed_but_something_is_said(cast, as_person, browser, counselled):
    with as_person(cast.noor) as actor, pytest.raises(TextMissing):
        sessions.write_session(
            actor=actor,
            case_id=counselled.id,
            session=dict.fromkeys(a_session(), "") | {"happened_at": a_session()["happened_at"]},
        )
    page = browser(cast.noor).get(f"/clients/{counselled.id}/counselling/add/").content.decode()
    assert "checked" not in page
    answer = browser(cast.noor).post(
        f"/clients/{counselled.id}/counselling/add/", {"happened_at": "2026-05-12T14:10"}
    )
    assert answer.status_code == 422
    assert "There is nothing written yet." in answer.content.decode()


def test_every_word_of_a_session_is_sealed_also_what_was_chosen(cast, as_person, counselled, kept, said):
    with as_person(cast.noor) as actor:
        row = session_for(actor, counselled, kept.id)
        for column, word in {"needs": b"sleep", "aims": b"safety", "adjuncts": b"music"}.items():
            assert word not in bytes(getattr(row, f"{column}_sealed"))
        read_session(actor, row)
    lines = {(line.what, line.drawer, line.about_id) for line in said}
    assert (What.NOTE_READ, Drawer.COUNSELLING, kept.id) in lines


def test_a_list_of_sessions_is_one_opening(cast, as_person, counselled, kept, said):
    with as_person(cast.vera) as actor:
        opened = opened_sessions(actor, sessions_of(actor, counselled))
        assert opened[0].adjuncts == ["Music"]
        assert opened_sessions(actor, []) == []
    assert [line.what for line in said if line.drawer == Drawer.COUNSELLING].count(What.NOTE_READ) == 1


def test_a_correction_is_its_authors_and_keeps_what_stood_there(cast, as_person, browser, counselled, kept):
    with as_person(cast.vera) as actor, pytest.raises(Refused):
        sessions.correct_session(
            actor=actor,
            case_id=counselled.id,
            session_id=kept.id,
            version=1,
            session=a_session(needs="Other."),
        )
    client = browser(cast.noor)
    here = f"/clients/{counselled.id}/counselling/{kept.id}/"
    sent = {
        "version": "1",
        "happened_at": "2026-05-12T14:10",
        "needs": "To sleep, and a door.",
        "aims": ["power"],
    }
    assert client.post(f"{here}correct/", sent).status_code == 303
    page = client.get(here).content.decode()
    before = page.split("What it said before")[1]
    assert "To sleep, and a door." in page
    assert "To sleep." in before
    assert "Feeling safer" in before


def test_two_windows_of_hers_overwrite_nothing(cast, as_person, browser, counselled, kept):
    with as_person(cast.noor) as actor:
        its = {"actor": actor, "case_id": counselled.id, "session_id": kept.id}
        sessions.correct_session(**its, version=1, session=a_session(needs="First window."))
        with pytest.raises(SomeoneElseWasFaster):
            sessions.correct_session(**its, version=1, session=a_session(needs="Second window."))
    answer = browser(cast.noor).post(
        f"/clients/{counselled.id}/counselling/{kept.id}/correct/",
        {"version": "1", "happened_at": "2026-05-12T14:10", "needs": "Second window."},
    )
    assert answer.status_code == 409
    assert "First window." in answer.content.decode()
    assert "Second window." in answer.content.decode()


def test_whoever_leads_the_work_writes_no_session(cast, as_person, counselled):
    with as_person(cast.amira) as actor, pytest.raises(Refused):
        sessions.write_session(actor=actor, case_id=counselled.id, session=a_session())
    with as_person(cast.dev) as actor, pytest.raises(NotFound):
        sessions.write_session(actor=actor, case_id=counselled.id, session=a_session())
