"""A caller becomes a client: what goes along, with her yes.

Belongs here: one form, filled in from the sheet. Not here: opening the record (actions.becoming).
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.cases.selectors.cases import case_already_made
from alongside.crisis_line import policies
from alongside.crisis_line.actions.becoming import GoingAlong, become_client
from alongside.crisis_line.enums import Keep, Language
from alongside.crisis_line.forms import BecomeClientForm
from alongside.crisis_line.selectors import calls
from alongside.crisis_line.selectors.helping import Help, read_help
from alongside.crisis_line.sheet import FIELDS, TONIGHT
from alongside.crisis_line.views.asking import StaffRequest, call_of
from alongside.foundation.htmx import render_page
from alongside.foundation.http import id_in
from alongside.screening.selectors.asking import conversations_about
from alongside.vault.actors import require
from alongside.vault.enums import Drawer


@require_http_methods(["GET", "POST"])
def become(request: StaffRequest, call_id: UUID) -> HttpResponseBase:
    """Ask what goes along; open the page. Sent twice, it opens one."""
    found = call_of(request, call_id)
    if request.method == "POST" and (again := _opened_before(request)):
        return redirect("cases:client", again)
    require(policies.may_become_client(request.actor, found))
    said = calls.read_sheet(request.actor, found).said
    needs, said_yes = _needs(said), found.keep == Keep.PAGE
    led_to = read_help(request.actor, found)
    form = BecomeClientForm(
        request.POST or None,
        said_yes=said_yes,
        needs=_in_words(needs, led_to),
        answered=bool(conversations_about(request.actor, found.subject_id, Drawer.CALL)),
        initial=_first(said, found.language),
    )
    if request.method == "POST" and form.is_valid():
        case = become_client(
            actor=request.actor, call_id=call_id, along=_along(form.cleaned_data, needs),
            said_yes=bool(form.cleaned_data.get("yes")), today=timezone.localdate(),
            case_id=form.cleaned_data["row_id"],
        )  # fmt: skip
        messages.success(request, _("Opened. Of the call only its codes are left."))
        return _to_page(request, case.id)
    context = {
        "call": found,
        "form": form,
        "said_yes": said_yes,
        "may_forget": policies.may_forget(request.actor, found),
    }
    return render_page(request, "crisis_line/become_client.html", context, status=422 if form.errors else 200)


def _to_page(request: StaffRequest, case_id: UUID) -> HttpResponseBase:
    """Their page; or on to the place that something is to be sent to, which was looked at on the call."""
    service_id = id_in(request.GET.get("service"))
    if service_id is None:
        return redirect("cases:client", case_id)
    return redirect(f"{reverse('referrals:refer', args=[case_id])}?service={service_id}")


def _opened_before(request: StaffRequest) -> UUID | None:
    """The page that an earlier sending of this form opened."""
    try:
        case = case_already_made(request.actor, UUID(request.POST.get("row_id", "")))
    except ValueError:
        return None
    return case.id if case else None


def _first(said: dict[str, str], language: str) -> dict[str, Any]:
    return {
        "chosen_name": said.get("name", ""),
        "language": str(Language(language).label) if language else "",
        "number": said.get("reach.number", ""),
        "note": said.get("note", ""),
    }


def _needs(said: dict[str, str]) -> dict[str, str]:
    """What they wanted tonight, as the sheet says it."""
    return {row.name: said[row.name] for row in TONIGHT.fields if row.choices and said.get(row.name)}


def _in_words(needs: dict[str, str], led_to: Help) -> str:
    """What goes along with one tick: what was wanted, the numbers that were given, a bed that was asked for."""
    wanted = [f"{FIELDS[name].label}: {dict(FIELDS[name].choices)[code]}" for name, code in needs.items()]
    given = [_("a number was given: %(name)s") % {"name": one.name} for one in led_to.numbers]
    beds = [_("a bed: %(code)s") % {"code": bed.code} for bed in led_to.beds if bed.is_taken or bed.waits]
    return ", ".join([*wanted, *given, *beds])


def _along(data: dict[str, Any], needs: dict[str, str]) -> GoingAlong:
    return GoingAlong(
        chosen_name=data["chosen_name"],
        language=data["language"],
        number=data["number"] if data["with_reach"] else "",
        note=data["note"] if data["with_note"] else "",
        needs=needs if data.get("with_needs") else {},
        help=bool(data.get("with_needs")),
        answers=bool(data.get("with_answers")),
    )
