"""What the worker does for people: expired web sessions, old attempts, papers that lapsed."""

from contextlib import suppress
from typing import Any
from uuid import UUID

from django.conf import settings
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from alongside.people.actions import lapsing, notices, sweeping
from alongside.people.selectors.notices import waiting


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


@app.periodic(cron="*/10 * * * *")
@app.task(name="people.look_for_notices", queueing_lock="people.look_for_notices")
def look_for_notices(timestamp: int = 0, **_kwargs: Any) -> None:
    """Every ten minutes: whom something waits for, each a job of its own."""
    for account_id in waiting() if settings.MAIL_ON else ():
        named = send_notice.configure(queueing_lock=f"people.send_notice.{account_id}")
        with suppress(AlreadyEnqueued):
            named.defer(account_id=str(account_id))


@app.task(name="people.send_notice")
def send_notice(account_id: str, **_kwargs: Any) -> None:
    """One mail to one person, without content."""
    notices.send_notice(UUID(account_id))
