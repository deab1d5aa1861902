"""Starting after a crash: whatever a killed server, a full disk or a deleted folder left behind."""

import contextlib
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from config import paths
from config.cluster import ADMIN, Cluster, ClusterError, machine, remains, server
from config.cluster.place import NOTE, Place
from tests.cluster.conftest import Query, is_running, pid_of, place_of

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("quickly")]


def kill(cluster: Cluster) -> None:
    pid = pid_of(cluster)
    os.kill(pid, signal.SIGKILL)
    deadline = time.monotonic() + 10
    while is_running(pid) and time.monotonic() < deadline:
        time.sleep(0.02)


def as_owner(cluster: Cluster, *args: str) -> subprocess.Popen[bytes]:
    """PostgreSQL takes a number seriously only when it belongs to a process of its own user."""
    owner = place_of(cluster).owner
    if owner.uid == os.geteuid():
        return subprocess.Popen(args)
    return subprocess.Popen(args, user=owner.uid, group=owner.gid, extra_groups=[])


KILLED_HALF_WAY = """
import os, sys
from pathlib import Path
from config.cluster import Cluster, server

def killed(scratch, *, fast):
    (scratch.folder / "data").mkdir()
    (scratch.folder / "data" / "PG_VERSION").write_text("16")
    os.kill(os.getpid(), 9)

server._initialise = killed
Cluster(Path(sys.argv[1]), fast=True).start()
"""


def half_finished(cluster: Cluster) -> list[Path]:
    key = hashlib.sha256(os.fsencode(cluster.home)).hexdigest()[:12]
    return [
        found for base in (machine.FOLDER / "clusters", cluster.home) for found in base.glob(f"new-{key}-*")
    ]


@pytest.fixture
def crashed(cluster: Cluster, query: Query) -> Cluster:
    """Killed while it served; the row was committed before."""
    cluster.start()
    query("create table kept as select 7 as number")
    query("checkpoint")
    kill(cluster)
    assert not cluster.is_up()
    return cluster


@pytest.fixture
def stranger(crashed: Cluster) -> Iterator[subprocess.Popen[bytes]]:
    """A process that has nothing to do with it, under the number that the lock file names."""
    process = as_owner(crashed, "sleep", "120")
    yield process
    process.kill()
    process.wait()


def name_in_locks(cluster: Cluster, pid: int) -> None:
    place = place_of(cluster)
    for lock in (place.data / "postmaster.pid", place.socket_dir() / ".s.PGSQL.5432.lock"):
        rest = lock.read_text().partition("\n")[2]
        lock.write_text(f"{pid}\n{rest}")


def test_after_kill_9_it_starts_and_finds_its_data(crashed: Cluster, query: Query) -> None:
    crashed.start()

    assert query("select number from kept") == [(7,)]


def test_after_kill_9_under_a_busy_client_it_waits_for_the_orphan(cluster: Cluster, query: Query) -> None:
    cluster.start()
    with psycopg.connect(**cluster.dsn(ADMIN, "postgres"), autocommit=True) as connection:
        connection.execute("create table big as select generate_series(1, 10) as number")
        connection.execute("checkpoint")
        pid = connection.info.backend_pid
        os.kill(pid, signal.SIGSTOP)  # a backend that cannot notice yet that its server is gone
        kill(cluster)
        waker = subprocess.Popen(["sh", "-c", f"sleep 1.5; kill -CONT {pid}"])
        began = time.monotonic()
        cluster.start()
        waited = time.monotonic() - began
        waker.wait()

    assert waited > 1
    assert query("select count(*) from big") == [(10,)]


def test_a_lock_file_that_names_a_stranger_is_put_aside(
    crashed: Cluster, stranger: subprocess.Popen[bytes], query: Query
) -> None:
    name_in_locks(crashed, stranger.pid)

    crashed.start()

    assert query("select number from kept") == [(7,)]
    assert stranger.poll() is None


def test_stop_never_signals_a_stranger(crashed: Cluster, stranger: subprocess.Popen[bytes]) -> None:
    name_in_locks(crashed, stranger.pid)

    assert crashed.stop(force=True) is True

    assert stranger.poll() is None
    assert remains.live_postmaster(place_of(crashed).owner, place_of(crashed).data) is None


def test_a_lock_file_that_names_a_zombie_is_put_aside(crashed: Cluster, query: Query) -> None:
    zombie = as_owner(crashed, "true")
    time.sleep(0.3)  # it has ended, and nobody has asked how
    name_in_locks(crashed, zombie.pid)

    crashed.start()

    assert query("select number from kept") == [(7,)]
    zombie.wait()


@pytest.mark.parametrize("text", ["", "nonsense\n", "0\n", "99999999999999999999\n"])
def test_a_lock_file_cut_short_or_spoilt_does_not_stop_a_start(
    text: str, crashed: Cluster, query: Query
) -> None:
    place = place_of(crashed)
    (place.data / "postmaster.pid").write_text(text)
    (place.socket_dir() / ".s.PGSQL.5432.lock").write_text(text)

    crashed.start()

    assert query("select number from kept") == [(7,)]


def test_a_lock_file_of_another_living_server_is_not_ours(
    crashed: Cluster, folder: Path, query: Query
) -> None:
    other = Cluster(folder / "other", fast=True)
    try:
        other.start()
        name_in_locks(crashed, pid_of(other))

        crashed.start()

        assert query("select number from kept") == [(7,)]
        assert other.is_up()
    finally:
        other.remove(force=True)


