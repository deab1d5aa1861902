"""Starting and stopping in good weather: once, again, together, and only when nobody is connected."""

import subprocess
import sys
import threading
from pathlib import Path

import psycopg
import pytest

from config import paths
from config.cluster import ADMIN, Cluster, ClusterError
from config.cluster.__main__ import main
from tests.cluster.conftest import Query

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("quickly")]

STARTER = """
import sys
from pathlib import Path
import psycopg
from config.cluster import Cluster
cluster = Cluster(Path(sys.argv[1]), fast=True)
cluster.start()
with psycopg.connect(**cluster.dsn("alongside_admin", "postgres")) as connection:
    print(connection.execute("select system_identifier from pg_control_system()").fetchone()[0])
"""


def test_before_the_first_start_it_is_down_and_a_connection_fails(cluster: Cluster) -> None:
    assert not cluster.is_up()
    assert cluster.stop() is True
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(**cluster.dsn(ADMIN, "postgres"))


def test_the_first_start_makes_a_server_that_answers_and_says_what_it_does(
    cluster: Cluster, query: Query, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()  # made from nothing, not copied
    told: list[str] = []

    cluster.start(progress=told.append)

    assert cluster.is_up()
    assert told[0].startswith("Making the database")
    assert query("select current_setting('server_encoding'), current_setting('timezone')") == [
        ("UTF8", "UTC")
    ]


def test_a_second_start_while_it_is_up_changes_nothing(cluster: Cluster, query: Query) -> None:
    cluster.start()
    began = query("select pg_postmaster_start_time()")
    told: list[str] = []

    cluster.start(progress=told.append)

    assert told == []
    assert query("select pg_postmaster_start_time()") == began


def test_a_start_after_a_stop_finds_the_data(cluster: Cluster, query: Query) -> None:
    cluster.start()
    query("create table kept as select 7 as number")

    assert cluster.stop() is True
    assert not cluster.is_up()
    Cluster(cluster.home, fast=True).start()

    assert query("select number from kept") == [(7,)]


def test_stop_leaves_it_running_while_a_client_is_connected(cluster: Cluster, query: Query) -> None:
    cluster.start()
    with psycopg.connect(**cluster.dsn(ADMIN, "postgres")):
        assert cluster.stop() is False
        assert query("select 1") == [(1,)]

    assert cluster.stop() is True
    assert not cluster.is_up()


def test_a_forced_stop_does_not_wait_for_clients(cluster: Cluster) -> None:
    cluster.start()
    connection = psycopg.connect(**cluster.dsn(ADMIN, "postgres"))

    assert cluster.stop(force=True) is True

    assert not cluster.is_up()
    with pytest.raises(psycopg.OperationalError):
        connection.execute("select 1")


def test_holding_keeps_others_from_stopping_it_and_stops_it_at_the_end(cluster: Cluster) -> None:
    with cluster.hold():
        assert Cluster(cluster.home).stop() is False
        assert cluster.is_up()

    assert not cluster.is_up()


def test_the_first_of_two_holders_to_leave_keeps_it_up_for_the_other(cluster: Cluster) -> None:
    with cluster.hold():
        with Cluster(cluster.home, fast=True).hold():
            assert cluster.is_up()
        assert cluster.is_up()
    assert not cluster.is_up()


def test_six_starters_at_once_get_one_server(cluster: Cluster) -> None:
    starters = [
        subprocess.Popen(
            [sys.executable, "-c", STARTER, str(cluster.home)],
            cwd=paths.CHECKOUT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for _ in range(6)
    ]
    answers = [starter.communicate(timeout=90) for starter in starters]

    assert [starter.returncode for starter in starters] == [0] * 6, answers
    assert len({out for out, _ in answers}) == 1


def test_starters_in_threads_of_one_process_take_turns_too(cluster: Cluster) -> None:
    failed: list[ClusterError] = []

    def start() -> None:
        try:
            Cluster(cluster.home, fast=True).start()
        except ClusterError as refusal:
            failed.append(refusal)

    threads = [threading.Thread(target=start) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failed == []
    assert cluster.is_up()


def test_two_homes_are_two_servers_side_by_side(cluster: Cluster, folder: Path, query: Query) -> None:
    cluster.start()
    query("create table only_here ()")
    other = Cluster(folder / "other", fast=True)
    try:
        other.start()
        with psycopg.connect(**other.dsn(ADMIN, "postgres")) as connection:
            row = connection.execute("select to_regclass('only_here') is null").fetchone()
            assert row == (True,)
    finally:
        other.remove(force=True)
    assert cluster.is_up()


def test_removing_deletes_the_data_but_not_under_a_client(cluster: Cluster) -> None:
    cluster.start()
    found = cluster.where()
    assert found is not None
    with psycopg.connect(**cluster.dsn(ADMIN, "postgres")):
        assert cluster.remove() is False
        assert found.data.exists()

    assert cluster.remove() is True

    assert not found.folder.exists()
    assert cluster.where() is None


def test_pg_dump_runs_as_the_right_user(cluster: Cluster, query: Query) -> None:
    cluster.start()
    query("create table dumped (number int)")

    done = cluster.run_tool(["pg_dump", "--schema-only"], role=ADMIN, dbname="postgres")

    assert done.returncode == 0, done.stderr
    assert b"CREATE TABLE public.dumped" in done.stdout


def test_a_tool_before_the_first_start_is_refused_in_words(cluster: Cluster) -> None:
    with pytest.raises(ClusterError, match="has not been started"):
        cluster.run_tool(["pg_dump"])


def test_the_command_line_starts_shows_and_stops(cluster: Cluster, capfd: pytest.CaptureFixture[str]) -> None:
    home = ["--home", str(cluster.home)]

    assert main(["status", *home]) == 3
    assert main(["start", *home]) == 0
    assert main(["psql", *home, "-c", "select 'from psql' as word"]) == 0
    with psycopg.connect(**cluster.dsn(ADMIN, "postgres")):
        assert main(["stop", *home]) == 1
    assert main(["status", *home]) == 0
    assert main(["stop", *home]) == 0
    assert main(["status", *home]) == 3
    assert "from psql" in capfd.readouterr().out
