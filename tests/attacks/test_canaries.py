"""Attack 8: her name, her file's name and their hashes are in no log, table, job, cache, message, upload or error page.

A dump of the database with its WAL is searched by the demo's own test (demo/tests); here every column of every table.
"""

import hashlib
import io
import logging
import tempfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from alongside.foundation.logs import JsonLines
from tests.attacks.ground import CANARY, ask
from tests.browse import sign_in

pytestmark = pytest.mark.urls("tests.attacks.views_that_break")
TYPED = "Typed Canary Quillfeather"


def shapes(word):
    """The word as it might lie somewhere: plain, in other cases, as bytes, as a hash."""
    raw = word.encode()
    hashes = [maker(text).hexdigest() for maker in (hashlib.md5, hashlib.sha1, hashlib.sha256, hashlib.blake2b)
              for text in (raw, raw.lower())]  # fmt: skip
    return [
        word,
        word.lower(),
        word.replace(" ", "%20"),
        word.replace(" ", "+"),
        raw.hex(),
        raw.lower().hex(),
        *hashes,
    ]


def traces(text):
    lowered = text.lower()
    return [
        shape
        for word in (CANARY, TYPED, "217-555-0199")
        for shape in shapes(word)
        if shape.lower() in lowered
    ]


@pytest.fixture
def browser(transactional_db, cast, esther):
    client = Client(raise_request_exception=False)
    sign_in(client, cast.amira)
    return client


@pytest.fixture
def log():
    """Everything that any logger says, as the house writes it."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines())
    root, names = (
        logging.getLogger(),
        ("django", "django.request", "django.db.backends", "alongside", "procrastinate"),
    )
    loggers = [root, *(logging.getLogger(name) for name in names)]
    before = [(logger, logger.level) for logger in loggers]
    root.addHandler(handler)
    for logger in loggers:
        logger.setLevel(logging.DEBUG)
    yield stream
    root.removeHandler(handler)
    for logger, level in before:
        logger.setLevel(level)


def test_the_search_finds_what_is_there():
    assert traces(f"... {CANARY} ...")
    assert traces(hashlib.sha256(TYPED.encode()).hexdigest())
    assert not traces("nothing")


BROKEN = [
    "/broken/",
    "/broken/name/",
    "/broken/database/",
    "/broken/refused/",
    "/broken/not_found/",
    f"/nowhere/{CANARY}/?q={TYPED}",
]


@pytest.mark.parametrize("url", BROKEN)
def test_an_error_page_and_its_log_say_no_name(browser, log, settings, url):
    settings.DEBUG = False
    answer = browser.get(url)
    assert answer.status_code >= 400
    assert not traces(answer.content.decode())
    assert not traces(str(answer.headers))
    said = log.getvalue()
    assert '"event": "request"' in said
    assert not traces(said)


def test_a_form_posted_is_not_in_the_log(browser, log):
    assert browser.post("/changes/", {"text": TYPED}).status_code == 200
    assert browser.post("/changes/", {"wrong": TYPED}).status_code >= 400
    assert log.getvalue()
    assert not traces(log.getvalue())


def test_a_database_error_that_quotes_the_text_keeps_it_to_itself(browser, log):
    browser.get(f"/people/{TYPED}/")
    logging.getLogger("django.request").error("failed %s", TYPED, exc_info=ValueError(TYPED))
    assert not traces(log.getvalue())


def every_column():
    tables = ask(
        "select c.relname from pg_catalog.pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'",
        using="owner",
    )
    for (table,) in tables:
        for (row,) in ask(f"select row_to_json(t)::text from {table} t", using="owner"):
            yield table, row


def test_no_column_of_any_table_holds_it(browser):
    browser.get("/shows/")
    browser.get("/says/")
    browser.post("/changes/", {"text": TYPED})
    rows = list(every_column())
    assert {"cases_identity", "cases_note", "cases_document", "ledger_line", "people_websession"} <= {
        table for table, _ in rows
    }
    assert [table for table, row in rows if traces(row)] == []


def test_the_ledger_names_nobody(browser, cast):
    browser.get("/shows/")
    browser.get("/broken/refused/")
    lines = ask("select row_to_json(l)::text from ledger_line l", using="owner")
    assert lines
    said = " ".join(line for (line,) in lines)
    assert not traces(said)
    for person in cast.people.values():
        assert person.account.login not in said
        assert f'"{person.account.working_name}"' not in said


def test_jobs_carry_no_word_of_her(browser):
    browser.get("/shows/")
    jobs = ask("select row_to_json(j)::text from procrastinate_jobs j", using="owner")
    assert not traces(str(jobs))


def test_a_message_waits_sealed(browser):
    browser.get("/says/")
    sessions = ask("select session_data from people_websession", using="owner")
    assert sessions
    assert not traces(str(sessions))
    for (data,) in sessions:
        assert not traces(bytes.fromhex(data).decode("latin-1"))


@pytest.fixture
def disk(tmp_path, settings, monkeypatch):
    """Where uploads may lie: the sealed files, and the temporary folder of the process."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    settings.FILE_UPLOAD_TEMP_DIR = str(temporary)
    settings.FILES_DIR = tmp_path / "sealed"
    return tmp_path


def everything_on(disk):
    return {path: path.read_bytes() for path in disk.rglob("*") if path.is_file()}


@pytest.mark.parametrize("then", ["keep", "break"])
@pytest.mark.parametrize("size", [10, 3_000_000])
def test_an_upload_is_sealed_before_it_touches_the_disk(browser, disk, then, size):
    upload = SimpleUploadedFile(f"{TYPED}.txt", (TYPED * (size // 10)).encode(), "text/plain")
    browser.post("/takes/", {"file": upload, "then": then})
    found = everything_on(disk)
    assert found
    for path, body in found.items():
        assert not traces(body.decode("latin-1"))
        assert not traces(str(path))


def test_an_upload_by_nobody_touches_no_disk(transactional_db, client, disk):
    upload = SimpleUploadedFile("a.txt", b"x" * 100_000, "text/plain")
    assert client.post("/takes/anyone/", {"file": upload}).content == b"0"
    assert client.post("/takes/", {"file": upload}).status_code == 302
    assert everything_on(disk) == {}


def test_what_is_too_large_is_not_kept(browser, disk, settings):
    settings.UPLOAD_MAX_BYTES = 1000
    browser.post("/takes/", {"file": SimpleUploadedFile("a.txt", b"x" * 100_000, "text/plain")})
    assert everything_on(disk) == {}


def test_a_key_shows_nothing_of_itself(browser):
    assert browser.get("/opens/").content == b"<Keyring>"
