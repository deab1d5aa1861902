"""The six measures, sharing one's own counts, and the review.

Belongs here: screens. Not here: counting (selectors/measures), the plan (views/strategy).
"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.bulletin import tallies
from alongside.bulletin.small import alone
from alongside.coalition import policies_strategy as policies
from alongside.coalition.actions.measures import note_review
from alongside.coalition.enums_strategy import SixMeasure
from alongside.coalition.forms_strategy import NoteForm
from alongside.coalition.selectors import measures as reads
from alongside.coalition.selectors.members import Coalition, joined
from alongside.coalition.views.frame import in_coalition, page
from alongside.foundation.http import see_other
from alongside.people.types import StaffRequest
from alongside.people.views.comparing import compare
from alongside.vault.actors import require
from alongside.vault.errors import SomeoneElseWasFaster

AREA = "coalition:measures"


@require_safe
@in_coalition
def measures(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """What was counted in a quarter or a year, beside the time before."""
    context = _counted(request, coalition)
    time = context["time"]
    may_share = bool(tallies.may_share_counts(request.actor))
    context |= {
        "may_share": may_share and not coalition.organised,
        "since": tallies.shared_since(request.actor, coalition.id) if may_share else None,
        "ours": _ours(request, time) if may_share else [],
    }
    return page(request, "coalition/measures.html", context, coalition=coalition, area=AREA)


def _counted(request: StaffRequest, coalition: Coalition) -> dict[str, Any]:
    today = timezone.localdate()
    time = reads.time_of(request.GET.get("time", ""), today)
    return {
        "time": time,
        "times": reads.times_to_choose(today),
        "measured": reads.measured(coalition.id, time),
        "sharing": tallies.sharing_count(coalition.id, time.start),
        "members_count": joined(coalition.id).exclude(member=None).count(),
    }


def _ours(request: StaffRequest, time: reads.Time) -> list[tuple[str, int | None]]:
    """Her own agency's numbers as they would be added up. How few answered is said nowhere, so not here either."""
    counted = tallies.own_counts(request.actor, time.start, time.months)
    names = {"people": _("People served"), "referrals": _("Referrals sent"), "feedback": _("Answers")}
    totals = {key: counted[key, "total"] for key in names if (key, "total") in counted}
    return [(names[key], alone(count) if key == "feedback" else count) for key, count in totals.items()]


@require_POST
@in_coalition
def share_measures(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """Share the agency's counts with this coalition, or no longer."""
    if request.POST.get("share") == "yes":
        tallies.share_counts(actor=request.actor, coalition_id=coalition.id, since=timezone.localdate())
        messages.success(request, _("Your organization's counts are added up from this quarter on."))
    else:
        tallies.stop_sharing_counts(actor=request.actor, coalition_id=coalition.id)
        messages.success(request, _("None of your organization's counts is added up any more."))
    return see_other(AREA, coalition.id)


@require_safe
@in_coalition
def review(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """What moved, beside the actions that should move it and what was said about it."""
    context = _counted(request, coalition)
    actions = reads.actions_by_measure(coalition.id)
    notes = reads.notes_of(coalition.id, context["time"])
    context |= {
        "rows": [(one, actions.get(one.key, []), notes.get(one.key)) for one in context["measured"]],
        "may_write": bool(policies.may_write_plan(request.actor, coalition.id)),
    }
    return page(request, "coalition/review.html", context, coalition=coalition, area=AREA)


@require_http_methods(["GET", "POST"])
@in_coalition
def note_measure(request: StaffRequest, coalition: Coalition, measure: str, time: str) -> HttpResponseBase:
    """Say what you see in a measure, and what you will try."""
    require(policies.may_write_plan(request.actor, coalition.id))
    if measure not in SixMeasure.values:
        raise Http404
    when = reads.time_of(time, timezone.localdate())
    form = NoteForm(request.POST or None, initial=_saved(coalition, when, measure))
    status = 422 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        try:
            note_review(
                actor=request.actor, coalition_id=coalition.id, measure=measure, starts_on=when.start,
                months=when.months, **form.cleaned_data,
            )  # fmt: skip
        except SomeoneElseWasFaster as refusal:
            form, status = compare(form, _saved(coalition, when, measure), refusal), 409
        else:
            messages.success(request, _("Saved."))
            return see_other("coalition:review", coalition.id, query=f"?time={when.code}")
    context = {
        "form": form, "theirs": getattr(form, "theirs", []), "time": when, "name": SixMeasure(measure).label,
    }  # fmt: skip
    return page(request, "coalition/review_note.html", context, coalition=coalition, area=AREA, status=status)


def _saved(coalition: Coalition, time: reads.Time, measure: str) -> dict[str, Any]:
    row = reads.notes_of(coalition.id, time).get(measure)
    if row is None:
        return {"seen": "", "solution": "", "version": 0}
    return {"seen": row.seen, "solution": row.solution, "version": row.version}
