"""A cluster for one test, in a short private folder, deleted afterwards whatever happened to it."""

import functools
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from config.cluster import ADMIN, Cluster, server
from config.cluster.osuser import run_as
from config.cluster.place import Place

Query = Callable[..., list[tuple[object, ...]]]


def place_of(cluster: Cluster) -> Place:
    found = cluster.where()
    assert found is not None
    return found


def pid_of(cluster: Cluster) -> int:
    return int((place_of(cluster).data / "postmaster.pid").read_text().split("\n")[0])


def is_running(pid: int) -> bool:
    """Neither gone nor a zombie. Readable for everybody, unlike the rest of /proc."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


def query_of(cluster: Cluster, statement: str, role: str = ADMIN) -> list[tuple[object, ...]]:
    with psycopg.connect(**cluster.dsn(role, "postgres"), autocommit=True) as connection:
        cursor = connection.execute(statement)
        return cursor.fetchall() if cursor.description else []


@pytest.fixture(scope="session")
def made_once() -> Iterator[Path]:
    """The data folder of a new cluster, made as ever, for tests that are about something else."""
    home = Path(tempfile.mkdtemp(prefix="al-"))
    model = Cluster(home / "pg", fast=True)
    model.start()
    model.stop(force=True)
    yield place_of(model).data
    model.remove(force=True)
    shutil.rmtree(home)


@pytest.fixture
def quickly(made_once: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A first start copies data instead of making it: a tenth of the time."""

    def copy(scratch: Place, *, fast: bool) -> None:
        done = run_as(scratch.owner, ["cp", "-a", "--", made_once, scratch.data])
        assert done.returncode == 0, done.stderr

    monkeypatch.setattr(server, "_initialise", copy)


@pytest.fixture
def folder() -> Iterator[Path]:
    """Not tmp_path: its long names would move the socket."""
    made = Path(tempfile.mkdtemp(prefix="al-"))
    yield made
    shutil.rmtree(made, ignore_errors=True)


@pytest.fixture
def cluster(folder: Path) -> Iterator[Cluster]:
    made = Cluster(folder / "pg", fast=True)
    yield made
    made.remove(force=True)


@pytest.fixture
def query(cluster: Cluster) -> Query:
    return functools.partial(query_of, cluster)
