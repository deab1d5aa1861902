"""A report of an invented group about a promise of a real plan, at each stage of its way. No finding in it is real.

Belongs here: making it, as whoever keeps the plans. Not here: a test.
"""

from typing import Any
from uuid import UUID

from alongside.plan_room import keys, links
from alongside.plan_room.models import (
    OfficialUpdate,
    PlanVersion,
    ReportParty,
    ReportStep,
    ShadowFinding,
    ShadowReport,
)
from alongside.vault.ids import uuid7

SECRET = "a-link-of-the-tests-and-no-other-one"
PROMISE = "NAP20-1.2-a"
SAID = {
    "organization": "Prairie Survivor Network",
    "title": "We asked for the minutes",
    "finding": "limited",
    "text": "Four meetings were planned and one was held.",
    "method": "Asked two offices in March 2026 and read what they sent.",
    "url": "https://prairie.example.org/minutes",
    "address": "board@prairie.example.org",
    "nickname": "",
}


def published_report(**more: Any) -> UUID:
    """One that everyone reads, with the link of its authors. Inside the context of somebody who keeps plans."""
    report = report_at("published", **more)
    ReportStep(report_id=report, step="published").save(force_insert=True)
    return report


def report_at(state: str, **more: Any) -> UUID:
    """One at some stage of its way, without its story."""
    report = ShadowReport(
        organization=SAID["organization"], title=SAID["title"], method=SAID["method"], reported_on="2026-03-01",
        **{"state": state, **more},
    )  # fmt: skip
    report.save(force_insert=True)
    ShadowFinding(
        report=report, plan_id=keys.plan_id("NAP20"), action_id=keys.action_id(PROMISE), finding="limited",
        text=SAID["text"],
    ).save(force_insert=True)  # fmt: skip
    ReportParty(
        id=uuid7(), report=report, party="author", name=SAID["organization"], link_mark=links.link_mark(SECRET),
        confirmed_at=report.recorded_at,
    ).save(force_insert=True)  # fmt: skip
    return report.id


def said(agency: UUID) -> UUID:
    """What an agency said about another promise, written down at this agency."""
    row = OfficialUpdate(
        plan_id=keys.plan_id("NAP20"), action_id=keys.action_id("NAP20-1.1-a"), status="planned", said_on="2026-01-05",
        state="published", recorded_by_id=agency,
    )  # fmt: skip
    row.save(force_insert=True)
    return row.id


def a_version() -> UUID:
    """The version of a plan that came with the house."""
    return PlanVersion.objects.filter(plan__key="NAP20").latest("number").id
