"""Tags and their spellings: what is new is offered from now on, and what means the same is written one way.

Belongs here: keeping tags in order, on drafts and on what people sent. Not here: writing a tag (wording), reading what
was typed (selectors.consultations).
"""

from typing import Any

from django.db.models import F, Func, QuerySet, Value

from alongside.plan_room.errors_consultations import TagTaken
from alongside.plan_room.models import Consultation, Contribution, Draft, Tag
from alongside.plan_room.selectors.consultations import read_tags


def known(consultation: Consultation, names: list[str]) -> list[str]:
    """Each in its one spelling; a new one is suggested from now on."""
    there = list(Tag.objects.filter(consultation=consultation))
    told = read_tags(", ".join(names), there)
    here = {tag.name for tag in there}
    for name in told:
        if name not in here:
            Tag(consultation=consultation, name=name, suggested=True).save(force_insert=True)
    return told


def require_free(consultation: Consultation, row: Tag) -> None:
    """A word means one tag. A tag that gets another name keeps the old one as a spelling. Raises TagTaken."""
    before = Tag.objects.filter(id=row.id).values_list("name", flat=True).first()
    if before and before != row.name and before not in row.aliases:
        row.aliases = [*row.aliases, before]
    ours = {row.name, *row.aliases}
    for tag in Tag.objects.filter(consultation=consultation).exclude(id=row.id):
        if ours & {tag.name, *tag.aliases}:
            raise TagTaken


def one_spelling(consultation: Consultation, tag: Tag) -> None:
    """What has one of its spellings has the tag itself from now on, once."""
    everything: list[QuerySet[Any]] = [
        Draft.objects.filter(consultation=consultation),
        Contribution.objects.filter(consultation=consultation),
    ]
    for spelling in tag.aliases:
        for rows in everything:
            both = rows.filter(tags__contains=[spelling, tag.name])
            both.update(tags=Func(F("tags"), Value(spelling), function="array_remove"))
            one = rows.filter(tags__contains=[spelling])
            one.update(tags=Func(F("tags"), Value(spelling), Value(tag.name), function="array_replace"))
