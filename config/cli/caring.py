"""Commands that look after an installation: backup, restore, verify, doctor, where.

Belongs here: their words, options and exit codes. Not here: what they do.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from config.cli import ground
from config.cli.ground import Progress, Refusal

A_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@contextmanager
def refusals() -> Iterator[None]:
    """A backup's refusal, as the command line knows it."""
    from config.backup_archive import BackupError

    try:
        yield
    except BackupError as problem:
        raise Refusal(str(problem)) from problem


@click.command()
@click.option(
    "--to", "folder", type=click.Path(file_okay=False, path_type=Path), help="The folder to write to."
)
def backup(folder: Path | None) -> None:
    """Write two encrypted files, records and keys, each for an offline key of its own."""
    progress = Progress()
    with ground.everything(progress), refusals():
        from config import backup as backups

        made = backups.make(progress, folder)
        for sealed in (made.data, made.keys):
            click.echo(f"{sealed.path}  {sealed.size:,} bytes  sha256 {sealed.sha256}")
        click.echo(f"{made.manifest}")
        for old in made.removed:
            click.echo(f"Deleted, past its days: {old.name}")
        click.echo(
            f"The last backup of a key destroyed from now on ends on {made.keys_end_on:%Y-%m-%d}. "
            "Copies of key files kept elsewhere must be deleted by then too."
        )


@click.group("backup-keys")
def backup_keys() -> None:
    """The offline keys that backups are encrypted to."""


@backup_keys.command("new")
def new_pair() -> None:
    """Make a pair: a recipient for this machine, a secret for paper. Records and keys need one each."""
    from config.backup import new_pair as make_pair

    recipient, secret = make_pair()
    click.echo(f"Recipient, for ALONGSIDE_BACKUP_RECIPIENT or ALONGSIDE_KEYS_RECIPIENT:\n\n  {recipient}\n")
    click.echo(f"Secret, shown once. Print it, keep it away from this machine:\n\n  {secret}\n")


@click.command()
@click.argument("data", type=A_FILE)
@click.argument("keys", type=A_FILE, required=False)
@click.option("--identity", type=A_FILE, required=True, help="A file with the secret for DATA.")
@click.option("--keys-identity", type=A_FILE, help="A file with the secret for KEYS.")
@click.option("--destroyed", type=A_FILE, help="A copy of tombstones.txt kept elsewhere.")
@click.option("--nothing-was-destroyed", is_flag=True, help="There is no list: nothing was destroyed since.")
@click.option(
    "--without-keys", is_flag=True, help="Bring back what is counted, though nothing sealed will open."
)
def restore(
    data: Path,
    keys: Path | None,
    identity: Path,
    keys_identity: Path | None,
    destroyed: Path | None,
    nothing_was_destroyed: bool,
    without_keys: bool,
) -> None:
    """Bring DATA and KEYS back into an empty database; what was destroyed since is destroyed again."""
    progress = Progress()
    with ground.everything(progress), ground.alone(), refusals():
        from config import backup_restore as restoring

        _refuse_without(keys, keys_identity, without_keys)
        if problem := restoring.check_sums(data, keys):
            raise Refusal(problem)
        stones = restoring.known_stones(destroyed)
        _refuse_unknown_destructions(destroyed, nothing_was_destroyed)
        result = restoring.restore(
            progress,
            data,
            keys,
            data_identity=restoring.identity_from(identity),
            keys_identity=restoring.identity_from(keys_identity) if keys_identity else None,
            stones=stones,
        )
    click.echo(
        f"Restored as of {result.made_at}: {result.files} sealed files, "
        f"{result.destroyed_again} destroyed again."
    )
    click.echo(result.verdict)
    if not result.whole:
        raise Refusal("Do not serve this database before you know why its ledger differs.")
    click.echo("Look through who left and who changed passphrase since then, then start it: `alongside run`.")


def _refuse_without(keys: Path | None, keys_identity: Path | None, agreed: bool) -> None:
    from config.backup_restore import WITHOUT_KEYS

    if keys is None and not agreed:
        raise Refusal(WITHOUT_KEYS)
    if keys is not None and keys_identity is None:
        raise Refusal("KEYS is encrypted to a pair of its own: give its secret with --keys-identity.")


def _refuse_unknown_destructions(given: Path | None, agreed: bool) -> None:
    from alongside.vault import tombstones

    if given is None and not tombstones.file().exists() and not agreed:
        raise Refusal(
            "The list of what was destroyed is not here. Give the copy kept with the anchor (--destroyed "
            "tombstones.txt): without it, records destroyed since the backup would come back. If nothing was "
            "destroyed since, say so: --nothing-was-destroyed."
        )


@click.command()
def verify() -> None:
    """Check the ledger against its tree and its anchor, and sealed files against the records."""
    with ground.everything(Progress()):
        from config import verifying

        findings = verifying.verify()
    for finding in findings:
        click.echo(f"{'ok ' if finding.ok else 'BAD'}  {finding.sentence}")
    if not all(finding.ok for finding in findings):
        raise click.exceptions.Exit(1)


@click.command()
@click.option("--json", "as_json", is_flag=True, help="For a program: one JSON object.")
def doctor(as_json: bool) -> None:
    """Say in plain words what is wrong with this installation, and what helps."""
    with ground.everything(Progress()):
        from config import doctor as doctors

        checks = doctors.examine()
    if as_json:
        click.echo(json.dumps({"checks": [check.as_dict() for check in checks]}, indent=1))
    else:
        for check in checks:
            click.echo(check.told())
        click.echo(doctors.summary(checks))
    if any(check.state == "bad" for check in checks):
        raise click.exceptions.Exit(1)


@click.command()
@click.argument("place")
def where(place: str) -> None:
    """Print the trail of a screen, by its address or its name: view, template, action, tests."""
    ground.ready_django()
    from config import where as trails

    trail = trails.find(place)
    if trail is None:
        near = trails.similar(place)
        hint = (
            f" Near it: {', '.join(near)}." if near else " `alongside where` takes /clients/ or cases:list."
        )
        raise Refusal(f"No screen answers to {place}.{hint}")
    click.echo(trail.told())
