"""What the worker does for the plan room: thin callers, whose arguments are ids."""

from typing import Any
from uuid import UUID

from procrastinate.contrib.django import app

from alongside.plan_room.actions import grouping


@app.task(name="plan_room.group")
def group(run_id: str, account_id: str) -> None:
    """Compare what was sent in with the drafts and with itself."""
    grouping.group(UUID(run_id), UUID(account_id))


@app.periodic(cron="* * * * *")
@app.task(name="plan_room.pick_up", queueing_lock="plan_room.pick_up")
def pick_up(timestamp: int = 0, **_kwargs: Any) -> None:
    """Every minute: comparisons whose worker was killed."""
    grouping.pick_up()
