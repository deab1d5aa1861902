"""The demonstration loads, once; each client opens for whoever leads the work; no canary leaves its seal."""

import base64
import hashlib
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from alongside.cases.models import Case
from alongside.cases.selectors import case_for, identity_for
from alongside.people.models import Account, Agency
from alongside.vault.errors import NotFound
from alongside.vault.models import BreakGlass
from config import backup_tools, databases
from demo import canaries, loading
from demo.entering import acting
from demo.lives import LIVES
from demo.staff import STAFF, Papers

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("demo")]  # loaded once, for one worker
LAPSED = {worker.key for worker in STAFF if worker.papers == Papers.LAPSED}
DUMP = ["pg_dump", "--format=plain", "--inserts", "--enable-row-security", "--no-password"]


def names_opened(actor):
    """The names of all clients whose record this person may open."""
    return {identity_for(actor, case.subject_id).chosen_name for case in Case.objects.all()}


def led_by(key):
    return {life.name for life in LIVES if life.lead == key}


def test_everything_in_it_is_marked_as_a_demonstration(demo):
    assert Agency.objects.count() == 8
    assert Account.objects.count() == len(STAFF)
    assert not Agency.objects.filter(is_demo=False).exists()
    assert not Account.objects.filter(is_demo=False).exists()


@pytest.mark.parametrize("key", sorted({life.lead for life in LIVES} - LAPSED))
def test_every_client_opens_for_whoever_leads_the_work(demo, key):
    with acting(demo.cast[key]) as actor:
        assert led_by(key) <= names_opened(actor)


@pytest.mark.parametrize("key", sorted(LAPSED))
def test_for_whose_training_lapsed_nothing_opens_and_the_supervisor_has_the_clients(demo, key):
    with acting(demo.cast[demo.cast[key].worker.supervisor]) as supervisor:
        assert led_by(key) <= names_opened(supervisor)
        case = Case.objects.filter(lead_id=demo.cast[key].account.id)[0]
    with acting(demo.cast[key]) as actor:
        assert names_opened(actor) == set()
        with pytest.raises(NotFound):
            case_for(actor, case.id)


@pytest.mark.parametrize("key", ["ida", "petra", "fay", "otis", "bao"])
def test_whoever_works_with_no_client_finds_none(demo, key):
    with acting(demo.cast[key]) as actor:
        assert names_opened(actor) == set()


def test_no_agency_finds_the_clients_of_another(demo):
    with acting(demo.cast["sol"]) as actor:
        houses = {
            next(w.house for w in STAFF if w.key == life.lead)
            for life in LIVES
            if life.name in names_opened(actor)
        }
    assert houses == {"wren"}


def test_one_break_glass_is_reviewed_and_one_waits(demo):
    with acting(demo.cast["chloe"]):
        states = {(glass.state, glass.found_right) for glass in BreakGlass.objects.all()}
    assert states == {("ended", True), ("asked", None)}


def test_it_is_not_loaded_twice(demo):
    assert loading.load_if_empty(lambda _: None) is False
    with pytest.raises(loading.NotLoadable):
        loading.load(lambda _: None)


# -- canaries --------------------------------------------------------------------------------------


def traces_of(text):
    """The ways in which a leak would look: as it is, and as it is commonly written down or digested."""
    plain = text.encode()
    forms = {plain, plain.lower(), text.encode("utf-16-le"), plain.hex().encode(), quote(text).encode()}
    forms |= {base64.b64encode(plain).rstrip(b"="), repr(text)[1:-1].encode()}
    for digest in (hashlib.md5, hashlib.sha1, hashlib.sha256):
        forms |= {digest(plain).digest(), digest(plain).hexdigest().encode()}
        forms |= {digest(plain.lower()).digest(), digest(plain.lower()).hexdigest().encode()}
    return forms


def pattern(forms):
    return re.compile(b"|".join(re.escape(form) for form in sorted(forms)))


CANARIES = pattern({form for text in canaries.ALL_WITH_PHONE for form in traces_of(text)})
# The files of the database are many times its dump: there the words of the work are looked for as they are.
IN_FILES = pattern(
    {form for text in (*canaries.RECORD, canaries.PHONE) for form in traces_of(text)}
    | {text.encode() for text in canaries.WORK}
)


def dump_of(name):
    """What a backup by PostgreSQL's own program would hold."""
    if databases.server_url():
        done = backup_tools._on_server([*DUMP, name], subprocess.DEVNULL, subprocess.PIPE)
    else:
        done = databases.cluster().run_tool(
            DUMP, role=databases.role_names()["owner"], dbname=name, stdout=subprocess.PIPE
        )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("text", [canaries.NAME, canaries.FILE_NAME, canaries.PHONE])
def test_a_leak_would_be_found(text):
    assert CANARIES.search(b"... " + text.encode() + b" ...")
    assert CANARIES.search(hashlib.sha256(text.encode()).hexdigest().encode())


def test_no_canary_stands_in_a_dump(demo):
    dump = dump_of(demo.database)
    assert b"malik@prairiebend.example" in dump
    assert dump.count(b"INSERT INTO public.cases_note ") == sum(len(life.notes) for life in LIVES)
    assert CANARIES.findall(dump) == []


def _changed_since(folder: Path, since: float) -> Iterator[tuple[str, bytes]]:
    """Name and content of each changed file. Another worker's database may be dropped while we look."""
    for path in folder.rglob("*"):
        try:
            if path.is_file() and path.stat().st_mtime >= since:
                yield path.name, path.read_bytes()
        except FileNotFoundError:
            continue


@pytest.mark.skipif(bool(databases.server_url()), reason="the files of a server are not ours to read")
def test_no_canary_stands_in_the_files_of_the_database(demo):
    """Tables, indexes, write-ahead log, temporary files, the server's own log: whatever changed meanwhile."""
    cluster = databases.cluster()
    cluster.run_tool(["psql", "--quiet", "--command", "checkpoint"])
    place = cluster.where()
    assert place is not None
    found = dict(_changed_since(place.folder, demo.since))
    assert any(b"malik@prairiebend.example" in content for content in found.values())
    assert [name for name, content in found.items() if IN_FILES.search(content)] == []


def test_no_canary_stands_in_the_sealed_files(demo):
    files = [path for path in demo.files.rglob("*") if path.is_file()]
    signed = 1  # the agreement between Linden and Millrace
    sent = 1  # the order that Esther lets her lawyer have, sealed once more for that reader alone
    assert len(files) == sum(len(life.papers) for life in LIVES) + signed + sent
    assert [path.name for path in files if CANARIES.search(path.name.encode() + path.read_bytes())] == []
