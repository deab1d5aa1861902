"""The library as everyone reads it, and what is true instead of the myths.

Belongs here: the pages. Not here: keeping it (keeping).
"""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from alongside.foundation.http import open_to_all
from alongside.public_site.enums import Audience
from alongside.public_site.myths import MYTHS
from alongside.public_site.selectors_library import A_YEAR, shelves
from alongside.public_site.views.pages import page


@open_to_all
@require_safe
def library(request: HttpRequest) -> HttpResponse:
    """What others made, by whom it is for."""
    asked = request.GET.get("for", "")
    chosen = asked if asked in Audience.values else ""
    context = {
        "shelves": shelves(chosen),
        "audiences": Audience.choices,
        "chosen": chosen,
        "old": timezone.localdate() - A_YEAR,
    }
    return page(request, "library", context)


@open_to_all
@require_safe
def myths(request: HttpRequest) -> HttpResponse:
    """What people say, and what is so."""
    return page(request, "myths", {"myths": MYTHS})
