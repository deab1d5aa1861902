"""Writing a consultation by hand, part by part; each change leaves what stood there before.

Belongs here: keeping a part, taking one out, bringing earlier words back. Not here: opening it and moving its end
(consulting), the list of parts (consultations.parts). Before it opens everything can be changed. Afterwards each change
needs a reason that everyone reads, and what was signed keeps its words.
"""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from alongside.plan_room import policies
from alongside.plan_room.actions import tagging
from alongside.plan_room.consultations import parts
from alongside.plan_room.consultations.hours import moment
from alongside.plan_room.enums import Publication
from alongside.plan_room.enums_consultations import LetterState, Part
from alongside.plan_room.errors_consultations import (
    AlreadySent,
    BegunAlready,
    LetterSigned,
    StillUsed,
    WhyNeeded,
    WrongOrder,
)
from alongside.plan_room.models import (
    Campaign,
    Consultation,
    Contribution,
    Draft,
    Letter,
    PlanVersion,
    Revision,
    Signatory,
)
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import What
from alongside.vault.errors import NotFound
from alongside.vault.once import require_version

SIGNED = ("title", "text", "addressees")
BEGUN = ("time_zone", "opens_on", "opens_time")
KEY_ROOM = 28  # letters of a consultation's key that begin the key of a part


@transaction.atomic
def keep(
    *, actor: Actor, consultation_key: str, part: str, row_id: UUID, version: int, given: dict[str, Any],
    why: str = "",
) -> Revision | None:  # fmt: skip
    """Keep a part as it is given; `version` 0 makes one. None where nothing differs."""
    consultation = held(actor, consultation_key)
    kind = parts.KINDS[part]
    row = _row(consultation, kind, row_id)
    if row is None and version:
        raise NotFound
    was = parts.words_of(row, kind) if row is not None else None
    row = row or _new(consultation, part, row_id)
    if was is not None and (version or not _is_what_was_made(row)):
        require_version(row.version, version)
    parts.put(row, kind, given)
    now = parts.words_of(row, kind)
    if was == now:
        return None
    _allow(consultation, part, row, was, now, why)
    _count(consultation, part, row)
    _save(row, kind, was is None)
    if part == Part.TAG:
        tagging.one_spelling(consultation, row)
    return noted(actor, consultation, part, row, was, parts.words_of(row, kind), why)


@transaction.atomic
def take_out(*, actor: Actor, consultation_key: str, part: str, row_id: UUID, why: str = "") -> Revision:
    """Take a part out. What others have read stays, but for a briefing that does not take place."""
    consultation = held(actor, consultation_key)
    kind = parts.KINDS[part]
    row = _row(consultation, kind, row_id)
    if row is None or kind.whole:
        raise NotFound
    if _is_open_to_all(consultation) and not why.strip():
        raise WhyNeeded
    if _is_used(consultation, part, row):
        raise StillUsed
    was = parts.words_of(row, kind)
    revision = noted(actor, consultation, part, row, was, None, why)
    row.delete()
    return revision


@transaction.atomic
def bring_back(*, actor: Actor, revision_id: UUID, why: str = "") -> Revision | None:
    """What stood there before this change, once more: a change of its own, by the same rules."""
    require(policies.may_edit_plans(actor))
    found = Revision.objects.select_related("consultation").filter(id=revision_id).first()
    if found is None or found.was is None:
        raise NotFound
    kind = parts.KINDS[found.part]
    row = _row(found.consultation, kind, found.about)
    return keep(
        actor=actor, consultation_key=found.consultation.key, part=found.part, row_id=found.about,
        version=row.version if row is not None else 0, given=found.was, why=why,
    )  # fmt: skip


def held(actor: Actor, key: str) -> Consultation:
    """A consultation that this person may change, held while they do."""
    require(policies.may_edit_plans(actor))
    rows = Consultation.objects.select_for_update(of=("self",))
    row = rows.filter(key=key).first()
    if row is None:
        raise NotFound
    require(policies.may_edit_plan(actor, row.keeper_id))
    return row


def noted(
    actor: Actor, consultation: Consultation, part: str, row: Any, was: Any, now: Any, why: str
) -> Revision:
    """One line of what changed, who wrote last, and the ledger's line."""
    revision = Revision(
        consultation=consultation, part=part, about=row.pk, number=row.version, was=was, now=now,
        why=why.strip(), shown=_is_open_to_all(consultation), changed_by=actor.account_id,
    )  # fmt: skip
    revision.save(force_insert=True)
    Consultation.objects.filter(id=consultation.id).update(changed_by=actor.account_id)
    ledger.add(actor, What.RULES_CHANGED, why=f"consultation.{part}", about=row.pk)
    return revision


