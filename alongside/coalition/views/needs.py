"""What is needed: the beginning of it all, one round, two rounds side by side.

Belongs here: screens. Not here: answers (needs_answers), findings and barriers (needs_pieces), saving (actions.needs).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.coalition import policies_needs as policies
from alongside.coalition.actions import needs as acts
from alongside.coalition.enums_needs import Experience, Justice, RoundState, Said
from alongside.coalition.errors_needs import MovedOn, NothingAsked
from alongside.coalition.forms_needs import CompareForm, RoundForm, round_fields
from alongside.coalition.needs_questions import (
    CODED,
    EXPERIENCES,
    JUSTICE,
    asked_of_agencies,
    asked_of_community,
    first_words,
)
from alongside.coalition.selectors import needs as reads
from alongside.coalition.selectors import needs_results as results
from alongside.coalition.selectors.members import Coalition
from alongside.coalition.views.frame import in_coalition, page
from alongside.foundation.http import see_other
from alongside.people.types import StaffRequest
from alongside.people.views.again import comes_back, first_of
from alongside.people.views.comparing import compare, sent_before
from alongside.vault.actors import require
from alongside.vault.errors import SavedBefore, SomeoneElseWasFaster

if TYPE_CHECKING:
    from alongside.coalition.models import NeedsRound

AREA = "coalition:needs"
STEPS = {
    RoundState.DRAFTED: gettext_lazy("Open it for answers"),
    RoundState.OPEN: gettext_lazy("Close it"),
    RoundState.CLOSED: gettext_lazy("Share it with members"),
}
SHAPES = {
    RoundState.DRAFTED: ("open", ""),
    RoundState.OPEN: ("part", "accent"),
    RoundState.CLOSED: ("stop", "soft"),
    RoundState.PUBLISHED: ("done", "accent"),
}


@require_safe
@in_coalition
def needs(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """Rounds, what stands in the way, what changed."""
    member = reads.member_here(request.actor, coalition.id)
    rounds = list(reads.rounds_of(coalition.id)[:20])
    running = [row for row in rounds if row.state == RoundState.OPEN]
    context = {
        "rounds": [_marked(row) for row in rounds],
        "to_answer": [
            (row, reads.answer_of(row.id, member.id))
            for row in running
            if member and policies.may_answer(request.actor, row, member)
        ],
        "barriers": reads.barriers_open(coalition.id)[:5],
        "changes": reads.changes_of(coalition.id)[:5],
        "member": member,
        "may_compare": len(reads.rounds_over(coalition.id, organised=coalition.organised)) > 1,
    }
    return page(request, "coalition/needs.html", context, coalition=coalition, area=AREA)


def _marked(row: NeedsRound) -> dict[str, Any]:
    shape, tone = SHAPES[RoundState(row.state)]
    return {"row": row, "shape": shape, "tone": tone}


@comes_back
@require_http_methods(["GET", "POST"])
@in_coalition
def round_new(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """Prepare a round. Its questions begin with those of the house, to be changed."""
    require(policies.may_ask(request.actor, coalition.id))
    form = RoundForm(
        request.POST if request.method == "POST" else None,
        initial=first_of(request) | round_fields(first_words()),
    )
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            row = acts.prepare_round(
                actor=request.actor,
                coalition_id=coalition.id,
                round_id=form.cleaned_data["row_id"],
                given=form.given(),
            )
            messages.success(request, _("The round is prepared. Nobody is asked yet."))
            return see_other("coalition:needs_round", coalition.id, row.id)
        except SavedBefore as before:
            if sent_before(request, form, before, ("name", "shaped_by")):
                return see_other("coalition:needs_round", coalition.id, before.row.id)
            status = 409
    return _form(request, coalition, form, None, status)


@require_http_methods(["GET", "POST"])
@in_coalition
def round_change(request: StaffRequest, coalition: Coalition, needs_round_id: UUID) -> HttpResponseBase:
    """Its name and questions, until it opens."""
    require(policies.may_ask(request.actor, coalition.id))
    row = reads.round_of(coalition.id, needs_round_id)
    form = RoundForm(request.POST if request.method == "POST" else None, initial=_saved(row))
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            acts.change_round(
                actor=request.actor, coalition_id=coalition.id, round_id=needs_round_id,
                version=form.cleaned_data["version"], given=form.given(),
            )  # fmt: skip
            messages.success(request, _("Saved."))
            return see_other("coalition:needs_round", coalition.id, needs_round_id)
        except SomeoneElseWasFaster as refusal:
            compare(form, _saved(reads.round_of(coalition.id, needs_round_id)), refusal)
            status = 409
        except MovedOn as refusal:
            messages.warning(request, str(refusal))
            return see_other("coalition:needs_round", coalition.id, needs_round_id)
    return _form(request, coalition, form, row, status)


def _form(
    request: StaffRequest, coalition: Coalition, form: RoundForm, row: NeedsRound | None, status: int
) -> HttpResponseBase:
    status = 422 if form.errors and status == 200 else status
    context = {"form": form, "round": row, "theirs": getattr(form, "theirs", [])}
    return page(
        request, "coalition/needs_round_form.html", context, coalition=coalition, area=AREA, status=status
    )


def _saved(row: NeedsRound) -> dict[str, Any]:
    return {"name": row.name, "shaped_by": row.shaped_by, "version": row.version} | round_fields(
        row.questions
    )


@require_safe
@in_coalition
def round_page(request: StaffRequest, coalition: Coalition, needs_round_id: UUID) -> HttpResponseBase:
    """One round: who answers, and once it is over what was said."""
    row = reads.round_of(coalition.id, needs_round_id)
    member = reads.member_here(request.actor, coalition.id)
    over = bool(policies.may_read_results(request.actor, row))
    context = _marked(row) | {
        "round": row,
        "over": over,
        "next": STEPS.get(RoundState(row.state)) if coalition.organised else None,
        "answering": reads.answering(row) if coalition.organised and row.state != RoundState.DRAFTED else [],
        "may_answer": bool(member and policies.may_answer(request.actor, row, member)),
        "ours": reads.answer_of(row.id, member.id) if member else None,
        "asked": asked_of_agencies(row.questions),
        "community_asked": asked_of_community(row.questions, "en"),
        "agencies": _agencies(request, row) if over else None,
        "community": [_labeled(shown) for shown in results.community_of(row)] if over else [],
    }
    return page(request, "coalition/needs_round.html", context, coalition=coalition, area=AREA)


def _agencies(request: StaffRequest, row: NeedsRound) -> dict[str, Any]:
    """What agencies gave: each question with its counts and each agency's words."""
    answers = results.agencies_of(request.actor, row)
    counts = results.agencies_counted(answers)
    questions = [
        {
            "words": words,
            "counts": [(label, counts[code]) for code, label in CODED[key]],
            "said": [(one.member.name, one.words[key]) for one in answers if one.words.get(key)],
        }
        for key, words in asked_of_agencies(row.questions).items()
    ]
    return {"total": len(answers), "questions": questions, "heads": [label for _value, label in Said.choices]}


