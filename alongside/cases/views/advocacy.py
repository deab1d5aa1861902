"""Standing beside a client: the page where all of it begins.

Belongs here: the overview. Not here: a list (checklists), contacts, the hospital (visits), harm by police, counselling.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponseBase
from django.views.decorators.http import require_safe

from alongside.cases import policies, policies_advocacy
from alongside.cases.enums import NoteDrawer
from alongside.cases.enums_advocacy import ListArea
from alongside.cases.selectors import counselling
from alongside.cases.selectors.advocacy import advocacy_contacts_of, harms_of, opened_contacts, visits_of
from alongside.cases.selectors.checklists import checklists_of
from alongside.cases.views.asking import StaffRequest, client_of, head
from alongside.foundation.htmx import render_page
from alongside.vault.enums import Drawer

if TYPE_CHECKING:
    from alongside.cases.models import Case

CONTACTS_SHOWN = 4


@require_safe
def advocacy(request: StaffRequest, case_id: UUID) -> HttpResponseBase:
    """Medical, legal, contacts, counselling, harm by police: what is going on, and what comes next."""
    case = client_of(request, case_id)
    actor, subject = request.actor, case.subject_id
    lists = checklists_of(actor, subject)
    rows = list(advocacy_contacts_of(actor, subject)[: CONTACTS_SHOWN + 1])
    context = head(request, case, "cases:advocacy") | {
        "lists": [entry for entry in lists if entry.put_away_at is None],
        "put_away": [entry for entry in lists if entry.put_away_at is not None],
        "medical": ListArea.MEDICAL.value,
        "legal": ListArea.LEGAL.value,
        "visits": visits_of(actor, subject),
        "contacts": opened_contacts(actor, rows[:CONTACTS_SHOWN]),
        "more_contacts": len(rows) > CONTACTS_SHOWN,
        "may_write_notes": bool(policies.may_write(actor, subject, Drawer.NOTES)),
    }
    return render_page(request, "cases/advocacy.html", context | _narrower(request, case))


def _narrower(request: StaffRequest, case: Case) -> dict[str, Any]:
    """What fewer people may open, and the drawers that stay closed."""
    may_counsel = counselling.is_open_to(request.actor, case)
    may_harm = bool(policies_advocacy.may_open_harm_log(request.actor, case))
    sessions = list(counselling.sessions_of(request.actor, case)[:1]) if may_counsel else []
    closed = [] if may_counsel else [NoteDrawer.COUNSELLING]
    if not request.actor.may_open(case.subject_id, Drawer.NOTES):
        closed.append(NoteDrawer.NOTES)
    return {
        "may_counsel": may_counsel,
        "last_session": sessions[0] if sessions else None,
        "may_harm": may_harm,
        "harms": harms_of(request.actor, case) if may_harm else [],
        "closed_drawers": closed,
    }
