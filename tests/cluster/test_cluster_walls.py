"""Who gets in, and what is written down: nobody else, and nothing that a client said."""

import os
import pwd
import shutil
import signal
import stat
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from config.cluster import ADMIN, Cluster, ClusterError, binaries, conf, machine, osuser
from config.cluster.place import NOTE, SOCKET_NAME, SOCKET_PATH_LIMIT
from tests.cluster.conftest import Query, pid_of, place_of, query_of

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("quickly")]

only_root = pytest.mark.skipif(
    os.geteuid() != 0, reason="LEFT OUT: only root can try what other users of the machine would do"
)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.lstat().st_mode)


@pytest.fixture(scope="module")
def serving() -> Iterator[Cluster]:
    """One that is up, for tests that only look or that it survives."""
    folder = Path(tempfile.mkdtemp(prefix="al-"))
    made = Cluster(folder / "pg", fast=True)
    made.start()
    query_of(made, "create role alongside_app login; create role nobody login")
    query_of(
        made, "create table people (name text primary key); create table notes (note text, by text not null)"
    )
    query_of(made, "checkpoint")  # a fast one may forget its last half second when a test makes it crash
    yield made
    made.remove(force=True)
    shutil.rmtree(folder)


def psql_as(name: str, cluster: Cluster, user: str) -> subprocess.CompletedProcess[bytes]:
    """Somebody else's psql, told everything about the database except how to get in."""
    entry = pwd.getpwnam(name)
    other = osuser.Owner(entry.pw_name, entry.pw_uid, entry.pw_gid)
    dsn = cluster.dsn(user, "postgres")
    program = binaries.folder_for(other) / "psql"
    return osuser.run_as(
        other, [program, "-h", dsn["host"], "-U", user, "-d", "postgres", "-Atc", "select 'in'"]
    )


def test_the_socket_is_in_a_folder_that_only_the_server_s_user_can_enter(serving: Cluster) -> None:
    place = place_of(serving)

    assert mode(place.socket_dir()) == 0o700
    assert mode(place.socket_dir() / SOCKET_NAME) == 0o700
    assert mode(place.folder) == 0o700
    assert place.socket_dir().stat().st_uid == place.owner.uid != 0


def test_nothing_listens_on_the_network(serving: Cluster) -> None:
    assert query_of(serving, "show listen_addresses") == [("",)]
    pid = pid_of(serving)
    owner = place_of(serving).owner
    sockets = osuser.run_as(owner, ["find", f"/proc/{pid}/fd", "-lname", "socket:*", "-printf", "%l\n"])
    inodes = {line.strip("socket:[]") for line in sockets.stdout.decode().split()}
    tcp = [
        line.split()[9]
        for name in ("tcp", "tcp6")
        if (table := Path(f"/proc/net/{name}")).exists()
        for line in table.read_text().splitlines()[1:]
    ]
    assert inodes, "the server has at least its own socket"
    assert inodes.isdisjoint(tcp)


def test_root_or_the_owner_may_be_any_role_and_no_password_is_asked(serving: Cluster) -> None:
    assert query_of(serving, "select current_user::text", role="alongside_app") == [("alongside_app",)]


@only_root
@pytest.mark.parametrize("role", [ADMIN, "nobody"])
def test_another_user_of_the_machine_is_refused_at_the_folder(role: str, serving: Cluster) -> None:
    refused = psql_as("nobody", serving, role)

    assert refused.returncode != 0
    assert b"Permission denied" in refused.stderr


@only_root
@pytest.mark.parametrize("role", [ADMIN, "nobody"])
def test_another_user_is_refused_by_the_server_even_with_the_folder_wide_open(
    role: str, cluster: Cluster, query: Query
) -> None:
    cluster.start()
    query("create role nobody login")
    socket_dir = place_of(cluster).socket_dir()
    place_of(cluster).folder.chmod(0o711)
    socket_dir.chmod(0o711)
    (socket_dir / SOCKET_NAME).chmod(0o777)
    cluster.home.parent.chmod(0o711)

    refused = psql_as("nobody", cluster, role)

    assert refused.returncode != 0
    assert b"Peer authentication failed" in refused.stderr


@only_root
def test_the_server_never_runs_as_root(serving: Cluster) -> None:
    pid = pid_of(serving)

    assert Path(f"/proc/{pid}").stat().st_uid == place_of(serving).owner.uid != 0


