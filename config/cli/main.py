"""The commands of `alongside`, their words and their help.

Belongs here: options, questions, exit codes: 0 done, 1 refused or found wrong, 2 not understood. Not here:
the work. Imports are inside the commands, so that `--help` answers at once.
"""

import os
import sys

import click

from config.cli import caring, directory, installing, plans
from config.cli.ground import Progress, Refusal

NOT_AS_EXPECTED = (
    "The database does not answer as expected. `alongside doctor` says what is wrong, `alongside migrate` "
    "brings it up to date; DEBUG=1 shows the error itself, which may quote what is stored."
)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
def cli() -> None:
    """Alongside: run it, look after it, bring it back."""


@cli.command()
@click.option("--demo", is_flag=True, help="Load the demonstration, also on a server of your own.")
def run(demo: bool) -> None:
    """Serve web and worker until Ctrl-C; on the embedded database unless DATABASE_URL is set."""
    from config.cli import run as running

    if demo:
        os.environ["ALONGSIDE_DEMO"] = "yes"
    sys.exit(running.run(Progress()))


for command in (
    installing.migrate,
    installing.demo,
    installing.reset,
    installing.agency,
    installing.status,
    caring.backup,
    caring.backup_keys,
    caring.restore,
    caring.verify,
    caring.doctor,
    caring.where,
    directory.directory,
    plans.plans,
):
    cli.add_command(command)


def main(arguments: list[str] | None = None) -> int:
    """Run a command; return its exit code. A refusal is a sentence, never a traceback."""
    from config.cluster import ClusterError
    from config.env import BadSetting

    try:
        code = cli.main(args=arguments, prog_name="alongside", standalone_mode=False)
    except click.ClickException as misread:
        misread.show()
        return misread.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        return 1
    except (Refusal, ClusterError, BadSetting) as refusal:
        click.echo(str(refusal), err=True)
        return getattr(refusal, "exit_code", 1)
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 1
    except Exception as failure:
        if not _is_of_the_database(failure) or os.environ.get("DEBUG"):
            raise
        click.echo(f"{NOT_AS_EXPECTED} ({type(failure).__name__})", err=True)
        return 1
    return code if isinstance(code, int) else 0


def _is_of_the_database(failure: Exception) -> bool:
    import psycopg
    from django.db import Error

    return isinstance(failure, Error | psycopg.Error)
