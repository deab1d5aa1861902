"""The editor of plans: one as a text to change, a look before it is kept, a second person who publishes.

Belongs here: screens of those who keep plans. Not here: saving (actions.editing), what is wrong (plan_mistakes).
"""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.foundation.htmx import render_page
from alongside.foundation.http import see_other
from alongside.people.forms.fields import TextField
from alongside.people.types import StaffRequest
from alongside.plan_room import policies
from alongside.plan_room.actions import editing, publishing
from alongside.plan_room.errors import FormNotReadable, NotADraft, SecondPerson
from alongside.plan_room.plan_mistakes import MOST_LETTERS, Mistake, form_and_mistakes
from alongside.plan_room.selectors import editing as reading
from alongside.vault.actors import require


class PlanTextForm(forms.Form):
    """The whole plan as text, and why it changes."""

    why = TextField(label=gettext_lazy("What changed and why, for whoever reads"), limit=500, rows=2)
    text = forms.CharField(
        label=gettext_lazy("The plan, in its form"),
        max_length=MOST_LETTERS,
        widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "false", "dir": "ltr"}),
    )


@require_safe
def editor(request: StaffRequest) -> HttpResponse:
    """Drafts that wait, and every plan there is to change."""
    context = {
        "plans": reading.plans_to_edit(request.actor),
        "drafts": [
            (row, row.drafted_by == request.actor.account_id) for row in reading.drafts(request.actor)
        ],
    }
    return render_page(request, "plan_room/desk_plans.html", context)


@require_http_methods(["GET", "POST"])
def edit(request: StaffRequest) -> HttpResponseBase:
    """One plan as a text. Looking at it keeps nothing; keeping it makes a draft."""
    require(policies.may_edit_plans(request.actor))
    if request.method == "POST":
        return _edited(request, PlanTextForm(request.POST))
    key = request.GET.get("plan", "")
    form = PlanTextForm(initial={"text": reading.text_to_edit(request.actor, key)})
    return render_page(
        request, "plan_room/desk_edit.html", {"form": form, "earlier": reading.earlier(request.actor, key)}
    )


def _edited(request: StaffRequest, form: PlanTextForm) -> HttpResponseBase:
    context: dict[str, object] = {"form": form}
    status = 422
    if form.is_valid():
        plan, mistakes = form_and_mistakes(form.cleaned_data["text"])
        if plan is not None and request.POST.get("do") == "keep":
            try:
                version = editing.write_draft(actor=request.actor, form=plan, why=form.cleaned_data["why"])
            except FormNotReadable as wrong:
                mistakes = [Mistake(wrong.what, str(wrong.sentence))]
            else:
                messages.success(request, _("Kept as a draft. Somebody else reads it and publishes it."))
                return see_other("plan_desk:draft", version.id)
        elif plan is not None:
            status = 200
            context |= {
                "difference": reading.changes_to_now(plan),
                "plan": plan,
                "total": len(plan["actions"]),
            }
        context["mistakes"] = mistakes
    return render_page(request, "plan_room/desk_edit.html", context, status=status)


@require_safe
def draft(request: StaffRequest, version_id: UUID) -> HttpResponse:
    """What it changes, and who may do what with it."""
    found = reading.draft_for(request.actor, version_id)
    context = {"found": found, "version": found.version, "difference": found.difference}
    return render_page(request, "plan_room/desk_draft.html", context)


@require_POST
def settle_draft(request: StaffRequest, version_id: UUID) -> HttpResponseBase:
    """Publish it, set it aside, or bring an earlier one back."""
    actor, do = request.actor, request.POST.get("do", "")
    require(policies.may_edit_plans(actor))
    try:
        if do == "publish":
            publishing.publish(actor=actor, version_id=version_id)
            messages.success(request, _("Published. Everyone reads it now."))
        elif do == "set_aside":
            publishing.set_aside(actor=actor, version_id=version_id)
            messages.success(request, _("Set aside. Nobody outside has seen it."))
        elif do == "bring_back":
            version = editing.bring_back(
                actor=actor, version_id=version_id, why=_("An earlier version again")
            )
            messages.success(request, _("Kept as a draft. Somebody else reads it and publishes it."))
            return see_other("plan_desk:draft", version.id)
    except (SecondPerson, NotADraft, FormNotReadable) as refusal:
        messages.warning(request, str(refusal))
    return see_other("plan_desk:draft", version_id)
