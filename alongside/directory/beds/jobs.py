"""What the worker does for beds: a thin caller, no key, no argument that says anything."""

from typing import Any

from procrastinate.contrib.django import app

from alongside.directory.actions import bed_sweeping


@app.periodic(cron="* * * * *")
@app.task(name="directory.sweep_beds", queueing_lock="directory.sweep_beds")
def sweep_beds(timestamp: int = 0, **_kwargs: Any) -> None:
    """Every minute: holds that ran out, requests whose time passed."""
    bed_sweeping.sweep_beds()
