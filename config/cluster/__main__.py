"""`python -m config.cluster start|stop|status|psql`: the embedded PostgreSQL by hand.

Belongs here: reading the command line and printing. What the words do belongs to `server`.
"""

import argparse
import sys
from pathlib import Path

from config import paths
from config.cluster import ADMIN, Cluster, ClusterError

UP, IN_USE, DOWN, FAILED = 0, 1, 3, 4


def main(argv: list[str] | None = None) -> int:
    options = _options(argv)
    cluster = Cluster(options.home or paths.cluster_dir())
    try:
        return _do(options.what, cluster, options)
    except ClusterError as refusal:
        print(refusal, file=sys.stderr)
        return FAILED


def _do(what: str, cluster: Cluster, options: argparse.Namespace) -> int:
    if what == "start":
        cluster.start(progress=print)
        return _status(cluster)
    if what == "stop":
        return _stop(cluster, force=options.force)
    if what == "psql":
        return _psql(cluster, options)
    return _status(cluster)


def _stop(cluster: Cluster, *, force: bool) -> int:
    if cluster.stop(force=force):
        print("The database is down.")
        return UP
    print("Somebody is connected (or it is still starting), so the database was left running.")
    print("`stop --force` stops it all the same.")
    return IN_USE


def _psql(cluster: Cluster, options: argparse.Namespace) -> int:
    cluster.start()
    command = ["psql", *(["-c", options.command] if options.command else [])]
    typed = None if options.command else sys.stdin
    return cluster.run_tool(
        command, role=options.role, dbname=options.database, stdin=typed, stdout=None, stderr=None
    ).returncode


def _status(cluster: Cluster) -> int:
    found = cluster.where()
    print(f"Home: {cluster.home}")
    if found:
        print(f"Data: {found.data}\nSocket: {found.socket_dir()}\nRuns as: {found.owner.name}")
    up = cluster.is_up()
    print("The database is up." if up else "The database is down.")
    return UP if up else DOWN


def _options(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m config.cluster", description="The embedded PostgreSQL.")
    parser.add_argument("what", choices=["start", "stop", "status", "psql"])
    parser.add_argument("--home", type=Path, help="its folder (default: pg in the data folder)")
    parser.add_argument("--force", action="store_true", help="stop although somebody is connected")
    parser.add_argument("--role", default=ADMIN, help="psql: the role")
    parser.add_argument("--database", default="postgres", help="psql: the database")
    parser.add_argument("-c", "--command", help="psql: one command instead of a prompt")
    return parser.parse_args(argv)


if __name__ == "__main__":
    sys.exit(main())
