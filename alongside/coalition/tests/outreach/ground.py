"""A round for the tests of outreach: Amira and Dev, two places, tonight.

Belongs here: the scene. Not here: what is asked of it.
"""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from alongside.coalition.actions.outreach_rounds import Going, RoundPlan, plan_round
from alongside.coalition.actions.outreach_written import add_place
from alongside.coalition.models import OutreachPlace, OutreachRound, OutreachStop
from alongside.coalition.selectors.outreach_rounds import filled
from alongside.vault.actors import Actor
from alongside.vault.ids import uuid7


def a_place(actor: Actor, coalition_id: UUID, name: str = "Rail yard lot", **more: Any) -> OutreachPlace:
    said: dict[str, Any] = {"kind": "street", "county": "17999", "zip_code": "62601"} | more
    return add_place(actor=actor, coalition_id=coalition_id, place_id=uuid7(), name=name, **said)


def a_round(actor: Actor, coalition_id: UUID, *others: Any, places: Any = (), **more: Any) -> OutreachRound:
    """A round of hers with `others` (accounts), beginning in half an hour unless told otherwise."""
    starts = more.pop("starts_at", timezone.now() + timedelta(minutes=30))
    stops = list(places) or [
        a_place(actor, coalition_id, name) for name in ("Rail yard lot", "Night kitchen")
    ]
    going = [Going(account_id=actor.account_id, name="", phone="555-0100")]
    going += [Going(account_id=one.id, name="", phone="") for one in others]
    plan = RoundPlan(
        plan_id=None,
        starts_at=starts,
        ends_at=more.pop("ends_at", starts + timedelta(hours=3)),
        check_every=more.pop("check_every", 30),
        watched_by_id=more.pop("watched_by_id", None),
        call_name="Chloe",
        call_phone="217-555-0177",
        going=more.pop("going", going),
        places=[place.id for place in stops],
    )
    return plan_round(
        actor=actor, coalition_id=coalition_id, round_id=more.pop("round_id", uuid7()), plan=plan
    )


def stop_of(row: OutreachRound, number: int) -> OutreachStop:
    """One of its places, by its number."""
    return OutreachStop.objects.select_related("place").get(round_id=row.id, number=number)


def plan_of(row: OutreachRound, **more: Any) -> RoundPlan:
    """What is settled for a round now, with what is said instead."""
    [row] = filled([row])
    said: dict[str, Any] = {
        name: getattr(row, name)
        for name in (
            "plan_id",
            "starts_at",
            "ends_at",
            "check_every",
            "watched_by_id",
            "call_name",
            "call_phone",
        )
    }
    said["going"] = [Going(one.account_id, one.name, one.phone) for one in row.who]
    said["places"] = [stop.place_id for stop in row.way]
    return RoundPlan(**said | more)
