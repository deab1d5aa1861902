"""Sending something in: an idea, an adapted draft, a comment.

Belongs here: the forms' way. Not here: the safety check's rules (safety), storing (actions.sending).
"""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alongside.foundation.htmx import render_page
from alongside.foundation.http import only_reads, open_to_all
from alongside.foundation.rates import Meter, origin_of
from alongside.plan_room.actions import sending
from alongside.plan_room.errors_consultations import NotOpen, TooMany
from alongside.plan_room.forms_consultations import CommentForm, WriteForm
from alongside.plan_room.grouping.differing import difference
from alongside.plan_room.selectors import consultations as found

HERE = "plan_room/consultations"
SENDS = Meter(10, seconds=600)  # contributions from one place
ASKS = Meter(60, seconds=60)  # looking for similar ones while typing


@open_to_all
@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, consultation_key: str) -> HttpResponse:
    """Write, look once more, send. What was typed stays until it is sent."""
    row = found.consultation_by_key(consultation_key)
    draft = _draft_of(request, row)
    text = found.text_of(draft) if draft else ""
    campaigns = [campaign for campaign, _drafts, _ideas in found.campaigns_of(row)]
    initial = _initial(request, draft, text)
    form = WriteForm(request.POST if request.method == "POST" else None, campaigns=campaigns, initial=initial)
    sends = request.method == "POST" and request.POST.get("do") == "send" and form.is_valid()
    if sends and (answer := _sent(request, form, row, draft, campaigns)):
        return answer
    context = {"form": form, "row": row, "line": found.line_of(row), "draft": draft, "source": text}
    if request.method == "POST":
        context |= _looked_at(request, row, text)
        form.is_valid()
    return render_page(request, f"{HERE}/write.html", context, status=422 if form.errors else 200)


def _draft_of(request: HttpRequest, row: Any) -> Any:
    key = request.POST.get("draft") or request.GET.get("draft")
    if not key:
        return None
    draft = found.draft_by_key(key)
    return draft if draft.consultation_id == row.id else None


def _initial(request: HttpRequest, draft: Any, text: str) -> dict[str, Any]:
    if draft is None:
        return {"campaign": request.GET.get("question", "")}
    return {
        "campaign": draft.campaign.number, "title": draft.title[:200], "text": text, "tags": ", ".join(draft.tags),
    }  # fmt: skip


def _looked_at(request: HttpRequest, row: Any, source: str) -> dict[str, Any]:
    """What may say the same, tags that would fit, what was changed."""
    typed, tags = request.POST.get("text", ""), found.tags_of(row)
    words = f"{request.POST.get('title', '')} {typed}"
    chosen = found.read_tags(request.POST.get("tags", ""), tags)
    return {
        "similar": found.similar_ideas(row, words),
        "suggested": found.suggested_tags(words, chosen, tags),
        "pieces": difference(source, typed) if source and typed else [],
        "looked": True,
    }


def _sent(
    request: HttpRequest, form: WriteForm, row: Any, draft: Any, campaigns: list[Any]
) -> HttpResponse | None:
    """The receipt; nothing where it could not be taken, and the form says why."""
    told = form.cleaned_data
    given = {
        **told,
        "campaign_id": next(one.id for one in campaigns if one.number == told["campaign"]),
        "tags": found.read_tags(told["tags"], found.tags_of(row)),
        "draft_id": draft.id if draft else None,
    }
    return _send(request, form, row, given)


def _send(request: HttpRequest, form: Any, row: Any, given: dict[str, Any]) -> HttpResponse | None:
    code = ""
    if not form.is_machine:  # a machine is thanked and nothing is kept
        if SENDS.wait(origin_of(request)):
            form.add_error(
                None,
                _("Many came from your place at once. Please keep your text and send it in a few minutes."),
            )
            return None
        try:
            code = sending.send_contribution(row_id=given["row_id"], consultation_id=row.id, given=given)
        except (NotOpen, TooMany) as refusal:
            form.add_error(None, str(refusal))
            return None
    context = {
        "row": row,
        "code": code,
        "organization": given["organization"],
        "kept_mail": bool(given["mail"]),
    }
    response = render_page(request, "plan_room/consultations/received.html", context)
    response.headers["Cache-Control"] = "no-store"
    return response


@open_to_all
@only_reads
@require_POST
def similar(request: HttpRequest, consultation_key: str) -> HttpResponse:
    """While somebody types: what may say the same, tags that would fit. Nothing typed is kept."""
    row = found.consultation_by_key(consultation_key)
    if ASKS.wait(origin_of(request)):
        return HttpResponse(status=204)
    context = {"row": row, "line": found.line_of(row), **_looked_at(request, row, "")}
    return render_page(request, f"{HERE}/_similar.html", context)


@open_to_all
@require_http_methods(["GET", "POST"])
def comment(request: HttpRequest, idea_id: UUID) -> HttpResponse:
    """Say something about an idea."""
    idea = found.idea_by_id(idea_id)
    form = CommentForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        given = {**form.cleaned_data, "about_id": idea.id, "campaign_id": idea.campaign_id}
        if answer := _send(request, form, idea.consultation, given):
            return answer
    context = {"form": form, "idea": idea, "row": idea.consultation, "line": found.line_of(idea.consultation)}
    return render_page(request, f"{HERE}/comment.html", context, status=422 if form.errors else 200)
