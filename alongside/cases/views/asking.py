"""What every screen about one client shares: who asks, which client, the head of the page.

Belongs here: the request as the checker sees it, the door with its note for a refusal, tabs and strip.
Not here: any one screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.cases import policies
from alongside.cases.selectors import case_for, identity_for
from alongside.cases.selectors.cases import strip_of
from alongside.foundation.http import SAFE, address
from alongside.foundation.types import HouseRequest
from alongside.vault.actors import Actor
from alongside.vault.enums import Drawer

if TYPE_CHECKING:
    from alongside.cases.models import Case
    from alongside.people.models import Account


class StaffRequest(HouseRequest):
    """A request of someone who is signed in."""

    actor: Actor
    account: Account
    about_subjects: tuple[UUID, ...]


def client_of(request: StaffRequest, case_id: UUID) -> Case:
    """The client this page is about. A refusal further on is then noted in the client's own log.

    A page that only shows asks the database for nobody else.
    """
    case = case_for(request.actor, case_id, alone=request.method in SAFE)
    request.about_subjects = (case.subject_id,)
    return case


def head(request: StaffRequest, case: Case, here: str) -> dict[str, Any]:
    """What `cases/client_base.html` needs: strip, tabs, whether writing is open, a broken glass."""
    access = request.actor.access[case.subject_id]
    return {
        "case": case,
        "printed_at": timezone.now(),
        "strip": strip_of(identity_for(request.actor, case.subject_id)),
        "tabs": tabs(case, here),
        "can_write": bool(policies.may_write(request.actor, case.subject_id, Drawer.IDENTITY)),
        "can_destroy": bool(policies.may_hold(request.actor, case)),
        "can_export": bool(policies.may_export(request.actor, case)),
        "glass_ends_at": access.ends_at if access.through_glass else None,
    }


# A page that stands beneath another's tab.
PART_OF = {
    "cases:screening": "cases:timeline",
    "cases:minor": "cases:clocks",
    "cases:told": "cases:advocacy",
}


def tabs(case: Case, here: str) -> list[dict[str, Any]]:
    """The pages of one client; one that does not exist yet is left out."""
    named = [
        ("cases:client", _("Overview")),
        ("cases:plan", _("Plan")),
        ("cases:safety", _("Safety plan")),
        ("cases:clocks", _("Clocks")),
        ("cases:advocacy", _("Advocacy")),
        ("cases:services", _("Services")),
        ("cases:permissions", _("Permissions")),
        ("referrals:referrals", _("Referrals")),
        ("cases:timeline", _("Timeline")),
        ("cases:documents", _("Documents")),
        ("cases:team", _("Who may see")),
        ("cases:log", _("Log")),
    ]
    return [
        {"url": url, "label": label, "current": name == PART_OF.get(here, here)}
        for name, label in named
        if (url := address(name, case.id))
    ]
