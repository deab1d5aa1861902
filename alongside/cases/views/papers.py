"""A sheet of papers to find, for a client to carry. Whether a sheet is safe is asked first.

Belongs here: the question and the sheet. Not here: which papers (selectors.checklists). The sheet says nothing of us,
of a client or of why: whoever finds it finds a list of papers.
"""

from uuid import UUID

from django.http import HttpResponseBase
from django.utils import translation
from django.views.decorators.http import require_http_methods

from alongside.cases import policies
from alongside.cases.forms_advocacy import PapersForm
from alongside.cases.selectors.checklists import papers_to_find as still_to_find
from alongside.cases.views.asking import StaffRequest, client_of, head
from alongside.foundation.htmx import render_page
from alongside.vault import ledger
from alongside.vault.actors import require
from alongside.vault.enums import Drawer, What


@require_http_methods(["GET", "POST"])
def papers_to_find(request: StaffRequest, case_id: UUID) -> HttpResponseBase:
    """Ask, then show the sheet in the client's language. Never through a broken glass."""
    case = client_of(request, case_id)
    require(policies.may_export(request.actor, case))
    papers = still_to_find(request.actor, case.subject_id)
    form = PapersForm(request.POST if request.method == "POST" else None)
    context = head(request, case, "cases:advocacy") | {"form": form, "papers": papers}
    if request.method == "POST" and form.is_valid():
        ledger.add(request.actor, What.EXPORTED, case.subject_id, drawer=Drawer.NOTES)
        with translation.override(form.cleaned_data["language"]):
            context |= {
                "sheet": [paper.text for paper in papers],
                "sheet_language": form.cleaned_data["language"],
            }
        return render_page(request, "cases/papers_sheet.html", context)
    return render_page(request, "cases/papers_to_find.html", context, status=422 if form.errors else 200)
