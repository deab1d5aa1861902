"""Who holds the line of Linden Crisis Center: three days back, four weeks ahead, and two hours that nobody has.

Belongs here: rules, shifts, numbers, a colleague who is asked. Not here: what happens on the line (line).
"""

from datetime import datetime, timedelta

from django.utils import timezone

from alongside.crisis_line.actions import calendars, roster, swaps
from alongside.crisis_line.actions.roster import HowHeld
from alongside.crisis_line.models import Shift
from alongside.vault.actors import Actor
from demo.entering import Cast, acting, days_ago

TURN = ("amira", "chloe", "imani", "dev")
BACK, AHEAD = 4, 28
ASKED_FOR = 3
FAR = 35  # days: nobody is put on for a time that is over, so it is put on later and moved back
HOW = HowHeld(longest_hours=24, nights_a_quarter=30, takes_requests=True, text_gateway="text.example")
NUMBERS = {"amira": 2175550181, "chloe": 2175550182, "dev": 2175550183, "imani": 2175550184}


def write_roster(cast: Cast) -> None:
    """Chloe puts the team on; everyone sets a number; Dev asks Amira for one night."""
    with acting(cast["chloe"]) as actor:
        roster.change_rules(actor=actor, how=HOW, version=0)
        for day in range(-BACK, AHEAD):
            _day(actor, cast, day)
    for who, digits in NUMBERS.items():
        with acting(cast[who]) as actor:
            calendars.set_number(actor=actor, digits=digits)
            if who == "dev":
                _ask_cover(actor, cast)


def _day(actor: Actor, cast: Cast, day: int) -> None:
    """One by day, one by night, and a third for both as backup. Tomorrow begins at nine: the gap."""
    morning, evening, next_morning = days_ago(-day, 7), days_ago(-day, 19), days_ago(-day - 1, 7)
    opens = days_ago(-day, 9) if day == 1 else morning
    by_night = 3 if day == ASKED_FOR else 1  # Amira is free on the night that Dev asks her for
    _put_on(actor, cast, _whose(day + 2), "primary", opens, evening)
    _put_on(actor, cast, _whose(day), "primary", evening, next_morning)
    _put_on(actor, cast, _whose(day + 1), "backup", morning, evening)
    _put_on(actor, cast, _whose(day + by_night), "backup", evening, next_morning)


def _whose(turn: int) -> str:
    return TURN[turn % len(TURN)]


def _put_on(actor: Actor, cast: Cast, who: str, place: str, starts: datetime, ends: datetime) -> None:
    is_over = ends <= timezone.now()
    later = timedelta(days=FAR if is_over else 0)
    account_id = cast[who].account.id
    shift = roster.put_on(
        actor=actor, account_id=account_id, place=place, starts_at=starts + later, ends_at=ends + later
    )
    if is_over:
        Shift.objects.filter(id=shift.id).update(starts_at=starts, ends_at=ends)


def _ask_cover(actor: Actor, cast: Cast) -> None:
    night = Shift.objects.get(
        agency_id=actor.agency_id,
        account_id=actor.account_id,
        place="primary",
        starts_at=days_ago(-ASKED_FOR, 19),
    )
    swaps.ask_cover(actor=actor, shift_id=night.id, asked_id=cast["amira"].account.id)
