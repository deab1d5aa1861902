"""A conversation with a client, question by question, and those there were.

Belongs here: screens. Not here: answers (screening.actions), which forms there are (screening's library).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from alongside.cases.actions.screening import rest_conversation, tick_gate, write_answer
from alongside.cases.views.asking import StaffRequest, client_of, head
from alongside.foundation.htmx import render_page, wants_partial
from alongside.foundation.http import see_other
from alongside.screening import policies as screening_policies
from alongside.screening.actions.saying import Said
from alongside.screening.languages import own_name
from alongside.screening.selectors.asking import (
    Past,
    conversation_at,
    conversation_for,
    conversations_about,
    definitions_in_use,
)
from alongside.vault.enums import Drawer

if TYPE_CHECKING:
    from alongside.cases.models import Case
    from alongside.screening.conversation import Conversation
    from alongside.screening.shapes import Definition


@require_safe
def screening(request: StaffRequest, case_id: UUID) -> HttpResponseBase:
    """The conversation that goes on, or the first question of one. `?ask=` chooses the form, `?at=` the question."""
    case = client_of(request, case_id)
    if not screening_policies.may_read(request.actor, case.subject_id, Drawer.NOTES):
        return render_page(request, "cases/screening_closed.html", head(request, case, "cases:screening"))
    past = conversations_about(request.actor, case.subject_id, Drawer.NOTES)
    forms = definitions_in_use(request.actor)
    chosen = _chosen(request.GET.get("ask", ""), forms, past)
    if chosen is None:
        return _show(request, case, None, past, forms)
    found = conversation_for(request.actor, case.subject_id, Drawer.NOTES, chosen.key)
    return _show(request, case, found, past, forms)


def _chosen(wanted: str, forms: list[Definition], past: list[Past]) -> Definition | None:
    """The form that was asked for; else the one that goes on; else a good one to begin with."""
    going_on = [one.definition for one in past if one.ended_at is None]
    known = [*forms, *going_on]
    return next((one for one in known if str(one.key) == wanted), next(iter([*going_on, *forms]), None))


def _show(
    request: StaffRequest,
    case: Case,
    found: Conversation | None,
    past: list[Past],
    forms: list[Definition],
    *,
    status: int = 200,
) -> HttpResponseBase:
    here = head(request, case, "cases:screening")
    here["can_write"] = bool(screening_policies.may_answer(request.actor, case.subject_id, Drawer.NOTES))
    context = here | {
        "conversation": found,
        "past": [one for one in past if found is None or one.id != found.row_id],
        "choices": _tags(case, forms, found),
        "open_item": request.GET.get("at", ""),
    }
    return render_page(request, "cases/screening.html", context | _urls(case, found), status=status)


def _urls(case: Case, found: Conversation | None) -> dict[str, str]:
    """Where an answer, a tick and the end of a conversation go."""
    if found is None:
        return {}
    names = {"save_url": "answer", "gate_url": "gate", "end_url": "end"}
    return {key: reverse(f"cases:screening_{name}", args=[case.id, found.key]) for key, name in names.items()}


def _tags(case: Case, forms: list[Definition], found: Conversation | None) -> list[dict[str, Any]]:
    """The forms to choose between, where there is more than one."""
    if len(forms) < 2:
        return []
    here = reverse("cases:screening", args=[case.id])
    return [
        {
            "url": f"{here}?ask={one.key}",
            "label": f"{one.name} ({own_name(one.language)})",
            "current": found is not None and one.key == found.key,
        }
        for one in forms
    ]


def _here(case: Case, found: Conversation, item: str = "") -> str:
    query = f"?ask={found.key}" + (f"&at={item}#say-{_number(found, item)}" if item else "")
    return reverse("cases:screening", args=[case.id]) + query


def _number(found: Conversation, item: str) -> int:
    return next((line.number for line in found.items if line.id == item), 0)


@require_POST
def answer(request: StaffRequest, case_id: UUID, definition_key: UUID) -> HttpResponseBase:
    """Write down one answer. htmx gets back only what changed around it."""
    case = client_of(request, case_id)
    said = Said.of(request.POST)
    found, status = write_answer(actor=request.actor, case_id=case_id, key=definition_key, said=said)
    if wants_partial(request):
        return render(request, "screening/_said.html", {"conversation": found} | _urls(case, found))
    if status != 200:
        past = conversations_about(request.actor, case.subject_id, Drawer.NOTES)
        return _show(request, case, found, past, definitions_in_use(request.actor), status=status)
    return _see(_here(case, found, _next_of(found, said.item)))


def _next_of(found: Conversation, item: str) -> str:
    """Without script one lands on the question that comes next."""
    ids = [line.id for line in found.items]
    after = ids[ids.index(item) + 1 :] if item in ids else []
    return after[0] if after else item


@require_POST
def gate(request: StaffRequest, case_id: UUID, definition_key: UUID) -> HttpResponseBase:
    """Tick a reminder."""
    client_of(request, case_id)
    found = tick_gate(
        actor=request.actor,
        case_id=case_id,
        key=definition_key,
        gate=request.POST.get("gate", ""),
        ticked=bool(request.POST.get("ticked")),
    )
    if wants_partial(request):
        return HttpResponse(status=204)
    return see_other_in(case_id, found)


def see_other_in(case_id: UUID, found: Conversation) -> HttpResponseBase:
    """Back to the same form of the same client."""
    return _see(reverse("cases:screening", args=[case_id]) + f"?ask={found.key}")


@require_POST
def end(request: StaffRequest, case_id: UUID, definition_key: UUID) -> HttpResponseBase:
    """Let it rest."""
    client_of(request, case_id)
    if rest_conversation(actor=request.actor, case_id=case_id, key=definition_key):
        messages.success(request, _("This conversation rests. Another can begin whenever they want."))
    return see_other("cases:screening", case_id)


@require_safe
def past(request: StaffRequest, case_id: UUID, conversation_id: UUID) -> HttpResponseBase:
    """One conversation, to read."""
    case = client_of(request, case_id)
    found = conversation_at(request.actor, case.subject_id, Drawer.NOTES, conversation_id)
    context = head(request, case, "cases:screening") | {"conversation": found}
    return render_page(request, "cases/past_screening.html", context)


def _see(url: str) -> HttpResponseRedirect:
    response = HttpResponseRedirect(url)
    response.status_code = 303
    return response
