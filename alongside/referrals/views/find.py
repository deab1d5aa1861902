"""Finding a place for a client: from their needs or in words, with the reasons; choosing leads on to asking there.

Belongs here: one page. Not here: the search (directory), writing it down (refer). Words and ZIP are sent as POST alone,
and nothing of the client goes into the search.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponseBase
from django.views.decorators.http import require_http_methods

from alongside.cases.enums_plan import NeedStatus
from alongside.cases.selectors.plan import needs_of, opens_plan
from alongside.cases.views.asking import client_of, head
from alongside.directory.selectors.finding import find as search
from alongside.foundation.htmx import render_page
from alongside.referrals import policies
from alongside.referrals.forms_find import PlaceFindForm
from alongside.vault.actors import require
from alongside.vault.enums import Drawer

if TYPE_CHECKING:
    from alongside.cases.views.asking import StaffRequest

HERE = "referrals:referrals"
OVER = (NeedStatus.MET,)
PRIVATE, PHONES = 6, 4


@require_http_methods(["GET", "POST"])
def find(request: StaffRequest, case_id: UUID) -> HttpResponseBase:
    """Pick one of their needs, or say it in words; what fits best stands first."""
    case = client_of(request, case_id)
    require(policies.may_refer(request.actor, case.subject_id, Drawer.PLAN))
    opens_plan(request.actor, case.subject_id)
    needs = [
        one for one in needs_of(request.actor, case.subject_id) if one.help_area and one.status not in OVER
    ]
    picked = request.GET.get("need", "")
    form = PlaceFindForm(request.POST if request.method == "POST" else {"need": picked} if picked else None)
    wrong = request.method == "POST" and form.errors
    context = head(request, case, HERE) | {"form": form, "needs": needs, "picked": picked} | _answer(form)
    return render_page(request, "referrals/find.html", context, status=422 if wrong else 200)


def _answer(form: PlaceFindForm) -> dict[str, Any]:
    if not form.is_bound or not form.is_valid():
        return {}
    found = search(None, form.question())
    if found.question.is_empty:
        return {"nothing_said": True}
    return {
        "found": found,
        "shown": [*found.near, *found.hidden[:PRIVATE], *found.phones[:PHONES]],
        "looked_for": next(iter(found.question.needs), ""),
    }
