"""What the tests of a client's record share: Esther, browsers signed in, the lines that were written."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from alongside.cases import policies
from alongside.cases.factories import a_client
from alongside.cases.models import Case
from alongside.cases.tests.record.ends import rest
from alongside.vault import ledger
from alongside.vault.actions import keys
from alongside.vault.actions.access import admit
from alongside.vault.enums import Drawer, Reason
from alongside.vault.selectors import holder_of
from tests.browse import sign_in
from tests.standing_ready import ready


@pytest.fixture
@ready
def esther(cast: Any, as_person: Any) -> Case:
    """Esther, whom Amira works with; Chloe supervises."""
    with as_person(cast.amira) as actor:
        return a_client(actor, "Esther")


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


@pytest.fixture
def counselled(cast: Any, as_person: Any, esther: Case) -> Case:
    """Esther, to whose care team Noor and her clinical supervisor belong; nothing is written there yet."""
    with as_person(cast.amira) as actor:
        for person, reason in ((cast.noor, Reason.CARE_TEAM), (cast.vera, Reason.SUPERVISION)):
            drawers = [*policies.WORKING, Drawer.COUNSELLING]
            its = {"actor": actor, "subject_id": esther.subject_id}
            admit(**its, account_id=person.id, reason=reason, drawers=drawers)
            keys.grant_drawers(**its, drawers=policies.WORKING, holder=holder_of(person.id))
    return esther


@pytest.fixture
def resting(cast: Any, as_person: Any, esther: Case) -> Case:
    """Esther, whose work rests."""
    rest(cast, as_person, esther)
    return esther
