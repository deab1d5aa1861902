"""One client's page, and the code word that is shown only when asked for.

Belongs here: the overview. Not here: the single parts (identity, contacts, notes, documents).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponseBase
from django.views.decorators.http import require_safe

from alongside.cases.selectors.cases import drawers_open
from alongside.cases.selectors.contacts import code_word_of, ways_of
from alongside.cases.selectors.documents import newest_documents, papers
from alongside.cases.selectors.notes import closed_drawers, drawers_for_notes, entries, newest_notes
from alongside.cases.selectors.plan_overview import overview
from alongside.cases.selectors.seeing import people_who_may_see
from alongside.cases.views.asking import StaffRequest, client_of, head
from alongside.clocks.selectors.running import soonest_about
from alongside.foundation.htmx import render_page
from alongside.foundation.http import address
from alongside.vault.enums import Drawer

if TYPE_CHECKING:
    from alongside.cases.models import Case
    from alongside.clocks.selectors.running import Running

NOTES_SHOWN = 10
CLOCKS_SHOWN = 3
PAPERS_SHOWN = 5


@require_safe
def client(request: StaffRequest, case_id: UUID) -> HttpResponseBase:
    """Everything one needs to know first: how to reach them, what happened last, who may see."""
    case = client_of(request, case_id)
    context = head(request, case, "cases:client") | _ways(request, case) | _work(request, case)
    seers = people_who_may_see(request.actor, case.subject_id)
    context |= _plan(request, case) | {"clocks": _clocks(request, case)}
    context |= {"seers": seers, "team_url": address("cases:team", case.id)}
    return render_page(request, "cases/client.html", context)


@require_safe
def code_word(request: StaffRequest, case_id: UUID, contact_id: UUID) -> HttpResponseBase:
    """The code word of one way: an opening of its own, with its own line in the log."""
    case = client_of(request, case_id)
    word = code_word_of(request.actor, case.subject_id, contact_id)
    context = head(request, case, "cases:client") | {"word": word}
    return render_page(request, "cases/code_word.html", context, partial="word")


def _clocks(request: StaffRequest, case: Case) -> list[Running]:
    """The soonest of those that run."""
    if not request.actor.may_open(case.subject_id, Drawer.PLAN):
        return []
    return soonest_about(request.actor, case.subject_id, Drawer.PLAN, CLOCKS_SHOWN)


def _ways(request: StaffRequest, case: Case) -> dict[str, Any]:
    ways = ways_of(request.actor, case.subject_id)
    current = [way for way in ways if way.ended_on is None]
    return {
        "ways": current,
        "former_ways": [way for way in ways if way.ended_on is not None],
        "reach": current[0] if current else None,
        "coded": next((way for way in current if way.has_code_word), None),
    }


def _plan(request: StaffRequest, case: Case) -> dict[str, Any]:
    """The first needs and the goals, and what they asked about being in touch, where the plan opens."""
    if Drawer.PLAN not in drawers_open(request.actor, case.subject_id):
        return {}
    found = overview(request.actor, case.subject_id)
    return {"plan": found, "wish": found.wish}


def _work(request: StaffRequest, case: Case) -> dict[str, Any]:
    """The newest notes and documents of the drawers that open; one more than shown tells of the rest."""
    drawers = drawers_for_notes(request.actor, case.subject_id)
    notes = newest_notes(request.actor, case.subject_id, drawers, NOTES_SHOWN + 1)
    documents = newest_documents(request.actor, case.subject_id, drawers, PAPERS_SHOWN + 1)
    return {
        "entries": entries(request.actor, notes[:NOTES_SHOWN]),
        "more_notes": len(notes) > NOTES_SHOWN,
        "papers": papers(request.actor, documents[:PAPERS_SHOWN]),
        "more_papers": len(documents) > PAPERS_SHOWN,
        "closed_drawers": closed_drawers(request.actor, drawers),
    }
