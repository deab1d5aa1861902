"""Help, stage by stage, as one drawing with the same as a table.

Belongs here: the screen, where each shape stands. Not here: what is laid side by side (selectors.service_array).
"""

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from alongside.coalition.enums_strategy import Stage
from alongside.coalition.selectors import service_array as reads
from alongside.coalition.selectors.members import Coalition
from alongside.coalition.views.founding import founding_page
from alongside.coalition.views.frame import in_coalition
from alongside.foundation.http import page_of
from alongside.people.types import StaffRequest

AT = "coalition:service_array"
PER_PAGE = 40
WORDS: dict[str, str | Promise] = {
    **{stage.value: stage.label for stage in Stage},
    reads.ALONG: _("At every stage"),
}


class Dot(NamedTuple):
    """What stands at one stage: a circle with the areas of help, a diamond with the actions of the plan."""

    x: str
    areas: int
    actions: int
    is_done: bool


class Run(NamedTuple):
    """A piece of the way from one stage to the next; broken where help ends in between."""

    x1: str
    x2: str
    is_whole: bool


@require_safe
@in_coalition
def service_array(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """Who helps at which stage, what the plan adds, and where nobody is."""
    lanes = reads.lanes_of(request.actor, coalition.id, timezone.localdate())
    sums = reads.sums_of(lanes)
    found = page_of(request, lanes, size=PER_PAGE)
    context = {
        "page": found,
        "heads": [
            {"number": place, "words": WORDS[one.code], "sum": one, "x": x_of(place - 1)}
            for place, one in enumerate(sums, 1)
        ],
        "runs": runs_of(bool(one.members) for one in sums[:-1]),
        "lanes": [
            {
                "lane": lane,
                "dots": dots_of(lane),
                "runs": runs_of(not lane.parts[stage].is_empty for stage in reads.STAGES[:-1]),
                "parts": [{"words": WORDS[stage], "part": part} for stage, part in lane.parts.items()],
            }
            for lane in found
        ],
        "known": any(lane.in_directory for lane in lanes),
    }
    return founding_page(request, "coalition/service_array.html", context, coalition=coalition, at=AT)


def dots_of(lane: reads.Lane) -> list[Dot]:
    """The shapes of one organization, from left to right."""
    return [
        Dot(x_of(place), len(part.areas), len(part.actions), part.is_done)
        for place, part in enumerate(lane.parts.values())
        if not part.is_empty
    ]


def runs_of(there: Iterable[bool]) -> list[Run]:
    """The way between every two stages that follow each other."""
    return [
        Run(x_of(place), x_of(place + 1), one and next_one)
        for place, (one, next_one) in enumerate(pairwise(there))
    ]


def x_of(place: int) -> str:
    """The middle of a column, in per cent of the width: so that what is written in it never scales."""
    return f"{100 * (2 * place + 1) / (2 * len(reads.STAGES)):.2f}%"
