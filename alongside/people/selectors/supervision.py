"""Reading supervision: how often, when last, what is due, one sitting.

Belongs here: reads for the two of it. Not here: a worker's own pages (selectors.own_pages), opening boxes (pages).
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Max, Min, Q, QuerySet

from alongside.people.enums_supervision import SupervisionKind, SupervisionState
from alongside.people.models import Account, Cadence, Supervision
from alongside.people.policies_supervision import may_supervise
from alongside.people.selectors.pages import Words, open_pages, readers_of
from alongside.people.selectors.staff import colleague_for, reports_of
from alongside.vault.actors import Actor, require_found
from alongside.vault.errors import NotFound

SOON = timedelta(days=7)
MONTH = 30.44


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How supervision stands between a worker and her supervisor."""

    account: Account
    cadence: Cadence | None
    last: date | None
    planned: date | None
    due: date | None
    evaluation_due: date | None
    today: date

    @property
    def state(self) -> str:
        """none: nobody has said how often; overdue; soon; fine."""
        if self.planned is not None and self.planned >= self.today:
            return "planned"
        return _state(self.due, self.today) if self.cadence else "none"

    @property
    def evaluation_state(self) -> str:
        return _state(self.evaluation_due, self.today)

    @property
    def is_due(self) -> bool:
        return self.state in ("overdue", "soon") or self.evaluation_state in ("overdue", "soon")


@dataclass(frozen=True, slots=True)
class Sitting:
    """One sitting, with its words where they open."""

    row: Supervision
    words: Words | None
    readers: frozenset[UUID] = frozenset()

    @property
    def is_planned(self) -> bool:
        return self.row.state == SupervisionState.PLANNED


def worker_for(actor: Actor, worker_id: UUID) -> Account:
    """Someone she supervises. NotFound otherwise: what is between two people is nobody else's."""
    worker = colleague_for(actor, worker_id)
    require_found(may_supervise(actor, worker))
    return worker


def my_rhythm(actor: Actor, account: Account, *, on: date) -> Rhythm:
    """How her own supervision stands."""
    return _rhythms([account], on=on)[0]


def rhythms_of(actor: Actor, *, on: date) -> list[Rhythm]:
    """How it stands with everyone she supervises: overdue first."""
    mine = colleague_for(actor, actor.account_id)
    order = {"overdue": 0, "none": 1, "soon": 2}
    found = _rhythms(reports_of(mine), on=on)
    return sorted(found, key=lambda one: (order.get(one.state, 3), one.account.working_name))


def sessions_of(account_id: UUID) -> "QuerySet[Supervision]":
    """The sittings of one worker that whoever asks may know of, newest first."""
    return Supervision.objects.filter(account_id=account_id).select_related("account", "supervisor").order_by(
        "-on", "-id"
    )  # fmt: skip


def session_for(actor: Actor, supervision_id: UUID, *, lock: bool = False) -> Supervision:
    """One sitting: of the two, or of whom she shared it with."""
    rows = Supervision.objects.filter(agency_id=actor.agency_id, id=supervision_id)
    rows = rows.select_related("account", "supervisor")
    if lock:
        rows = rows.select_for_update(of=("self",))
    row = rows.first()
    if row is None:
        raise NotFound
    return row


def session_made(actor: Actor, supervision_id: UUID) -> Supervision | None:
    """A sitting that an earlier sending of the same form made."""
    return Supervision.objects.filter(agency_id=actor.agency_id, id=supervision_id).first()


def sitting_of(actor: Actor, row: Supervision) -> Sitting:
    """Its words, and who can open them."""
    return Sitting(row, open_pages(actor, [row]).get(row.id), frozenset(readers_of([row.id]).get(row.id, ())))


def cadence_of(account_id: UUID, *, lock: bool = False) -> Cadence | None:
    """How often she and her supervisor meet."""
    rows = Cadence.objects.filter(account_id=account_id)
    return (rows.select_for_update() if lock else rows).first()


def _rhythms(accounts: list[Account], *, on: date) -> list[Rhythm]:
    ids = [account.id for account in accounts]
    cadences = {row.account_id: row for row in Cadence.objects.filter(account_id__in=ids)}
    held = Q(state=SupervisionState.HELD)
    days = Supervision.objects.filter(account_id__in=ids).values("account_id").annotate(
        last=Max("on", filter=held),
        evaluated=Max("on", filter=held & Q(kind=SupervisionKind.EVALUATION)),
        planned=Min("on", filter=Q(state=SupervisionState.PLANNED, on__gte=on)),
    )  # fmt: skip
    known: dict[UUID, dict[str, Any]] = {row["account_id"]: dict(row) for row in days}
    return [_rhythm(one, cadences.get(one.id), known.get(one.id, {}), on) for one in accounts]


def _rhythm(account: Account, cadence: Cadence | None, days: dict[str, Any], on: date) -> Rhythm:
    last, planned, evaluated = days.get("last"), days.get("planned"), days.get("evaluated")
    due = evaluation = None
    if cadence:
        due = _later(last, cadence.set_on) + timedelta(weeks=cadence.weeks)
        if cadence.evaluation_months:
            evaluation = _later(evaluated, cadence.set_on if evaluated is None else None) + timedelta(
                days=round(MONTH * cadence.evaluation_months)
            )
    return Rhythm(account, cadence, last, planned, due, evaluation, on)


def _later(*days: date | None) -> date:
    return max(day for day in days if day is not None)


def _state(due: date | None, on: date) -> str:
    if due is None:
        return "fine"
    if due < on:
        return "overdue"
    return "soon" if due <= on + SOON else "fine"
