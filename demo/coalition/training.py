"""Trainings of the invented county: a foundation at the crisis center, and what its coalition learned together.

Belongs here: who does what, and when. Not here: the cast (staff). Everything goes through the actions.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils import timezone

from alongside.people.actions import attendance, curricula, trainings
from alongside.people.actions.curricula import CurriculumDraft, TopicDraft
from alongside.people.actions.trainings import SessionDraft
from alongside.people.models import Account, TrainingSession
from alongside.vault.actors import Actor
from alongside.vault.ids import uuid7

Acting = Callable[[Any], AbstractContextManager[Actor]]

# title, topics, days ago, hours, fields, how many came from elsewhere
TOGETHER = (
    ("What detox needs to know", ["substance_use", "harm_reduction"], 96, "3", ["substance", "advocacy"],
     (("St. Odile emergency room", 9, "3"), ("County probation", 4, "2.5"))),
    ("Who buys, and what the county does", ["demand", "law"], 41, "2", ["police", "advocacy"],
     (("Linden police department", 12, "2"),)),
    ("Trauma in the waiting room", ["sexual_trauma", "mental_health"], 12, "2.5", ["health", "mental"],
     (("St. Odile emergency room", 14, "2.5"),)),
)  # fmt: skip


def load(acting: Acting, cast: dict[str, Any], coalition_id: UUID) -> None:
    """The coalition's three sessions and one to come; an evening at the crisis center."""
    with acting(cast["fay"]) as fay:
        of = curricula.take_shipped(actor=fay, kind="cross")
        for title, topics, days, hours, fields, outside in TOGETHER:
            row = _session(fay, of.id, title, topics, -days, hours, fields)
            trainings.name_trainer(actor=fay, session_id=row.id, trainer_id=uuid7(), credit="")
            for organization, people, each in outside:
                attendance.count_outside(
                    actor=fay,
                    session_id=row.id,
                    organization=organization,
                    people=people,
                    hours=Decimal(each),
                )
            attendance.take_attendance(actor=fay, session_id=row.id, hours={})
        _session(fay, of.id, "Asking for help nearby", ["referrals"], 9, "1.5", ["housing", "advocacy"])
    with acting(cast["rosa"]) as rosa:
        foundation = curricula.take_shipped(actor=rosa, kind="foundation")
        row = _session(rosa, foundation.id, "First weekend", foundation.required[:6], -20, "12", ["advocacy"])
        her = Account.objects.get(id=cast["amira"].account.id)
        trainings.enrol(actor=rosa, session=row, account=her)
        attendance.take_attendance(actor=rosa, session_id=row.id, hours={her.id: Decimal("11.5")})
        _session(rosa, foundation.id, "Second weekend", foundation.required[6:12], 15, "12", ["advocacy"])
        _each_year(rosa, [cast[key].account.id for key in ("amira", "dev")])


def _each_year(rosa: Actor, people: list[UUID]) -> None:
    """A short training that counts for a year: two had it, one came again."""
    draft = CurriculumDraft("own", "Meeting someone outside, safely", Decimal(2), "", 12)
    of = curricula.write_curriculum(actor=rosa, curriculum_id=uuid7(), draft=draft)
    topic = curricula.add_topic(
        actor=rosa, curriculum_id=of.id, topic_id=uuid7(), draft=TopicDraft("Two go, one knows where")
    )
    for days, who in ((390, people), (24, people[:1])):
        row = _session(rosa, of.id, "Meeting someone outside", [topic.key], -days, "2", ["advocacy"])
        for account in Account.objects.filter(id__in=who):
            trainings.enrol(actor=rosa, session=row, account=account)
        attendance.take_attendance(actor=rosa, session_id=row.id, hours=dict.fromkeys(who, Decimal(2)))


def _session(
    actor: Actor, curriculum_id: UUID, title: str, topics: list[str], days: int, hours: str, fields: list[str]
) -> TrainingSession:
    draft = SessionDraft(
        title=title, topics=topics, on=timezone.localdate() + timedelta(days=days), hours=Decimal(hours),
        place="Community room, ramp at the side door", places=30, disciplines=fields,
    )  # fmt: skip
    return trainings.plan_session(actor=actor, session_id=uuid7(), draft=draft, curriculum_id=curriculum_id)
