"""A small plan of an invented city, and reports about promises, for the tests of this room.

Belongs here: making them, as whoever keeps the plans. Not here: a test.
"""

from datetime import date
from typing import Any

from alongside.plan_room import keys, planform
from alongside.plan_room.actions import publishing
from alongside.plan_room.enums import Moderation
from alongside.plan_room.models import (
    Action,
    ClockEvent,
    OfficialUpdate,
    PlanClock,
    PlanVersion,
    ShadowFinding,
    ShadowReport,
)
from alongside.vault.actors import Actor
from alongside.vault.ids import uuid7

BODIES = [
    {"code": "CITY", "name": "The city of Larch", "kind": "local"},
    {"code": "CITY-POLICE", "name": "Larch police", "kind": "office", "parent": "CITY"},
    {"code": "EVERYONE", "name": "All offices of the city", "kind": "collective", "parent": "CITY"},
]
ACTIONS = [
    {
        "key": "LARCH-1", "node": "1", "title": "Train every officer", "specificity": "specific",
        "owners": [{"code": "CITY-POLICE", "role": "lead"}, {"code": "CITY", "role": "partner"}],
        "clock": {"kind": "duration", "text": "within a year", "iso8601": "P1Y", "anchor_on": "2025-01-15"},
    },
    {
        "key": "LARCH-2", "node": "1", "title": "Put up the hotline number in all offices",
        "owners": [{"code": "EVERYONE", "role": "lead"}],
    },
    {"key": "LARCH-3", "node": "2", "title": "Find out what is missing", "unnamed": True},
]  # fmt: skip


def form(**changes: Any) -> planform.PlanForm:
    """The city's plan, or a change of it."""
    nodes = [
        {"key": "1", "kind": "goal", "number": "1", "title": "See"},
        {"key": "2", "kind": "goal", "number": "2"},
    ]
    told = {
        "key": "LARCH", "title": "The plan of Larch", "level": "local", "stage": "final", "released_on": "2025-01-15",
        "bodies": BODIES, "nodes": nodes, "actions": ACTIONS,
    }  # fmt: skip
    return planform.read({**told, **changes})


def published(actor: Actor, **changes: Any) -> planform.PlanForm:
    """The same, published. Inside `as_person` of somebody who keeps plans."""
    made = form(**changes)
    version = publishing.keep_draft(actor=actor, form=made, why="The council adopted it")
    by_another(version)
    publishing.publish(actor=actor, version_id=version.id)
    return made


def by_another(version: PlanVersion) -> None:
    """Somebody else wrote it: a second person publishes."""
    PlanVersion.objects.filter(id=version.id).update(drafted_by=uuid7())


def action(key: str) -> Action:
    return Action.objects.get(key=key)


def say(key: str, status: str, on: str, **more: Any) -> OfficialUpdate:
    """What the agency says about a promise."""
    of = action(key)
    row = OfficialUpdate(
        plan_id=of.plan_id, action=of, status=status, said_on=on, **{"state": Moderation.PUBLISHED, **more}
    )
    row.save(force_insert=True)
    return row


def find(key: str, finding: str, on: str = "2026-02-01", **more: Any) -> ShadowReport:
    """What others found about a promise."""
    of = action(key)
    told = {"organization": "Prairie Survivor Network", "title": "We asked for the forms", "reported_on": on}
    report = ShadowReport(**{**told, "state": Moderation.PUBLISHED, **more})
    report.save(force_insert=True)
    ShadowFinding(report=report, plan_id=of.plan_id, action=of, finding=finding).save(force_insert=True)
    return report


def happened(key: str, kind: str, on: date, until: date | None = None) -> ClockEvent:
    """Something that happened to a promise's clock."""
    clock = PlanClock.objects.get(action_id=keys.action_id(key))
    row = ClockEvent(plan_id=clock.plan_id, clock=clock, kind=kind, on=on, until=until)
    row.save(force_insert=True)
    return row
