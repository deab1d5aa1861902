"""What the pages of beds and agreements share: tabs, a refusal said on the page that one lands on.

Belongs here: small helpers of these screens. Not here: any one screen.
"""

from typing import Any

from django.contrib import messages

from alongside.directory import navigation
from alongside.people.types import StaffRequest
from alongside.vault.actors import Actor
from alongside.vault.errors import Refused

PART_OF = {"directory:ask_for_bed": "directory:beds", "directory:bed_need": "directory:beds"}


def tabs(actor: Actor, here: str) -> list[dict[str, Any]]:
    """The tabs of the directory; a page that stands beneath another's tab shows that one."""
    return navigation.tabs(actor, PART_OF.get(here, here))


def say(request: StaffRequest, problem: Refused) -> None:
    """A refusal whose place is the page that one lands on."""
    messages.warning(request, str(problem))