def _labeled(shown: results.Shown) -> dict[str, Any]:
    labels = Justice if shown.question == "justice" else Experience
    words = JUSTICE if shown.question == "justice" else EXPERIENCES[shown.question]
    cells = [(labels(name).label if name else _("Left open"), count) for name, count in shown.cells.items()]
    some = any(count is not None for _label, count in cells)
    return {"words": words, "total": shown.total, "cells": cells, "some": some}


@require_POST
@in_coalition
def round_move(request: StaffRequest, coalition: Coalition, needs_round_id: UUID) -> HttpResponseBase:
    """Open, close, share."""
    try:
        row = acts.move_round(
            actor=request.actor,
            coalition_id=coalition.id,
            round_id=needs_round_id,
            seen=request.POST.get("seen", ""),
        )
        messages.success(request, _said(row))
    except (MovedOn, NothingAsked) as refusal:
        messages.warning(request, str(refusal))
    return see_other("coalition:needs_round", coalition.id, needs_round_id)


def _said(row: NeedsRound) -> str:
    if row.state == RoundState.OPEN:
        return _("It is open. Members can answer, and you can print cards.")
    if row.state == RoundState.CLOSED:
        return _("It is closed. Cards that nobody used open nothing any more.")
    return _("Members can read it now.")


@require_safe
@in_coalition
def compare_rounds(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """Two rounds side by side."""
    rounds = reads.rounds_over(coalition.id, organised=coalition.organised)
    earlier, later = _two(request, rounds)
    context: dict[str, Any] = {"rounds": rounds, "earlier": earlier, "later": later}
    if earlier and later:
        context |= {
            "form": CompareForm(rounds=rounds, initial={"earlier": str(earlier.id), "later": str(later.id)}),
            "agencies": _side_by_side(request, earlier, later),
            "community": _people_beside(earlier, later),
        }  # fmt: skip
    return page(request, "coalition/needs_compare.html", context, coalition=coalition, area=AREA)


def _two(request: StaffRequest, rounds: list[NeedsRound]) -> tuple[NeedsRound | None, NeedsRound | None]:
    """Those that were asked for, or the last two."""
    known = {str(row.id): row for row in rounds}
    later = known.get(request.GET.get("later", "")) or (rounds[0] if len(rounds) > 1 else None)
    earlier = known.get(request.GET.get("earlier", "")) or (rounds[1] if len(rounds) > 1 else None)
    return earlier, later


def _people_beside(earlier: NeedsRound, later: NeedsRound) -> list[dict[str, Any]]:
    """Each question of the community in both rounds. Empty where one of them brought fewer than five answers."""
    both = zip(_people(earlier), _people(later), strict=False)
    return [
        {"words": first["words"], "rows": _beside(first["cells"], second["cells"])} for first, second in both
    ]


def _beside(first: list[Any], second: list[Any]) -> list[tuple[Any, Any, Any]]:
    return [(label, before, after) for (label, before), (_same, after) in zip(first, second, strict=True)]


def _people(row: NeedsRound) -> list[dict[str, Any]]:
    return [_labeled(shown) for shown in results.community_of(row)]


def _side_by_side(request: StaffRequest, earlier: NeedsRound, later: NeedsRound) -> dict[str, Any]:
    """How many agencies said yes, of how many that gave an answer."""
    both = [results.agencies_of(request.actor, row) for row in (earlier, later)]
    first, second = (results.agencies_counted(answers) for answers in both)
    rows = [
        (label, first[code][Said.YES], second[code][Said.YES])
        for group in CODED.values()
        for code, label in group
    ]
    return {"rows": rows, "totals": [len(answers) for answers in both]}
