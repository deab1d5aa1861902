"""How far everyone is with each curriculum, who waits to be confirmed, and certificates.

Belongs here: reads over the sums that the wall keeps (people_progress). Not here: writing (actions.attendance).
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Case, Exists, F, OuterRef, QuerySet, Subquery, Value, When
from django.utils import timezone

from alongside.people.enums_training import CurriculumKind
from alongside.people.models import Account, Attendance, Certificate, Curriculum, Progress
from alongside.people.selectors.trainings import curricula_of, topics_of
from alongside.vault.actors import Actor
from alongside.vault.errors import NotFound

STATES = ("ready", "finished", "lapsed", "under_way", "not_begun")


@dataclass(frozen=True, slots=True)
class Standing:
    """One person in one curriculum. Where her certificate ends one day, the hours are those towards the next."""

    curriculum: Curriculum
    hours: Decimal
    missing: list[str]  # titles of needed topics
    certificate: Certificate | None
    last_on: date | None

    @property
    def state(self) -> str:
        had = self.certificate
        if not (had and had.ends_on is None) and self.hours >= self.curriculum.hours and not self.missing:
            return "ready"
        if had:
            return "lapsed" if had.has_ended else "finished"
        return "under_way" if self.hours else "not_begun"

    @property
    def hours_left(self) -> Decimal:
        return max(Decimal(0), self.curriculum.hours - self.hours)


@dataclass(frozen=True, slots=True)
class Checked:
    """What a certificate's code stands for. `same_name` is None where no name was typed.

    `ended_on`: the first day on which it counts no longer, once that has come.
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
    done = {row.line: row for row in certificates_of(actor) if not (row.withdrawn_at or row.renewed_at)}
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

    Each account has `hours`, `had` (keys of topics), `last_on`, `state` (as a Standing has) and what its certificate
    says: `certificate_id`, `certificate_hours`, `finished_on`, `ends_on`.
    """
    progress = Progress.objects.filter(account_id=OuterRef("id"), line=curriculum.line)
    current = _current(curriculum.line, "id")
    complete = progress.filter(hours__gte=curriculum.hours, topics__contains=curriculum.required)
    standing = Case(
        When(Exists(complete) & ~Exists(current.filter(ends_on=None)), then=Value("ready")),
        When(Exists(current.filter(ends_on__lte=timezone.localdate())), then=Value("lapsed")),
        When(Exists(current), then=Value("finished")),
        When(Exists(progress.filter(hours__gt=0)), then=Value("under_way")),
        default=Value("not_begun"),
    )
    rows = Account.objects.filter(agency_id=actor.agency_id, left_at=None).annotate(state=standing)
    if words:
        rows = rows.filter(working_name__icontains=words)
    if state in STATES:
        rows = rows.filter(state=state)
    return rows.annotate(
        hours=Subquery(progress.values("hours")[:1]),
        had=Subquery(progress.values("topics")[:1]),
        last_on=Subquery(progress.values("last_on")[:1]),
        certificate_id=Subquery(current.values("id")[:1]),
        certificate_hours=Subquery(current.values("hours")[:1]),
        finished_on=Subquery(current.values("finished_on")[:1]),
        ends_on=Subquery(current.values("ends_on")[:1]),
    ).order_by(F("hours").desc(nulls_last=True), "working_name", "id")  # fmt: skip


def _current(line: UUID, person: str) -> QuerySet[Certificate]:
    """The certificate that stands for whom the outer row names."""
    return Certificate.objects.filter(
        account_id=OuterRef(person), line=line, withdrawn_at=None, renewed_at=None
    )


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
        for_good = _current(curriculum.line, "account_id").filter(ends_on=None)
        waiting = rows.filter(~Exists(for_good)).select_related("account", "from_agency", "last_by")
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
