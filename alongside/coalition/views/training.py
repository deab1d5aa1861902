"""The training tab: what comes, hours of each organization, the matrix of topics, proposing a session.

Belongs here: those screens. Not here: one session, its places and who came (people.views.training_sessions).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponseBase
from django.template.defaultfilters import floatformat
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alongside.coalition.policies import may_take_part
from alongside.coalition.selectors import training as reads
from alongside.coalition.selectors.members import Coalition
from alongside.coalition.views.frame import in_coalition, page, table_of
from alongside.foundation.http import page_of, see_other
from alongside.people.actions.trainings import propose_session as propose
from alongside.people.enums_training import Discipline
from alongside.people.forms.training import SessionForm
from alongside.people.selectors.crosstraining import eight_topics
from alongside.people.selectors.trainings import topic_choices
from alongside.people.types import StaffRequest
from alongside.people.views.again import comes_back, first_of, say_saved_already
from alongside.people.views.training_sessions import lines
from alongside.vault.actors import require
from alongside.vault.errors import SavedBefore

AREA = "coalition:training"


@require_safe
@in_coalition
def training(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """Sessions, hours, and the topics that have not reached everyone."""
    start, end = _span(request)
    field = request.GET.get("field", "")
    field = field if field in Discipline.values else ""
    shown = page_of(request, reads.sessions_by_field(coalition.id, field), size=20)
    everyone = reads.organizations_of(coalition.id, start, end)
    organizations = page_of(request, everyone, size=25, name="organizations")
    reach = reads.reach_of(coalition.id, start, end, list(organizations))
    days = urlencode({"from": start.isoformat(), "to": end.isoformat()})
    context: dict[str, Any] = {
        "page": shown,
        "rows": lines(list(shown)),
        "proposed": reads.proposed(coalition.id)[:20] if coalition.organised else [],
        "fields": [(one.value, one.label, one.value == field) for one in Discipline],
        "field": field, "start": start, "end": end, "reach": _in_words(reach),
        "organizations": organizations, "days": f"{days}&",
        "total": sum(one.hours for one in everyone),
        "topics": [words for _key, words in eight_topics()],
        "query": f"field={field}&" if field else "",
    }  # fmt: skip
    return page(request, "coalition/training.html", context, coalition=coalition, area=AREA)


@require_safe
@in_coalition
def training_csv(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """Hours of each organization by topic, as a file."""
    start, end = _span(request)
    head = [_("Organization"), _("Hours"), _("Attendances"), *[words for _key, words in eight_topics()]]
    everyone = reads.organizations_of(coalition.id, start, end)
    reach = reads.reach_of(coalition.id, start, end, everyone)
    rows = ([one.organization.name, one.organization.hours, one.people, *one.topics] for one in reach)
    return table_of(request, head, rows, kind="training", why="cross_training")


@comes_back
@require_http_methods(["GET", "POST"])
@in_coalition
def propose_session(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """Any member proposes a session; the organizers plan it."""
    require(may_take_part(request.actor, coalition.id))
    form = SessionForm(
        request.POST if request.method == "POST" else None,
        initial=first_of(request),
        topics=topic_choices(None),
    )
    if request.method == "POST" and form.is_valid():
        try:
            propose(
                actor=request.actor,
                coalition_id=coalition.id,
                session_id=form.cleaned_data["row_id"],
                draft=form.draft(),
            )
        except SavedBefore:
            say_saved_already(request)
        else:
            messages.success(request, _("Proposed. The organizers plan it with you."))
        return see_other(AREA, coalition.id)
    return page(
        request, "coalition/propose_session.html", {"form": form}, coalition=coalition, area=AREA,
        status=422 if form.errors else 200,
    )  # fmt: skip


def _in_words(reach: Iterable[reads.Reach]) -> list[tuple[reads.Organization, str, list[str]]]:
    """Each organization with its hours as they are written; empty where a topic has not reached it.

    Most cells of a large matrix say one of a few numbers, and writing a number as its language does takes time.
    """
    written = cache(lambda hours: floatformat(hours, "-2") if hours else "")
    return [
        (one.organization, written(one.organization.hours) or "0", [written(hours) for hours in one.topics])
        for one in reach
    ]


def _span(request: StaffRequest) -> tuple[date, date]:
    """The days that are asked for; this year where none are, or none that exist."""
    today = timezone.localdate()
    start, end = (_day(request.GET.get(name, "")) for name in ("from", "to"))
    start = start or today.replace(month=1, day=1)
    end = end or today.replace(month=12, day=31)
    return (start, end) if start <= end else (end, start)


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None
