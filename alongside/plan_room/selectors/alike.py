"""What looks alike, shown together: one of them, how many, and what each adds of its own.

Belongs here: reading groups, a page at a time. Not here: comparing (actions.grouping). What belongs to no group stands
first on the page, and a passage that only one of a group has is shown: a few are not lost among many. What is
counted is counted by the database; the words are read for what is shown alone.
"""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from alongside.plan_room.enums_consultations import Judged, Standing
from alongside.plan_room.grouping.differing import own_words
from alongside.plan_room.models import Consultation, Contribution, Draft, Grouping, Likeness, Outcome
from alongside.plan_room.selectors.consultations import ideas_of, text_of
from alongside.vault.errors import NotFound

SHOWN_OF_EACH = 3
Own = tuple[Contribution, list[str]]


@dataclass(slots=True)
class Group:
    """Contributions that look like one draft, or like the first of them."""

    draft: Draft | None
    first: Contribution | None
    members: int = 0
    own: list[Own] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many were sent in."""
        return self.members + (self.first is not None)

    @property
    def id(self) -> UUID:
        """What they look like."""
        row = self.draft or self.first
        assert row is not None
        return row.id

    @property
    def title(self) -> str:
        """What it is called."""
        row = self.draft or self.first
        return row.title if row else ""

    @property
    def text(self) -> str:
        """Its words."""
        return text_of(self.draft) if self.draft else self.first.text if self.first else ""


def alike_of(consultation: Consultation) -> "QuerySet[Likeness]":
    """What looks like something, except where a person said that it stands alone. What is not published has no row."""
    return Likeness.objects.filter(consultation=consultation).exclude(judged=Judged.APART)


def counts_of(consultation: Consultation) -> "QuerySet[Likeness, Any]":
    """Each group as its ids and how many it has, the largest first."""
    rows = alike_of(consultation).order_by().values("draft_id", "first_id").annotate(members=Count("pk"))
    return rows.order_by("-members", "draft_id", "first_id")


def groups_of(rows: list[dict[str, Any]]) -> list[Group]:
    """These groups with their words, and the passages that only some of them have."""
    drafts, firsts = _what(rows)
    found = []
    for row in rows:
        group = Group(drafts.get(row["draft_id"]), firsts.get(row["first_id"]), row["members"])
        if group.draft or group.first:
            group.own = own_of(group, members_of(group).filter(own_words__gt=0)[:SHOWN_OF_EACH])
            found.append(group)
    return found


def named(rows: list[dict[str, Any]]) -> list[tuple[Group, int]]:
    """These groups without passages, each with of how many it is said what became of them."""
    drafts, firsts = _what(rows)
    told = Outcome.objects.filter(contribution__in=Likeness.objects.filter(
        Q(draft__in=drafts) | Q(first__in=firsts)).values("contribution"))  # fmt: skip
    likeness = Likeness.objects.filter(contribution__in=told.values("contribution"))
    said: Counter[object] = Counter()
    for draft, first in likeness.values_list("draft_id", "first_id"):
        said[draft or first] += 1
    for key in Outcome.objects.filter(contribution__in=firsts).values_list("contribution_id", flat=True):
        said[key] += 1
    found = []
    for row in rows:
        group = Group(drafts.get(row["draft_id"]), firsts.get(row["first_id"]), row["members"])
        if group.draft or group.first:
            found.append((group, said[group.id]))
    return found


def _what(rows: list[dict[str, Any]]) -> tuple[dict[UUID, Draft], dict[UUID, Contribution]]:
    """What they look like: drafts, and contributions that everyone can read."""
    drafts = Draft.objects.in_bulk([row["draft_id"] for row in rows if row["draft_id"]])
    public = Contribution.objects.filter(state=Standing.PUBLISHED)
    return drafts, public.in_bulk([row["first_id"] for row in rows if row["first_id"]])


def group_of(consultation: Consultation, to_id: UUID) -> Group:
    """The group of what looks like this draft, or like this contribution."""
    draft = Draft.objects.filter(consultation=consultation, id=to_id).first()
    first = None if draft else ideas_of(consultation).filter(id=to_id).first()
    group = Group(draft, first)
    if draft is None and first is None:
        raise NotFound
    group.members = members_of(group).count()
    return group


def members_of(group: Group) -> "QuerySet[Likeness]":
    """Those in it, whoever says most of their own first."""
    rows = Likeness.objects.filter(contribution__state=Standing.PUBLISHED).exclude(judged=Judged.APART)
    rows = rows.filter(draft=group.draft) if group.draft else rows.filter(first=group.first)
    return rows.select_related("contribution").order_by("-own_words", "contribution_id")


def own_of(group: Group, rows: "QuerySet[Likeness] | list[Likeness]") -> list[Own]:
    """Each with the passages that the others do not have."""
    text = group.text
    said = ((row.contribution, own_words(text, row.contribution.text)) for row in rows)
    return [(one, words) for one, words in said if words]


def standing_alone(consultation: Consultation) -> "QuerySet[Contribution]":
    """What looks like nothing, and is nothing that others look like; the latest first."""
    alike = alike_of(consultation)
    return ideas_of(consultation).filter(
        ~Exists(alike.filter(contribution=OuterRef("pk"))), ~Exists(alike.filter(first=OuterRef("pk")))
    )


def last_run(consultation: Consultation) -> Grouping | None:
    """When it was compared last, and how far it is."""
    rows = Grouping.objects.filter(consultation=consultation).order_by("-started_at")
    return rows.annotate(share=F("done") * 100 / (F("total") + 1)).first()
