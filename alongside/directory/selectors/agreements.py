"""Networking agreements: the list, one with all that hangs on it, what is due, and the terms that a referral asks for.

Belongs here: reading. Not here: writing (actions.agreements). The row wall shows what one's own agency wrote, and what
others proposed to it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model, Q, QuerySet

from alongside.directory import policies_agreements as policies
from alongside.directory.enums_agreements import AgreementState, Clause, ExchangeKind
from alongside.directory.models import (
    Agreement,
    CoordinationMeeting,
    CrossTraining,
    Exchange,
    Liaison,
    Organization,
)
from alongside.people.models import Agency
from alongside.vault.actors import Actor, require
from alongside.vault.errors import NotFound

REMIND = timedelta(days=60)
STANDS = (AgreementState.IN_FORCE, AgreementState.REVIEW)
Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Terms:
    """What an agreement in force promises, as far as a referral asks."""

    agreement_id: UUID
    clauses: frozenset[str]
    answer_days: int | None
    outcome_days: int | None

    @property
    def no_decline(self) -> bool:
        return Clause.NO_DECLINE in self.clauses


@dataclass(frozen=True, slots=True)
class AgreementLine:
    """One agreement in a list. `due` is "", "soon" or "late"."""

    row: Agreement
    with_whom: str
    state: str
    due: str

    @property
    def is_over(self) -> bool:
        return self.row.state == AgreementState.ENDED


@dataclass(frozen=True, slots=True)
class PartLine:
    """Something that hangs on an agreement, seen from the side of whoever asks."""

    row: Any
    side: str
    ours: bool


def agreement_between(agency_id: UUID, other_agency_id: UUID, on: date) -> Terms | None:
    """The terms in force between two agencies of this installation, whichever of them wrote them.

    None where there is no agreement: a single referral is still made, under the person's own permission, and noted.
    """
    sides = Q(agency_id=agency_id, other_id=other_agency_id) | Q(
        agency_id=other_agency_id, other_id=agency_id
    )
    return _terms(Agreement.objects.filter(sides), on)


def agreement_with_organization(agency_id: UUID, organization_id: UUID, on: date) -> Terms | None:
    """The same with an organization of the directory that has no account here."""
    return _terms(Agreement.objects.filter(agency_id=agency_id, organization_id=organization_id), on)


def partners_in_force(agency_id: UUID, on: date) -> frozenset[UUID]:
    """The agencies of this installation with which an agreement is in force."""
    rows = Agreement.objects.filter(
        Q(agency_id=agency_id, other__isnull=False) | Q(other_id=agency_id),
        state__in=STANDS,
        starts_on__lte=on,
    )
    pairs = rows.values_list("agency_id", "other_id")
    return frozenset(one for pair in pairs for one in pair if one is not None and one != agency_id)


def agreed_with(actor: Actor, *, on: date) -> frozenset[UUID]:
    """With whom the agency has an agreement in force: agencies of this house, and organizations of the directory."""
    require(policies.may_read_agreements(actor))
    rows = _rows(actor).filter(state__in=STANDS, starts_on__lte=on)
    sides = rows.values_list("agency_id", "other_id", "organization_id")
    return frozenset(one for row in sides for one in row if one is not None and one != actor.agency_id)


def agreements_of(actor: Actor, *, on: date) -> list[AgreementLine]:
    """Every agreement of which the agency is a side: what is due first, what has ended last."""
    require(policies.may_read_agreements(actor))
    lines = [agreement_line(actor, row, on=on) for row in _rows(actor)]
    return sorted(
        lines, key=lambda one: (one.is_over, one.row.review_on or date.max, one.with_whom.casefold())
    )


def agreements_due(actor: Actor, *, on: date) -> list[AgreementLine]:
    """What both sides should look at again within sixty days, or should have (S4-233); and what waits for our yes."""
    if not policies.may_write_agreement(actor):
        return []
    rows = _rows(actor).filter(
        Q(state__in=STANDS, review_on__lte=on + REMIND)
        | Q(state=AgreementState.PROPOSED, other_id=actor.agency_id)
    )
    return [agreement_line(actor, row, on=on) for row in rows.order_by("review_on", "id")]


def agreement_line(actor: Actor, row: Agreement, *, on: date) -> AgreementLine:
    """An agreement as whoever asks sees it."""
    return AgreementLine(row, other_side(actor, row), str(AgreementState(row.state).label), _due(row, on))


def agreement_for(actor: Actor, agreement_id: UUID, *, lock: bool = False) -> Agreement:
    """One agreement of which the agency is a side."""
    require(policies.may_read_agreements(actor))
    rows = _rows(actor).filter(id=agreement_id)
    row = (rows.select_for_update(of=("self",)) if lock else rows).first()
    if row is None:
        raise NotFound
    return row


def agreement_made(actor: Actor, agreement_id: UUID) -> Agreement | None:
    """What an earlier sending of the same form made."""
    return Agreement.objects.filter(agency_id=actor.agency_id, id=agreement_id).first()


def other_side(actor: Actor, row: Agreement) -> str:
    """With whom, by name."""
    if row.other_id is None:
        return row.other_name
    return row.agency.name if row.agency_id != actor.agency_id else (row.other.name if row.other else "")


def agencies_to_agree_with(actor: Actor) -> list[tuple[str, str]]:
    """The other agencies of this installation, by name."""
    rows = Agency.objects.exclude(id=actor.agency_id).order_by("name")
    return [(str(row.id), row.name) for row in rows]


def organizations_to_agree_with(words: str = "", most: int | None = None) -> list[tuple[str, str]]:
    """Organizations of the directory, by name: for a side that does not work here."""
    rows = Organization.objects.order_by("name", "id")
    rows = rows.filter(name__icontains=words) if words else rows
    return [(str(one), name) for one, name in rows.values_list("id", "name")[:most]]


def organization_called(organization_id: str) -> str:
    """What one is called; nothing where there is none."""
    try:
        return organization_name(UUID(organization_id))
    except (ValueError, NotFound):
        return ""


def organization_name(organization_id: UUID) -> str:
    """What the directory calls it."""
    found = Organization.objects.filter(id=organization_id).values_list("name", flat=True).first()
    if found is None:
        raise NotFound
    return str(found)


def liaisons_of(actor: Actor, agreement: Agreement) -> list[PartLine]:
    """Who speaks for each side now, our side first."""
    rows = Liaison.objects.filter(agreement_id=agreement.id, until=None).order_by("since", "id")
    return sorted(_seen(actor, agreement, rows), key=lambda one: not one.ours)


def speaks_for(agreement: Agreement, agency_id: UUID) -> bool:
    """Whether this side has named who speaks for it."""
    rows = Liaison.objects.filter(agreement_id=agreement.id, agency_id=agency_id, theirs=False, until=None)
    return rows.exists()


def trainings_of(actor: Actor, agreement: Agreement) -> list[PartLine]:
    """Trainings promised first, then given, newest first."""
    rows = CrossTraining.objects.filter(agreement_id=agreement.id).order_by("-given_on", "promised_by", "id")
    return sorted(_seen(actor, agreement, rows), key=lambda one: one.row.given_on is not None)


def exchanges_of(actor: Actor, agreement: Agreement) -> list[PartLine]:
    """What was given, newest first."""
    rows = Exchange.objects.filter(agreement_id=agreement.id).order_by("-on", "-id")
    return _seen(actor, agreement, rows)


def meetings_of(actor: Actor, agreement: Agreement) -> list[PartLine]:
    """Meetings, newest first."""
    rows = CoordinationMeeting.objects.filter(agreement_id=agreement.id).order_by("-on", "-id")
    return _seen(actor, agreement, rows)


def training_for(actor: Actor, training_id: UUID) -> CrossTraining:
    """One training that our own agency wrote down, for whoever may change it."""
    row = part_for(actor, CrossTraining, training_id)
    require(policies.may_add_to_agreement(actor, agreement_for(actor, row.agreement_id)))
    return row


def meeting_for(actor: Actor, meeting_id: UUID) -> CoordinationMeeting:
    """One meeting that our own agency wrote down, for whoever may change it."""
    row = part_for(actor, CoordinationMeeting, meeting_id)
    require(policies.may_add_to_agreement(actor, agreement_for(actor, row.agreement_id)))
    return row


def part_for(actor: Actor, model: type[Row], part_id: UUID, *, lock: bool = False) -> Row:
    """One part that our own agency wrote."""
    rows: QuerySet[Row] = model._default_manager.filter(agency_id=actor.agency_id, id=part_id)
    row = (rows.select_for_update(of=("self",)) if lock else rows).first()
    if row is None:
        raise NotFound
    return row


def exchange_words(kind: str) -> str:
    """A kind of exchange in words."""
    return str(ExchangeKind(kind).label)


def clause_words(agreement: Agreement) -> list[str]:
    """The clauses, whole, in our order."""
    return [str(clause.label) for clause in Clause if clause in agreement.clauses]


def _rows(actor: Actor) -> "QuerySet[Agreement]":
    mine = Q(agency_id=actor.agency_id) | Q(other_id=actor.agency_id) & ~Q(state=AgreementState.DRAFT)
    return Agreement.objects.filter(mine).select_related("agency", "other")


def _terms(rows: "QuerySet[Agreement]", on: date) -> Terms | None:
    row = rows.filter(state__in=STANDS, starts_on__lte=on).order_by("-starts_on", "-id").first()
    if row is None:
        return None
    return Terms(row.id, frozenset(row.clauses), row.answer_days, row.outcome_days)


def _due(row: Agreement, on: date) -> str:
    if row.state not in STANDS or row.review_on is None or row.review_on > on + REMIND:
        return ""
    return "late" if row.review_on < on else "soon"


def _seen(actor: Actor, agreement: Agreement, rows: "QuerySet[Any] | Sequence[Any]") -> list[PartLine]:
    """What one side wrote of "ours" is "theirs" to the other."""
    ours = actor.agency_id
    mine = agreement.agency if agreement.agency_id == ours else agreement.other
    names = {True: mine.name if mine else "", False: other_side(actor, agreement)}
    return [
        PartLine(row, names[is_ours], is_ours)
        for row, is_ours in ((row, (row.agency_id == ours) != getattr(row, "theirs", False)) for row in rows)
    ]
