"""Writing plans and places, and looking at a place again.

Belongs here: what is written about outreach. Not here: rounds (actions.outreach_rounds), stock
(actions.outreach_stock).
"""

from datetime import date
from typing import Any
from uuid import UUID

from alongside.coalition.enums_outreach import PlaceKind
from alongside.coalition.errors_outreach import KeptConfidential, LeadsThere
from alongside.coalition.models import OutreachCheck, OutreachPlace, OutreachPlan
from alongside.coalition.policies import may_take_part
from alongside.coalition.policies_outreach import may_change_written
from alongside.coalition.selectors.outreach import place_of, plan_of
from alongside.directory.enums import KeptOut
from alongside.directory.scanning import kinds, says_confidential
from alongside.directory.selectors.hidden import is_confidential
from alongside.vault.actors import Actor, require
from alongside.vault.once import once, require_version

# A name may say what a door looks like; it may not say where the door is.
A_POINT = {KeptOut.ADDRESS, KeptOut.COORDINATES, KeptOut.PHONE, KeptOut.LINK}
PLACE = ("name", "kind", "county", "zip_code")
PLAN = ("name", "whom", "where", "how", "words", "safety")


def add_place(*, actor: Actor, coalition_id: UUID, place_id: UUID, **said: str) -> OutreachPlace:
    """A place for the list. It is named, and stands in a county or a ZIP area: never at a point."""
    require(may_take_part(actor, coalition_id))
    checked = _place(said)
    return once(
        lambda: OutreachPlace.objects.create(
            id=place_id, agency_id=coalition_id, made_by_id=actor.account_id, **checked
        ),
        made=lambda: OutreachPlace.objects.filter(id=place_id, made_by_id=actor.account_id).first(),
        same=lambda row: all(getattr(row, name) == checked[name] for name in PLACE),
    )


def change_place(
    *, actor: Actor, coalition_id: UUID, place_id: UUID, version: int, closed: bool = False, **said: str
) -> OutreachPlace:
    """Say it better, or leave it off the list. SomeoneElseWasFaster when it changed since."""
    row = place_of(coalition_id, place_id, lock=True)
    require(may_change_written(actor, row))
    checked = _place(said)
    require_version(row.version, version)
    for name in PLACE:
        setattr(row, name, checked[name])
    row.closed, row.version = closed, row.version + 1
    row.save(update_fields=[*PLACE, "closed", "version"])
    return row


def _place(said: dict[str, str]) -> dict[str, str]:
    name = said["name"].strip()
    if kinds(name) & A_POINT:
        raise LeadsThere
    if says_confidential(name) or is_confidential(name):
        raise KeptConfidential
    online = said["kind"] == PlaceKind.ONLINE
    return {
        "name": name,
        "kind": said["kind"],
        "county": "" if online else said.get("county", ""),
        "zip_code": "" if online else said.get("zip_code", ""),
    }


def look_at_place(
    *, actor: Actor, coalition_id: UUID, place_id: UUID, check_id: UUID, on: date, **said: Any
) -> OutreachCheck:
    """Whether one can talk there safely and in confidence, as somebody found it that day."""
    require(may_take_part(actor, coalition_id))
    place = place_of(coalition_id, place_id)
    return once(
        lambda: OutreachCheck.objects.create(
            id=check_id, agency_id=coalition_id, place_id=place.id, on=on, made_by_id=actor.account_id, **said
        ),
        made=lambda: OutreachCheck.objects.filter(id=check_id, made_by_id=actor.account_id).first(),
        same=lambda row: all(getattr(row, name) == value for name, value in said.items()),
    )


def write_plan(*, actor: Actor, coalition_id: UUID, plan_id: UUID, **said: str) -> OutreachPlan:
    """A way of reaching one population."""
    require(may_take_part(actor, coalition_id))
    return once(
        lambda: OutreachPlan.objects.create(
            id=plan_id, agency_id=coalition_id, made_by_id=actor.account_id, **said
        ),
        made=lambda: OutreachPlan.objects.filter(id=plan_id, made_by_id=actor.account_id).first(),
        same=lambda row: all(getattr(row, name) == said[name] for name in PLAN),
    )


def change_plan(
    *, actor: Actor, coalition_id: UUID, plan_id: UUID, version: int, ended: bool = False, **said: str
) -> OutreachPlan:
    """Say it better, or end it. SomeoneElseWasFaster when it changed since."""
    row = plan_of(coalition_id, plan_id, lock=True)
    require(may_change_written(actor, row))
    require_version(row.version, version)
    for name in PLAN:
        setattr(row, name, said[name])
    row.ended, row.version = ended, row.version + 1
    row.save(update_fields=[*PLAN, "ended", "version"])
    return row
