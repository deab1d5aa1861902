"""De-identified rows for reports: codes, days, hours, counts. No client, no worker.

Belongs here: what a report may count. Not here: small numbers (reports decide what is hidden). Read within the
context of whoever asks, so a row about a client counts only for someone to whom it opens.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from alongside.service_entries import codes, policies
from alongside.service_entries.models import Entry
from alongside.vault.actors import Actor


@dataclass(frozen=True, slots=True)
class Fact:
    """One service that was given, without anyone in it."""

    code: str
    voca: tuple[str, ...]
    on: date
    quarters: int
    people: int
    place: str
    language: str
    channel: str
    split: dict[str, int]


def services_between(actor: Actor, first: date, last: date) -> Iterator[Fact]:
    """What was given from one day to another. A client's part of a group stays out: the group's line counts it."""
    rows = Entry.objects.filter(
        policies.readable(actor), on__gte=first, on__lte=last, withdrawn_at=None, in_group=False
    )
    for entry in rows.order_by("on", "id").iterator():
        yield Fact(
            code=entry.code,
            voca=codes.known(entry.code).voca,
            on=entry.on,
            quarters=entry.quarters,
            people=entry.people,
            place=entry.place,
            language=entry.language,
            channel=entry.channel,
            split=dict(zip(entry.funders, entry.shares, strict=True)),
        )
