"""What the worker does for people: expired web sessions, old attempts, papers that lapsed."""

from typing import Any

from procrastinate.contrib.django import app

from alongside.people.actions import lapsing, sweeping


@app.periodic(cron="*/10 * * * *")
@app.task(name="people.sweep", queueing_lock="people.sweep")
def sweep(timestamp: int = 0, **_kwargs: Any) -> None:
    """Every ten minutes: web sessions past their time, attempts and codes no longer counted."""
    sweeping.sweep_sessions()


@app.periodic(cron="7 * * * *")
@app.task(name="people.note_lapses", queueing_lock="people.note_lapses")
def note_lapses(timestamp: int = 0, **_kwargs: Any) -> None:
    """Hourly: a line in the ledger for each person whose papers lapsed since."""
    lapsing.note_lapses()
