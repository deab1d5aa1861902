"""A consultation made here: begun by one person, opened to all by another, closed earlier or later with a reason.

Belongs here: making one, opening it, moving its end. Not here: its parts (wording), the one that comes with the house
(loading_consultations).
"""

from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from alongside.people.enums import AgencyKind
from alongside.plan_room import policies
from alongside.plan_room.actions.wording import count_days, held, keep
from alongside.plan_room.enums import Origin, Publication
from alongside.plan_room.enums_consultations import Part
from alongside.plan_room.errors import NotADraft, SecondPerson
from alongside.plan_room.errors_consultations import KeyTaken, NotOpen, NotReady, WhyNeeded
from alongside.plan_room.models import Campaign, Consultation, Letter, Revision
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import What
from alongside.vault.ids import uuid7


@transaction.atomic
def make_consultation(*, actor: Actor, given: Mapping[str, Any]) -> Consultation:
    """Begin one: nobody outside sees it. A coalition's is its own; the form sent twice makes one."""
    require(policies.may_edit_plans(actor))
    if again := Consultation.objects.filter(id=given["row_id"]).first():
        return again
    if Consultation.objects.filter(key__iexact=given["key"]).exists():
        raise KeyTaken
    row = Consultation(
        id=given["row_id"], key=given["key"], title=given["title"], about=given.get("about", ""),
        time_zone=given["time_zone"], opens_on=given.get("opens_on"), opens_time=given.get("opens_time"),
        closes_on=given["closes_on"], closes_time=given["closes_time"], advised_on=given.get("advised_on"),
        state=Publication.DRAFT, origin=Origin.BY_HAND, attributed_to=given.get("attributed_to", ""),
        keeper_id=actor.agency_id if actor.agency_kind == AgencyKind.COALITION else None,
        changed_by=actor.account_id,
    )  # fmt: skip
    count_days(row)
    row.save(force_insert=True)
    questions = [line.strip()[:200] for line in given["questions"].splitlines() if line.strip()]
    for number, question in enumerate(questions, start=1):
        Campaign(consultation=row, number=number, short=question[:60], title=question).save(force_insert=True)
    ledger.add(actor, What.RULES_CHANGED, why="consultation.made", about=row.id)
    return row


@transaction.atomic
def open_to_all(*, actor: Actor, consultation_key: str) -> Consultation:
    """A second person has read it: from now on everyone does, and it opens at its hour."""
    row = held(actor, consultation_key)
    if row.state != Publication.DRAFT:
        raise NotADraft
    if row.changed_by == actor.account_id:
        raise SecondPerson
    if row.closes_at is None or not Campaign.objects.filter(consultation=row).exists():
        raise NotReady
    row.state = Publication.PUBLISHED
    row.save(update_fields=["state"])
    ledger.add(actor, What.RULES_CHANGED, why="consultation.opened", about=row.id)
    return row


@transaction.atomic
def close_now(*, actor: Actor, consultation_key: str, version: int, why: str) -> Revision | None:
    """Before its last day, with a reason that everyone reads. The minute that has begun is its last."""
    row = held(actor, consultation_key)
    now = timezone.now()
    if row.state != Publication.PUBLISHED or row.closes_at is None or row.closes_at <= now:
        raise NotOpen
    if not why.strip():
        raise WhyNeeded
    there = now.astimezone(ZoneInfo(row.time_zone)).replace(second=0, microsecond=0)
    given = {"closes_on": there.date(), "closes_time": there.time()}
    return keep(
        actor=actor, consultation_key=consultation_key, part=Part.DAYS, row_id=row.id, version=version,
        given=given, why=why,
    )  # fmt: skip


def add_drafts(
    *, actor: Actor, consultation: Consultation, drafts: list[tuple[int, str, str, list[str]]]
) -> None:
    """Suggestions to adapt: question, title, text, tags."""
    campaigns = {row.number: row for row in Campaign.objects.filter(consultation=consultation)}
    for number, title, text, tags in drafts:
        given = {
            "campaign_id": campaigns[number].id,
            "title": title,
            "text": text,
            "tags": tags,
            "author": "",
        }
        keep(
            actor=actor, consultation_key=consultation.key, part=Part.DRAFT, row_id=uuid7(), version=0,
            given=given,
        )  # fmt: skip


def add_letter(*, actor: Actor, consultation: Consultation, given: Mapping[str, Any]) -> Letter:
    """A letter that organizations can sign."""
    row_id = uuid7()
    keep(
        actor=actor, consultation_key=consultation.key, part=Part.LETTER, row_id=row_id, version=0,
        given=dict(given),
    )  # fmt: skip
    return Letter.objects.get(id=row_id)
