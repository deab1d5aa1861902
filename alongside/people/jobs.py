"""What the worker does for people: expired web sessions, old attempts."""

from typing import Any

from procrastinate.contrib.django import app

from alongside.people.actions import sweeping


@app.periodic(cron="*/10 * * * *")
@app.task(name="people.sweep", queueing_lock="people.sweep")
def sweep(timestamp: int = 0, **_kwargs: Any) -> None:
    """Every ten minutes: web sessions past their time, attempts and codes no longer counted."""
    sweeping.sweep_sessions()
