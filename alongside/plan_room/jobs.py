"""What the worker does for the plan room: thin callers, whose arguments are ids."""

from uuid import UUID

from procrastinate.contrib.django import app

from alongside.plan_room.actions import grouping


@app.task(name="plan_room.group")
def group(run_id: str, account_id: str) -> None:
    """Compare what was sent in with the drafts and with itself."""
    grouping.group(UUID(run_id), UUID(account_id))