def test_a_lost_socket_folder_is_made_again(crashed: Cluster, query: Query) -> None:
    shutil.rmtree(place_of(crashed).socket_dir())

    crashed.start()

    assert query("select number from kept") == [(7,)]


def test_a_first_start_killed_half_way_is_begun_anew(cluster: Cluster, query: Query) -> None:
    killed = subprocess.run(
        [sys.executable, "-c", KILLED_HALF_WAY, str(cluster.home)], cwd=paths.CHECKOUT, check=False
    )
    assert killed.returncode == -signal.SIGKILL
    assert cluster.where() is None
    assert half_finished(cluster) != []

    cluster.start()

    assert query("select 1") == [(1,)]
    assert half_finished(cluster) == []


def test_a_first_start_that_is_interrupted_leaves_nothing(
    cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(scratch: Place, *, fast: bool) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(server, "_initialise", interrupted)
    with pytest.raises(KeyboardInterrupt):
        cluster.start()

    assert cluster.where() is None
    assert half_finished(cluster) == []


def test_a_home_deleted_under_a_running_server_gets_a_new_one_with_its_own_socket(
    cluster: Cluster, query: Query
) -> None:
    cluster.start()
    old, old_pid = place_of(cluster), pid_of(cluster)
    shutil.rmtree(cluster.home)
    try:
        cluster.start()
        assert place_of(cluster).socket_dir() != old.socket_dir()

        with contextlib.suppress(ProcessLookupError):
            os.kill(old_pid, signal.SIGQUIT)  # it ends now instead of at its next look around
        deadline = time.monotonic() + 10
        while is_running(old_pid) and time.monotonic() < deadline:
            time.sleep(0.05)

        assert query("select 1") == [(1,)]
    finally:
        shutil.rmtree(old.folder, ignore_errors=True)
        old.folder.with_name(f"{old.folder.name}.home").unlink(missing_ok=True)


def test_data_of_another_version_is_refused_in_words_and_left_alone(crashed: Cluster) -> None:
    version = place_of(crashed).data / "PG_VERSION"
    version.write_text("12\n")

    with pytest.raises(ClusterError, match="made by PostgreSQL 12"):
        crashed.start()

    assert version.read_text() == "12\n"


def test_a_start_that_can_never_succeed_says_why(crashed: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "START_WITHIN", 1.0)
    (place_of(crashed).data / "global" / "pg_control").unlink()

    with pytest.raises(ClusterError, match="did not answer within 1 seconds"):
        crashed.start()


def test_a_copied_home_does_not_reach_the_original_database(
    cluster: Cluster, folder: Path, query: Query
) -> None:
    cluster.start()
    query("create table the_original ()")
    copied = Cluster(folder / "copy", fast=True)
    shutil.copytree(cluster.home, copied.home, ignore=shutil.ignore_patterns(".s.PGSQL*"))
    if (copied.home / NOTE).exists():
        with pytest.raises(ClusterError, match="is a copy of"):
            copied.start()
    else:
        assert not copied.is_up()
    assert query("select to_regclass('the_original') is not null") == [(True,)]


def test_a_moved_home_keeps_its_data(cluster: Cluster, folder: Path, query: Query) -> None:
    cluster.start()
    query("create table kept as select 7 as number")
    cluster.stop()
    cluster.home.rename(folder / "moved")
    moved = Cluster(folder / "moved", fast=True)
    try:
        moved.start()
        with psycopg.connect(**moved.dsn(ADMIN, "postgres")) as connection:
            assert connection.execute("select number from kept").fetchone() == (7,)
    finally:
        moved.remove(force=True)


@pytest.mark.skipif(os.geteuid() != 0, reason="LEFT OUT: only root keeps data outside the home")
@pytest.mark.parametrize(("kind", "is_kept"), [("fast", False), ("real", True)])
def test_a_test_s_cluster_is_swept_when_its_home_is_gone_and_a_real_one_never(
    kind: str, is_kept: bool, cluster: Cluster, folder: Path
) -> None:
    cluster.start()
    old, pid = place_of(cluster), pid_of(cluster)
    record = old.folder.with_name(f"{old.folder.name}.home")
    record.write_text(f"{cluster.home}\n{kind}\n")
    shutil.rmtree(cluster.home)
    another = Cluster(folder / "another", fast=True)
    try:
        another.start()

        assert old.data.exists() is is_kept
        assert is_running(pid) is is_kept
    finally:
        another.remove(force=True)
        cluster.home.mkdir(exist_ok=True)
        if is_kept:
            (cluster.home / NOTE).write_text(f"{old.folder}\n")


@pytest.mark.skipif(os.geteuid() != 0, reason="LEFT OUT: only root keeps data outside the home")
def test_a_record_that_another_start_takes_away_meanwhile_is_passed_over(
    cluster: Cluster, folder: Path
) -> None:
    machine.clusters().mkdir(parents=True, exist_ok=True)
    gone = machine.clusters() / f"pg-{folder.name[:8]}-gone.home"
    gone.symlink_to(folder / "nowhere")  # listed, and not there when it is read
    try:
        cluster.start()
        assert is_running(pid_of(cluster))
    finally:
        gone.unlink()
