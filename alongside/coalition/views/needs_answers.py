"""Answering for an agency, printing cards, reading what the community wrote.

Belongs here: screens. Not here: saving (actions.needs, actions.needs_answers), small numbers (selectors.needs_results).
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alongside.coalition import policies_needs as policies
from alongside.coalition.actions.needs import keep_agency_answer
from alongside.coalition.actions.needs_answers import print_cards
from alongside.coalition.errors_needs import MovedOn, NothingSaid
from alongside.coalition.forms_needs import AgencyAnswerForm, CardsForm
from alongside.coalition.needs_questions import asked_of_community
from alongside.coalition.selectors import needs as reads
from alongside.coalition.selectors import needs_results as results
from alongside.coalition.selectors.members import Coalition
from alongside.coalition.views.frame import in_coalition, page
from alongside.foundation.http import see_other
from alongside.people.types import StaffRequest
from alongside.people.views.comparing import compare
from alongside.vault.actors import require
from alongside.vault.errors import NotFound, SomeoneElseWasFaster

if TYPE_CHECKING:
    from alongside.coalition.models import AgencyAnswer, Member, NeedsRound

AREA = "coalition:needs"


@require_http_methods(["GET", "POST"])
@in_coalition
def our_answer(request: StaffRequest, coalition: Coalition, needs_round_id: UUID) -> HttpResponseBase:
    """The seven questions, for her own organization."""
    member = reads.member_here(request.actor, coalition.id)
    if member is None:
        raise NotFound
    address = reverse("coalition:needs_answer", args=[coalition.id, needs_round_id])
    return _answer(request, coalition, needs_round_id, member, address)


@require_http_methods(["GET", "POST"])
@in_coalition
def their_answer(
    request: StaffRequest, coalition: Coalition, needs_round_id: UUID, answering_id: UUID
) -> HttpResponseBase:
    """The same for a member that does not work in this house: its organizers write down what it says."""
    member = reads.member_of(coalition.id, answering_id)
    address = reverse("coalition:needs_answer_for", args=[coalition.id, needs_round_id, answering_id])
    return _answer(request, coalition, needs_round_id, member, address)


def _answer(
    request: StaffRequest, coalition: Coalition, round_id: UUID, member: Member, address: str
) -> HttpResponseBase:
    row = reads.round_of(coalition.id, round_id)
    require(policies.may_answer(request.actor, row, member))
    form = AgencyAnswerForm(
        request.POST if request.method == "POST" else None,
        initial=_saved(reads.answer_of(row.id, member.id)), questions=row.questions,
    )  # fmt: skip
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            return _keep(request, coalition, row, member, form)
        except SomeoneElseWasFaster as refusal:
            compare(form, _saved(reads.answer_of(row.id, member.id)), refusal)
            status = 409
        except NothingSaid as refusal:
            form.add_error(None, str(refusal))
    context = {
        "form": form, "round": row, "member": member, "address": address, "theirs": getattr(form, "theirs", []),
        "answer": reads.answer_of(row.id, member.id),
    }  # fmt: skip
    status = 422 if form.errors and status == 200 else status
    return page(
        request, "coalition/needs_answer.html", context, coalition=coalition, area=AREA, status=status
    )


def _keep(
    request: StaffRequest, coalition: Coalition, row: NeedsRound, member: Member, form: AgencyAnswerForm
) -> HttpResponseBase:
    give = request.POST.get("give") == "yes"
    keep_agency_answer(
        actor=request.actor, row=row, member=member, version=form.cleaned_data["version"],
        coded=form.part("code"), words=form.part("words"), give=give,
    )  # fmt: skip
    said = (
        _("Given. You can change it until the round closes.")
        if give
        else _("The draft is saved. Only your organization reads it.")
    )
    messages.success(request, said)
    return see_other("coalition:needs_round", coalition.id, row.id)


def _saved(answer: AgencyAnswer | None) -> dict[str, object]:
    if answer is None:
        return {"version": 0}
    found: dict[str, object] = {"version": answer.version}
    found |= {f"code_{key}": said for key, said in answer.coded.items()}
    return found | {f"words_{key}": said for key, said in answer.words.items()}


@require_http_methods(["GET", "POST"])
@in_coalition
def cards(request: StaffRequest, coalition: Coalition, needs_round_id: UUID) -> HttpResponseBase:
    """Cards to print, and links to hand on. Their codes are shown on this one page, and then known to nobody."""
    require(policies.may_ask(request.actor, coalition.id))
    row = reads.round_of(coalition.id, needs_round_id)
    asked = CardsForm(request.POST if request.method == "POST" else None)
    codes: list[str] = []
    if request.method == "POST" and asked.is_valid():
        try:
            codes = print_cards(actor=request.actor, row=row, count=asked.cleaned_data["count"])
        except MovedOn as refusal:
            asked.add_error(None, str(refusal))
    address = request.build_absolute_uri(reverse("coalition:needs_public"))
    context = {
        "form": asked, "round": row, "codes": codes, "address": address.split("://")[-1],
        "links": [request.build_absolute_uri(reverse("coalition:needs_link", args=[code])) for code in codes],
    }  # fmt: skip
    status = 422 if asked.errors else 200
    return page(request, "coalition/needs_cards.html", context, coalition=coalition, area=AREA, status=status)


@require_safe
@in_coalition
def words(request: StaffRequest, coalition: Coalition, needs_round_id: UUID) -> HttpResponseBase:
    """What people wrote, question by question, in no order."""
    row = reads.round_of(coalition.id, needs_round_id)
    require(policies.may_ask(request.actor, coalition.id))
    said = results.words_of(request.actor, row) if policies.may_read_results(request.actor, row) else {}
    asked = asked_of_community(row.questions, "en")
    context = {"round": row, "said": [(asked[key], said[key]) for key in asked if said.get(key)]}
    return page(request, "coalition/needs_words.html", context, coalition=coalition, area=AREA)
