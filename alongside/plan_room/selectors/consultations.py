"""Reading consultations: what is public, and for those who keep them what waits.

Belongs here: reads. Not here: whether a text is safe (safety), likeness (grouping). The public pages ask for what is
published by name, also for those who may see more.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from alongside.plan_room import policies
from alongside.plan_room.consultations import hours
from alongside.plan_room.enums import Publication
from alongside.plan_room.enums_consultations import ContributionKind, LetterState, Speaker, Standing
from alongside.plan_room.grouping.likeness import similar, words_of
from alongside.plan_room.models import (
    Agree,
    Briefing,
    Campaign,
    Consultation,
    Contribution,
    Decided,
    Draft,
    Letter,
    Outcome,
    Signatory,
    Tag,
)
from alongside.plan_room.selectors.sources import text_of_draft
from alongside.vault.actors import Actor, require
from alongside.vault.errors import NotFound

MOST_COMPARED = 1000  # of the latest, while somebody waits
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Line:
    """One consultation in the list."""

    row: Consultation
    is_open: bool
    countdown: str


@dataclass(frozen=True, slots=True)
class IdeaLine:
    """One idea, who agrees, how many comments."""

    row: Contribution
    persons: int
    organizations: int
    comments: int


def line_of(row: Consultation, now: datetime | None = None) -> Line:
    """Whether it is open, in words."""
    now = now or timezone.now()
    return Line(
        row,
        hours.is_open(row.opens_at, row.closes_at, now),
        hours.countdown(row.opens_at, row.closes_at, now),
    )


def lines() -> list[Line]:
    """All that are published, the open ones first, then the latest."""
    rows = (
        Consultation.objects.filter(state=Publication.PUBLISHED).select_related("plan").order_by("-closes_at")
    )
    now = timezone.now()
    return sorted((line_of(row, now) for row in rows), key=lambda line: not line.is_open)


def consultation_by_key(key: str) -> Consultation:
    """One that is published."""
    rows = Consultation.objects.filter(state=Publication.PUBLISHED).select_related("plan")
    return _found(rows.filter(key=key).first())


def campaigns_of(consultation: Consultation) -> list[tuple[Campaign, int, int]]:
    """Each with how many drafts and how many ideas it has."""
    drafts = _how_many(Draft.objects.filter(consultation=consultation), "campaign_id")
    ideas = _how_many(_ideas(consultation), "campaign_id")
    rows = Campaign.objects.filter(consultation=consultation).order_by("number")
    return [(row, drafts[row.id], ideas[row.id]) for row in rows]


def _how_many(rows: "QuerySet[Any]", column: str) -> "Counter[Any]":
    """How many rows there are for each value, counted by the database."""
    return Counter(dict(rows.order_by().values_list(column).annotate(number=Count("pk"))))


def campaign_of(consultation: Consultation, number: int) -> Campaign:
    """One question."""
    return _found(Campaign.objects.filter(consultation=consultation, number=number).first())


def drafts_of(campaign: Campaign) -> QuerySet[Draft]:
    """Suggestions to adapt."""
    return Draft.objects.filter(campaign=campaign).order_by("position")


def draft_by_key(key: str) -> Draft:
    """One suggestion of a published consultation."""
    rows = Draft.objects.select_related("consultation", "campaign")
    return _found(rows.filter(key=key, consultation__state=Publication.PUBLISHED).first())


def text_of(draft: Draft) -> str:
    """Its words: our own, or those of the attached document; empty where neither is here."""
    return draft.text or text_of_draft(draft.key) or ""


def tags_of(consultation: Consultation) -> list[Tag]:
    """The words for what a contribution is about; the suggested ones first."""
    return list(
        Tag.objects.filter(consultation=consultation).order_by("-priority", "-suggested", "-uses", "name")
    )


def as_tag(typed: str) -> str:
    """As all tags are written: small letters, single spaces, at most sixty letters once they are small."""
    return " ".join(typed.casefold().split())[:60]


def read_tags(typed: str, tags: Sequence[Tag]) -> list[str]:
    """What was typed with commas, each in its one spelling."""
    names = {raw.casefold(): tag.name for tag in tags for raw in (tag.name, *tag.aliases)}
    plain = (as_tag(part) for part in typed.split(","))
    return list(dict.fromkeys(names.get(part, part) for part in plain if part))[:8]


def suggested_tags(text: str, chosen: Sequence[str], tags: Sequence[Tag]) -> list[str]:
    """Tags whose words stand in the text; the priority ones where none of them is chosen."""
    words = " ".join(words_of(text))
    named = [
        tag.name
        for tag in tags
        if tag.name not in chosen and any(f" {raw} " in f" {words} " for raw in (tag.name, *tag.aliases))
    ]
    priority = [tag.name for tag in tags if tag.priority]
    if not set(priority) & {*chosen, *named}:
        named += priority
    return named[:6]


def _ideas(consultation: Consultation) -> QuerySet[Contribution]:
    return Contribution.objects.filter(
        consultation=consultation, kind=ContributionKind.IDEA, state=Standing.PUBLISHED
    )


def ideas_of(
    consultation: Consultation, campaign: Campaign | None = None, tag: str = ""
) -> QuerySet[Contribution]:
    """What was published, the latest first. Never in an order by how many agree."""
    rows = _ideas(consultation).order_by("-sent_at", "-id")
    if campaign is not None:
        rows = rows.filter(campaign=campaign)
    return rows.filter(tags__contains=[tag]) if tag else rows


def counted(rows: Sequence[Contribution]) -> list[IdeaLine]:
    """The same with who agrees; two questions for a page of them."""
    ids = [row.id for row in rows]
    agree = (
        Agree.objects.filter(contribution__in=ids)
        .values_list("contribution_id")
        .annotate(
            persons=Count("id", filter=Q(speaker=Speaker.PERSON)),
            organizations=Count("id", filter=Q(speaker=Speaker.ORGANIZATION)),
        )
    )
    agreeing = {key: (persons, organizations) for key, persons, organizations in agree}
    comments = _how_many(Contribution.objects.filter(about__in=ids, state=Standing.PUBLISHED), "about_id")
    return [IdeaLine(row, *agreeing.get(row.id, (0, 0)), comments[row.id]) for row in rows]


def idea_by_id(idea_id: UUID) -> Contribution:
    """One that is published, in a consultation that is."""
    rows = Contribution.objects.filter(
        kind=ContributionKind.IDEA, state=Standing.PUBLISHED, consultation__state=Publication.PUBLISHED
    )
    return _found(rows.select_related("consultation", "campaign", "derived_from").filter(id=idea_id).first())


def comments_of(idea: Contribution) -> "QuerySet[Contribution]":
    """What others said about it, in the order in which they did."""
    return Contribution.objects.filter(about=idea, state=Standing.PUBLISHED).order_by("sent_at", "id")


def with_outcomes(rows: Sequence[Contribution]) -> list[tuple[Contribution, Outcome | None]]:
    """Each with what became of it."""
    became = {row.contribution_id: row for row in _outcomes([row.id for row in rows])}
    return [(row, became.get(row.id)) for row in rows]


def outcome_of(idea: Contribution) -> Outcome | None:
    """What became of it."""
    return _outcomes([idea.id]).first()


def _outcomes(ids: Sequence[UUID]) -> QuerySet[Outcome]:
    return Outcome.objects.filter(contribution__in=ids).select_related("action")


def agreeing_organizations(idea: Contribution) -> list[str]:
    """Organizations agree by name."""
    rows = Agree.objects.filter(contribution=idea, speaker=Speaker.ORGANIZATION)
    return list(rows.order_by("organization").values_list("organization", flat=True))


def similar_ideas(consultation: Consultation, text: str) -> list[Contribution]:
    """What may say the same already."""
    latest = _ideas(consultation).order_by("-sent_at", "-id")[:MOST_COMPARED]
    rows = {str(key): f"{title} {words}" for key, title, words in latest.values_list("id", "title", "text")}
    likely = [key for key, _score in similar(text, rows)]
    found = {str(row.id): row for row in _ideas(consultation).filter(id__in=likely)}
    return [found[key] for key in likely if key in found]


def similar_drafts(consultation: Consultation, text: str) -> list[Draft]:
    """Suggestions that say something like it, by their titles."""
    rows = {draft.key: draft for draft in Draft.objects.filter(consultation=consultation)}
    titles = {key: draft.title for key, draft in rows.items()}
    return [rows[key] for key, _score in similar(text, titles, most=3)]


def briefings_of(consultation: Consultation) -> QuerySet[Briefing]:
    """Meetings about the plan."""
    return Briefing.objects.filter(consultation=consultation).order_by("on", "starts")


def letters_of(consultation: Consultation) -> list[tuple[Letter, int]]:
    """Letters, and how many signed."""
    rows = Letter.objects.filter(consultation=consultation).order_by("key")
    signed = Counter(Signatory.objects.filter(letter__in=rows).values_list("letter_id", flat=True))
    return [(row, signed[row.id]) for row in rows]


def letter_by_key(key: str) -> Letter:
    """One letter of a published consultation."""
    rows = Letter.objects.select_related("consultation").filter(consultation__state=Publication.PUBLISHED)
    return _found(rows.filter(key=key).first())


def takes_names(letter: Letter) -> bool:
    """Whether an organization can sign it now."""
    over = letter.closes_at is not None and letter.closes_at <= timezone.now()
    return bool(letter.text) and letter.state == LetterState.OPEN and not over


def signatories_of(letter: Letter) -> list[str]:
    """The organizations, by name."""
    return list(
        Signatory.objects.filter(letter=letter)
        .order_by("organization")
        .values_list("organization", flat=True)
    )


def log_of(consultation: Consultation) -> QuerySet[Decided]:
    """What was decided, without what was said."""
    return Decided.objects.filter(consultation=consultation).order_by("-on", "-id")


def waiting(actor: Actor) -> QuerySet[Contribution]:
    """What somebody has to read, the oldest first."""
    require(policies.may_edit_plans(actor))
    rows = Contribution.objects.filter(state=Standing.WAITING).select_related(
        "consultation", "campaign", "about"
    )
    rows = rows.filter(Q(consultation__keeper=None) | Q(consultation__keeper=actor.agency_id))
    return rows.order_by("sent_at", "id")


def to_decide(actor: Actor, contribution_id: UUID) -> Contribution:
    """One contribution in any state, for those who keep its consultation."""
    require(policies.may_edit_plans(actor))
    rows = Contribution.objects.select_related("consultation", "campaign", "about", "derived_from")
    row = _found(rows.filter(id=contribution_id).first())
    require(policies.may_edit_plan(actor, row.consultation.keeper_id))
    return row


def _found(row: Row | None) -> Row:
    if row is None:
        raise NotFound
    return row
