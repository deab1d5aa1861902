"""The demonstration is loaded, once, into an empty database.

Belongs here: whether it may be, the order, what is said meanwhile. Not here: who and what (staff, lives).
The coalition is founded last: as long as it is missing, a loading was broken off.
"""

from collections.abc import Callable
from typing import Any

from django.conf import settings

from alongside.cases.actions import glass
from alongside.cases.models import Case
from alongside.people.selectors import agencies
from alongside.vault.enums import GlassReason
from config.cli.ground import Refusal
from demo import (
    agreements,
    coalition,
    consulting,
    following,
    founding,
    line,
    numbers,
    our_pages,
    permissions,
    places,
    planning,
    referrals,
    roster,
    shelters,
    supervision,
    together,
    writing,
)
from demo.entering import Cast, acting
from demo.lives import LIVES
from demo.staff import HOUSE_BY_KEY, HOUSES, STAFF, Worker

Say = Callable[[str], Any]
LAST = HOUSE_BY_KEY["coalition"]


class NotLoadable(Refusal):
    """Why the demonstration cannot be loaded here, in a sentence for the terminal."""


def load_if_empty(say: Say = print) -> bool:
    """Load it into an empty installation. False where something is there already."""
    known = {agency.name for agency in agencies()}
    if known and LAST.name not in known and all(agency.is_demo for agency in agencies()):
        raise NotLoadable("Loading the demonstration was broken off earlier. `alongside reset` begins anew.")
    if known:
        return False
    load(say)
    return True


def load(say: Say = print) -> Cast:
    """Load agencies, people and clients; return those who joined.

    Refused on a server of one's own unless `--demo` asked for it, and wherever there is an agency already.
    """
    if not settings.DEMO:
        raise NotLoadable(
            "The demonstration loads on the embedded database, or with --demo. Nothing was done."
        )
    if agencies():
        raise NotLoadable(
            "There are agencies here already. The demonstration loads into an empty database only."
        )
    say("Loading the demonstration: agencies and their people")
    cast: Cast = {}
    keys = founding.prepare_keys([worker for worker in STAFF if worker.has_joined])
    for house in HOUSES:
        if house is not LAST:
            founding.found(house, _workers(house.key), keys, cast)
    together.pay_from(cast)
    say(f"Loading the demonstration: {len(LIVES)} clients who do not exist")
    cases = {life.name: writing.write(life, cast) for life in LIVES}
    permissions.write_permissions(cast, cases["Esther"])
    _break_glass(cast, cases)
    say("Loading the demonstration: the line, and what is done together")
    roster.write_roster(cast)
    line.hold_the_line(cast)
    line.plant_canary(cast)
    together.write_together(cast)
    supervision.sit_down(cast)
    say("Loading the demonstration: services that do not exist, national lines that do")
    with acting(cast["chloe"]):
        places.fill_directory()
    agreements.write_agreements(cast)
    shelters.open_doors(cast)
    referrals.write_referrals(cast, cases)
    founding.let_lapse(cast)
    founding.found(LAST, _workers(LAST.key), keys, cast)
    our_pages.tell(cast)
    numbers.show(cast)
    say("Loading the demonstration: what an invented county promised, and what became of it")
    planning.promise(cast)
    following.follow()
    consulting.open_consultation(cast)
    say("Loading the demonstration: a coalition at work")
    coalition.work_together(cast)
    return cast


def _workers(house: str) -> list[Worker]:
    return [worker for worker in STAFF if worker.house == house]


def _break_glass(cast: Cast, cases: dict[str, Case]) -> None:
    """One that was asked for, opened, ended and reviewed; one that waits for an answer."""
    with acting(cast["dev"]) as actor:
        reason = "Cole stands at the door and does not want to tell it all again. Hollis is away."
        asked = glass.ask_glass(
            actor=actor, subject_id=cases["Cole"].subject_id, reason=reason, code=GlassReason.ABSENT
        )
    with acting(cast["chloe"]) as actor:
        glass.open_glass(actor=actor, glass_id=asked.id, minutes=15)
        glass.end_glass(actor=actor, glass_id=asked.id)
    with acting(cast["rosa"]) as actor:
        glass.review_glass(actor=actor, glass_id=asked.id, found_right=True)
    with acting(cast["imani"]) as actor:
        reason = "Marisol rings the line and asks what was said in court. Amira and Dev are both asleep."
        glass.ask_glass(
            actor=actor, subject_id=cases["Marisol"].subject_id, reason=reason, code=GlassReason.UNREACHABLE
        )
