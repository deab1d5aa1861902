"""Outreach in the demonstration: a plan, places, rounds that were and one tonight, boxes.

Belongs here: the scene, through the room's own actions. Not here: members, meetings.
"""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone

from alongside.coalition.actions import outreach_rounds as rounds
from alongside.coalition.actions import outreach_stock as stock
from alongside.coalition.actions import outreach_taps as taps
from alongside.coalition.actions import outreach_written as written
from alongside.coalition.selectors.outreach_rounds import stops_of
from alongside.vault.actors import Actor
from alongside.vault.ids import uuid7

PLACES = (
    ("Blue Door", "club", "62602"),
    ("Rail yard lot", "street", "62604"),
    ("Night kitchen", "food", "62602"),
    ("Three Elms emergency room", "er", "62600"),
    ("County jail, visiting hall", "jail", "62604"),
    ("Truck stop north", "truck_stop", "62607"),
    ("Peach camp", "farm", ""),
    ("Message board for drivers", "online", ""),
)
BOXES = (
    ("snacks", "Granola bars", 30, 64),
    ("toiletries", "Small bags with soap and brush", 20, 12),
    ("condoms", "Condoms", 50, 180),
    ("cards", "Cards, English and Spanish", 40, 210),
)
COUNTED = ((11, 14), (12, 9), (13, 2), (21, 8), (22, 17), (23, 11), (31, 2), (34, 6), (41, 12), (42, 7))


def load(
    acting: Callable[[Any], AbstractContextManager[Actor]], cast: dict[str, Any], coalition_id: UUID
) -> None:
    """Amira and her colleague go out; Chloe watches."""
    with acting(cast["fay"]) as fay:
        rounds.settle_rule(actor=fay, coalition_id=coalition_id, alone_ok=False, why_alone="", check_every=30)
    with acting(cast["amira"]) as amira:
        places = [_place(amira, coalition_id, *row) for row in PLACES]
        plan = _plan(amira, coalition_id)
        boxes = _boxes(amira, coalition_id)
        for weeks in (5, 3, 1):
            _been(amira, coalition_id, cast, plan, places[: 3 + weeks % 2], weeks)
        packing = dict(zip(boxes, (12, 6, 20, 30), strict=True))
        _round(amira, coalition_id, cast, plan, places[:3], timezone.now() + timedelta(hours=3), packing)


def _place(actor: Actor, coalition_id: UUID, name: str, kind: str, zip_code: str) -> UUID:
    said = {"name": name, "kind": kind, "zip_code": zip_code, "county": "17999"}
    row = written.add_place(actor=actor, coalition_id=coalition_id, place_id=uuid7(), **said)
    if kind == "street":
        written.look_at_place(
            actor=actor, coalition_id=coalition_id, place_id=row.id, check_id=uuid7(), on=timezone.localdate(),
            out_of_hearing="yes", unwatched="unsure", way_out="yes", lit="no", phone_works="no",
            learned="Dark behind the fence. Stay where the bakery is open. No network there.",
        )  # fmt: skip
    return row.id


def _plan(actor: Actor, coalition_id: UUID) -> UUID:
    row = written.write_plan(
        actor=actor,
        coalition_id=coalition_id,
        plan_id=uuid7(),
        name="Night shift",
        whom="People who work nights: drivers, kitchens, cleaning, clubs.",
        where="The places that are open after eleven, on the days before pay day.",
        how="Coffee first. A card that looks like one of a laundromat. A laundromat evening with free washing.",
        words="English and Spanish; say work and safety, not trafficking.",
        safety="Two, with the phone charged. Not behind the fence. Leave when somebody asks who sent us.",
    )
    return row.id


def _round(
    actor: Actor,
    coalition_id: UUID,
    cast: dict[str, Any],
    plan_id: UUID,
    places: list[UUID],
    starts_at: Any,
    packing: Mapping[UUID, int] | None = None,
) -> Any:
    going = [rounds.Going(cast[name].account.id, "", "217-555-0131") for name in ("amira", "dev")]
    plan = rounds.RoundPlan(
        plan_id=plan_id, starts_at=starts_at, ends_at=starts_at + timedelta(hours=3), check_every=30,
        watched_by_id=cast["chloe"].account.id, call_name="Chloe", call_phone="217-555-0132", going=going,
        places=places, packing=packing or {},
    )  # fmt: skip
    return rounds.plan_round(actor=actor, coalition_id=coalition_id, round_id=uuid7(), plan=plan)


def _been(
    actor: Actor, coalition_id: UUID, cast: dict[str, Any], plan_id: UUID, places: list[UUID], weeks: int
) -> None:
    row = _round(actor, coalition_id, cast, plan_id, places, timezone.now() - timedelta(weeks=weeks))
    said = {"actor": actor, "coalition_id": coalition_id, "round_id": row.id}
    rounds.move_round(**said, then="out", seen="planned")
    rounds.move_round(**said, then="back", seen="out")
    for at, stop in enumerate(stops_of(row)):
        for code, count in COUNTED[at::2]:
            taps.count_from_paper(
                actor=actor,
                row=row,
                tap_id=uuid4(),
                stop_id=stop.id,
                band=4,
                code=code,
                count=count,
                now=row.ends_at,
            )
    learned = "The kitchen closes at one now. More socks, fewer bars."
    rounds.say_learned(**said, version=row.version, learned=learned)


def _boxes(actor: Actor, coalition_id: UUID) -> list[UUID]:
    made = []
    for kind, name, low, count in BOXES:
        box = stock.keep_supply(
            actor=actor, coalition_id=coalition_id, supply_id=uuid7(), kind=kind, name=name, low=low
        )
        stock.move_supply(
            actor=actor, coalition_id=coalition_id, supply_id=box.id, move_id=uuid7(), why="bought", count=count,
            on=timezone.localdate(),
        )  # fmt: skip
        made.append(box.id)
    return made
