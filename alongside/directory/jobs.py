"""What the worker does for the directory: thin callers, whose arguments are ids."""

from uuid import UUID

from procrastinate.contrib.django import app

from alongside.directory.actions import working


@app.task(name="directory.go_on")
def go_on(run_id: str, account_id: str) -> None:
    """Check an import, or bring it in."""
    working.go_on(UUID(run_id), UUID(account_id))
