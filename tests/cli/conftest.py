"""An installation of its own for commands that are run as a person runs them: in another process."""

import json
import os
import secrets
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from psycopg import sql

from config.cluster import Cluster

CHECKOUT = Path(__file__).resolve().parents[2]
PARTS = ("owner", "app", "aside", "sealer", "report", "jobs", "keeper")


@dataclass(frozen=True)
class Installation:
    """A data folder, a database, and the environment that leads to both."""

    data: Path
    env: dict[str, str]
    prefix: str

    def run(self, *words: str, **env: str) -> "subprocess.CompletedProcess[str]":
        """One command to its end."""
        return subprocess.run(
            [sys.executable, "-m", "config.cli", *words],
            cwd=CHECKOUT,
            env={**self.env, **env},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    def start(self, *words: str, **env: str) -> "subprocess.Popen[str]":
        """One command that goes on."""
        return subprocess.Popen(
            [sys.executable, "-m", "config.cli", *words],
            cwd=CHECKOUT,
            env={**self.env, **env},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def ask(self, statement: str, params: list[object] | None = None) -> list[tuple[object, ...]]:
        """One statement as the owner, while something keeps the database up."""
        with psycopg.connect(**self.dsn("owner"), autocommit=True) as connection:
            cursor = connection.execute(statement, params)
            return cursor.fetchall() if cursor.description else []

    def dsn(self, part: str) -> dict[str, object]:
        if url := self.env.get("DATABASE_URL"):
            parts = urlsplit(url)
            role = f"{self.prefix}_{part}"
            known = json.loads((self.data / "secrets" / "roles.json").read_text())
            where = {"host": parts.hostname, "port": parts.port or 5432, "dbname": parts.path.lstrip("/")}
            return {**where, "user": role, "password": known[role]}
        return Cluster(self.data / "pg").dsn(f"{self.prefix}_{part}", "alongside")


@pytest.fixture
def free_port() -> int:
    """A port that nobody has at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def make_installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Installation]]:
    """New installations, on the embedded cluster or on the server that the tests run against.

    `held`: its embedded database is kept up, so that the test can look into it between commands.
    """
    made: list[Installation] = []

    with ExitStack() as stack:

        def make(*, held: bool = True) -> Installation:
            installation = _new(tmp_path_factory.mktemp("installation"))
            made.append(installation)
            if held and "DATABASE_URL" not in installation.env:
                stack.enter_context(Cluster(installation.data / "pg", fast=True).hold())
            return installation

        yield make
    for installation in made:
        _remove(installation)


@pytest.fixture
def installation(make_installation: Callable[..., Installation]) -> Installation:
    """One of its own, as it is before the first start."""
    return make_installation(held=False)


def _new(folder: Path) -> Installation:
    name = f"cli_{secrets.token_hex(4)}"
    env = {key: value for key, value in os.environ.items() if not key.startswith(("ALONGSIDE_", "DJANGO_"))}
    env |= {"ALONGSIDE_DATA": str(folder / name), "ALONGSIDE_DEMO": "no"}
    if url := os.environ.get("DATABASE_URL"):
        env["DATABASE_URL"] = urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
        return Installation(folder / name, env, name)
    return Installation(folder / name, env, "alongside")


def _remove(installation: Installation) -> None:
    if "DATABASE_URL" not in installation.env:
        Cluster(installation.data / "pg").remove(force=True)
        return
    with psycopg.connect(
        os.environ["DATABASE_URL"].rpartition("/")[0] + "/postgres", autocommit=True
    ) as admin:
        admin.execute(
            sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(installation.prefix))
        )
        for part in PARTS:
            admin.execute(
                sql.SQL("drop role if exists {}").format(sql.Identifier(f"{installation.prefix}_{part}"))
            )
