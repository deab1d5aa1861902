"""Figures for anyone: the sets, one set, one state.

Belongs here: screens and files without an account. Not here: reading (selectors). Areas stand by the alphabet.
"""

import csv
import io
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from alongside.bulletin import charts, selectors
from alongside.bulletin.areas import name_of
from alongside.bulletin.enums import Ages, Measure, Offense
from alongside.foundation.htmx import render_page
from alongside.foundation.http import download, open_to_all
from alongside.vault.errors import NotFound


@open_to_all
@require_safe
def numbers(request: HttpRequest) -> HttpResponse:
    """What there is, by set and by state, and how to read it."""
    context = {"datasets": selectors.published_with_reach(), "areas": selectors.areas_shown()}
    return render_page(request, "bulletin/numbers.html", context)


@open_to_all
@require_safe
def dataset(request: HttpRequest, key: str) -> HttpResponse:
    """One set: each area by the alphabet, each year, with what speaks for the figure."""
    found = selectors.dataset_shown(key)
    choices = selectors.choices_of(found)
    chosen = _chosen(request.GET.get("show", ""), choices)
    years, rows = selectors.table_of(found, *chosen) if chosen else ([], [])
    context: dict[str, Any] = {
        "dataset": found,
        "choices": [(_code(one), _words(one), one == chosen) for one in choices],
        "chosen": _words(chosen) if chosen else "",
        "years": years,
        "rows": rows,
    }
    return render_page(request, "bulletin/dataset.html", context)


@open_to_all
@require_safe
def area(request: HttpRequest, area: str) -> HttpResponse:
    """One state: what is counted there over the years, and its words for it beside the federal ones."""
    if not selectors.is_area(area):
        raise NotFound
    context = {
        "area": name_of(area),
        "series": [(one, charts.bars(one), sorted(one.years.items())) for one in selectors.series_in(area)],
        "definitions": selectors.definitions_in(area),
        "chart_height": charts.HEIGHT,
        "foot": charts.HEIGHT - charts.FOOT,
    }
    return render_page(request, "bulletin/area.html", context)


@open_to_all
@require_safe
def dataset_csv(_request: HttpRequest, key: str) -> HttpResponse:
    """The set as a table, under the names in which it can be brought again."""
    found = selectors.dataset_shown(key)
    rows = selectors.exported(selectors.figures_of(found))
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]) if rows else ["area"])
    writer.writeheader()
    writer.writerows(rows)
    return download(
        text.getvalue().encode(), kind="figures", extension="csv", content_type="text/csv; charset=utf-8"
    )


@open_to_all
@require_safe
def dataset_json(_request: HttpRequest, key: str) -> JsonResponse:
    """The set with where it comes from."""
    found = selectors.dataset_shown(key)
    return JsonResponse(
        {**selectors.origin_of(found), "figures": selectors.exported(selectors.figures_of(found))}
    )


def _chosen(code: str, choices: list[tuple[str, str, str]]) -> tuple[str, str, str] | None:
    return next((one for one in choices if _code(one) == code), choices[0] if choices else None)


def _code(one: tuple[str, str, str]) -> str:
    return ".".join(one)


def _words(one: tuple[str, str, str]) -> str:
    offense, measure, ages = one
    words = [str(Offense(offense).label), str(Measure(measure).label)]
    return ", ".join([*words, *([str(Ages(ages).label)] if ages != Ages.ALL else [])])
