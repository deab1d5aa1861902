"""Asking whether there may be a record. The words are sent as POST, and kept nowhere.

Belongs here: the form and its answer. Not here: the search (actions.finding), the emergency (glass).
"""

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from alongside.cases import policies, policies_access
from alongside.cases.actions import finding
from alongside.cases.errors_access import NoWildcards, TooLittleToFind, TooManySearches
from alongside.cases.forms_access import FindForm
from alongside.cases.selectors.access import own_names, who_works_with
from alongside.cases.selectors.keys import custodians_of
from alongside.cases.views import hits
from alongside.cases.views.asking import StaffRequest
from alongside.foundation.htmx import render_page
from alongside.vault.actors import Actor, require


@require_http_methods(["GET", "POST"])
def find(request: StaffRequest) -> HttpResponse:
    """The form, and below it the answer: yours, there may be one, or none found."""
    actor = request.actor
    require(policies_access.may_search(actor))
    form = FindForm(request.POST or None)
    answer: dict[str, Any] = {}
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            answer = _answer(request, actor, finding.search(actor=actor, **form.cleaned_data))
        except (NoWildcards, TooLittleToFind) as refusal:
            form.add_error(None, str(refusal))
        except TooManySearches as refusal:
            form.add_error(None, str(refusal))
            status = 429
    context = {"form": form, "limit": finding.AN_HOUR, **answer}
    return render_page(request, "cases/find.html", context, partial="find", status=status)


def _answer(request: StaffRequest, actor: Actor, found: finding.Found) -> dict[str, Any]:
    """What may be said. The ids of the others stay in the session; the page gets a handle."""
    alone = len(found.others) == 1
    may_ask = alone and not found.own and bool(policies.may_ask_glass(actor))
    return {
        "answered": True,
        "own": own_names(actor, found.own) if found.own else [],
        "may_exist": bool(found.others),
        "several": len(found.others) > 1,
        "works_with": who_works_with(actor, found.others).get(found.others[0], "") if alone else "",
        "custodians": [c for c in custodians_of(actor.agency_id) if c.id != actor.account_id],
        "handle": hits.remember(request, found.others[0]) if may_ask else "",
    }
