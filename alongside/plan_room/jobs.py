"""What the worker does for the plan room: thin callers, whose arguments are ids."""

from uuid import UUID

from procrastinate.contrib.django import app

from alongside.plan_room.actions import grouping, reading


@app.task(name="plan_room.group")
def group(run_id: str, account_id: str) -> None:
    """Compare what was sent in with the drafts and with itself."""
    grouping.group(UUID(run_id), UUID(account_id))


@app.task(name="plan_room.read")
def read(reading_id: str, account_id: str) -> None:
    """Read a document that somebody brought, and put it beside its plan."""
    reading.go_on(UUID(reading_id), UUID(account_id))
