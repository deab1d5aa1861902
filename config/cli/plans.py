"""`alongside plans`: bring the plans that came with Alongside up to date.

Belongs here: words, progress. Not here: the work (alongside.plan_room).
"""

import click

from config.cli import ground
from config.cli.ground import Progress


@click.group()
def plans() -> None:
    """The plan room: what governments promised."""


@plans.command("load")
def load() -> None:
    """Load the plans that came with Alongside. What was edited here is left as it is. `migrate` does this too."""
    progress = Progress()
    with ground.everything(progress), ground.alone():
        from alongside.plan_room.actions.loading import load_plans

        fresh = load_plans()
    progress(f"Loaded: {', '.join(fresh)}" if fresh else "Everything was loaded already")
