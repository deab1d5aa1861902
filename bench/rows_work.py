"""The rows of a day's work: clocks and entries of a client, a month of shifts of an agency.

Belongs here: which there are and what is in them. Not here: who the client is (rows), the writing (loading).
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID
from zoneinfo import ZoneInfo

from alongside.clocks.actions import running
from alongside.clocks.basis import Basis
from alongside.clocks.engine import Span
from alongside.clocks.rulefiles import shipped
from alongside.service_entries.enums import Service
from alongside.vault.ids import uuid7
from bench.staff import House

if TYPE_CHECKING:
    from bench.rows import Client

Row = dict[str, Any]
RULES = {"us-interim-assistance-120d": 120, "us-3771a-hearing-45d": 45}
ENTRIES = 4
BACK, AHEAD = 7, 35
ZONE = ZoneInfo("America/Chicago")
TURNS = ((time(8), time(20), 0), (time(20), time(8), 1))
PLACES = ("primary", "backup")


def clocks(client: "Client") -> Iterator[Row]:
    """One or two, the last day between a month ago and four months from now: as `start_clock` makes them."""
    today, rng = client.desk.today.date(), client.rng
    for rule_id, days in list(RULES.items())[: rng.randrange(1, 3)]:
        ends = today + timedelta(days=rng.randrange(-30, 120))
        rule = shipped()[rule_id]
        basis = Basis(rule, {rule.trigger: Span.at(ends - timedelta(days=days))})
        row = client.row(
            client.began, drawer="plan", certainty="known", look_on=running._look_on(basis),
            started_by_id=UUID(client.desk.lead.id), started_at=client.began,
        )  # fmt: skip
        yield client.sealed("plan", "clocks_clock", row, basis=basis.as_text(), words="")


def entries(client: "Client") -> Iterator[Row]:
    """Some services of the past year. They hold no word."""
    today, rng = client.desk.today.date(), client.rng
    for _ in range(ENTRIES):
        yield client.row(
            client.began, worker_id=UUID(client.desk.lead.id), code=rng.choice(Service.values),
            on=today - timedelta(days=rng.randrange(1, 365)), quarters=rng.randrange(1, 9),
        )  # fmt: skip


def shifts(house: House, today: date) -> Iterator[tuple[str, Row]]:
    """Day and night, two at a time, from a week ago for six weeks; the number of everyone on the roster."""
    team = house.workers[1:]
    for number, worker in enumerate(team):
        who = {"id": uuid7(), "agency_id": UUID(house.id), "account_id": UUID(worker.id)}
        yield "crisis_line_oncallnumber", {**who, "digits": 2175550100 + number}
    turn = 0
    for day in (today + timedelta(days=n) for n in range(-BACK, AHEAD)):
        for begins, ends, nights in TURNS:
            for place_number, place in enumerate(PLACES):
                yield (
                    "crisis_line_shift",
                    {
                        "id": uuid7(),
                        "agency_id": UUID(house.id),
                        "account_id": UUID(team[(turn + place_number) % len(team)].id),
                        "place": place,
                        "starts_at": datetime.combine(day, begins, tzinfo=ZONE),
                        "ends_at": datetime.combine(day + timedelta(days=nights), ends, tzinfo=ZONE),
                        "put_on_by_id": UUID(house.workers[0].id),
                    },
                )
            turn += 1
