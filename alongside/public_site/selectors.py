"""What the public may know about the agencies of this installation: a name, and what its kind does.

Belongs here: reads for public pages. Not here: addresses, numbers, anything that differs with where a reader
stands (walls.md, "Places that must not be found").
"""

from dataclasses import dataclass
from uuid import UUID

from django.db import DatabaseError, InterfaceError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alongside.people.enums import AgencyKind
from alongside.people.selectors import agencies

DOES: dict[str, str | Promise] = {
    AgencyKind.CRISIS_CENTER: _(
        "Advocates and counselors. They go with you to a hospital, the police or court."
    ),
    AgencyKind.SHELTER: _("A safe place to stay, tonight and longer. Nobody is told where it is."),
    AgencyKind.HOSPITAL: _("Care at any hour. You choose each part of an exam."),
    AgencyKind.LEGAL_AID: _("Lawyers for papers, children, old charges and lost wages."),
    AgencyKind.HEALTH: _("Doctors, nurses and people to talk to."),
    AgencyKind.YOUTH: _("For young people, with someone on their side."),
    AgencyKind.INTERPRETING: _("People who put your words into English, and keep them to themselves."),
    AgencyKind.COALITION: _("Brings the others to one table."),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """One agency as the public sees it."""

    id: UUID
    name: str
    does: str | Promise


def agencies_shown() -> list[Shown]:
    """Those who work here, in the order in which someone meets them. Empty while the database is away."""
    try:
        found = agencies()
    except (DatabaseError, InterfaceError):
        return []
    order = list(DOES)
    found.sort(key=lambda agency: (order.index(agency.kind), agency.name))
    return [Shown(agency.id, agency.name, DOES[agency.kind]) for agency in found]
