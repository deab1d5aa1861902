"""The consultation that comes with Alongside: put in at each `migrate`, once.

Belongs here: loading, as the database's owner. Not here: reading the file (consultations.seed), people's edits. What is
here already stays as it is.
"""

from datetime import date, time
from typing import Any

from django.db import transaction

from alongside.plan_room import keys
from alongside.plan_room.consultations import seed
from alongside.plan_room.consultations.hours import moment
from alongside.plan_room.enums import Origin, Publication
from alongside.plan_room.models import Briefing, Campaign, Consultation, Draft, Letter, Plan, Tag


def load_consultations(*, using: str = "owner") -> bool:
    """Put it in where it is not; whether it was."""
    told = seed.told()
    given = told["consultation"]
    row_id = keys.part_id("consultation", given["id"])
    with transaction.atomic(using=using):
        if Consultation.objects.using(using).filter(id=row_id).exists():
            return False
        _consultation(told, given, row_id, using)
        _tags(told, row_id, using)
        for campaign in told["campaigns"]:
            _campaign(told, campaign, row_id, using)
        _around(told, row_id, using)
    return True


def _consultation(told: dict[str, Any], given: dict[str, Any], row_id: Any, using: str) -> None:
    closes = date.fromisoformat(given["closes"]["date"])
    outside = given["external_not_in_seeds"]
    Consultation(
        id=row_id, key=given["id"], title=seed.TITLE, title_es=seed.TITLE_ES,
        plan=Plan.objects.using(using).filter(id=keys.plan_id(given["plan"])).first(),
        plan_stage=given["plan_stage"], host=given["host_platform"], attributed_to=seed.ATTRIBUTED,
        time_zone=seed.ZONE, opens_note=given["opens_note"], closes_on=closes,
        closes_note=given["closes"]["time"], closes_at=moment(closes, None, seed.ZONE, closing=True),
        advised_on=date.fromisoformat(given["advised_last_post"]["date"]),
        external_url=outside["url"], external_note=outside["facts"], source_file=told["source_file"],
        state=Publication.PUBLISHED, origin=Origin.SHIPPED,
    ).save(using=using, force_insert=True)  # fmt: skip


def _tags(told: dict[str, Any], consultation: Any, using: str) -> None:
    words = told["tag_vocabulary"]
    suggested = {*words["priority"], *words["other_suggested"]}
    uses = told["counts"]["tag_frequency"]
    Tag.objects.using(using).bulk_create(
        Tag(
            id=keys.part_id("tag", consultation, name), consultation_id=consultation, name=name,
            aliases=sorted(raw for raw, own in words["aliases"].items() if own == name),
            suggested=name in suggested, priority=name in words["priority"], uses=uses.get(name, 0),
        )
        for name in sorted({*uses, *suggested})
    )  # fmt: skip


def _campaign(told: dict[str, Any], campaign: dict[str, Any], consultation: Any, using: str) -> None:
    aliases = told["tag_vocabulary"]["aliases"]
    own = Campaign(
        id=keys.part_id("campaign", consultation, campaign["number"]), consultation_id=consultation,
        number=campaign["number"], short=campaign["short"], title=campaign["title"], source_line=campaign["line"],
    )  # fmt: skip
    own.save(using=using, force_insert=True)
    Draft.objects.using(using).bulk_create(
        Draft(
            id=keys.part_id("draft", draft["id"]), consultation_id=consultation, campaign=own, key=draft["id"],
            title=draft["title"], tags=[seed.tag_of(raw, aliases) for raw in draft["tags_raw"] if raw.strip()],
            word_count=draft["words"], source_file=told["source_file"], source_line=draft["line"], position=place,
        )
        for place, draft in enumerate(campaign["drafts"])
    )  # fmt: skip


def _around(told: dict[str, Any], consultation: Any, using: str) -> None:
    """The briefings and the letter."""
    note = told["briefings_note"]
    Briefing.objects.using(using).bulk_create(
        Briefing(
            id=keys.part_id("briefing", consultation, one["date"], one["start"]), consultation_id=consultation,
            title="Briefing on the draft plan", title_es="Sesión informativa sobre el borrador del plan",
            host=note["host"], on=date.fromisoformat(one["date"]), starts=time.fromisoformat(one["start"]),
            ends=time.fromisoformat(one["end"]), zone_as_printed=one["tz_in_text"], time_zone=seed.ZONE,
            source_line=one["line"],
        )
        for one in told["briefings"]
    )  # fmt: skip
    letter = told["sign_on_letter"]
    Letter(
        id=keys.part_id("letter", consultation), consultation_id=consultation,
        key=f"{told['consultation']['id']}-letter",
        title=letter["title"], addressees=letter["addressees"], goal=letter["goal"], goal_note=letter["goal_text"],
        draft_due=date.fromisoformat(letter["draft_due"]), source_file=told["source_file"], source_line=letter["line"],
    ).save(using=using, force_insert=True)  # fmt: skip
