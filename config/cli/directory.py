"""`alongside directory`: import, export, undo, national lines, links, the search.

Belongs here: words, options, exit codes, progress. Not here: the work (alongside.directory). On this
machine somebody who keeps the directory is named with --as; without it, whoever has led longest.
"""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from config.cli import ground, prepare
from config.cli.ground import Progress, Refusal

A_PATH = click.Path(exists=True, path_type=Path)


@click.group()
def directory() -> None:
    """The directory of services: import, export, undo, national lines, links, the search's table."""


AS = click.option(
    "--as", "login", default="", help="Who does it: a login of someone who keeps the directory."
)


@directory.command("import")
@click.argument("file", type=A_PATH)
@click.option("--source", default="", help="Whose list it is. The same name each time: rows are known again.")
@click.option(
    "--mapping", default="", help="How its columns are read: a name kept before, or one to keep them under."
)
@click.option("--licence", default="", help="Under which licence it was given out.")
@click.option(
    "--orphans",
    type=click.Choice(["hold", "leave"]),
    default="hold",
    show_default=True,
    help="Services whose organization is nowhere: under one made for them, or left out with the reason.",
)
@click.option("--dry-run", is_flag=True, help="Say what would come in. Nothing is stored.")
@AS
def import_file(
    file: Path, source: str, mapping: str, licence: str, orphans: str, dry_run: bool, login: str
) -> None:
    """Bring FILE in: HSDS as JSON or tables (a zip or a folder), or tables of any other shape.

    Exit code 0: everything that could be taken is in. 1: the file was refused as a whole.
    """
    progress = Progress()
    with ground.everything(progress), _keeper(login) as actor:
        run = _import(actor, file, (source, licence, orphans == "hold"), mapping, dry_run, progress)
        _report(actor, run, dry_run)


@directory.command("undo")
@click.argument("import_id", required=False)
@AS
def undo(import_id: str | None, login: str) -> None:
    """Take an import back as a whole: the one with IMPORT_ID, else the latest that stands."""
    progress = Progress()
    with ground.everything(progress), _keeper(login) as actor:
        from alongside.directory.actions import undoing
        from alongside.vault import wall
        from alongside.vault.errors import Refused

        with wall.acting_as(actor):
            run = _run_to_undo(actor, import_id)
        try:
            undoing.undo(
                actor=actor, run=run, told=lambda _what, done, total: progress(f"{done:,} of {total:,} rows")
            )
        except Refused as refusal:
            raise Refusal(str(refusal)) from None
        click.echo(f"Taken back: {run.source_name}, {run.file_name}.")


@directory.command("export")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "ndjson", "tables", "list", "columns"]),
    default="tables",
    show_default=True,
    help="HSDS as JSON, one service a line, or tables in a zip; a list for people; the columns it came in.",
)
@click.option("--version", type=click.Choice(["3.1", "3.0"]), default="3.1", show_default=True)
@click.option("--mapping", default="", help="For --format columns: the name they are kept under.")
@AS
def export(file: Path, form: str, version: str, mapping: str, login: str) -> None:
    """Write the directory to FILE. No confidential place is in it."""
    with ground.everything(Progress()), _keeper(login) as actor:
        import shutil

        from alongside.directory.actions import exporting
        from alongside.vault import wall

        with wall.acting_as(actor):
            reading = _reading(mapping) if form == "columns" else None
            made = exporting.export(actor=actor, form=form, version=version, reading=reading)
        with made, file.open("wb") as out:
            shutil.copyfileobj(made, out)
        click.echo(f"{file}  {file.stat().st_size:,} bytes")


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


@directory.command("check-links")
@click.option(
    "--limit", type=click.IntRange(1, 100_000), default=10_000, show_default=True, help="At most so many."
)
def check_links(limit: int) -> None:
    """Ask the websites of the directory whether they are still there. Only where LINK_CHECKS=1.

    Nothing of a page is kept. What was asked today is not asked again. Ctrl-C stops; what is noted stays.
    Exit code 1: it is off, or the network does not answer.
    """
    progress = Progress()
    with ground.everything(progress):
        from django.utils import timezone

        from alongside.directory.actions import linking

        prepare.refuse_stale_schema()
        if not linking.is_on():
            raise Refusal(
                "Links are not checked here: set LINK_CHECKS=1 if this machine may ask the internet."
            )
        how = linking.Asking(say=lambda done: progress(f"Asked: {done}"))
        told = linking.check_links(timezone.localdate(), limit, how)
    for code, count in sorted(told.outcomes.items()):
        click.echo(f"{code:12}{count:>8,}")
    if told.network_gone:
        raise Refusal("The network does not answer. What was not reached stays “not checked”.")
    click.echo("There is more to ask: run it again." if told.more else "All asked.")


@contextmanager
def _keeper(login: str) -> Iterator[Any]:
    """Somebody who keeps the directory, and a pen for the ledger."""
    from alongside.directory import policies
    from alongside.people.enums import Role
    from alongside.people.selectors import account_by_login, accounts_in, actor_of
    from alongside.vault import ledger

    found = (
        [account_by_login(login)] if login else accounts_in([Role.DIRECTOR, Role.ORGANISER, Role.SUPERVISOR])
    )
    keepers = [actor for one in found if one is not None and policies.may_keep(actor := actor_of(one))]
    if not keepers:
        who = f"{login} does not keep the directory." if login else "Nobody here keeps the directory yet."
        raise Refusal(f"{who} Whoever leads at an agency does: `alongside agency add` founds one.")
    with ledger.writing(uuid.uuid4()):
        yield keepers[0]


