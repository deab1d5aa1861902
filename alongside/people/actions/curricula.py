"""Writing curricula: taking the shipped ones, changing one, beginning its next edition.

Belongs here: those verbs. Not here: sessions and hours (sessions, attendance).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alongside.people.enums_training import CurriculumKind
from alongside.people.errors_training import TopicMissing
from alongside.people.models import Curriculum, Topic
from alongside.people.policies_training import may_plan_training
from alongside.people.training_topics import CREDENTIALS, HOURS, SHIPPED
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import What
from alongside.vault.errors import NotFound
from alongside.vault.ids import uuid7
from alongside.vault.once import once, require_version


@dataclass(frozen=True, slots=True)
class CurriculumDraft:
    """What a curriculum says."""

    kind: str
    name: str
    hours: Decimal
    credential: str = ""
    valid_months: int | None = None


@dataclass(frozen=True, slots=True)
class TopicDraft:
    """What a topic says."""

    title: str
    about: str = ""
    material: str = ""
    looked_at_on: date | None = None
    hours: Decimal | None = None
    needed: bool = True
    tags: Sequence[str] = field(default_factory=list)


def take_shipped(*, actor: Actor, kind: str) -> Curriculum:
    """Begin with the shipped topics. Taken twice, it is there once."""
    require(may_plan_training(actor))
    if kind not in SHIPPED:
        raise NotFound
    known = Curriculum.objects.filter(agency_id=actor.agency_id, kind=kind, retired_at=None).first()
    if known:
        return known
    draft = CurriculumDraft(kind, "", HOURS[kind], CREDENTIALS.get(kind, ""))
    if actor.agency_kind == "coalition":
        draft = CurriculumDraft(kind, "", HOURS[kind])
    row = _make(actor, uuid7(), draft)
    Topic.objects.bulk_create(
        Topic(agency_id=actor.agency_id, curriculum=row, key=one.key, tags=list(one.tags), place=place)
        for place, one in enumerate(SHIPPED[kind])
    )
    return _needs(row)


def write_curriculum(*, actor: Actor, curriculum_id: UUID, draft: CurriculumDraft) -> Curriculum:
    """A curriculum of one's own. SavedBefore where the form was sent before."""
    require(may_plan_training(actor))
    return once(
        lambda: _make(actor, curriculum_id, draft),
        made=lambda: Curriculum.objects.filter(agency_id=actor.agency_id, id=curriculum_id).first(),
        same=lambda row: (row.name, row.hours, row.kind) == (draft.name, draft.hours, draft.kind),
    )


def change_curriculum(
    *, actor: Actor, curriculum_id: UUID, version: int, draft: CurriculumDraft
) -> Curriculum:
    """Other words, other hours, of the edition that holds now."""
    row = _held(actor, curriculum_id)
    require_version(row.version, version)
    row.name, row.hours, row.credential = draft.name, draft.hours, draft.credential
    row.valid_months, row.version = draft.valid_months, row.version + 1
    row.save(update_fields=["name", "hours", "credential", "valid_months", "version"])
    return _noted(actor, row)


def add_topic(*, actor: Actor, curriculum_id: UUID, topic_id: UUID, draft: TopicDraft) -> Topic:
    """One topic more. SavedBefore where the form was sent before."""
    row = _held(actor, curriculum_id)
    place = Topic.objects.filter(curriculum=row).count()

    def make() -> Topic:
        topic = Topic(id=topic_id, agency_id=actor.agency_id, curriculum=row, key=str(topic_id), place=place)
        _say(topic, draft)
        topic.save(force_insert=True)
        _needs(row)
        return topic

    return once(
        make,
        made=lambda: Topic.objects.filter(curriculum=row, id=topic_id).first(),
        same=lambda topic: topic.title == draft.title,
    )


def change_topic(*, actor: Actor, topic_id: UUID, version: int, draft: TopicDraft) -> Topic:
    """Say a topic better; whether it is needed, how it is taught, when it was last looked at.

    SomeoneElseWasFaster where it changed since it was on the screen.
    """
    topic = Topic.objects.filter(agency_id=actor.agency_id, id=topic_id).first()
    if topic is None:
        raise NotFound
    row = _held(actor, topic.curriculum_id)
    topic.refresh_from_db()  # as it stands now that nobody else may change it
    require_version(topic.version, version)
    _say(topic, draft)
    topic.version += 1
    topic.save(
        update_fields=["title", "about", "material", "looked_at_on", "hours", "needed", "tags", "version"]
    )
    _needs(row)
    return topic


def remove_topic(*, actor: Actor, topic_id: UUID) -> None:
    """Take a topic out of this edition. The hours somebody has stay hers."""
    topic = Topic.objects.filter(agency_id=actor.agency_id, id=topic_id).first()
    if topic is None:
        return
    row = _held(actor, topic.curriculum_id)
    if Topic.objects.filter(curriculum=row).count() == 1:
        raise TopicMissing
    topic.delete()
    _needs(row)


def next_edition(*, actor: Actor, curriculum_id: UUID) -> Curriculum:
    """Retire this edition and begin the next with the same topics. Hours count on; certificates keep naming theirs."""
    old = _held(actor, curriculum_id)
    with transaction.atomic():
        old.retired_at = timezone.now()
        old.save(update_fields=["retired_at"])
        row = _make(
            actor,
            uuid7(),
            CurriculumDraft(old.kind, old.name, old.hours, old.credential, old.valid_months),
            line=old.line,
            edition=old.edition + 1,
        )
        for topic in Topic.objects.filter(curriculum=old).order_by("place"):
            topic.id, topic.curriculum, topic.version = uuid7(), row, 1
            topic.save(force_insert=True)
    return _needs(row)


def retire_curriculum(*, actor: Actor, curriculum_id: UUID) -> None:
    """No longer taught. What was learned stays written down."""
    row = _held(actor, curriculum_id)
    row.retired_at = timezone.now()
    row.save(update_fields=["retired_at"])
    _noted(actor, row)


def _make(
    actor: Actor, row_id: UUID, draft: CurriculumDraft, *, line: UUID | None = None, edition: int = 1
) -> Curriculum:
    row = Curriculum(
        id=row_id,
        agency_id=actor.agency_id,
        line=line or uuid7(),
        edition=edition,
        kind=CurriculumKind(draft.kind),
        name=draft.name,
        hours=draft.hours,
        credential=draft.credential,
        valid_months=draft.valid_months,
        made_by_id=actor.account_id,
    )
    row.save(force_insert=True)
    return _noted(actor, row)


def _held(actor: Actor, curriculum_id: UUID) -> Curriculum:
    """The edition that holds now, locked."""
    require(may_plan_training(actor))
    rows = Curriculum.objects.select_for_update().filter(agency_id=actor.agency_id, retired_at=None)
    row = rows.filter(id=curriculum_id).first()
    if row is None:
        raise NotFound
    return row


def _say(topic: Topic, draft: TopicDraft) -> None:
    topic.title, topic.about, topic.material = draft.title, draft.about, draft.material
    topic.looked_at_on, topic.hours, topic.needed = draft.looked_at_on, draft.hours, draft.needed
    topic.tags = list(draft.tags)


def _needs(row: Curriculum) -> Curriculum:
    """Keep the list of needed topics beside the hours, where progress is compared with it."""
    row.required = list(
        Topic.objects.filter(curriculum=row, needed=True).order_by("place").values_list("key", flat=True)
    )
    row.save(update_fields=["required"])
    return row


def _noted(actor: Actor, row: Curriculum) -> Curriculum:
    ledger.add(actor, What.RULES_CHANGED, about=row.id, why="training.curriculum")
    return row
