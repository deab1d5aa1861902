"""Comparing what was published with the drafts and with itself, in the background, and saying how far it is.

Belongs here: the run. Not here: measuring (grouping.likeness), showing (selectors.alike). Nothing is merged: each
contribution keeps its row, its words and who agrees; only that it looks like something is noted.
"""

from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from procrastinate.contrib.django import app

from alongside.people.selectors import account_here, actor_of
from alongside.plan_room import policies
from alongside.plan_room.enums_consultations import ContributionKind, Standing
from alongside.plan_room.grouping.likeness import STEP, Like, Text, among, nearest
from alongside.plan_room.models import Contribution, Draft, Grouping, Likeness
from alongside.plan_room.selectors.consultations import consultation_by_key
from alongside.plan_room.selectors.sources import texts_of_drafts
from alongside.vault import wall
from alongside.vault.actors import Actor, require


def start_grouping(*, actor: Actor, consultation_key: str) -> Grouping:
    """Ask for it; one that runs is not asked for twice."""
    require(policies.may_edit_plans(actor))
    row = consultation_by_key(consultation_key)
    require(policies.may_edit_plan(actor, row.keeper_id))
    running = Grouping.objects.filter(consultation=row, finished_at=None).order_by("-started_at").first()
    if running is not None and (timezone.now() - running.started_at).total_seconds() < 3600:
        return running
    run = Grouping(consultation=row, total=_published(row.id).count())
    run.save(force_insert=True)
    app.configure_task("plan_room.group").defer(run_id=str(run.id), account_id=str(actor.account_id))
    return run


def group(run_id: UUID, account_id: UUID) -> int:
    """Do it, in the name of whoever asked; how many look like something. Someone who left does nothing any more."""
    account = account_here(account_id)
    if account is None:
        return 0
    actor = actor_of(account)
    with wall.acting_as(actor):
        run = Grouping.objects.filter(id=run_id, finished_at=None).first()
        if run is None:
            return 0
        drafts, texts = _texts(run.consultation_id)
    found = _compare(actor, run, drafts, texts)
    with wall.acting_as(actor):
        keys = set(Draft.objects.filter(consultation=run.consultation_id).values_list("id", flat=True))
        here = set(_published(run.consultation_id).values_list("id", flat=True))
        Likeness.objects.filter(consultation=run.consultation_id).delete()
        rows = [_row(run, like, keys) for like in found]
        Likeness.objects.bulk_create(
            [
                row
                for row in rows
                if row.contribution_id in here and (row.first_id is None or row.first_id in here)
            ],
            batch_size=1000,
        )
        run.done, run.finished_at = run.total, timezone.now()
        run.save(update_fields=["done", "finished_at"])
    return len(found)


def _published(consultation_id: UUID) -> QuerySet[Contribution]:
    return Contribution.objects.filter(
        consultation=consultation_id, kind=ContributionKind.IDEA, state=Standing.PUBLISHED
    )


def _texts(consultation_id: UUID) -> tuple[list[Text], list[Text]]:
    words = texts_of_drafts()
    drafts = [
        Text.of(str(draft.id), text)
        for draft in Draft.objects.filter(consultation=consultation_id)
        if (text := draft.text or words.get(draft.key, ""))
    ]
    rows = _published(consultation_id).order_by("sent_at").values_list("id", "text")
    return drafts, [Text.of(str(key), text) for key, text in rows]


def _compare(actor: Actor, run: Grouping, drafts: list[Text], texts: list[Text]) -> list[Like]:
    """Drafts first; what is like none of them is compared with what came earlier."""
    found: list[Like] = []
    alone: list[Text] = []
    for place, (text, (_key, like)) in enumerate(zip(texts, nearest(texts, drafts), strict=True)):
        if like is None:
            alone.append(text)
        else:
            found.append(like)
        if place % STEP == 0:
            _tell(actor, run, place)
    return found + among(alone)


def _tell(actor: Actor, run: Grouping, done: int) -> None:
    with wall.acting_as(actor):
        Grouping.objects.filter(id=run.id).update(done=done)


def _row(run: Grouping, like: Like, drafts: set[UUID]) -> Likeness:
    to = UUID(like.to)
    return Likeness(
        contribution_id=UUID(like.key), consultation_id=run.consultation_id,
        draft_id=to if to in drafts else None, first_id=None if to in drafts else to,
        containment=like.containment, token_set=like.token_set,
    )  # fmt: skip
