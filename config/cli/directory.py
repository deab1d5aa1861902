"""Commands about the directory of services: national lines, the search's table.

Belongs here: their words. Not here: what they do (directory.actions).
"""

import click

from config.cli import ground, prepare
from config.cli.ground import Progress


@click.group()
def directory() -> None:
    """The directory of services."""


@directory.command("national-lines")
def national_lines() -> None:
    """Add the national lines that are missing. Lines that are there stay as they are."""
    progress = Progress()
    with ground.everything(progress), ground.alone():
        prepare.refuse_stale_schema()
        from alongside.directory.actions.national import load_national

        added = load_national()
    progress(f"National lines added: {added}. Nobody has compared their numbers yet: see “To check”.")


@directory.command("index")
def index() -> None:
    """Write the search's table anew, from everything that is in the directory."""
    progress = Progress()
    with ground.everything(progress), ground.alone():
        prepare.refuse_stale_schema()
        from alongside.directory.actions.indexing import index_all

        rows = index_all(say=lambda done: progress(f"Services indexed: {done}"))
    progress(f"The search reads {rows} rows")
