"""The hand-over: what was written in the last days, and writing one.

Belongs here: the screen. Not here: opening (selectors.handing_over), saving (actions.handing_over).
"""

from django.contrib import messages
from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.cases.errors import SavedBefore
from alongside.crisis_line.actions.handing_over import hand_over as write
from alongside.crisis_line.forms_shifts import HandOverForm
from alongside.crisis_line.selectors.handing_over import hand_overs
from alongside.crisis_line.views.line_pages import tabs
from alongside.foundation.htmx import render_page
from alongside.foundation.http import see_other
from alongside.people.types import StaffRequest
from alongside.vault.ids import uuid7


@require_http_methods(["GET", "POST"])
def hand_over(request: StaffRequest) -> HttpResponseBase:
    """Read what was said, say something."""
    said = hand_overs(request.actor)
    form = HandOverForm(request.POST if request.method == "POST" else None, initial={"row_id": uuid7()})
    if request.method == "POST" and form.is_valid():
        try:
            write(
                actor=request.actor, text=form.cleaned_data["text"], hand_over_id=form.cleaned_data["row_id"]
            )
        except SavedBefore as before:
            if before.same:
                messages.info(request, _("This was saved already."))
                return see_other("crisis_line:hand_over")
            form.data = {**form.data.dict(), "row_id": str(uuid7())}  # type: ignore[attr-defined]  # (a QueryDict here)
            form.add_error(None, str(before))
        else:
            messages.success(request, _("Handed over."))
            return see_other("crisis_line:hand_over")
    context = {"form": form, "said": said, "tabs": tabs(request.actor, "crisis_line:hand_over")}
    return render_page(request, "crisis_line/hand_over.html", context, status=422 if form.errors else 200)
