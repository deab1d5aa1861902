"""What every command stands on: progress, refusals as sentences, a database that answers, Django ready.

Belongs here: what more than one command needs. Settings ask the cluster where its socket is, so the
database comes up before Django is set up.
"""

import logging
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager

import click


class Refusal(Exception):
    """A command that will not or cannot be done; the sentence says why and what helps."""

    exit_code = 1


class Progress:
    """Says what is being done, and how long after the start."""

    def __init__(self) -> None:
        self.began = time.monotonic()

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.began

    def __call__(self, sentence: str) -> None:
        click.echo(f"{self.seconds:6.1f} s  {sentence}", err=True)


@contextmanager
def database(progress: Progress) -> Iterator[None]:
    """A database that answers for the length of the block. The embedded one stops afterwards if unused."""
    from config import databases

    if databases.server_url():
        yield
        return
    cluster = databases.cluster()
    try:
        with cluster.hold(progress):
            try:
                yield
            finally:
                close_connections()
    finally:
        # A start that was interrupted may have left a server that nobody asked for.
        cluster.stop()


def ready_django() -> None:
    """Set Django up. Call it when the database is up."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django

    logging.disable(logging.INFO)  # the terminal has progress; web and worker log in processes of their own
    django.setup()


@contextmanager
def alone() -> Iterator[None]:
    """Keep `run` from preparing this installation for the length of the block."""
    from config import paths
    from config.cluster.machine import locked

    with locked(paths.data_dir() / "start.lock"):
        yield


@contextmanager
def everything(progress: Progress) -> Iterator[None]:
    """Database and Django together, for commands that do one thing and end."""
    with database(progress):
        ready_django()
        yield


def close_connections() -> None:
    """Our own connections would keep the embedded database from stopping."""
    from django.conf import settings

    if settings.configured:
        from django.db import connections

        connections.close_all()


def pin_data_folder() -> None:
    """Say it to our children in full: a relative folder would mean another one from where they start."""
    from config import paths

    os.environ["ALONGSIDE_DATA"] = str(paths.data_dir())
