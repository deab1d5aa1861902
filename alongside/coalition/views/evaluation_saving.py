"""What screens with a form of this area share: one page for every form, sent twice, someone else was faster.

Belongs here: the way of a form. Not here: any screen, saving itself (actions).
"""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.coalition.errors_evaluation import DayMissing, NotThatStep, NotTheLatest
from alongside.coalition.forms_evaluation import EditForm
from alongside.coalition.selectors.members import Coalition
from alongside.coalition.views.frame import page
from alongside.people.types import StaffRequest
from alongside.people.views.comparing import compare, sent_before
from alongside.vault.errors import SavedBefore, SomeoneElseWasFaster

SAID = (DayMissing, NotThatStep, NotTheLatest)


def filled(row: Any, form: type[EditForm]) -> dict[str, Any]:
    """What a form begins with where a row stands already."""
    names = [*form.base_fields, "version"]
    said = {name: getattr(row, name) for name in names if hasattr(row, name)}
    return {name: str(value or "") if name.endswith("_id") else value for name, value in said.items()}


def saving(
    request: StaffRequest,
    coalition: Coalition,
    form: EditForm,
    *,
    save: Callable[[], Any],
    then: Callable[[Any], HttpResponseBase],
    again: Callable[[], dict[str, Any]] = dict,
    shown: dict[str, Any],
    area: str,
) -> HttpResponseBase:
    """Show a form, or save it and go on. `again` is what is saved now, where someone else was faster."""
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                row = save()
            except SavedBefore as before:
                if sent_before(request, form, before, form.given()):
                    return then(before.row)
                status = 409
            except SomeoneElseWasFaster as refusal:
                compare(form, again(), refusal)
                status = 409
            except SAID as problem:
                form.add_error(None, str(problem))
            else:
                messages.success(request, _("Saved."))
                return then(row)
    name, args = shown["back"]
    context = {**shown, "form": form, "theirs": getattr(form, "theirs", []), "back": reverse(name, args=args)}
    return page(
        request, "coalition/evaluation_form.html", context, coalition=coalition, area=area, status=status
    )


def say(request: StaffRequest, problem: Exception) -> None:
    """Why nothing happened."""
    messages.warning(request, str(problem))
