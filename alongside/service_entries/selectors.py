"""Reading entries: one client's, one worker's day and week, sums.

Belongs here: reads. Not here: writes (actions), names of clients (the room of their records knows them). Entries
hold no word, so that reading them opens no drawer; a page about a client has its own line in the ledger.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Sum

from alongside.service_entries import codes, hours, policies
from alongside.service_entries.enums import Channel, Funder, Place, Tongue
from alongside.service_entries.models import Entry, Funding
from alongside.vault.actors import Actor, require_found
from alongside.vault.errors import NotFound

OWN_TIME = Q(withdrawn_at=None, in_group=False)


@dataclass(frozen=True, slots=True)
class Line:
    """One entry as a list shows it."""

    id: UUID
    subject_id: UUID | None
    code: str
    service: str
    number: int
    on: date
    quarters: int
    people: int
    in_group: bool
    where: str
    worker: str
    version: int
    is_withdrawn: bool
    may_change: bool

    @property
    def hours(self) -> str:
        return hours.shown(self.quarters)


@dataclass(frozen=True, slots=True)
class Tally:
    """What one kind of service came to."""

    code: str
    service: str
    entries: int
    people: int
    quarters: int

    @property
    def hours(self) -> str:
        return hours.shown(self.quarters)


def entries_about(actor: Actor, subject_id: UUID) -> "QuerySet[Entry]":
    """What was done for one client, newest first, for someone to whom her plan opens."""
    rows = Entry.objects.filter(policies.readable(actor), subject_id=subject_id)
    return rows.select_related("worker").order_by("-on", "-id")


def my_entries(actor: Actor, first: date, last: date | None = None) -> "QuerySet[Entry]":
    """What this person did on a day, or from one day to another, in the order of writing."""
    rows = Entry.objects.filter(policies.readable(actor), worker_id=actor.account_id)
    return rows.filter(on__gte=first, on__lte=last or first).select_related("worker").order_by("on", "id")


def lines(actor: Actor, entries: Iterable[Entry]) -> list[Line]:
    """As lists show them."""
    return [_line(actor, entry) for entry in entries]


def entry_for(actor: Actor, entry_id: UUID, *, lock: bool = False) -> Entry:
    """One entry: the only door to it."""
    rows = Entry.objects.filter(agency_id=actor.agency_id, id=entry_id)
    entry = (rows.select_for_update(of=("self",)) if lock else rows).first()
    if entry is None:
        raise NotFound
    require_found(policies.may_read(actor, entry))
    return entry


def entry_already_made(actor: Actor, entry_id: UUID) -> Entry | None:
    """What an earlier sending of the same form made."""
    return Entry.objects.filter(policies.readable(actor), id=entry_id).first()


def quarters_on(actor: Actor, day: date, *, but: UUID | None = None) -> int:
    """How much of a day this person has written down, an entry left out while it is being corrected."""
    rows = Entry.objects.filter(OWN_TIME, agency_id=actor.agency_id, worker_id=actor.account_id, on=day)
    if but is not None:
        rows = rows.exclude(id=but)
    return rows.aggregate(sum=Sum("quarters"))["sum"] or 0


def sums(entries: "QuerySet[Entry]", *, own_time: bool = True) -> list[Tally]:
    """By kind of service, in the order of its number. A worker's hours leave out what a group's line counts."""
    rows = entries.filter(OWN_TIME if own_time else Q(withdrawn_at=None)).order_by()
    grouped = rows.values("code").annotate(
        entries=Count("id"), people=Sum("people"), quarters=Sum("quarters")
    )
    found = [
        Tally(r["code"], codes.known(r["code"]).label, r["entries"], r["people"], r["quarters"])
        for r in grouped
    ]
    return sorted(found, key=lambda one: codes.known(one.code).number)


def hours_by_code(actor: Actor, first: date, last: date) -> list[Tally]:
    """The hours of everyone, as far as whoever asks may see the entries."""
    return sums(Entry.objects.filter(policies.readable(actor), on__gte=first, on__lte=last))


def usual_split(actor: Actor) -> dict[str, int]:
    """What an hour here is usually paid from, by funder; nothing where nobody has said."""
    rows = Funding.objects.filter(agency_id=actor.agency_id)
    split = dict(rows.values_list("funder", "percent"))
    return {funder: split[funder] for funder in Funder.values if funder in split}


def _line(actor: Actor, entry: Entry) -> Line:
    service = codes.known(entry.code)
    return Line(
        id=entry.id,
        subject_id=entry.subject_id,
        code=entry.code,
        service=service.label,
        number=service.number,
        on=entry.on,
        quarters=entry.quarters,
        people=entry.people,
        in_group=entry.in_group,
        where=_where(entry),
        worker=entry.worker.working_name,
        version=entry.version,
        is_withdrawn=entry.withdrawn_at is not None,
        may_change=bool(policies.may_change(actor, entry)),
    )


def _where(entry: Entry) -> str:
    """Channel, place and language in a row, as far as they were given."""
    given = ((Channel, entry.channel), (Place, entry.place), (Tongue, entry.language))
    return ", ".join(str(kind(value).label) for kind, value in given if value)
