"""What looks alike, at the desk: whether a person agrees that it does, and what became of all of it at once.

Belongs here: screens of those who keep consultations. Not here: the verbs (actions.deciding, actions.grouping).
"""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.foundation.htmx import render_page
from alongside.foundation.http import page_of, redirect_back, see_other
from alongside.people.types import StaffRequest
from alongside.plan_room.actions import deciding, grouping
from alongside.plan_room.forms_consulting import GroupOutcomeForm
from alongside.plan_room.selectors import alike
from alongside.plan_room.selectors import consulting as reading
from alongside.vault.errors import NotFound


@require_safe
def outcomes(request: StaffRequest, consultation_key: str) -> HttpResponse:
    """The groups, how far comparing is, and of how many it is said what became of them."""
    row = reading.one(request.actor, consultation_key)
    page = page_of(request, alike.counts_of(row), size=25)
    groups = alike.named(list(page.object_list))
    context = {"row": row, "page": page, "groups": groups, "run": alike.last_run(row)}
    return render_page(request, "plan_room/consultations/desk_outcomes.html", context)


@require_http_methods(["GET", "POST"])
def group_outcome(request: StaffRequest, consultation_key: str, alike_id: UUID) -> HttpResponseBase:
    """What became of all that looks like one thing."""
    row = reading.one(request.actor, consultation_key)
    group = alike.group_of(row, alike_id)
    form = GroupOutcomeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            number = deciding.say_group_outcome(
                actor=request.actor, consultation=row, alike_id=alike_id, given=form.cleaned_data
            )
        except NotFound:
            form.add_error("action", _("No promise has this key. Look at it again."))
        else:
            said = ngettext("Said of %(number)s. Everyone can read it.", "Said of %(number)s. Everyone can read it.",
                            number)  # fmt: skip
            messages.success(request, said % {"number": number})
            return see_other("consulting:outcomes", row.key)
    page = page_of(request, alike.members_of(group), size=25)
    members = list(page.object_list)
    own = {one.id: words for one, words in alike.own_of(group, members)}
    lines = [(line, own.get(line.contribution_id, [])) for line in members]
    context = {"row": row, "group": group, "form": form, "page": page, "lines": lines}
    return render_page(
        request, "plan_room/consultations/desk_group.html", context, status=422 if form.errors else 200
    )


@require_POST
def judge(request: StaffRequest, consultation_key: str, like_id: UUID) -> HttpResponseBase:
    """A person looked: it says the same, or it stands alone."""
    row = reading.one(request.actor, consultation_key)
    grouping.judge(actor=request.actor, contribution_id=like_id, same=request.POST.get("same") == "yes")
    messages.success(request, _("Noted. Later comparisons leave it so."))
    return redirect_back(request, reverse("consulting:outcomes", args=[row.key]))
