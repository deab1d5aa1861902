"""The conversation of a call: its questions among the fields of the sheet, each a form of its own.

Belongs here: which form is asked, and what comes next. Not here: the sheet and saving an answer (views.calls), what
answers there are (screening).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpResponseRedirect
from django.urls import reverse

from alongside.crisis_line.views.asking import StaffRequest
from alongside.screening.languages import own_name
from alongside.screening.selectors.asking import conversation_for, conversations_about, definitions_in_use
from alongside.vault.enums import Drawer

if TYPE_CHECKING:
    from alongside.crisis_line.models import Call
    from alongside.screening.conversation import Conversation
    from alongside.screening.shapes import Definition


def conversation_of(request: StaffRequest, call: Call) -> dict[str, Any]:
    """The conversation that goes on, or a good one to begin with. `?ask=` chooses the form, `?at=` the question."""
    forms = definitions_in_use(request.actor)
    chosen = _chosen(request, call, forms)
    if chosen is None:
        return {}
    found = conversation_for(request.actor, call.subject_id, Drawer.CALL, chosen.key)
    return {
        "conversation": found,
        "answer_url": reverse("crisis_line:answer", args=[call.id, found.key]),
        "forms": _tags(call, forms, found),
        "open_item": request.GET.get("at", ""),
    }


def _chosen(request: StaffRequest, call: Call, forms: list[Definition]) -> Definition | None:
    past = conversations_about(request.actor, call.subject_id, Drawer.CALL)
    begun = [one.definition for one in past if one.ended_at is None]
    wanted = request.GET.get("ask", "")
    asked_for = [one for one in (*forms, *begun) if str(one.key) == wanted]
    spoken = [one for one in forms if one.language == (call.language or request.LANGUAGE_CODE)]
    return next(iter([*asked_for, *begun, *spoken, *forms]), None)


def _tags(call: Call, forms: list[Definition], found: Conversation) -> list[dict[str, Any]]:
    """The forms to choose between, where there is more than one."""
    if len(forms) < 2:
        return []
    here = reverse("crisis_line:call", args=[call.id])
    return [
        {
            "url": f"{here}?ask={one.key}#part-3",
            "label": f"{one.name} ({own_name(one.language)})",
            "current": one.key == found.key,
        }
        for one in forms
    ]


def next_question(call: Call, found: Conversation, item: str) -> HttpResponseRedirect:
    """Without script one lands on the question that comes next."""
    ids = [line.id for line in found.items]
    after = ids[ids.index(item) + 1 :] if item in ids else []
    at = after[0] if after else item
    response = HttpResponseRedirect(
        f"{reverse('crisis_line:call', args=[call.id])}?ask={found.key}&at={at}#part-3"
    )
    response.status_code = 303
    return response
