"""Commands that set an installation up: migrate, demo, reset, agency, status.

Belongs here: their words and questions. Not here: what they do.
"""

import os
import shutil
from pathlib import Path

import click

from config.cli import ground, prepare
from config.cli.ground import Progress, Refusal

LINK_IS_FOR_ONCE = "It works once. Hand it over in person or by phone; it is shown only now."


@click.command()
def migrate() -> None:
    """Make roles, database, tables and rules, or bring them up to date. Safe to run again."""
    progress = Progress()
    with ground.everything(progress), ground.alone():
        from config import migrating

        migrating.migrate(progress)
    progress("Up to date")


@click.command()
@click.option(
    "--demo", "agreed", is_flag=True, help="On a server of your own: yes, fictional people belong there."
)
def demo(agreed: bool) -> None:
    """Load the demonstration (fictional agencies, staff and clients) into an empty database."""
    from config import databases

    if databases.server_url() and not agreed:
        raise Refusal(
            "DATABASE_URL names a server of your own. Demonstration agencies can never become real ones, and "
            "their passphrases are printed: add --demo only where no real client will ever be recorded."
        )
    if agreed:
        os.environ["ALONGSIDE_DEMO"] = "yes"  # before the settings are read
    progress = Progress()
    with ground.everything(progress), ground.alone():
        prepare.migrate_if_needed(progress)
        loading = prepare.optional("demo.loading")
        if loading is None:
            raise Refusal("This installation came without a demonstration.")
        loading.load_if_empty(progress)
    progress("The demonstration is loaded")


@click.command()
@click.option("--yes", is_flag=True, help="Do not ask.")
def reset(yes: bool) -> None:
    """Delete this installation's embedded database and everything in its data folder."""
    from config import databases, paths

    if databases.server_url():
        raise Refusal(
            "DATABASE_URL names a server of your own: `reset` only ever deletes the embedded database."
        )
    folder = paths.data_dir()
    if not yes:
        click.confirm(f"Delete everything in {folder}: database, files, keys, secrets, backups?", abort=True)
    with ground.alone():
        if not databases.cluster().remove():
            raise Refusal("Somebody is connected to the database. Stop Alongside first.")
        _delete_contents(folder)
    click.echo("Deleted. `alongside run` begins anew.")


def _delete_contents(folder: Path) -> None:
    """Only what we put there: a data folder that was given by mistake keeps everything else."""
    for name in ("pg", "secrets", "files", "anchor", "backups", "log", "static"):
        shutil.rmtree(folder / name, ignore_errors=True)
    for name in ("static.stamp", "start.lock"):
        (folder / name).unlink(missing_ok=True)


@click.group()
def agency() -> None:
    """Agencies of this installation."""


@agency.command("add")
@click.argument("name")
@click.option("--kind", required=True, help="What it is: shelter, crisis_center, legal_aid, ...")
@click.option("--login", required=True, help="What its first member signs in with, usually her work address.")
@click.option("--name", "working_name", required=True, help="The name colleagues and clients see.")
@click.option("--county", default="", help="The county it works in.")
@click.option("--phone", default="", help="Its public number.")
def add_agency(name: str, kind: str, login: str, working_name: str, county: str, phone: str) -> None:
    """Found an agency and print the invitation of its first member of staff."""
    with ground.everything(Progress()):
        prepare.refuse_stale_schema()
        from django.db import IntegrityError

        from alongside.people.actions import founding
        from alongside.people.enums import AgencyKind

        if kind not in AgencyKind.values:
            raise click.BadParameter(f"choose one of {', '.join(AgencyKind.values)}", param_hint="--kind")
        try:
            _, first, token = founding.found_agency(
                name=name, kind=kind, login=login, working_name=working_name, county=county, phone=phone
            )
        except IntegrityError:
            raise Refusal(f"Somebody signs in with {login} already. Choose another login.") from None
        click.echo(f"{name} is founded. The way in for {first.working_name}:\n\n  {_invitation(token)}\n")
        click.echo(LINK_IS_FOR_ONCE)


def _invitation(token: str) -> str:
    from django.conf import settings
    from django.urls import NoReverseMatch, reverse

    from config.cli.run import served_port

    try:
        path = reverse("people:join", args=[token])
    except NoReverseMatch:
        path = f"/join/{token}/"
    if settings.STAFF_HOST:
        return f"https://{settings.STAFF_HOST}{path}"
    return f"http://localhost:{served_port()}{path}"


@click.command()
def status() -> None:
    """Say what is up, without starting anything. Exit code 0 when it serves, 1 otherwise."""
    from config import databases, paths
    from config.cli import run

    click.echo(f"Data folder: {paths.data_dir()}")
    if url := databases.server_url():
        click.echo(f"Database: a server of your own, {url.rpartition('@')[2].partition('?')[0]}")
    else:
        click.echo(f"Database: embedded, {'up' if databases.cluster().is_up() else 'down'}")
    ground.ready_django()
    answer = run.answer()
    words = {None: "down", 200: "up"}.get(answer, "up, but /healthz says that something is missing")
    click.echo(f"Pages on port {run.port()}: {words}")
    if answer != 200:
        raise click.exceptions.Exit(1)
