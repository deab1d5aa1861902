"""Looking for a promise.

Belongs here: the page. Not here: the search (selectors.searching). What is asked stands in the address, so that it can
be handed on: it is about what governments said, never about a person.
"""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from alongside.foundation.htmx import render_page
from alongside.foundation.http import open_to_all, page_of
from alongside.plan_room import shown
from alongside.plan_room.forms import SearchForm
from alongside.plan_room.selectors.plans import lines_of
from alongside.plan_room.selectors.searching import search as look

LINES = 50


@open_to_all
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Promises, plans and agencies in which these words stand."""
    form = SearchForm(request.GET)
    asked = form.cleaned_data["q"] if form.is_valid() else ""
    found = look(asked)
    page = page_of(request, found.promises, size=LINES)
    given = request.GET.copy()
    given.pop("page", None)
    context = {
        "form": form,
        "asked": asked,
        "page": page,
        "lines": lines_of(list(page)),
        "plans": [(plan.key, shown.titled(plan)) for plan in found.plans],
        "bodies": found.bodies,
        "query": f"{given.urlencode()}&",
    }
    return render_page(request, "plan_room/search.html", context)
