"""What the page of a sending says, and which taps it offers.

Belongs here: wording. Not here: the order of steps (sending_steps).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from alongside.crisis_line.enums_shifts import Place, Step
from alongside.crisis_line.roster_words import number, short_clock
from alongside.crisis_line.selectors.sendings import Reachable
from alongside.crisis_line.sending_steps import Advice, Noted, may_follow, waiting_for, who_goes


@dataclass(frozen=True, slots=True)
class Tap:
    """One button: what it notes, about whom, and what it says."""

    what: str
    account_id: str
    words: str
    is_first: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """Someone who can be called, with the taps that are possible now."""

    name: str
    place: str
    number: str
    dial: str
    state: str
    taps: list[Tap]


def advice_words(advice: Advice, names: Mapping[UUID, str]) -> str:
    """What to do, in one sentence."""
    name = names.get(advice.person, "") if advice.person else ""
    if advice.kind == "over":
        return _("This is done.")
    if advice.kind == "goes":
        return _("%(name)s goes.") % {"name": name}
    if advice.kind == "on_the_way" and advice.at:
        return _("%(name)s is on the way, since %(clock)s.") % {"name": name, "clock": short_clock(advice.at)}
    if advice.kind == "there" and advice.at:
        return _("%(name)s is there, since %(clock)s.") % {"name": name, "clock": short_clock(advice.at)}
    if advice.kind == "wait" and advice.at:
        said = {"clock": short_clock(advice.at), "name": name}
        if name:
            return _("If nobody has answered by %(clock)s, call %(name)s.") % said
        return _("If nobody has answered by %(clock)s, call whoever leads.") % said
    if name:
        return _("Call %(name)s now.") % {"name": name}
    return _("Everyone has been called. Call whoever leads, then another agency.")


def lines(people: Sequence[Reachable], steps: Sequence[Noted], advice: Advice) -> list[Line]:
    """Everyone who can be called, in order, with what can be noted about each."""
    return [_line(one, steps, advice) for one in people]


def taps_on_the_way(steps: Sequence[Noted]) -> list[Tap]:
    """What can be noted about who goes, and ending it."""
    words = {
        Step.ON_THE_WAY: _("On the way"),
        Step.ARRIVED: _("Arrived"),
        Step.LEFT: _("Left the place"),
        Step.CALLED_OFF: _("No longer needed"),
    }
    possible = [what for what in words if may_follow(steps, what, None)]
    return [
        Tap(what.value, "", words[what], what == possible[0] and what != Step.CALLED_OFF) for what in possible
    ]


def _line(one: Reachable, steps: Sequence[Noted], advice: Advice) -> Line:
    words = {Step.CALLED: _("I called"), Step.ACCEPTED: _("Says yes"), Step.DECLINED: _("Cannot come")}
    is_waiting = advice.kind == "wait" and one.account_id in {step.account_id for step in waiting_for(steps)}
    taps = [
        Tap(what.value, str(one.account_id), said, advice.kind == "call" and advice.person == one.account_id)
        for what, said in words.items()
        if may_follow(steps, what, one.account_id) and not (what == Step.CALLED and is_waiting)
    ]
    dial = f"+1{one.digits}" if one.digits else ""
    return Line(one.name, _place(one.place), number(one.digits), dial, _state(one, steps), taps)


def _state(one: Reachable, steps: Sequence[Noted]) -> str:
    last = next((step for step in reversed(steps) if step.account_id == one.account_id), None)
    if last is None:
        return ""
    if who_goes(steps) == one.account_id:
        return _("goes")
    return f"{Step(last.what).label}, {short_clock(last.at)}"


def _place(place: str) -> str:
    return str(Place(place).label) if place else ""
