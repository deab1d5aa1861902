"""What the tests of screening share: Esther, a call, browsers signed in, the lines that were written."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
from django.test import Client

from alongside.cases.factories import a_client
from alongside.screening.loading import shipped
from alongside.vault import ledger
from alongside.vault.actions import keys
from alongside.vault.models import Holder
from tests.browse import sign_in
from tests.standing_ready import ready

if TYPE_CHECKING:
    from alongside.cases.models import Case


@pytest.fixture
@ready
def esther(cast: Any, as_person: Any) -> Case:
    """Esther, whom Amira works with; Chloe supervises."""
    with as_person(cast.amira) as actor:
        return a_client(actor, "Esther")


@pytest.fixture
def call(cast: Any, as_person: Any) -> UUID:
    """A call that Amira took: a subject of its own, its key with her and the on-call team."""
    with as_person(cast.amira) as actor:
        subject = keys.make_subject(actor=actor)
        team = Holder.objects.get(agency_id=actor.agency_id, office="on_call")
        mine = Holder.objects.get(id=actor.holder_id)
        keys.make_drawers(actor=actor, subject_id=subject.id, holders={"call": [mine, team]})
        return subject.id


@pytest.fixture
def prompts() -> UUID:
    """The key of the thirteen prompts in English."""
    return next(key for key, one in shipped().items() if one.language == "en")


@pytest.fixture
def browser(cast: Any) -> Callable[..., Client]:
    """`browser(cast.amira)`: a browser in which she is signed in."""

    def open_browser(person: Any, **more: Any) -> Client:
        client = Client(**more)
        sign_in(client, person)
        return client

    return open_browser


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
