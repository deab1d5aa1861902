"""Reading how the work is agreed, above all what they asked about being in touch.

Belongs here: wishes about contact (also for lists of other rooms), who coordinates and since when, what they said about
themselves, what was read together. Not here: saving (actions.together).

Whatever suggests to get in touch asks `wishes_for` first: a wish that stands outranks every hint of ours.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.cases.enums import TeamPart
from alongside.cases.enums_plan import ContactWish, PeerReadiness, SayingKind
from alongside.cases.models import Accord, CareTeamMember, Reading, Saying
from alongside.cases.selectors.plan_rows import row_for, rows_of, said
from alongside.foundation import dates
from alongside.vault import ledger
from alongside.vault.actors import Actor
from alongside.vault.enums import Drawer, What

SAYING = ("kind", "words", "more", "said_on", "version")
READING = ("kind", "how", "language", "words", "read_on")
ACCORD = ("wish", "not_before", "wish_words", "lead_agency", "coordinator", "readiness", "version")


@dataclass(frozen=True, slots=True)
class Agreed:
    """What was agreed, as a page shows it."""

    wish: str
    stands: bool
    wish_words: str
    lead_agency: str
    coordinator: str
    readiness: str


@dataclass(frozen=True, slots=True)
class Companionship:
    """Who works with them, since when: the long thread (S4-221)."""

    name: str
    part: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Said:
    """One saying on a page."""

    id: UUID
    kind: str
    label: str
    words: str
    more: str
    said_on: date
    ended_on: date | None


def stands(wish: str, not_before: date | None, today: date) -> bool:
    """Whether a wish keeps us from getting in touch today."""
    if wish == ContactWish.NOT_BEFORE:
        return not_before is not None and today < not_before
    return wish in (ContactWish.WAIT, ContactWish.PAUSE)


def sentence_of(wish: str, not_before: date | None) -> str:
    """What they asked, in a sentence for the worker. Empty where they asked for nothing in particular."""
    if wish == ContactWish.WAIT:
        return _("They asked you to wait until they call.")
    if wish == ContactWish.PAUSE:
        return _("They paused the work. They will say when it goes on.")
    if wish == ContactWish.NOT_BEFORE and not_before is not None:
        return _("They asked not to hear from you before %(day)s.") % {"day": dates.day(not_before)}
    return ""


def wish_today(wish: str, not_before: date | None) -> str:
    """The sentence of a wish that stands today, or nothing."""
    return sentence_of(wish, not_before) if stands(wish, not_before, timezone.localdate()) else ""


def wishes_for(actor: Actor, subject_ids: Collection[UUID]) -> dict[UUID, str]:
    """Of these clients, those of whom a wish stands today, with its sentence. One statement; opens nothing sealed."""
    allowed = set(actor.subjects_with(Drawer.PLAN))
    rows = Accord.objects.filter(
        agency_id=actor.agency_id,
        subject_id__anyof=[subject for subject in subject_ids if subject in allowed],
        wish__in=(ContactWish.WAIT, ContactWish.PAUSE, ContactWish.NOT_BEFORE),
    ).values_list("subject_id", "wish", "not_before")
    return {subject: said for subject, wish, day in rows if (said := wish_today(wish, day))}


def accord_saved(actor: Actor, subject_id: UUID) -> dict[str, Any]:
    """What a form shows of the accord; the version is 0 where nothing is saved yet."""
    row = rows_of(actor, Accord, subject_id).first()
    if row is None:
        return {"version": 0}
    ledger.add(actor, What.PLAN_READ, subject_id, drawer=Drawer.PLAN)
    return said(row, ACCORD)


def agreed(actor: Actor, subject_id: UUID) -> Agreed | None:
    """What was agreed. The page that shows it leaves the line in the ledger (selectors.plan)."""
    row = rows_of(actor, Accord, subject_id).first()
    if row is None:
        return None
    return Agreed(
        wish=sentence_of(row.wish, row.not_before) or (row.get_wish_display() if row.wish else ""),
        stands=bool(wish_today(row.wish, row.not_before)),
        wish_words=row.wish_words or "",
        lead_agency=row.lead_agency or "",
        coordinator=row.coordinator or "",
        readiness=str(PeerReadiness(row.readiness).label) if row.readiness else "",
    )


def who_stays(actor: Actor, subject_id: UUID) -> list[Companionship]:
    """Who works with them now, the longest first."""
    rows = CareTeamMember.objects.filter(agency_id=actor.agency_id, subject_id=subject_id, until=None)
    return [
        Companionship(row.account.working_name, str(TeamPart(row.part).label), row.since)
        for row in rows.select_related("account").defer("why_sealed").order_by("since")
    ]


def saying_saved(actor: Actor, subject_id: UUID, saying_id: UUID) -> dict[str, Any]:
    """What a form shows of one saying."""
    row = row_for(actor, Saying, subject_id, saying_id)
    ledger.add(actor, What.PLAN_READ, subject_id, drawer=Drawer.PLAN)
    return said(row, SAYING)


def sayings_of(actor: Actor, subject_id: UUID) -> list[Said]:
    """What they said about themselves, kind by kind, the newest first."""
    order = list(SayingKind)
    rows = rows_of(actor, Saying, subject_id).order_by("-said_on", "-id")
    found = [_said(row) for row in rows]
    return sorted(found, key=lambda said: order.index(SayingKind(said.kind)))


def readings_of(actor: Actor, subject_id: UUID) -> list[Reading]:
    """What was gone through together, the last first."""
    rows = rows_of(actor, Reading, subject_id).select_related("read_by")
    return list(rows.order_by("-read_on", "-id"))


def _said(row: Saying) -> Said:
    return Said(
        row.id,
        row.kind,
        str(SayingKind(row.kind).label),
        row.words or "",
        row.more or "",
        row.said_on,
        row.ended_on,
    )
