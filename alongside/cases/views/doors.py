"""Before an act on access: whose log a refusal belongs to.

Belongs here: that one note. Not here: what every page about a client shares (asking), rules, writing.
"""

from uuid import UUID

from alongside.cases.selectors.access import subject_behind
from alongside.cases.views.asking import StaffRequest
from alongside.vault.actors import Actor


def acting_on(request: StaffRequest, case_id: UUID) -> Actor:
    """Who acts on this client: a refusal becomes a line of the client's log. The act writes its own line."""
    about(request, subject_behind(request.actor, case_id))
    return request.actor


def about(request: StaffRequest, subject_id: UUID) -> None:
    """Whose log a refusal belongs to."""
    request.about_subjects = (subject_id,)
