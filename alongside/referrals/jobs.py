"""What the worker does for referrals: a thin caller, no key, no argument that says anything."""

from typing import Any

from procrastinate.contrib.django import app

from alongside.referrals.actions import marking, tallying


@app.periodic(cron="*/10 * * * *")
@app.task(name="referrals.mark_late", queueing_lock="referrals.mark_late")
def mark_late(timestamp: int = 0, **_kwargs: Any) -> None:
    """Every ten minutes: who has looked, and what waits too long."""
    marking.mark_late()


@app.periodic(cron="53 3 * * *")
@app.task(name="referrals.tally", queueing_lock="referrals.tally")
def tally(timestamp: int = 0, **_kwargs: Any) -> None:
    """Each night: the counts of a quarter or a year that is over."""
    tallying.tally()
