"""What the pages of beds and agreements share: tabs, a refusal said on the page that one lands on.

Belongs here: small helpers of these screens. Not here: any one screen.
"""

from typing import Any

from django.contrib import messages
from django.utils.translation import gettext as _

from alongside.directory import policies_beds
from alongside.foundation.http import address
from alongside.people.types import StaffRequest
from alongside.vault.actors import Actor
from alongside.vault.errors import Refused


def tabs(actor: Actor, here: str) -> list[dict[str, Any]]:
    """The pages of this part that this person can open."""
    named = [
        ("directory:services", _("Services"), True),
        ("directory:beds", _("Beds tonight"), True),
        ("directory:ask_for_bed", _("Ask for a bed"), bool(policies_beds.may_ask_for_bed(actor))),
        ("directory:bed_need", _("Counts of beds"), bool(policies_beds.may_see_need(actor))),
        ("directory:agreements", _("Agreements"), True),
    ]
    return [
        {"url": url, "label": label, "current": name == here}
        for name, label, open_ in named
        if open_ and (url := address(name))
    ]


def say(request: StaffRequest, problem: Refused) -> None:
    """A refusal whose place is the page that one lands on."""
    messages.warning(request, str(problem))
