"""The tests' ground: one database a worker, copied from a template that the owner built once; the cast.

Tests run as the app role. Every alias points at a database named `test_…`, and that is asserted, because a
careless alias once ran tests on a real one (spike.md, 2).
"""

import fcntl
import functools
import gc
import hashlib
import os
import pickle
import time
import uuid
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import django.test.client
import hypothesis
import pytest
from django.conf import settings
from django.db import connection, connections
from django.test import TestCase, TransactionTestCase
from psycopg.pq import TransactionStatus

# Speed is judged in `make bench`, never in a timed test: a busy machine must not fail a property.
# `make test` asks each property of a few examples, `make test-slow` of many (--hypothesis-profile=thorough).
hypothesis.settings.register_profile("house", deadline=None, max_examples=20, database=None)
hypothesis.settings.register_profile("thorough", deadline=None, max_examples=200, database=None)
hypothesis.settings.load_profile("house")

ALIASES = ["default", "aside", "sealer", "jobs", "owner"]
STILL_FRESH = 30  # seconds
ASKED: "weakref.WeakSet[Any]" = weakref.WeakSet()  # connections that were asked who they are
NEEDS_DATABASE = {"db", "transactional_db", "live_server", "cast", "open_session"}


def _store_page(store: dict[str, Any], template: Any, context: Any, **more: Any) -> None:
    """What a page was drawn with, for `answer.context`; not of its parts, of which a page has a hundred."""
    name = str(template.name or "")
    if "context" not in store or not (name.startswith(("ui/", "django/")) or "/_" in name):
        _store_rendered(store, template=template, context=context, **more)


_store_rendered = functools.partial(django.test.client.store_rendered_templates)


def pytest_configure(config: pytest.Config) -> None:
    """Compile Spanish once, before any worker reads it: the repository holds no compiled catalogue."""
    django.test.client.store_rendered_templates = _store_page
    if not hasattr(config, "workerinput"):
        from config.cli.prepare import compile_messages

        compile_messages(lambda _: None)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give every database test all aliases, so that none of them can mean the real database; put them in order."""
    for item in items:
        marker = item.get_closest_marker("django_db")
        names = set(getattr(item, "fixturenames", ()))
        if marker is None and not NEEDS_DATABASE & names:
            continue
        wanted = {**(marker.kwargs if marker else {}), "databases": ALIASES}
        if {"transactional_db", "live_server"} & names:
            wanted["transaction"] = True
        item.add_marker(pytest.mark.django_db(**wanted), append=False)
    _neighbours(items)


def _neighbours(items: list[pytest.Item]) -> None:
    """Those that commit first, since they take longest; then those on one ready scene beside each other."""
    from tests.standing_ready import wanted_by

    scenes: dict[str, int] = {}
    places = {}
    for item in items:
        marker = item.get_closest_marker("django_db")
        scene = wanted_by(item) if marker else ""
        kind = 2 if marker is None else 0 if marker.kwargs.get("transaction") else 1
        places[item.nodeid] = (kind, scenes.setdefault(scene, len(scenes)))
    items.sort(key=lambda item: places[item.nodeid])


def pytest_collection_finish() -> None:
    """What was imported and collected stays to the end: the collector of garbage need not look at it again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


@dataclass
class OwnDatabase:
    """This worker's database, and the scenes that stand ready beside it (tests/standing_ready.py)."""

    name: str
    template: str
    at: str = "nowhere"
    made_at: dict[str, float] = field(default_factory=dict)

    def stand_on(self, scene: str) -> None:
        """Point every connection at the database of this scene; it is made when it is first asked for.

        And again after half a minute: what may be taken back for one minute must still be so.
        """
        if scene not in self.made_at or (scene and time.monotonic() > self.made_at[scene] + STILL_FRESH):
            self._prepare(scene)
        if self.at != scene:
            _point_at(self._called(scene))
            self.at = scene

    def renew(self) -> None:
        """After a test that committed: the database anew from its template, cast and all (no TRUNCATE)."""
        for alias in ALIASES:
            connections[alias].close()
        _copy(self._template_of(self.at), self._called(self.at))

    def gone(self) -> None:
        """Drop all of it."""
        from config import roles

        for alias in ALIASES:
            connections[alias].close()
        for scene in self.made_at:
            for name in {self._called(scene), self._template_of(scene)} - {self.template}:
                roles.drop_database(name)

    def _called(self, scene: str) -> str:
        return f"{self.name}_{list(self.made_at).index(scene)}"

    def _template_of(self, scene: str) -> str:
        return f"{self._called(scene)}_ready" if scene else self.template

    def _prepare(self, scene: str) -> None:
        self.made_at[scene] = time.monotonic()
        if scene:
            self._play(scene)
        _copy(self._template_of(scene), self._called(scene))

    def _play(self, scene: str) -> None:
        from tests import standing_ready

        _copy(self.template, self._template_of(scene))
        _point_at(self._template_of(scene))
        self.at = "nowhere"
        standing_ready.make(scene, pickle.loads(_pickled_cast()))
        for alias in ALIASES:
            connections[alias].close()


@pytest.fixture(scope="session")
def own_database(django_db_blocker: Any, worker_id: str) -> Iterator[OwnDatabase]:
    """Build the template once for this code, copy it for this worker, drop the copies afterwards."""
    from config import databases

    if not databases.server_url():
        _start_cluster()
    with django_db_blocker.unblock():
        own = OwnDatabase(f"test_{worker_id}_{os.getpid()}", _template())
        own.stand_on("")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _case: own.renew())
        patch.setattr(TestCase, "_should_check_constraints", _was_used)
        yield own
    with django_db_blocker.unblock():
        own.gone()


