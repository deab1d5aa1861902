"""Formal letters: the list, writing to many, one letter, sending, paper.

Belongs here: screens. Not here: the texts to begin with (letter_words), saving (actions.founding_letters). The
organizers' own.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.coalition.actions import founding_letters as acts
from alongside.coalition.enums_founding import Language
from alongside.coalition.errors_founding import NobodyChosen, Stands
from alongside.coalition.forms_founding_words import LetterForm, LettersForm
from alongside.coalition.letter_paper import paper
from alongside.coalition.letter_words import text_for
from alongside.coalition.policies import may_organise
from alongside.coalition.selectors import founding as reads
from alongside.coalition.selectors.members import Coalition
from alongside.coalition.views.founding import founding_page
from alongside.coalition.views.frame import in_coalition
from alongside.foundation.http import download, page_of, see_other
from alongside.people.types import StaffRequest
from alongside.people.views.again import comes_back, first_of
from alongside.people.views.comparing import compare
from alongside.vault.actors import require
from alongside.vault.errors import NotFound, SomeoneElseWasFaster

AT = "coalition:letters"
MOST = 200


@require_safe
@in_coalition
def letters(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """Drafts to send, and what was sent."""
    require(may_organise(request.actor, coalition.id))
    sent = page_of(request, reads.letters(coalition.id, sent=True))
    context = {
        "drafts": reads.letters(coalition.id, sent=False)[:MOST],
        "page": sent,
        "mailed": reads.mailed_among(sent),
        "today": timezone.localdate(),
    }
    return founding_page(request, "coalition/letters.html", context, coalition=coalition, at=AT)


@comes_back
@require_http_methods(["GET", "POST"])
@in_coalition
def write_letters(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """One text to many: each gets its own letter with its own name."""
    require(may_organise(request.actor, coalition.id))
    language = request.GET.get("language", "")
    language = language if language in Language.values else Language.ENGLISH
    choices = [(str(one.id), one.name) for one in reads.to_write_to(coalition.id)[:MOST]]
    initial = first_of(request) | {
        "language": language, "words": text_for(language), "partners": request.GET.getlist("partner"),
    }  # fmt: skip
    form = LettersForm(request.POST if request.method == "POST" else None, initial=initial, partners=choices)
    if request.method == "POST" and form.is_valid():
        made = acts.write_letters(
            actor=request.actor, coalition_id=coalition.id, coalition=coalition.name,
            row_id=form.cleaned_data["row_id"], partner_ids=form.partner_ids(), said=form.said(),
        )  # fmt: skip
        said = ngettext("%(n)s letter is a draft now.", "%(n)s letters are drafts now.", len(made))
        messages.success(request, said % {"n": len(made)})
        return see_other(AT, coalition.id)
    context = {"form": form, "nobody": not choices, "languages": Language.choices, "language": language}
    return founding_page(
        request,
        "coalition/write_letters.html",
        context,
        coalition=coalition,
        at=AT,
        status=422 if form.errors else 200,
    )


@require_safe
@in_coalition
def letter(request: StaffRequest, coalition: Coalition, letter_id: UUID) -> HttpResponseBase:
    """One letter, as it is printed."""
    require(may_organise(request.actor, coalition.id))
    row = reads.letter_for(coalition.id, letter_id)
    context = {"letter": row, "mailed": reads.mailed(row), "today": timezone.localdate()}
    return founding_page(request, "coalition/letter.html", context, coalition=coalition, at=AT)


@require_http_methods(["GET", "POST"])
@in_coalition
def change_letter(request: StaffRequest, coalition: Coalition, letter_id: UUID) -> HttpResponseBase:
    """Say it better, while it is a draft."""
    require(may_organise(request.actor, coalition.id))
    row = reads.letter_for(coalition.id, letter_id)
    form = LetterForm(request.POST if request.method == "POST" else None, initial=_saved(row))
    status = 200
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            acts.change_letter(
                actor=request.actor,
                coalition_id=coalition.id,
                letter_id=letter_id,
                version=version,
                said=form.said(),
            )
        except Stands as problem:
            form.add_error(None, str(problem))
        except SomeoneElseWasFaster as refusal:
            form, status = compare(form, _saved(reads.letter_for(coalition.id, letter_id)), refusal), 409
        else:
            messages.success(request, _("Saved."))
            return see_other("coalition:letter", coalition.id, letter_id)
    context = {"form": form, "letter": row, "theirs": getattr(form, "theirs", [])}
    status = 422 if form.errors and status == 200 else status
    return founding_page(
        request, "coalition/change_letter.html", context, coalition=coalition, at=AT, status=status
    )


def _saved(row: Any) -> dict[str, Any]:
    return {name: getattr(row, name) for name in ("language", "words", "signed", "answer_by", "version")}


@require_POST
@in_coalition
def throw_letter_away(request: StaffRequest, coalition: Coalition, letter_id: UUID) -> HttpResponseBase:
    """A draft that nobody was sent."""
    try:
        acts.throw_letter_away(actor=request.actor, coalition_id=coalition.id, letter_id=letter_id)
        messages.success(request, _("The draft is gone."))
    except Stands as problem:
        messages.warning(request, str(problem))
    return see_other(AT, coalition.id)


@require_POST
@in_coalition
def send_letters(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """These went out today: their words stand from now on, and who gets them counts as asked."""
    try:
        sent = acts.send_letters(
            actor=request.actor, coalition_id=coalition.id, letter_ids=_ids(request.POST.getlist("letter")),
            on=timezone.localdate(),
        )  # fmt: skip
    except NobodyChosen as problem:
        messages.warning(request, str(problem))
        return see_other(AT, coalition.id)
    said = ngettext(
        "%(n)s letter is sent. Its words stand.", "%(n)s letters are sent. Their words stand.", sent
    )
    messages.success(request, said % {"n": sent})
    return see_other(AT, coalition.id)


@require_safe
@in_coalition
def letters_paper(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """The chosen letters as one PDF; without a choice, all drafts."""
    require(may_organise(request.actor, coalition.id))
    ids = _ids(request.GET.getlist("letter"))
    ids = ids or [one.id for one in reads.letters(coalition.id, sent=False)]
    found = reads.letters_named(coalition.id, ids[:MOST])
    if not found:
        raise NotFound
    body = paper(found, coalition.name)
    return download(body, kind="letters", extension="pdf", content_type="application/pdf")


def _ids(told: list[str]) -> list[UUID]:
    """The ids among what was sent; anything else is nobody's."""
    found = []
    for one in told:
        try:
            found.append(UUID(one))
        except ValueError:
            continue
    return found
