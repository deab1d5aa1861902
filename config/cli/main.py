"""The commands of `alongside`, their words and their help.

Belongs here: options, questions, exit codes: 0 done, 1 refused or found wrong, 2 not understood. Not here:
the work. Imports are inside the commands, so that `--help` answers at once.
"""

import os
import sys

import click

from config.cli.ground import Progress, Refusal


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


def main(arguments: list[str] | None = None) -> int:
    """Run a command; return its exit code. A refusal is a sentence, never a traceback."""
    from config.cluster import ClusterError
    from config.env import BadSetting

    try:
        cli.main(args=arguments, prog_name="alongside", standalone_mode=False)
    except click.exceptions.Exit as asked:
        return asked.exit_code
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
    return 0
