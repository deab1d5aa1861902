"""The network for who looks after it: counts only.

Belongs here: one page and its table. Not here: counting (facts), any referral.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from alongside.foundation.htmx import render_page
from alongside.foundation.sheets import sheet
from alongside.referrals.facts import SPANS, Facts, network_facts, rows_of
from alongside.referrals.views.frame import tabs
from alongside.vault import ledger
from alongside.vault.enums import What

if TYPE_CHECKING:
    from alongside.people.types import StaffRequest


@require_safe
def network(request: StaffRequest) -> HttpResponseBase:
    """Open by age, time to an answer, who says yes, what was lost."""
    days, facts = _asked(request)
    context = {
        "tabs": tabs(request.actor, "referrals:network"),
        "facts": facts,
        "days": days,
        "spans": [(one, words, one == days) for one, words in SPANS.items()],
    }
    return render_page(request, "referrals/network.html", context)


@require_safe
def network_table(request: StaffRequest) -> HttpResponseBase:
    """The same as a file."""
    _days, facts = _asked(request)
    ledger.add(request.actor, What.EXPORTED, why="referral_counts")
    head = [_("Table"), _("What"), _("Number"), _("Of these"), _("Days to an answer")]
    return sheet(head, rows_of(facts), kind="counts")


def _asked(request: StaffRequest) -> tuple[int, Facts]:
    told = request.GET.get("days", "")
    days = int(told) if told.isascii() and told.isdigit() and int(told) in SPANS else 90
    return days, network_facts(request.actor, days)
