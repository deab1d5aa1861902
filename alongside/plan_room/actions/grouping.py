"""Comparing what was published with the drafts and with itself, in the background, and saying how far it is.

Belongs here: asking for it, the run, what a person says of it. Not here: measuring (grouping.likeness), showing
(selectors.alike). Nothing is merged: each contribution keeps its row, its words and who agrees; only that it looks like
something is noted, and a person's decision about that outlasts every later run. A worker that is killed leaves the run
unfinished; it is asked for again (pick_up) and begins anew: until it is done nothing has changed.
"""

import time
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from alongside.foundation.alone import alone
from alongside.people.selectors import account_here, actor_of
from alongside.plan_room import policies
from alongside.plan_room.enums_consultations import ContributionKind, Judged, Standing
from alongside.plan_room.grouping.differing import own_count
from alongside.plan_room.grouping.likeness import Like, Text, grouped
from alongside.plan_room.models import Contribution, Draft, Grouping, Likeness
from alongside.plan_room.selectors.consultations import consultation_by_key
from alongside.plan_room.selectors.sources import texts_of_drafts
from alongside.vault import ledger, wall
from alongside.vault.actors import Actor, require
from alongside.vault.enums import What
from alongside.vault.errors import NotFound

OURS = 4118  # the first half of our advisory locks; the second is of the run
EVERY = 1.0  # seconds between two words about how far it is
SILENT_FOR = "1 minute"
GIVEN_UP = timedelta(hours=1)  # whoever asked has left, or no worker came: somebody may ask anew


@dataclass(frozen=True, slots=True)
class Found:
    """One that looks like another, and how many words it has of its own."""

    like: Like
    own: int


def start_grouping(*, actor: Actor, consultation_key: str) -> Grouping:
    """Ask for it; one that runs is not asked for twice."""
    require(policies.may_edit_plans(actor))
    row = consultation_by_key(consultation_key)
    require(policies.may_edit_plan(actor, row.keeper_id))
    heard_of = timezone.now() - GIVEN_UP
    running = Grouping.objects.filter(consultation=row, finished_at=None, moved_at__gt=heard_of).first()
    if running is not None:
        return running
    run = Grouping(consultation=row, total=_published(row.id).count(), asked_by_id=actor.account_id)
    run.save(force_insert=True)
    app.configure_task("plan_room.group").defer(run_id=str(run.id), account_id=str(actor.account_id))
    return run


def pick_up() -> int:
    """Ask the worker again for runs that are silent: it was killed. One that is at work is not disturbed."""
    with wall.nobody(), connection.cursor() as cursor:
        cursor.execute("select run_id, account_id from wall.stalled_groupings(%s)", [SILENT_FOR])
        found = cursor.fetchall()
    return sum(_ask_again(run_id, account_id) for run_id, account_id in found)


def _ask_again(run_id: UUID, account_id: UUID) -> bool:
    try:
        task = app.configure_task("plan_room.group", queueing_lock=f"plan_room.group.{run_id}")
        task.defer(run_id=str(run_id), account_id=str(account_id))
    except AlreadyEnqueued:
        return False
    return True


def group(run_id: UUID, account_id: UUID) -> int:
    """Do it, in the name of whoever asked; how many look like something. Someone who left does nothing any more."""
    account = account_here(account_id)
    if account is None:
        return 0
    with alone(OURS, run_id) as free:
        return _group(actor_of(account), run_id) if free else 0


def judge(*, actor: Actor, contribution_id: UUID, same: bool) -> Likeness:
    """A person has looked: it says the same, or it stands alone."""
    require(policies.may_edit_plans(actor))
    rows = Likeness.objects.select_for_update(of=("self",)).select_related("consultation")
    row = rows.filter(contribution=contribution_id).first()
    if row is None:
        raise NotFound
    require(policies.may_edit_plan(actor, row.consultation.keeper_id))
    row.judged = Judged.SAME if same else Judged.APART
    row.save(update_fields=["judged"])
    ledger.add(actor, What.RULES_CHANGED, why=f"consultation.alike.{row.judged}", about=contribution_id)
    return row


def _group(actor: Actor, run_id: UUID) -> int:
    with wall.acting_as(actor):
        run = Grouping.objects.filter(id=run_id, finished_at=None).first()
        if run is None:
            return 0
        drafts, texts = _drafts(run.consultation_id), _texts(run.consultation_id)
        judged = _judged(run.consultation_id)
    found = _compare(actor, run, drafts, texts, judged)
    with wall.acting_as(actor):
        _note(run, found, set(drafts))
    return len(found)


def _published(consultation_id: UUID) -> "QuerySet[Contribution]":
    return Contribution.objects.filter(
        consultation=consultation_id, kind=ContributionKind.IDEA, state=Standing.PUBLISHED
    )


def _drafts(consultation_id: UUID) -> dict[str, str]:
    words = texts_of_drafts()
    rows = Draft.objects.filter(consultation=consultation_id).order_by("position", "id")
    told = {str(draft.id): draft.text or words.get(draft.key, "") for draft in rows}
    return {key: text for key, text in told.items() if text}


def _texts(consultation_id: UUID) -> dict[str, str]:
    rows = _published(consultation_id).order_by("sent_at", "id").values_list("id", "text")
    return {str(key): text for key, text in rows}


def _judged(consultation_id: UUID) -> dict[str, str]:
    rows = Likeness.objects.filter(consultation=consultation_id).exclude(judged="")
    return {str(key): judged for key, judged in rows.values_list("contribution_id", "judged")}


def _compare(
    actor: Actor, run: Grouping, drafts: dict[str, str], texts: dict[str, str], judged: dict[str, str]
) -> list[Found]:
    """One after the other, in the order in which they came; what a person has decided is not measured again."""
    found: list[Found] = []
    told = time.monotonic()
    asked = (Text.of(key, text) for key, text in texts.items() if judged.get(key) != Judged.SAME)
    templates = (Text.of(key, text) for key, text in drafts.items())
    for done, (text, like) in enumerate(grouped(asked, templates)):
        if like is not None and text.key not in judged:
            words = drafts.get(like.to) or texts[like.to]
            found.append(Found(like, own_count(words, texts[text.key])))
        if time.monotonic() - told >= EVERY:
            told = time.monotonic()
            _tell(actor, run, done)
    return found


def _tell(actor: Actor, run: Grouping, done: int) -> None:
    with wall.acting_as(actor):
        Grouping.objects.filter(id=run.id).update(done=done, moved_at=timezone.now())


def _note(run: Grouping, found: list[Found], drafts: set[str]) -> None:
    """All of it at once. What was taken back meanwhile is in none of it; what is taken back now waits for it."""
    held = _published(run.consultation_id).select_for_update(of=("self",), no_key=True)
    here = {str(key) for key in held.values_list("id", flat=True)}
    kept = _judged(run.consultation_id)
    Likeness.objects.filter(consultation=run.consultation_id, judged="").delete()
    free, known = here - kept.keys(), here | drafts
    rows = [_row(run, one, drafts) for one in found if one.like.key in free and one.like.to in known]
    Likeness.objects.bulk_create(rows, batch_size=1000)
    run.done, run.finished_at = run.total, timezone.now()
    run.save(update_fields=["done", "finished_at"])


def _row(run: Grouping, found: Found, drafts: set[str]) -> Likeness:
    like = found.like
    to = UUID(like.to)
    return Likeness(
        contribution_id=UUID(like.key), consultation_id=run.consultation_id,
        draft_id=to if like.to in drafts else None, first_id=None if like.to in drafts else to,
        containment=like.containment, token_set=like.token_set, own_words=found.own,
    )  # fmt: skip