def _was_used(case: TestCase, at: Any) -> bool:
    """Deferred keys are asked at the end of each test, but not on a connection over which nothing was said."""
    if at.connection is None or at.connection.info.transaction_status == TransactionStatus.IDLE:
        return False
    return bool(_should_check(case, at))


_should_check = TestCase._should_check_constraints  # type: ignore[attr-defined]


@pytest.fixture
def django_db_setup(
    request: pytest.FixtureRequest, own_database: OwnDatabase, django_db_blocker: Any
) -> None:
    """Stand on the database of the scene that this test asks for, before its transaction begins."""
    from tests.standing_ready import wanted_by

    with django_db_blocker.unblock():
        own_database.stand_on(wanted_by(request.node))


def _start_cluster() -> None:
    from config import databases, paths
    from config.cluster import Cluster

    Cluster(paths.cluster_dir(), fast=True).start()
    fresh = databases.settings_for()
    for alias in ALIASES:
        for key in ("HOST", "PORT", "USER", "PASSWORD"):
            connections[alias].settings_dict[key] = fresh[alias][key]
        options = {k: v for k, v in fresh[alias]["OPTIONS"].items() if k != "options"}
        connections[alias].settings_dict["OPTIONS"] = options


def _template() -> str:
    """The template database of exactly these migrations, built once under a lock."""
    from config import paths, roles
    from config.migrating import migrate

    name = f"tpl_{_fingerprint()}"
    with open(paths.data_dir() / "template.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not _exists(name) or not _cast_file().exists():
            building = f"{name}_building"
            roles.drop_database(building)
            _point_at(building)
            migrate(lambda _: None, dbname=building)
            _assemble_cast()
            for alias in ALIASES:
                connections[alias].close()
            _admin_runs(f'drop database if exists "{name}" with (force)')
            _admin_runs(f'alter database "{building}" rename to "{name}"')
    return name


def _assemble_cast() -> None:
    """The cast joins once, through the actions; their keys go beside the template (they are nobody's)."""
    from tests.cast import assemble

    _cast_file().write_bytes(pickle.dumps(assemble()))


@functools.cache
def _pickled_cast() -> bytes:
    return _cast_file().read_bytes()


def _cast_file() -> Path:
    from config import paths

    return paths.data_dir() / f"cast_{_fingerprint()}.pickle"


@functools.cache
def _fingerprint() -> str:
    """A name for the migrations, and for the code by which the cast came to be."""
    digest = hashlib.sha256()
    root = Path(__file__).parent
    sources = [
        *root.glob("alongside/vault/**/*"),
        *root.glob("alongside/people/**/*"),
        *root.glob("alongside/*/migrations/**/*"),
        root / "alongside/directory/data/areas.json",
        root / "alongside/directory/actions/areas.py",
        *root.glob("alongside/plan_room/data/*"),
        *[root / f"alongside/plan_room/{name}.py" for name in ("keys", "planform", "seedform")],
        *[root / f"alongside/plan_room/actions/{name}.py" for name in ("loading", "storing")],
    ]
    for path in sorted([*sources, root / "tests/cast.py", root / "config/roles.py"]):
        if (
            path.suffix in (".py", ".sql", ".json")
            and "tests" not in path.parent.parts[len(root.parts) :][1:]
        ):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _copy(template: str, name: str) -> None:
    """By copying files: half the time of writing each page to the log first, as PostgreSQL does unless told."""
    owner = settings.ROLES["owner"]
    ours = ", ".join(
        f'"{settings.ROLES[part]}"' for part in ("owner", "app", "aside", "sealer", "report", "jobs")
    )
    _admin_runs(
        f'drop database if exists "{name}" with (force)',
        f'create database "{name}" template "{template}" owner "{owner}" strategy file_copy',
        f'grant connect on database "{name}" to {ours}; revoke all on database "{name}" from public',
    )


def _exists(name: str) -> bool:
    return bool(_admin_runs("select 1 from pg_database where datname = %s", params=[name]))


def _admin_runs(*statements: str, params: list[Any] | None = None) -> Any:
    """Run these as the administrator, and say the first row of the last."""
    import psycopg

    from config import databases

    with psycopg.connect(**databases.admin_dsn("postgres"), autocommit=True) as admin:
        for sql in statements:
            cursor = admin.execute(sql, params)
        return cursor.fetchone() if cursor.description else None


def _point_at(name: str) -> None:
    for alias in ALIASES:
        connections[alias].close()
        connections[alias].settings_dict["NAME"] = name


@pytest.fixture(autouse=True)
def _never_the_real_database(request: pytest.FixtureRequest) -> None:
    """Whoever asks is the app role, on a database of the tests. Asked once of each connection that is opened."""
    if request.node.get_closest_marker("django_db") is None:
        return
    request.getfixturevalue("_django_db_helper")
    if connection.connection is not None and connection.connection in ASKED:
        return
    with connection.cursor() as cursor:
        cursor.execute("select current_user, session_user, current_database()")
        current, session, database = cursor.fetchone()
    assert (current, session) == (settings.ROLES["app"],) * 2
    assert database.startswith("test_")
    ASKED.add(connection.connection)


@pytest.fixture
def cast(db: None, tmp_path_factory: pytest.TempPathFactory, settings: Any) -> Any:
    """The cast (tests/cast.py): Amira leads, Dev is a colleague, Chloe supervises, Ben, of another agency."""
    settings.FILES_DIR = tmp_path_factory.getbasetemp() / "files" / uuid.uuid4().hex  # made by whoever stores
    return pickle.loads(_pickled_cast())


@pytest.fixture
def as_person() -> Callable[..., Any]:
    """`with as_person(cast.amira): …`: the wall, the keyring and the ledger of one request."""
    from tests.cast import as_person as enter

    return contextmanager(enter)
