"""Who was sent where, and what happened on the way. Opening where and why is a line in the ledger.

Belongs here: reading. Not here: the order of steps (sending_steps), saving (actions.sending).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from alongside.crisis_line import policies_shifts
from alongside.crisis_line.models import OnCallNumber, Sending, SendingStep
from alongside.crisis_line.selectors.shifts import on_call_team, on_the_line_now
from alongside.crisis_line.sending_steps import Noted
from alongside.people.policies import LEADS
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import Drawer, What
from alongside.vault.errors import NotFound

UNDO = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Reachable:
    """Someone who can be called, and what they are on the line."""

    account_id: UUID
    name: str
    place: str
    digits: int | None


@dataclass(frozen=True, slots=True)
class Opened:
    """The sealed part of one sending."""

    where: str
    matters: str
    call_back: str


def sending_for(actor: Actor, sending_id: UUID, *, lock: bool = False) -> Sending:
    """One sending of one's own agency, for the on-call team."""
    require(policies_shifts.may_be_on_the_line(actor))
    rows = Sending.objects.filter(agency_id=actor.agency_id, id=sending_id).select_related("made_by")
    found = (rows.select_for_update(of=("self",)) if lock else rows).first()
    if found is None:
        raise NotFound
    return found


def sendings_of(actor: Actor) -> "QuerySet[Sending]":
    """The agency's sendings, newest first, still sealed: what stands open are kinds and times."""
    require(policies_shifts.may_be_on_the_line(actor))
    return Sending.objects.filter(agency_id=actor.agency_id).order_by("-made_at", "-id")


def read_sending(actor: Actor, sending: Sending) -> Opened:
    """Where, what matters, the number to call back."""
    ledger.add(actor, What.CALL_READ, sending.subject_id, drawer=Drawer.CALL, about=sending.id)
    return Opened(sending.where or "", sending.matters or "", sending.call_back or "")


def steps_of(sending: Sending) -> list[SendingStep]:
    """Everything noted, in order, what was taken back included."""
    rows = SendingStep.objects.filter(agency_id=sending.agency_id, sending=sending)
    return list(rows.select_related("account", "noted_by").order_by("at", "id"))


def standing(steps: Sequence[SendingStep]) -> list[Noted]:
    """What stands."""
    return [Noted(step.what, step.account_id, step.at) for step in steps if step.undone_at is None]


def last_steps(sendings: Sequence[Sending]) -> dict[UUID, SendingStep]:
    """What happened last in each, for a list."""
    rows = SendingStep.objects.filter(sending__in=list(sendings), undone_at=None)
    return {step.sending_id: step for step in rows.select_related("account").order_by("at", "id")}


def undoable(actor: Actor, steps: Sequence[SendingStep], now: datetime | None = None) -> SendingStep | None:
    """The last step, where it is her own and not a minute old."""
    live = [step for step in steps if step.undone_at is None]
    if not live or live[-1].noted_by_id != actor.account_id:
        return None
    return live[-1] if live[-1].at > (now or timezone.now()) - UNDO else None


def callable_people(agency_id: UUID) -> list[Reachable]:
    """Whom to call, in order: who holds the line, the backup, those who lead, everyone else of the team."""
    pair, numbers = on_the_line_now(agency_id), dict(_numbers(agency_id))
    places = {one.account_id: one.place for one in (pair.backup, pair.primary) if one}
    team = on_call_team(agency_id)
    ranked = sorted(
        team, key=lambda one: (_rank(places.get(one.id, ""), one.role in LEADS), one.working_name)
    )
    return [
        Reachable(one.id, one.working_name, places.get(one.id, ""), numbers.get(one.id)) for one in ranked
    ]


def _rank(place: str, leads: bool) -> int:
    if place:
        return {"primary": 0, "backup": 1}[place]
    return 2 if leads else 3


def _numbers(agency_id: UUID) -> list[tuple[UUID, int]]:
    return list(OnCallNumber.objects.filter(agency_id=agency_id).values_list("account_id", "digits"))