def _import(
    actor: Any, file: Path, said: tuple[str, str, bool], mapping: str, dry_run: bool, progress: Progress
) -> Any:
    from django.db import DatabaseError

    from alongside.directory.actions import importing
    from alongside.directory.exchange import reading
    from alongside.directory.exchange.opening import open_path
    from alongside.directory.exchange.rows import Unreadable
    from alongside.directory.exchange.saying import sentence
    from alongside.vault import wall

    progress(f"Reading {ground_name(file)}")
    try:
        package = open_path(file)
        kind = reading.kind_of(package)
        with wall.acting_as(actor):
            source, licence, keep = said
            name = source or mapping or Path(package.name).stem
            origin = importing.Origin(name, licence, keep_orphans=keep)
            run = importing.keep_file(
                actor=actor, name=package.name, origin=origin, kind=kind, size=0, stored_as=None, key=None
            )
            if kind == reading.PLAIN:
                _say_columns(actor, run, package, mapping)
    except Unreadable as refused:
        found = refused.finding
        raise Refusal(f"{found.file}: {sentence(found.code, found.values, field=found.field)}") from None
    except OSError as problem:
        raise Refusal(f"{file} cannot be read: {problem.strerror or type(problem).__name__}.") from None
    if dry_run:
        return importing.check(actor, run, package)
    try:
        return importing.bring_in(
            actor, run, package, lambda table, done, total: progress(f"{done:,} of {total:,} rows  {table}")
        )
    except DatabaseError as problem:
        importing.fail(actor, run)
        raise Refusal(
            f"It broke off: the database took something in it for impossible ({type(problem).__name__}). "
            f"What came in so far can be taken back: alongside directory undo {run.id}"
        ) from None


def ground_name(path: Path) -> str:
    """A path as text that a terminal can show, whatever bytes its name has."""
    return str(path).encode("utf-8", "replace").decode()


def _say_columns(actor: Any, run: Any, package: Any, mapping: str) -> None:
    """Columns as they were read before under this name; else a first guess, kept under it."""
    from alongside.directory.actions import importing
    from alongside.directory.exchange import guessing, reading
    from alongside.directory.exchange.mapping import ColumnMapping
    from alongside.directory.selectors.imports import reading_named

    kept = reading_named(mapping) if mapping else None
    if kept is not None:
        importing.read_columns(actor=actor, run=run, mapping=ColumnMapping.from_dict(kept.mapping))
        return
    guessed = guessing.propose(reading.csvs(package), mapping)
    for part in guessed.files:
        read = [
            f"{header} = {target}" for header, target in zip(part.header, part.targets, strict=True) if target
        ]
        click.echo(f"{part.stem}, each row a {part.subject}: {'; '.join(read)}")
    importing.read_columns(actor=actor, run=run, mapping=guessed, save_as=mapping)


def _reading(name: str) -> Any:
    from alongside.directory.selectors.imports import reading_named, readings

    found = reading_named(name) if name else None
    if found is None:
        known = ", ".join(row.name for row in readings()) or "none yet"
        raise Refusal(f"No columns are kept under {name or 'no name'}. Known: {known}.")
    return found


def _run_to_undo(actor: Any, import_id: str | None) -> Any:
    from alongside.directory.selectors import imports

    runs = imports.imports(actor).filter(state__in=("done", "failed"))
    try:
        run = runs.filter(id=uuid.UUID(import_id)).first() if import_id else runs.first()
    except ValueError:
        raise Refusal(f"{import_id} is not the id of an import.") from None
    if run is None:
        raise Refusal("There is no such import that could be taken back.")
    return run


def _report(actor: Any, run: Any, dry_run: bool) -> None:
    from alongside.directory.selectors import imports
    from alongside.vault import wall

    with wall.acting_as(actor):
        rows = imports.counted(run)
        for one in imports.told(list(imports.findings(run, "refused"))):
            click.echo(f"not taken  {one.where}  {one.what}  {one.sentence}", err=True)
        groups = imports.groups(run)
        why = imports.why_not(run)
    for kind, word in (("kept_out", "kept out"), ("warned", "look at"), ("noted", "note")):
        for group in groups[kind]:
            click.echo(
                f"{word:9}  {group['count']:>6} × {group['table']} {group['field']} ({group['code']})",
                err=True,
            )
    names = ("read", "new", "changed", "same", "repeated", "refused", "kept_out")
    click.echo(f"{'':24}" + "".join(f"{name:>10}" for name in names))
    for row in rows:
        click.echo(f"{row.table:24}" + "".join(f"{getattr(row, name):>10,}" for name in names))
    if run.counts.get("made"):
        click.echo(
            f"One organization is made here, for {run.counts['orphans']:,} services whose own is nowhere. "
            "To leave those out instead: --orphans leave"
        )
    if why:
        raise Refusal(f"Refused as a whole. {why}")
    click.echo(
        "Nothing was stored: this was a look only." if dry_run else f"Brought in. To take it back: {run.id}"
    )
