"""What the worker does for the plan room: thin callers, whose arguments are ids."""

from contextlib import suppress
from typing import Any
from uuid import UUID

from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from alongside.people.errors import MailNotSent
from alongside.plan_room.actions import grouping, reading, sweeping, telling


@app.task(name="plan_room.group")
def group(run_id: str, account_id: str) -> None:
    """Compare what was sent in with the drafts and with itself."""
    grouping.group(UUID(run_id), UUID(account_id))


@app.periodic(cron="27 * * * *")
@app.task(name="plan_room.tell_followers", queueing_lock="plan_room.tell_followers")
def tell_followers(timestamp: int = 0, **_kwargs: Any) -> None:
    """Every hour: whoever did not confirm is forgotten; whoever is due is told, in parts, so that other work comes
    between. Where no mail could be sent the job fails, so that `alongside doctor` says it."""
    telling.forget_followers()
    told = telling.tell_due(timezone.now())
    if told.more:
        again = app.configure_task(
            "plan_room.tell_followers", schedule_in={"seconds": 10}, queueing_lock="plan_room.tell_followers"
        )
        with suppress(AlreadyEnqueued):
            again.defer()
    if told.failed and not told.sent:
        raise MailNotSent


@app.periodic(cron="41 3 * * *")
@app.task(name="plan_room.forget_stirring", queueing_lock="plan_room.forget_stirring")
def forget_stirring(timestamp: int = 0, **_kwargs: Any) -> None:
    """Every night: the lines that told remembered counts of yesterday that they are old."""
    sweeping.forget_stirring()


@app.task(name="plan_room.read")
def read(reading_id: str, account_id: str) -> None:
    """Read a document that somebody brought, and put it beside its plan."""
    reading.go_on(UUID(reading_id), UUID(account_id))


@app.periodic(cron="* * * * *")
@app.task(name="plan_room.pick_up", queueing_lock="plan_room.pick_up")
def pick_up(timestamp: int = 0, **_kwargs: Any) -> None:
    """Every minute: comparisons whose worker was killed."""
    grouping.pick_up()
