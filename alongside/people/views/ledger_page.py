"""The agency's ledger, as a custodian reads it.

Belongs here: the screen. Not here: the wording of a line (selectors.ledger_words). No client is named: who
opened whose record is read in that client's own log, by those who work with them.
"""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from alongside.foundation.htmx import render_page
from alongside.foundation.http import id_in
from alongside.people import policies
from alongside.people.selectors.ledger_words import page_of_ledger
from alongside.people.selectors.staff import names_at
from alongside.people.types import StaffRequest
from alongside.vault.actors import require

SIZE = 100


@require_safe
def ledger(request: StaffRequest) -> HttpResponse:
    """A hundred lines, newest first; `?before=` goes on, `?who=` keeps one person's."""
    require(policies.may_read_ledger(request.actor))
    before, who = _number(request.GET.get("before", "")), id_in(request.GET.get("who", ""))
    page = page_of_ledger(request.actor, before=before, actor_id=who, size=SIZE)
    names = names_at(request.actor.agency_id)
    context = {
        "page": page,
        "who": who,
        "who_name": names.get(who, "") if who else "",
        "people": sorted(names.items(), key=lambda row: row[1].casefold()),
    }
    return render_page(request, "people/ledger.html", context)


def _number(said: str) -> int | None:
    return int(said) if said.isascii() and said.isdigit() and len(said) < 19 else None
