"""What the worker does for the directory: thin callers, whose arguments are ids."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone
from procrastinate.contrib.django import app

from alongside.directory.actions import linking, waiting, working


@app.task(name="directory.go_on")
def go_on(run_id: str, account_id: str) -> None:
    """Check an import, bring it in, or take it back."""
    working.go_on(UUID(run_id), UUID(account_id))


@app.periodic(cron="23 9 * * 2")
@app.task(name="directory.check_links", queueing_lock="directory.check_links")
def check_links(timestamp: int = 0, **_kwargs: Any) -> None:
    """Each week, in small parts, so that other work comes between: do the websites still answer? Off unless wanted."""
    if not linking.is_on():
        return
    since = timezone.localdate() - timedelta(days=6)
    told = linking.check_links(since, linking.A_SLICE, seconds=linking.A_SLICE_SECONDS)
    if told.more and told.asked and not told.network_gone:
        app.configure_task(
            "directory.check_links", schedule_in={"seconds": 30}, queueing_lock="directory.check_links"
        ).defer()


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
