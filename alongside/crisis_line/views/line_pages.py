"""What the pages around the line share: tabs, where one lands, a refusal said on its own page.

Belongs here: small helpers of these screens. Not here: any one screen.
"""

from typing import Any

from django.contrib import messages
from django.utils.translation import gettext as _

from alongside.crisis_line import policies, policies_shifts
from alongside.foundation.http import address
from alongside.people.types import StaffRequest
from alongside.vault.actors import Actor
from alongside.vault.errors import Refused

NOTING = ("crisis_line:note_turned_away", "crisis_line:turned_away")


def tabs(actor: Actor, here: str) -> list[dict[str, Any]]:
    """The pages around the line that this person can open."""
    on_call = bool(policies_shifts.may_be_on_the_line(actor))
    named = [
        ("crisis_line:line", _("Calls"), True),
        ("crisis_line:call_backs", _("To be called back"), bool(policies.may_take(actor))),
        ("crisis_line:roster", _("Roster"), bool(policies_shifts.may_see_roster(actor))),
        ("crisis_line:hand_over", _("Hand-over"), on_call),
        ("crisis_line:sendings", _("Advocates sent"), on_call),
        ("crisis_line:requests", _("Requests"), bool(policies_shifts.may_answer_requests(actor))),
        (_turned_away(actor), _("Turned away"), bool(policies_shifts.may_note_turned_away(actor))),
        ("crisis_line:numbers", _("Numbers to call"), True),
        ("crisis_line:yours", _("Yours"), bool(policies_shifts.may_see_roster(actor))),
    ]
    return [
        {"url": url, "label": label, "current": name == here or (name, here) == NOTING}
        for name, label, open_ in named
        if open_ and (url := address(name))
    ]


def _turned_away(actor: Actor) -> str:
    """Those who lead see the report; everyone else notes what happened."""
    sees = policies_shifts.may_see_turned_away(actor)
    return "crisis_line:turned_away" if sees else "crisis_line:note_turned_away"


def say(request: StaffRequest, problem: Refused) -> None:
    """A refusal whose place is the page that one lands on."""
    messages.warning(request, str(problem))
