"""A consultation made here: its days counted to moments in its zone, its questions.

Belongs here: making one. Not here: the one that comes with the house (loading_consultations).
"""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from alongside.people.enums import AgencyKind
from alongside.plan_room import policies
from alongside.plan_room.consultations.hours import moment
from alongside.plan_room.enums import Origin, Publication
from alongside.plan_room.errors_consultations import KeyTaken
from alongside.plan_room.models import Campaign, Consultation, Draft, Letter, Tag
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import What


@transaction.atomic
def make_consultation(*, actor: Actor, given: Mapping[str, Any]) -> Consultation:
    """Published at once: it opens by itself. A coalition's is its own; the form sent twice makes one."""
    require(policies.may_edit_plans(actor))
    if again := Consultation.objects.filter(id=given["row_id"]).first():
        return again
    if Consultation.objects.filter(key__iexact=given["key"]).exists():
        raise KeyTaken
    zone = given["time_zone"]
    row = Consultation(
        id=given["row_id"], key=given["key"], title=given["title"], about=given.get("about", ""), time_zone=zone,
        opens_on=given.get("opens_on"), opens_time=given.get("opens_time"), closes_on=given["closes_on"],
        closes_time=given["closes_time"], advised_on=given.get("advised_on"),
        opens_at=moment(given.get("opens_on"), given.get("opens_time"), zone, closing=False),
        closes_at=moment(given["closes_on"], given["closes_time"], zone, closing=True),
        state=Publication.PUBLISHED, origin=Origin.BY_HAND, attributed_to=given.get("attributed_to", ""),
        keeper_id=actor.agency_id if actor.agency_kind == AgencyKind.COALITION else None,
    )  # fmt: skip
    row.save(force_insert=True)
    questions = [line.strip()[:200] for line in given["questions"].splitlines() if line.strip()]
    for number, question in enumerate(questions, start=1):
        Campaign(consultation=row, number=number, short=question[:60], title=question).save(force_insert=True)
    ledger.add(actor, What.RULES_CHANGED, why="consultation.made", about=row.id)
    return row


@transaction.atomic
def add_drafts(
    *, actor: Actor, consultation: Consultation, drafts: list[tuple[int, str, str, list[str]]]
) -> None:
    """Our own suggestions to adapt: question, title, text, tags."""
    require(policies.may_edit_plan(actor, consultation.keeper_id))
    campaigns = {row.number: row for row in Campaign.objects.filter(consultation=consultation)}
    names = sorted({name for _number, _title, _text, tags in drafts for name in tags})
    for name in names:
        Tag(consultation=consultation, name=name, suggested=True).save(force_insert=True)
    for place, (number, title, text, tags) in enumerate(drafts):
        Draft(
            consultation=consultation, campaign=campaigns[number], key=f"{consultation.key}-{place + 1}",
            title=title, text=text, tags=tags, position=place, word_count=len(text.split()),
        ).save(force_insert=True)  # fmt: skip


@transaction.atomic
def add_letter(*, actor: Actor, consultation: Consultation, given: Mapping[str, Any]) -> Letter:
    """A letter that organizations can sign."""
    require(policies.may_edit_plan(actor, consultation.keeper_id))
    row = Letter(consultation=consultation, **given)
    row.save(force_insert=True)
    return row
