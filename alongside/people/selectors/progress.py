"""How far everyone is with each curriculum, who waits to be confirmed, and certificates.

Belongs here: reads over the sums that the wall keeps (people_progress). Not here: writing (actions.attendance).
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from alongside.people.enums_training import CurriculumKind
from alongside.people.models import Account, Attendance, Certificate, Curriculum, Progress
from alongside.people.selectors.trainings import curricula_of, topics_of
from alongside.vault.actors import Actor
from alongside.vault.errors import NotFound

STATES = ("ready", "finished", "under_way", "not_begun")


@dataclass(frozen=True, slots=True)
class Standing:
    """One person in one curriculum."""

    curriculum: Curriculum
    hours: Decimal
    missing: list[str]  # titles of needed topics
    certificate: Certificate | None
    last_on: date | None

    @property
    def state(self) -> str:
        if self.certificate:
            return "finished"
        if self.hours >= self.curriculum.hours and not self.missing:
            return "ready"
        return "under_way" if self.hours else "not_begun"

    @property
    def hours_left(self) -> Decimal:
        return max(Decimal(0), self.curriculum.hours - self.hours)


@dataclass(frozen=True, slots=True)
class Checked:
    """What a certificate's code stands for. `same_name` is None where no name was typed.

    `ended_on`: the last day on which it counted, where that is over.
    """

    curriculum: str
    hours: Decimal
    finished_on: date
    agency: str
    withdrawn_at: datetime | None
    ended_on: date | None
    same_name: bool | None


def my_standings(actor: Actor) -> list[Standing]:
    """Her own way through the curricula of her agency."""
    rows = {row.line: row for row in Progress.objects.filter(account_id=actor.account_id)}
    done = {row.line: row for row in certificates_of(actor) if row.withdrawn_at is None}
    found = []
    for curriculum in curricula_of(actor.agency_id):
        row = rows.get(curriculum.line)
        had = set(row.topics) if row else set()
        missing = [one.title for one in topics_of(curriculum) if one.key in set(curriculum.required) - had]
        found.append(
            Standing(
                curriculum,
                row.hours if row else Decimal(0),
                missing,
                done.get(curriculum.line),
                row.last_on if row else None,
            )
        )
    return found


def my_hours(actor: Actor) -> QuerySet[Attendance]:
    """Every session she came to, the latest first, wherever it was."""
    rows = Attendance.objects.filter(account_id=actor.account_id, hours__gt=0)
    return rows.select_related("session", "session__agency").order_by("-on", "-id")


def certificates_of(actor: Actor) -> list[Certificate]:
    """Her own, the latest first."""
    rows = Certificate.objects.filter(account_id=actor.account_id).select_related("curriculum", "agency")
    return list(rows.order_by("-finished_on", "-id"))


def certificate_for(actor: Actor, certificate_id: UUID) -> Certificate:
    """Her own, or of somebody whose trainings she leads. NotFound otherwise."""
    rows = Certificate.objects.select_related("curriculum", "agency", "account", "credential")
    row = rows.filter(id=certificate_id).first()
    if row is None:
        raise NotFound
    return row


def people_in(actor: Actor, curriculum: Curriculum, *, state: str = "", words: str = "") -> QuerySet[Any]:
    """Everyone at her agency with their hours in one curriculum; those furthest along first. For who leads.

    Each account has `hours`, `had` (keys of topics), `last_on` and `certificate_id`.
    """
    progress = Progress.objects.filter(account_id=OuterRef("id"), line=curriculum.line)
    done = Certificate.objects.filter(account_id=OuterRef("id"), line=curriculum.line, withdrawn_at=None)
    rows = Account.objects.filter(agency_id=actor.agency_id, left_at=None)
    if words:
        rows = rows.filter(working_name__icontains=words)
    complete = progress.filter(hours__gte=curriculum.hours, topics__contains=curriculum.required)
    rows = rows.annotate(
        is_done=Exists(done), is_complete=Exists(complete), has_begun=Exists(progress.filter(hours__gt=0))
    )
    asked = {
        "finished": Q(is_done=True),
        "ready": Q(is_done=False, is_complete=True),
        "under_way": Q(is_done=False, is_complete=False, has_begun=True),
        "not_begun": Q(is_done=False, has_begun=False),
    }
    if state in asked:
        rows = rows.filter(asked[state])
    return rows.annotate(
        hours=Subquery(progress.values("hours")[:1]),
        had=Subquery(progress.values("topics")[:1]),
        last_on=Subquery(progress.values("last_on")[:1]),
        certificate_id=Subquery(done.values("id")[:1]),
    ).order_by(F("hours").desc(nulls_last=True), "working_name", "id")  # fmt: skip


def ready_to_confirm(actor: Actor) -> list[tuple[Curriculum, Progress]]:
    """Whose hours and topics are complete and not yet on record, of the agency whose trainings she leads."""
    found = []
    for curriculum in curricula_of(actor.agency_id):
        rows = Progress.objects.filter(
            agency_id=actor.agency_id,
            line=curriculum.line,
            hours__gte=curriculum.hours,
            topics__contains=curriculum.required,
        ).exclude(account_id=actor.account_id)
        done = Certificate.objects.filter(
            account_id=OuterRef("account_id"), line=curriculum.line, withdrawn_at=None
        )
        waiting = rows.filter(~Exists(done)).select_related("account", "from_agency", "last_by")
        found += [(curriculum, row) for row in waiting.order_by("last_on", "id")[:100]]
    return found


def check(code: str, name: str = "") -> Checked | None:
    """What a code stands for; None where nothing has it. Asked by anyone, without a context."""
    with connection.cursor() as cursor:
        cursor.execute("select * from wall.certificate(%s, %s)", [code, name])
        row = cursor.fetchone()
    if row is None:
        return None
    curriculum, kind, *said = row
    return Checked(curriculum or str(CurriculumKind(kind).label), *said)
