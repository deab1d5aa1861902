"""What the tests of the roster share: browsers signed in, shifts, the lines that were written."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from alongside.crisis_line.actions.roster import put_on
from alongside.vault import ledger
from tests.browse import sign_in

HOUR = timedelta(hours=1)


@pytest.fixture
def browser(cast: Any) -> Callable[..., Client]:
    """`browser(cast.amira)`: a browser in which she is signed in."""

    def open_browser(person: Any, **more: Any) -> Client:
        client = Client(**more)
        sign_in(client, person)
        return client

    return open_browser


@pytest.fixture
def now() -> datetime:
    """This hour."""
    return timezone.now().replace(minute=0, second=0, microsecond=0)


@pytest.fixture
def on_line(cast: Any, as_person: Any, now: datetime) -> Callable[..., Any]:
    """`on_line(cast.amira, 0, 8)`: Chloe puts her on from this hour for eight."""

    def put(person: Any, start: float = 0, length: float = 8, place: str = "primary") -> Any:
        with as_person(cast.chloe) as actor:
            begins = now + start * HOUR
            return put_on(
                actor=actor,
                account_id=person.id,
                place=place,
                starts_at=begins,
                ends_at=begins + length * HOUR,
            )

    return put


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[ledger.Line]:
    """Every ledger line that was written, in order."""
    lines: list[ledger.Line] = []
    write = ledger.Pen.write

    def keep(pen: ledger.Pen) -> None:
        lines.extend(pen.lines)
        write(pen)

    monkeypatch.setattr(ledger.Pen, "write", keep)
    return lines