@only_root
def test_under_a_private_folder_the_data_is_elsewhere_and_the_folder_stays_private(
    cluster: Cluster, folder: Path
) -> None:
    assert mode(folder) == 0o700

    cluster.start()

    assert place_of(cluster).folder.parent == machine.clusters()
    assert (cluster.home / NOTE).read_text().strip() == str(place_of(cluster).folder)
    assert mode(folder) == 0o700


@only_root
def test_where_the_server_s_user_can_pass_the_data_stays_in_its_home(cluster: Cluster, folder: Path) -> None:
    folder.chmod(0o711)

    cluster.start()

    assert place_of(cluster).folder.parent == cluster.home
    assert not (cluster.home / NOTE).exists()
    assert mode(folder) == 0o711


@only_root
def test_a_note_that_names_any_other_folder_is_refused(cluster: Cluster, folder: Path) -> None:
    cluster.home.mkdir()
    (cluster.home / NOTE).write_text(f"{folder}\n")

    with pytest.raises(ClusterError, match="not a place for a cluster"):
        cluster.start()
    (cluster.home / NOTE).unlink()


@only_root
def test_a_note_whose_data_is_gone_is_told_and_not_papered_over(cluster: Cluster) -> None:
    cluster.home.mkdir()
    (cluster.home / NOTE).write_text(f"{machine.clusters()}/pg-000000000000-00000000\n")

    with pytest.raises(ClusterError, match="is not there"):
        cluster.start()
    (cluster.home / NOTE).unlink()


@only_root
def test_programs_that_the_server_s_user_cannot_reach_are_copied_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hidden = folder / "site" / binaries.PACKAGE  # folder is 0700: nobody but root gets here
    shutil.copytree(binaries.wheel_folder() / "pginstall", hidden / "pginstall")
    libraries = binaries.wheel_folder().with_name(f"{binaries.PACKAGE}.libs")
    shutil.copytree(libraries, hidden.with_name(libraries.name))
    machines = Path(tempfile.mkdtemp(prefix="al-machine-"))
    machines.chmod(0o755)
    monkeypatch.setattr(machine, "FOLDER", machines)
    monkeypatch.setattr(binaries, "wheel_folder", lambda: hidden)
    owner = osuser.for_new_cluster(lambda _: None)
    try:
        first = binaries.folder_for.__wrapped__(owner)
        second = binaries.folder_for.__wrapped__(owner)

        assert first == second
        assert first.is_relative_to(machines)
        assert osuser.run_as(owner, [first / "psql", "--version"]).returncode == 0
        assert mode(folder) == 0o700
    finally:
        shutil.rmtree(machines)


@only_root
def test_a_machine_folder_that_others_can_change_is_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.chmod(0o777)
    monkeypatch.setattr(machine, "FOLDER", folder)

    with pytest.raises(ClusterError, match="only root can change"):
        machine.folder()


@pytest.fixture
def deep(folder: Path) -> Iterator[Cluster]:
    """A home so deep that no socket fits in it. Passable, so that root's server stays in it too."""
    if os.geteuid() == 0:
        folder.chmod(0o711)
    home = folder / ("d" * 60) / ("e" * 60)
    made = Cluster(home / "pg", fast=True)
    umask = os.umask(0o022)
    home.mkdir(parents=True)
    os.umask(umask)
    yield made
    made.remove(force=True)


def test_a_path_too_long_for_a_socket_gets_a_private_folder_elsewhere(deep: Cluster) -> None:
    deep.start()

    socket_dir = place_of(deep).socket_dir()
    assert deep.is_up()
    assert not socket_dir.is_relative_to(deep.home)
    assert len(os.fsencode(socket_dir / SOCKET_NAME)) <= SOCKET_PATH_LIMIT
    assert mode(socket_dir) == 0o700
    assert socket_dir.stat().st_uid == place_of(deep).owner.uid


def test_a_later_caller_with_another_temporary_folder_finds_the_same_socket(
    deep: Cluster, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deep.start()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))

    assert Cluster(deep.home).is_up()


def test_a_private_folder_that_somebody_widened_is_not_used_again(deep: Cluster) -> None:
    deep.start()
    deep.stop()
    socket_dir = place_of(deep).socket_dir()
    socket_dir.chmod(0o777)
    try:
        with pytest.raises(ClusterError, match="nobody else can enter"):
            deep.start()
    finally:
        socket_dir.chmod(0o700)


