"""What those who make a consultation see of it: every part with its words, who may open it, what is still missing.

Belongs here: reads for the desk. Not here: what everyone reads (consultations), changes (revising).
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.plan_room import policies
from alongside.plan_room.consultations import hours
from alongside.plan_room.consultations.parts import KINDS, words_of
from alongside.plan_room.enums import Publication
from alongside.plan_room.enums_consultations import Part
from alongside.plan_room.models import (
    Briefing,
    Campaign,
    Consultation,
    Draft,
    Letter,
    PlanVersion,
    Signatory,
    Tag,
)
from alongside.plan_room.selectors.consultations import letters_of, tags_of
from alongside.vault.actors import Actor, require
from alongside.vault.errors import NotFound


@dataclass(frozen=True, slots=True)
class Bench:
    """One consultation with all its parts."""

    row: Consultation
    countdown: str
    is_read: bool
    is_open: bool
    wrote_last: bool
    questions: list[Campaign]
    drafts: list[Draft]
    letters: list[tuple[Letter, int]]
    briefings: list[Briefing]
    tags: list[Tag]

    @property
    def is_ready(self) -> bool:
        """Whether it could be opened: one question and an end."""
        return bool(self.questions) and self.row.closes_at is not None


def kept(actor: Actor) -> "QuerySet[Consultation]":
    """Every consultation that this person may change, the latest first."""
    require(policies.may_edit_plans(actor))
    rows = Consultation.objects.filter(Q(keeper=None) | Q(keeper_id=actor.agency_id))
    return rows.order_by("-closes_at", "key")


def one(actor: Actor, key: str) -> Consultation:
    """One of them, in whatever state."""
    row = kept(actor).select_related("plan_version__plan").filter(key=key).first()
    if row is None:
        raise NotFound
    return row


def bench_of(actor: Actor, row: Consultation) -> Bench:
    """The same with its parts."""
    now = timezone.now()
    return Bench(
        row=row,
        countdown=hours.countdown(row.opens_at, row.closes_at, now),
        is_read=row.state == Publication.PUBLISHED,
        is_open=hours.is_open(row.opens_at, row.closes_at, now),
        wrote_last=row.changed_by == actor.account_id,
        questions=list(Campaign.objects.filter(consultation=row).order_by("number")),
        drafts=list(Draft.objects.filter(consultation=row).select_related("campaign").order_by("position")),
        letters=letters_of(row),
        briefings=list(Briefing.objects.filter(consultation=row).order_by("on", "starts")),
        tags=tags_of(row),
    )


def part_of(row: Consultation, part: str, row_id: UUID | None) -> Any:
    """The row of a part; none for a new one."""
    if part not in KINDS:
        raise NotFound
    kind = KINDS[part]
    if kind.whole:
        return row
    if row_id is None:
        return None
    rows: Any = kind.model
    found = rows.objects.filter(consultation=row, id=row_id).first()
    if found is None:
        raise NotFound
    return found


def typed(found: Any, part: str) -> dict[str, Any]:
    """The row's words as its form shows them."""
    told = words_of(found, KINDS[part])
    for name in ("closes_on", "opens_on", "advised_on", "on", "opens_time", "closes_time", "starts", "ends"):
        if name in told:
            told[name] = getattr(found, name)
    for name in ("tags", "aliases"):
        if name in told:
            told[name] = ", ".join(told[name])
    if "addressees" in told:
        told["addressees"] = "\n".join(told["addressees"])
    return {**told, "row_id": found.pk, "version": found.version}


def choices_for(row: Consultation) -> dict[str, list[tuple[str, str]]]:
    """What there is to choose from: questions, and versions of plans that everyone can read."""
    questions = Campaign.objects.filter(consultation=row).order_by("number")
    versions = PlanVersion.objects.filter(state=Publication.PUBLISHED).select_related("plan").defer("form")
    plans = [
        (str(one.id), f"{one.plan.title} ({one.number})")
        for one in versions.order_by("plan__position", "-number")
    ]
    return {
        "campaign_id": [
            ("", _("Choose")),
            *((str(one.id), f"{one.number}. {one.title}") for one in questions),
        ],
        "plan_version_id": [("", "–"), *plans],
    }


def is_signed(found: Any, part: str) -> bool:
    """Whether an organization has signed this letter."""
    return part == Part.LETTER and found is not None and Signatory.objects.filter(letter=found).exists()
