"""`alongside plans`: bring the plans that came with Alongside up to date; put a plan's document beside it.

Belongs here: words, options, exit codes. Not here: the work (alongside.plan_room). On this machine somebody who keeps
plans is named with --as; without it, whoever has led longest.
"""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from config.cli import ground
from config.cli.ground import Progress, Refusal

A_FILE = click.Path(path_type=Path)


@click.group()
def plans() -> None:
    """The plans: those that came with Alongside, and their documents."""


@plans.command("load")
def load() -> None:
    """Load the plans that came with Alongside. What was edited here is left as it is. `migrate` does this too."""
    progress = Progress()
    with ground.everything(progress), ground.alone():
        from alongside.plan_room.actions.loading import load_plans

        fresh = load_plans()
    progress(f"Loaded: {', '.join(fresh)}" if fresh else "Everything was loaded already")


@plans.command("attach-source")
@click.argument("file", type=A_FILE)
@click.option(
    "--plan", "plan_key", default="", help="The plan's key. Without it, the plan whose words it has."
)
@click.option("--consultation", default="", help="The consultation's key: FILE has its drafts.")
@click.option("--as", "login", default="", help="Who does it: a login of someone who keeps plans.")
def attach_source(file: Path, plan_key: str, consultation: str, login: str) -> None:
    """Find every promise of a plan, or every draft, in FILE (text, html, docx or pdf) and keep its sentence.

    Exit code 0: all were found. 1: refused. 3: stored, and some were not found; their keys are said.
    """
    if not file.is_file():
        raise Refusal(
            f"{file} is a folder, not a document." if file.is_dir() else f"There is no file {file}."
        )
    with ground.everything(Progress()), _keeper(login) as actor:
        attached = _attach(actor, file, plan_key, consultation)
        row = attached.document
        click.echo(f"{row.key}: {row.found} of {row.wanted} found, by {row.numbered}.  sha-256 {row.sha256}")
        for count, places in row.repeats:
            click.echo(f"A sentence stands there {count} times, word for word: {row.numbered} {places}.")
        if attached.missing:
            click.echo(f"Not found: {' '.join(attached.missing)}", err=True)
            raise SystemExit(3)


def _attach(actor: Any, file: Path, plan_key: str, consultation: str) -> Any:
    from alongside.plan_room.actions import attaching
    from alongside.vault import wall
    from alongside.vault.errors import NotFound, Refused

    try:
        document = attaching.read_path(file)
        with wall.acting_as(actor):
            return attaching.attach(
                actor=actor, document=document, name=file.name, plan_key=plan_key, consultation=consultation
            )
    except NotFound:
        raise Refusal(f"There is nothing here with the key {plan_key or consultation}.") from None
    except Refused as refusal:
        raise Refusal(str(refusal)) from None


@contextmanager
def _keeper(login: str) -> Iterator[Any]:
    """Somebody who keeps plans, and a pen for the ledger."""
    from alongside.people.enums import Role
    from alongside.people.selectors import account_by_login, accounts_in, actor_of
    from alongside.plan_room import policies
    from alongside.vault import ledger

    found = (
        [account_by_login(login)] if login else accounts_in([Role.DIRECTOR, Role.ORGANISER, Role.SUPERVISOR])
    )
    keepers = [actor for one in found if one is not None and policies.may_edit_plans(actor := actor_of(one))]
    if not keepers:
        who = f"{login} does not keep plans." if login else "Nobody here keeps plans yet."
        raise Refusal(f"{who} Whoever leads at an agency does: `alongside agency add` founds one.")
    with ledger.writing(uuid.uuid4()):
        yield keepers[0]