def _row(consultation: Consultation, kind: parts.Kind, row_id: UUID) -> Any:
    if kind.whole:
        return consultation
    rows: Any = kind.model
    return rows.objects.select_for_update(of=("self",)).filter(consultation=consultation, id=row_id).first()


def _new(consultation: Consultation, part: str, row_id: UUID) -> Any:
    """An empty part with its place and its key."""
    row: Any = parts.KINDS[part].model(id=row_id, consultation=consultation, version=0)
    if part == Part.QUESTION:
        last = Campaign.objects.filter(consultation=consultation).aggregate(last=Max("number"))["last"]
        row.number = (last or 0) + 1
    elif part == Part.DRAFT:
        row.key, row.position = _free_key(Draft, consultation), _places(consultation)
    elif part == Part.LETTER:
        row.key = _free_key(Letter, consultation, "letter")
    return row


def _is_what_was_made(row: Any) -> bool:
    """A new part whose form came twice is still as its first sending made it."""
    return bool(row.version == 1)


def _free_key(model: Any, consultation: Consultation, word: str = "") -> str:
    """KEY-1, KEY-2 …; or KEY-letter, KEY-letter-2 …"""
    begin = "-".join(filter(None, [consultation.key[:KEY_ROOM], word]))
    taken = set(model.objects.filter(key__startswith=begin).values_list("key", flat=True))
    names = (begin if word and n == 1 else f"{begin}-{n}" for n in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken)


def _places(consultation: Consultation) -> int:
    return Draft.objects.filter(consultation=consultation).count()


def _allow(consultation: Consultation, part: str, row: Any, was: Any, now: Any, why: str) -> None:
    """What everyone reads is changed with a reason; what was signed or has begun is not."""
    if was is not None and _is_open_to_all(consultation) and not why.strip():
        raise WhyNeeded
    changed = {name for name in now if was is None or was[name] != now[name]}
    if part == Part.LETTER and was is not None:
        if row.state == LetterState.SENT:
            raise AlreadySent
        if changed & set(SIGNED) and Signatory.objects.filter(letter=row).exists():
            raise LetterSigned
    if part == Part.DAYS and has_begun(consultation) and changed & set(BEGUN):
        raise BegunAlready


def has_begun(consultation: Consultation) -> bool:
    """Whether people could already write: it is open to all, and its first moment is over."""
    opened = consultation.opens_at is None or consultation.opens_at <= timezone.now()
    return _is_open_to_all(consultation) and opened


def _is_open_to_all(consultation: Consultation) -> bool:
    return consultation.state == Publication.PUBLISHED


def _is_used(consultation: Consultation, part: str, row: Any) -> bool:
    if part in (Part.BRIEFING, Part.TAG):
        return False
    if part == Part.LETTER:
        return row.state == LetterState.SENT or Signatory.objects.filter(letter=row).exists()
    if _is_open_to_all(consultation):
        return True
    if part == Part.QUESTION:
        return Draft.objects.filter(campaign=row).exists()
    return Contribution.objects.filter(derived_from=row).exists()


def _count(consultation: Consultation, part: str, row: Any) -> None:
    """What follows from the words: moments, tags, how many words."""
    zone = consultation.time_zone
    if part == Part.DAYS:
        count_days(row)
    elif part == Part.FACTS:
        version = PlanVersion.objects.filter(id=row.plan_version_id, state=Publication.PUBLISHED).first()
        row.plan_version, row.plan_id = version, version.plan_id if version else row.plan_id
    elif part == Part.QUESTION:
        row.short = row.title[:60]
    elif part == Part.LETTER:
        row.closes_at = moment(row.closes_on, row.closes_time, zone, closing=True)
    elif part == Part.DRAFT:
        if not Campaign.objects.filter(id=row.campaign_id, consultation=consultation).exists():
            raise NotFound
        row.word_count = len(row.text.split())
        row.tags = tagging.known(consultation, row.tags)
    elif part == Part.TAG:
        tagging.require_free(consultation, row)


def count_days(row: Consultation) -> None:
    """Its two moments, from the days and hours in its zone."""
    row.opens_at = moment(row.opens_on, row.opens_time, row.time_zone, closing=False)
    row.closes_at = moment(row.closes_on, row.closes_time, row.time_zone, closing=True)
    if row.opens_at and row.closes_at and row.opens_at >= row.closes_at:
        raise WrongOrder


def _save(row: Any, kind: parts.Kind, is_new: bool) -> None:
    row.version += 1
    if is_new:
        row.save(force_insert=True)
        return
    derived = {"opens_at", "closes_at", "plan", "short", "word_count"}
    here = {field.name for field in row._meta.concrete_fields} & derived
    columns = [row._meta.get_field(name).name for name in kind.columns]
    row.save(update_fields=[*columns, *here, "version"])
