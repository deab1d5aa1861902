"""What the worker does for the directory: thin callers, whose arguments are ids."""

from typing import Any
from uuid import UUID

from procrastinate.contrib.django import app

from alongside.directory.actions import waiting, working


@app.task(name="directory.go_on")
def go_on(run_id: str, account_id: str) -> None:
    """Check an import, bring it in, or take it back."""
    working.go_on(UUID(run_id), UUID(account_id))


@app.periodic(cron="* * * * *")
@app.task(name="directory.pick_up", queueing_lock="directory.pick_up")
def pick_up(timestamp: int = 0, **_kwargs: Any) -> None:
    """Every minute: imports whose worker was killed."""
    waiting.pick_up()


@app.periodic(cron="17 * * * *")
@app.task(name="directory.end_waiting", queueing_lock="directory.end_waiting")
def end_waiting(timestamp: int = 0, **_kwargs: Any) -> None:
    """Every hour: lists that waited a week for somebody to bring them in."""
    waiting.end_waiting()
