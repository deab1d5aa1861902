"""A small curriculum and a session, for the tests of trainings.

Belongs here: the scene. Not here: what is asked of it.
"""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from alongside.people.actions import curricula, trainings
from alongside.people.actions.trainings import SessionDraft
from alongside.people.models import Account, Curriculum, TrainingSession
from alongside.vault.actors import Actor
from alongside.vault.ids import uuid7


def curriculum(actor: Actor, *, hours: int = 4, kind: str = "foundation") -> Curriculum:
    """Two needed topics, few hours."""
    row = curricula.take_shipped(actor=actor, kind=kind)
    kept = ("trade", "safety") if kind == "foundation" else tuple(row.required[:2])
    for topic in curricula.Topic.objects.filter(curriculum=row).exclude(key__in=kept):
        curricula.remove_topic(actor=actor, topic_id=topic.id)
    row.refresh_from_db()
    draft = curricula.CurriculumDraft(row.kind, "", Decimal(hours), row.credential, 12)
    return curricula.change_curriculum(actor=actor, curriculum_id=row.id, version=row.version, draft=draft)


def session(
    actor: Actor, of: Curriculum | None, topics: Any, *, hours: str = "2", days: int = 0, **said: Any
) -> TrainingSession:
    """A session so many days ago."""
    draft = SessionDraft(
        title="An evening", topics=list(topics), on=timezone.localdate() - timedelta(days=days),
        hours=Decimal(hours), place="Room 2", **said,
    )  # fmt: skip
    return trainings.plan_session(
        actor=actor, session_id=uuid7(), draft=draft, curriculum_id=of.id if of else None
    )


def placed(actor: Actor, row: TrainingSession, *people: Any) -> None:
    """Places for these."""
    for one in people:
        trainings.enrol(actor=actor, session=row, account=Account.objects.get(id=one.id))
