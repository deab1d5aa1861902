"""What the pages of referrals share: tabs, the moves as buttons, the shape of a state.

Belongs here: small helpers of these screens. Not here: any one screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.directory.selectors.areas import areas
from alongside.foundation.http import address
from alongside.people.enums import AgencyKind
from alongside.people.selectors import agencies
from alongside.referrals import policies
from alongside.referrals.enums import REASONS, Late, State
from alongside.referrals.states import next_states

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from uuid import UUID

    from alongside.referrals.models import Referral
    from alongside.referrals.selectors.referrals import Line
    from alongside.vault.actors import Actor

SHAPES = {
    State.DRAFT: ("open", ""),
    State.REQUESTED: ("wait", "warm"),
    State.ACCEPTED: ("part", "accent"),
    State.IN_PROGRESS: ("part", "accent"),
    State.ON_HOLD: ("wait", "warm"),
    State.COMPLETED: ("done", "accent"),
    State.REJECTED: ("stop", ""),
    State.CANCELLED: ("stop", "soft"),
    State.FAILED: ("stop", ""),
    State.ERROR: ("stop", "soft"),
}
VERBS = {
    State.ACCEPTED: gettext_lazy("Accept"),
    State.IN_PROGRESS: gettext_lazy("Help has begun"),
    State.ON_HOLD: gettext_lazy("It has to wait"),
    State.COMPLETED: gettext_lazy("Close it with an outcome"),
    State.REJECTED: gettext_lazy("We cannot help"),
    State.CANCELLED: gettext_lazy("Call it off"),
    State.FAILED: gettext_lazy("It did not work out"),
    State.ERROR: gettext_lazy("Written by mistake"),
}
# On the sender's page the other side is spoken of.
THEIR_VERBS = {
    State.ACCEPTED: gettext_lazy("They accepted"),
    State.IN_PROGRESS: gettext_lazy("Help has begun there"),
    State.ON_HOLD: gettext_lazy("It has to wait there"),
    State.REJECTED: gettext_lazy("They cannot help"),
}
# What comes in is spoken of from the side that is asked.
OUR_STATES = {State.REQUESTED: gettext_lazy("Waits for your answer")}
OUR_LATE = {
    Late.SEEN: gettext_lazy("Nobody here has opened it"),
    Late.ANSWER: gettext_lazy("Your answer is late"),
    Late.OUTCOME: gettext_lazy("They wait to hear what came of it"),
}
OUR_DUE = {
    State.REQUESTED: gettext_lazy("Look at it by"),
    State.ACCEPTED: gettext_lazy("Say what came of it by"),
    State.IN_PROGRESS: gettext_lazy("Say what came of it by"),
    State.ON_HOLD: gettext_lazy("Say what came of it by"),
}
LEADS_ON = {State.ACCEPTED, State.IN_PROGRESS, State.COMPLETED}


def tabs(actor: Actor, here: str) -> list[dict[str, Any]]:
    """The pages of this room that this person can open."""
    has_clients = actor.agency_kind != AgencyKind.COALITION
    named = [
        ("referrals:waiting", _("Waiting"), has_clients),
        ("referrals:inbox", _("Came in"), has_clients),
        ("referrals:routing", _("Who takes what"), bool(policies.may_route(actor))),
        ("referrals:referrals_all", _("All we sent"), bool(policies.may_see_sent(actor))),
        ("referrals:network", _("The network"), bool(policies.may_see_network(actor))),
        ("releases:packets", _("What others allowed us to see"), has_clients),
    ]
    return [
        {"url": url, "label": label, "current": name == here}
        for name, label, open_ in named
        if open_ and (url := address(name))
    ]


def shown(
    lines: Iterable[Line],
    *,
    came: bool = False,
    taker: Callable[[Referral], str] | None = None,
    names: Mapping[UUID, str] | None = None,
) -> list[dict[str, Any]]:
    """Lines as a template shows them; `came` for the side that is asked, `taker` says whose each is there.

    `names` are the clients' own.
    """
    known = names or {}
    return [
        {
            "line": line,
            "taker": taker(line.row) if taker else "",
            "name": known.get(line.subject_id, "") if line.subject_id else "",
        }
        | stand_of(line, came=came)
        for line in lines
    ]


def stand_of(line: Line, *, came: bool = False) -> dict[str, Any]:
    """How one stands, drawn and in words."""
    shape, tone = SHAPES[State(line.row.state)]
    state = OUR_STATES.get(State(line.row.state), line.state) if came else line.state
    late = (OUR_LATE[line.late] if came else line.late.label) if line.late else ""
    due = str(OUR_DUE.get(State(line.row.state), "")) if came and line.row.due_at else ""
    return {"shape": shape, "tone": tone, "state": state, "late": late, "due": due}


def moves_for(actor: Actor, row: Referral) -> list[dict[str, Any]]:
    """The moves that are whoever asks'; what leads on comes first, what needs a word leads to a page."""
    sides = policies.sides_of(actor, row)
    verbs = VERBS | (THEIR_VERBS if row.agency_id == actor.agency_id else {})
    steps = [
        {
            "then": then.value,
            "words": verbs[then],
            "on": then in LEADS_ON,
            "asks": then in REASONS or then == State.COMPLETED,
        }
        for then in next_states(row.state, sides)
        if then != State.REQUESTED
    ]
    return sorted(steps, key=lambda one: not one["on"])


def area_choices() -> list[tuple[str, str]]:
    """The areas of help, by name."""
    return [(one.code, one.name) for one in areas()]


def agency_choices(actor: Actor) -> list[tuple[str, str]]:
    """The other agencies that work with people."""
    return [
        (str(one.id), one.name)
        for one in agencies()
        if one.id != actor.agency_id and one.kind != AgencyKind.COALITION
    ]
