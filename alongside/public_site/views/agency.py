"""An agency as everyone may know it.

Belongs here: the page. Its title and address name nobody, because a browser lists them. Not here: what is hidden
(selectors_agency).
"""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from alongside.foundation.http import open_to_all
from alongside.public_site.selectors_agency import agency_told
from alongside.public_site.views.pages import page


@open_to_all
@require_safe
def agency(request: HttpRequest, shown_agency_id: UUID) -> HttpResponse:
    """What it does, for whom, when someone is there."""
    return page(request, "agency", {"told": agency_told(shown_agency_id)})
