"""Plans to take along: a table, the whole form, a document to print.

Belongs here: answers with files. Not here: what is in them (selectors.exporting). They may be stored for a while:
nothing in them is private, and they hold only what is published.
"""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from alongside.foundation.htmx import render_page
from alongside.foundation.http import asked_each_time, download, open_to_all
from alongside.plan_room import clock_words, shown
from alongside.plan_room.selectors import exporting, findings
from alongside.plan_room.selectors import plans as reading
from alongside.plan_room.selectors.promises import dues_of, mark_and_note


@open_to_all
@require_safe
@asked_each_time
def all_csv(request: HttpRequest) -> HttpResponse:
    """Every published promise, one a line."""
    return _csv(request, list(reading.public_plans()))


@open_to_all
@require_safe
@asked_each_time
def plan_csv(request: HttpRequest, plan_key: str) -> HttpResponse:
    """One plan's promises, one a line."""
    return _csv(request, [exporting.public_plan(plan_key)])


def _csv(request: HttpRequest, plans: Sequence[Any]) -> HttpResponse:
    rows: Iterable[list[str]] = exporting.table_of(plans, _home(request), timezone.localdate())
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    body = out.getvalue().encode("utf-8-sig")
    return download(body, kind="promises", extension="csv", content_type="text/csv; charset=utf-8")


@open_to_all
@require_safe
@asked_each_time
def plan_json(request: HttpRequest, plan_key: str) -> HttpResponse:
    """The whole plan in the form in which it can be read again."""
    form = exporting.form_of(exporting.public_plan(plan_key))
    body = json.dumps(form, ensure_ascii=False, indent=1).encode()
    return download(body, kind="plan", extension="json", content_type="application/json")


@open_to_all
@require_safe
def document(request: HttpRequest, plan_key: str) -> HttpResponse:
    """The whole plan on paper: every promise, who owes it, its clock, both sides."""
    plan = exporting.public_plan(plan_key)
    today = timezone.localdate()
    numbers = findings.numbers_of(findings.current([plan.id]), [plan.id], pairs=False)
    actions = list(reading.ordered(findings.current([plan.id])))
    dues = dues_of([action.id for action in actions], today)
    marks = {action.key: mark_and_note(dues[action.id], today)[0] for action in actions if action.id in dues}
    days = {
        action.key: clock_words.in_full(due.on)
        for action in actions
        if (due := dues.get(action.id)) and due.has_day and due.on
    }
    context = {
        "plan": plan,
        "title": shown.titled(plan),
        "span": shown.span_of(plan),
        "numbers": numbers,
        "rows": [(line, marks.get(line.key), days.get(line.key, "")) for line in reading.lines_of(actions)],
        "printed_on": clock_words.in_full(today),
        "home": _home(request),
        "declared": reading.declared_in(plan, numbers.total),
    }
    return render_page(request, "plan_room/document.html", context)


def _home(request: HttpRequest) -> str:
    """The origin that was asked, for addresses that leave this site."""
    return request.build_absolute_uri("/").rstrip("/")
