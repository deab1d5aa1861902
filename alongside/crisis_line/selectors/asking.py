"""Requests from outside: the inbox, one request, and what the public form needs to know.

Belongs here: reading. Not here: keeping a request (actions.asking).
"""

from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet
from django.utils.text import slugify

from alongside.crisis_line import policies_shifts
from alongside.crisis_line.enums_shifts import RequestState
from alongside.crisis_line.models import Asking
from alongside.people.models import Agency
from alongside.people.selectors import agencies
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import Drawer, What
from alongside.vault.errors import NotFound

WAITING = Q(state__in=[RequestState.NEW, RequestState.TAKEN])


@dataclass(frozen=True, slots=True)
class Asked:
    """The sealed part of one request."""

    who: str
    call_back: str
    where: str
    matters: str


def agency_called(word: str) -> Agency | None:
    """The agency that this word of an address means, if it takes requests; none where two would be meant."""
    meant = [agency for agency in agencies() if slugify(agency.name) == word]
    if len(meant) != 1:
        return None
    with connection.cursor() as cursor:
        cursor.execute("select wall.takes_requests(%s)", [meant[0].id])
        return meant[0] if cursor.fetchone()[0] else None


def word_of(agency: Agency) -> str:
    """How an agency is called in an address."""
    return slugify(agency.name)


def requests_of(actor: Actor) -> "QuerySet[Asking]":
    """All requests, those that wait first, still sealed."""
    require(policies_shifts.may_answer_requests(actor))
    rows = Asking.objects.filter(agency_id=actor.agency_id).select_related("taken_by")
    waits = ExpressionWrapper(WAITING, output_field=BooleanField())
    return rows.annotate(waits=waits).order_by("-waits", "-asked_at", "-id")


def waiting_requests(actor: Actor) -> int:
    """How many nobody has taken."""
    if not policies_shifts.may_answer_requests(actor):
        return 0
    return Asking.objects.filter(agency_id=actor.agency_id, state=RequestState.NEW).count()


def asking_for(actor: Actor, asking_id: UUID, *, lock: bool = False) -> Asking:
    """One request, for who answers them."""
    require(policies_shifts.may_answer_requests(actor))
    rows = Asking.objects.filter(agency_id=actor.agency_id, id=asking_id).select_related("taken_by")
    found = (rows.select_for_update(of=("self",)) if lock else rows).first()
    if found is None:
        raise NotFound
    return found


def read_request(actor: Actor, row: Asking) -> Asked:
    """Who asks, where to call back, where to come, what matters."""
    ledger.add(actor, What.REQUEST_READ, row.subject_id, drawer=Drawer.CALL, about=row.id)
    return Asked(row.who or "", row.call_back or "", row.where or "", row.matters or "")
