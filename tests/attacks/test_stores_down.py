"""Attack 9: the key store is closed, the ledger cannot be written, the database is gone.

Nothing is shown, nothing is stored, nothing is changed; the answer is 503 and says so in words.
"""

import pytest
from django.conf import settings as house
from django.test import Client

from alongside.cases.models import Case, Note
from alongside.vault import ledger, wall
from alongside.vault.enums import What
from alongside.vault.errors import LedgerDown
from tests.attacks.ground import CANARY, ask
from tests.browse import sign_in

pytestmark = pytest.mark.urls("tests.attacks.views_that_break")
NEW = "a new text that must not be lying about"


@pytest.fixture
def amiras(transactional_db, cast, esther):
    """Amira's browser, signed in. Errors become pages, as they do for her."""
    browser = Client(raise_request_exception=False)
    sign_in(browser, cast.amira)
    return browser


def revoke(what, table, part):
    ask(f'revoke {what} on {table} from "{house.ROLES[part]}"', using="owner")


def note_text(cast, as_person):
    with as_person(cast.amira):
        return Note.objects.get().text


def test_all_well_it_shows_and_changes(amiras, cast, as_person):
    assert CANARY in amiras.get("/shows/").content.decode()
    assert amiras.post("/changes/", {"text": NEW}).status_code == 200
    assert note_text(cast, as_person) == NEW


@pytest.mark.parametrize("table", ["keys_drawerkey", "keys_teamkey"])
def test_with_the_key_store_closed_nothing_is_shown_or_changed(amiras, table):
    for part in ("app", "keeper"):  # the wall hands her the teams' keys with her standing (0006_quick)
        revoke("select", table, part)
    before = ask("select text_sealed from cases_note", using="owner")
    shown, changed = amiras.get("/shows/"), amiras.post("/changes/", {"text": NEW})
    assert (shown.status_code, changed.status_code) == (503, 503)
    assert CANARY not in shown.content.decode()
    assert NEW not in changed.content.decode()
    assert ask("select text_sealed from cases_note", using="owner") == before


def test_with_no_grant_left_the_drawer_is_locked(amiras):
    ask("alter table keys_drawerkey disable trigger user", using="owner")
    ask("delete from keys_drawerkey", using="owner")
    shown, changed = amiras.get("/shows/"), amiras.post("/changes/", {"text": NEW})
    assert (shown.status_code, changed.status_code) == (403, 403)
    assert CANARY not in shown.content.decode()


def test_with_the_ledger_down_nothing_is_shown_or_changed(amiras, cast, as_person):
    revoke("insert", "ledger_line", "aside")
    before = ask("select text_sealed, version from cases_note", using="owner")
    shown, changed = amiras.get("/shows/"), amiras.post("/changes/", {"text": NEW})
    assert (shown.status_code, changed.status_code) == (503, 503)
    assert CANARY not in shown.content.decode()
    assert NEW not in changed.content.decode()
    assert ask("select text_sealed, version from cases_note", using="owner") == before
    with pytest.raises(LedgerDown), as_person(cast.amira) as actor:
        ledger.add(actor, What.RECORD_OPENED)


def test_the_answer_says_what_happened_and_when_to_come_back(amiras):
    revoke("insert", "ledger_line", "aside")
    answer = amiras.get("/shows/")
    assert answer.headers["Retry-After"]
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_refusal_without_a_line_is_not_answered_as_if_it_had_one(amiras):
    revoke("insert", "ledger_line", "aside")
    assert amiras.get("/broken/not_found/").status_code == 503


def test_a_context_past_its_minute_gives_503_and_changes_nothing(amiras, monkeypatch):
    monkeypatch.setattr(wall, "LIFETIME", -5)
    assert amiras.get("/shows/").status_code == 503
    assert amiras.post("/changes/", {"text": NEW}).status_code == 503


def test_a_half_done_answer_is_rolled_back(amiras, as_person, cast):
    assert amiras.post("/writes/breaks/").status_code == 500
    with as_person(cast.amira):
        assert Case.objects.get().version == 1
    assert amiras.post("/writes/").status_code == 200
    with as_person(cast.amira):
        assert Case.objects.get().version == 99


def test_the_pages_that_help_do_not_wait_for_the_vault(transactional_db, client):
    """The line never waits: front page and help open with key store and ledger down."""
    revoke("insert", "ledger_line", "aside")
    revoke("all", "keys_drawerkey", "app")
    for page in ("/", "/help/"):
        assert client.get(page).status_code == 200


def test_finding_help_does_not_wait_for_the_vault(transactional_db, client):
    """Nor does the directory: what anyone may know opens while nothing sealed can."""
    revoke("insert", "ledger_line", "aside")
    revoke("all", "keys_drawerkey", "app")
    assert client.get("/find/").status_code == 200
    assert client.post("/find/", {"words": "food near Peoria"}).status_code == 200
