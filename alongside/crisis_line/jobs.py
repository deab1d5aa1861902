"""What the worker does for the line: thin callers, no key, no argument that says anything."""

from typing import Any

from procrastinate.contrib.django import app

from alongside.crisis_line.actions import sweeping


@app.periodic(cron="41 3 * * *")
@app.task(name="crisis_line.sweep", queueing_lock="crisis_line.sweep")
def sweep(timestamp: int = 0, **_kwargs: Any) -> None:
    """Each night: hand-overs and answered requests past the agency's days."""
    sweeping.sweep_line()