def test_a_link_laid_in_place_of_the_private_folder_is_not_followed(deep: Cluster, folder: Path) -> None:
    deep.start()
    deep.stop()
    socket_dir = place_of(deep).socket_dir()
    shutil.rmtree(socket_dir)
    (folder / "trap").mkdir(mode=0o700)
    shutil.chown(folder / "trap", place_of(deep).owner.uid)
    socket_dir.symlink_to(folder / "trap")
    try:
        with pytest.raises(ClusterError, match="nobody else can enter"):
            deep.start()
    finally:
        socket_dir.unlink()


def test_a_path_that_a_shell_would_read_is_refused_in_words(folder: Path) -> None:
    if os.geteuid() == 0:
        folder.chmod(0o711)
    with pytest.raises(ClusterError, match="without quotes"):
        Cluster(folder / "$(touch boo)", fast=True).start()


def test_a_comma_in_the_path_does_not_split_it(folder: Path) -> None:
    if os.geteuid() == 0:
        folder.chmod(0o711)
    odd = Cluster(folder / "one, two's", fast=True)
    try:
        odd.start()
        assert odd.is_up()
    finally:
        odd.remove(force=True)


CANARY = "Marisol Quintanilla-Canary"
MISTAKES = [
    f"select '{CANARY}'::int",
    f"selekt '{CANARY}'",
    f"insert into people values ('{CANARY}')",
    f"insert into notes values ('{CANARY}', null)",
    f"do $$ begin raise exception '{CANARY}'; end $$",
    f"set statement_timeout = 20; select pg_sleep(1), '{CANARY}'",
]


def logged(cluster: Cluster) -> str:
    place = place_of(cluster)
    files = [place.folder / "startup.log", *place.log_dir.iterdir()]
    return "".join(path.read_text() for path in files)


def test_no_mistake_of_a_client_puts_her_words_into_the_log(serving: Cluster) -> None:
    query_of(serving, f"insert into people values ('{CANARY}')")
    for mistake in MISTAKES:
        with pytest.raises(psycopg.Error):
            query_of(serving, mistake)
    query_of(serving, f"do $$ begin raise warning '{CANARY}'; end $$")

    assert "database system is ready" in logged(serving)
    assert CANARY not in logged(serving)


def test_parameters_of_a_failed_statement_are_not_logged_even_if_the_session_asks(serving: Cluster) -> None:
    with psycopg.connect(**serving.dsn(ADMIN, "postgres"), autocommit=True) as connection:
        connection.execute("set log_parameter_max_length_on_error = -1")
        with pytest.raises(psycopg.DataError):
            connection.execute("select (%s::text)::int", [CANARY], prepare=True)

    assert CANARY not in logged(serving)


def test_a_backend_that_crashes_does_not_put_its_statement_into_the_log(serving: Cluster) -> None:
    raw = psycopg.pq.PGconn.connect(make_conninfo(**serving.dsn(ADMIN, "postgres")).encode())
    raw.send_query(f"select pg_sleep(60), '{CANARY}'".encode())
    time.sleep(0.3)
    os.kill(raw.backend_pid, signal.SIGKILL)
    deadline = time.monotonic() + 10
    while "terminated by signal 9" not in logged(serving) and time.monotonic() < deadline:
        time.sleep(0.1)
    raw.finish()

    assert "terminated by signal 9" in logged(serving)
    assert CANARY not in logged(serving)


def test_a_fast_cluster_and_a_real_one_log_the_same(folder: Path) -> None:
    def log_lines(*, fast: bool) -> list[str]:
        text = conf.server_settings(socket_dir=folder, log_dir=folder, fast=fast)
        return [line for line in text.splitlines() if line.startswith("log_")]

    assert log_lines(fast=True) == log_lines(fast=False)
    assert "log_error_verbosity = 'terse'" in log_lines(fast=False)


def test_a_real_cluster_never_gives_up_a_committed_line(folder: Path) -> None:
    real = conf.server_settings(socket_dir=folder, log_dir=folder, fast=False)

    assert "fsync = 'on'" in real
    assert "synchronous_commit" not in real
    assert "full_page_writes" not in real
