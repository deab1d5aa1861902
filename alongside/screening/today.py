"""What screening adds to Today: for those who lead, the forms and which of them are due for another look.

Belongs here: one small part of that page. Not here: the page (people), the library (selectors).
"""

from alongside.foundation.types import Part
from alongside.people.types import StaffRequest
from alongside.screening import policies
from alongside.screening.selectors.library import reviews_due


def forms_part(request: StaffRequest) -> list[Part]:
    """Nothing for whoever cannot change a form, and nothing while none is due."""
    if not policies.may_import(request.actor):
        return []
    due = reviews_due(request.actor)
    return [Part("screening/_today.html", {"due": due}, "aside")] if due else []
