"""Sessions of training and who has a place, as far as whoever asks may read them.

Belongs here: reads. Not here: progress and certificates (progress), writing (actions). The wall shows an agency's
sessions to those who work there, and a coalition's to its members.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from alongside.people.enums_training import SessionState, TopicTag
from alongside.people.models import (
    Account,
    Attendance,
    Curriculum,
    Enrolment,
    FormerAttendance,
    OutsideCount,
    Topic,
    Trainer,
    TrainerPayment,
    TrainingSession,
)
from alongside.people.training_topics import CROSS_KEYS, about_of, title_of
from alongside.vault.actors import Actor
from alongside.vault.errors import NotFound


@dataclass(frozen=True, slots=True)
class TopicWords:
    """A topic as a page says it."""

    id: UUID | None
    key: str
    title: str
    about: str
    tags: list[str]
    row: Topic | None = None


@dataclass(frozen=True, slots=True)
class Learner:
    """One line of an attendance sheet: who has a place, whether she said she is there, what is written down."""

    account: Account
    agency_name: str
    here: bool
    hours: Decimal | None
    version: int
    mine: bool
    former: list[FormerAttendance]


def session_for(actor: Actor, session_id: UUID) -> TrainingSession:
    """A session that she may read. NotFound otherwise."""
    row = TrainingSession.objects.select_related("curriculum", "agency").filter(id=session_id).first()
    if row is None:
        raise NotFound
    return row


def sessions_of(agency_id: UUID) -> QuerySet[TrainingSession]:
    """All sessions of an agency or a coalition, the latest first."""
    return TrainingSession.objects.filter(agency_id=agency_id).order_by("-on", "-id")


def coming_up(agency_id: UUID) -> QuerySet[TrainingSession]:
    """What is planned from today on, the next first."""
    rows = TrainingSession.objects.filter(
        agency_id=agency_id, state=SessionState.PLANNED, on__gte=timezone.localdate()
    )
    return rows.order_by("on", "starts", "id")


def open_to_me(actor: Actor) -> list[TrainingSession]:
    """The next sessions of her own agency and of the coalitions it belongs to, at most thirty."""
    rows = TrainingSession.objects.filter(state=SessionState.PLANNED, on__gte=timezone.localdate())
    return list(rows.select_related("agency").order_by("on", "starts", "id")[:30])


def my_places(actor: Actor) -> dict[UUID, Enrolment]:
    """The sessions ahead in which she has a place."""
    rows = Enrolment.objects.filter(
        account_id=actor.account_id, left_at=None, session__on__gte=timezone.localdate()
    )
    return {row.session_id: row for row in rows}


def teaches(actor: Actor, session_id: UUID) -> bool:
    """Whether she is a trainer of this session."""
    return Trainer.objects.filter(session_id=session_id, account_id=actor.account_id).exists()


def taken(session_ids: list[UUID]) -> dict[UUID, int]:
    """How many places are taken. The wall counts; whose they are is not for everyone."""
    with connection.cursor() as cursor:
        cursor.execute("select * from wall.places_taken(%s)", [session_ids])
        return dict(cursor.fetchall())


def came(session_ids: list[UUID]) -> dict[UUID, int]:
    """How many came, with those of other organizations who were only counted. Whose they are is not for everyone."""
    with connection.cursor() as cursor:
        cursor.execute("select * from wall.people_came(%s)", [session_ids])
        return dict(cursor.fetchall())


def learners_of(actor: Actor, session: TrainingSession) -> list[Learner]:
    """Everyone with a place, by name, with what is written down. Four queries, however many came."""
    places = Enrolment.objects.filter(session=session, left_at=None).select_related("account", "from_agency")
    came = {row.account_id: row for row in Attendance.objects.filter(session=session)}
    former: dict[UUID, list[FormerAttendance]] = {}
    for row in FormerAttendance.objects.filter(session=session).select_related("replaced_by").order_by("id"):
        former.setdefault(row.account_id, []).append(row)
    found = []
    for place in places.order_by("account__working_name", "id"):
        noted = came.get(place.account_id)
        found.append(
            Learner(
                place.account,
                place.from_agency.name,
                place.here_at is not None,
                noted.hours if noted else None,
                noted.version if noted else 0,
                place.account_id == actor.account_id,
                former.get(place.account_id, []),
            )
        )
    return found


def my_attendance(actor: Actor, session: TrainingSession) -> Attendance | None:
    """What is written down about herself."""
    return Attendance.objects.filter(session=session, account_id=actor.account_id).first()


def colleagues_without_place(actor: Actor, session: TrainingSession) -> list[Account]:
    """Who of her own agency could be given a place."""
    placed = Enrolment.objects.filter(session=session, left_at=None).values("account_id")
    rows = Account.objects.filter(agency_id=actor.agency_id, left_at=None).exclude(id__in=placed)
    return list(rows.order_by("working_name", "id"))


def trainers_of(session_ids: list[UUID]) -> dict[UUID, list[Trainer]]:
    """Who teaches, as they are credited."""
    found: dict[UUID, list[Trainer]] = {}
    for row in Trainer.objects.filter(session_id__in=session_ids).order_by("id"):
        found.setdefault(row.session_id, []).append(row)
    return found


def payments_of(session: TrainingSession) -> dict[UUID, list[TrainerPayment]]:
    """What trainers were paid; empty for whoever does not plan there."""
    found: dict[UUID, list[TrainerPayment]] = {}
    for row in TrainerPayment.objects.filter(trainer__session=session).order_by("paid_on", "id"):
        found.setdefault(row.trainer_id, []).append(row)
    return found


def outside_of(session: TrainingSession) -> list[OutsideCount]:
    """How many came from elsewhere."""
    return list(OutsideCount.objects.filter(session=session).order_by("organization"))


# -- curricula --------------------------------------------------------------------------------------------------------


def curricula_of(agency_id: UUID) -> list[Curriculum]:
    """The editions that hold now."""
    return list(Curriculum.objects.filter(agency_id=agency_id, retired_at=None).order_by("made_at", "id"))


def curriculum_for(actor: Actor, curriculum_id: UUID) -> Curriculum:
    """An edition that she may read. NotFound otherwise."""
    row = Curriculum.objects.select_related("agency").filter(id=curriculum_id).first()
    if row is None:
        raise NotFound
    return row


def editions_of(curriculum: Curriculum) -> list[Curriculum]:
    """All editions, the newest first."""
    return list(Curriculum.objects.filter(line=curriculum.line).order_by("-edition"))


def topics_of(curriculum: Curriculum) -> list[TopicWords]:
    """The topics of an edition in their order."""
    rows = Topic.objects.filter(curriculum=curriculum).order_by("place", "id")
    return [
        TopicWords(
            row.id, row.key, title_of(row.key, row.title), about_of(row.key, row.about), _tags(row.tags), row
        )
        for row in rows
    ]


def topic_choices(curriculum: Curriculum | None) -> list[tuple[str, str]]:
    """What a session can be about: the topics of its curriculum, or the eight of cross-training."""
    if curriculum is None:
        return [(key, title_of(key)) for key in CROSS_KEYS]
    return [(one.key, one.title) for one in topics_of(curriculum)]


def topic_titles(session: TrainingSession) -> list[str]:
    """What a session is about, in words."""
    own: dict[Any, str] = {}
    if session.curriculum_id:
        rows = Topic.objects.filter(curriculum_id=session.curriculum_id, key__in=session.topics)
        own = dict(rows.values_list("key", "title"))
    return [title_of(key, own.get(key, "")) for key in session.topics]


def _tags(tags: list[str]) -> list[str]:
    return [str(TopicTag(tag).label) for tag in tags]
