"""Making a consultation by hand: its parts one by one, a second person who opens it, its end moved with a reason.

Belongs here: screens of those who keep consultations. Not here: what may be changed when (actions.wording).
"""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.foundation.htmx import render_page
from alongside.foundation.http import page_of, see_other
from alongside.people.types import StaffRequest
from alongside.plan_room.actions import consulting, wording
from alongside.plan_room.consultations.parts import KINDS, words_of
from alongside.plan_room.consultations.shown_parts import label_of, said
from alongside.plan_room.enums import Publication
from alongside.plan_room.enums_consultations import Part
from alongside.plan_room.errors import NotADraft, SecondPerson
from alongside.plan_room.errors_consultations import (
    AlreadySent,
    BegunAlready,
    LetterSigned,
    NotOpen,
    NotReady,
    StillUsed,
    TagTaken,
    WhyNeeded,
    WrongOrder,
)
from alongside.plan_room.forms_consulting import FORMS, CloseForm, PartForm, WhyForm
from alongside.plan_room.selectors import consulting as reading
from alongside.plan_room.selectors import revising
from alongside.vault.errors import Refused, SomeoneElseWasFaster

NOT_SO: tuple[type[Refused], ...] = (
    AlreadySent, BegunAlready, LetterSigned, NotOpen, NotReady, StillUsed, TagTaken, WhyNeeded, WrongOrder, NotADraft,
    SecondPerson, SomeoneElseWasFaster,
)  # fmt: skip


@require_safe
def every(request: StaffRequest) -> HttpResponse:
    """All that this person may change; those that nobody outside sees first."""
    rows = sorted(reading.kept(request.actor), key=lambda row: row.state != Publication.DRAFT)
    page = page_of(request, [(row, row.changed_by == request.actor.account_id) for row in rows], size=50)
    return render_page(request, "plan_room/consultations/desk_every.html", {"page": page})


@require_safe
def one(request: StaffRequest, consultation_key: str) -> HttpResponse:
    """One with all its parts, and what changed."""
    row = reading.one(request.actor, consultation_key)
    page = page_of(request, revising.kept_of(request.actor, row), size=20)
    context = {
        "bench": reading.bench_of(request.actor, row),
        "row": row,
        "page": page,
        "changes": [
            (change, WhyForm(auto_id=f"why-{place}-%s"))
            for place, change in enumerate(revising.told(row, list(page.object_list)))
        ],
        "close": CloseForm(initial={"version": row.version}),
    }
    return render_page(request, "plan_room/consultations/desk_one.html", context)


@require_http_methods(["GET", "POST"])
def part(
    request: StaffRequest, consultation_key: str, part_kind: str, part_id: UUID | None = None
) -> HttpResponseBase:
    """Write one part: a new one, or other words for one that is there."""
    row = reading.one(request.actor, consultation_key)
    found = reading.part_of(row, part_kind, part_id)
    form = _form(request, row, part_kind, found)
    theirs: list[tuple[str, str]] = []
    if request.method == "POST" and form.is_valid():
        try:
            _keep(request, row, part_kind, form)
        except SomeoneElseWasFaster as refusal:
            theirs = _theirs(
                form, part_kind, reading.part_of(row, part_kind, part_id or form.cleaned_data["row_id"])
            )
            form.add_error(None, str(refusal))
        except NOT_SO as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Saved."))
            return see_other("consulting:one", row.key)
    context = {
        "form": form, "row": row, "part": part_kind, "found": found, "theirs": theirs,
        "heading": Part(part_kind).label, "is_signed": reading.is_signed(found, part_kind),
        "is_read": row.state == Publication.PUBLISHED,
        "why": WhyForm(auto_id="out-%s"),
    }  # fmt: skip
    return render_page(
        request, "plan_room/consultations/desk_part.html", context, status=422 if form.errors else 200
    )


def _form(request: StaffRequest, row: Any, part_kind: str, found: Any) -> PartForm:
    first: dict[str, Any] = {"time_zone": row.time_zone}
    if found is not None:
        first = reading.typed(found, part_kind)
    elif part_kind == Part.DRAFT:
        first["campaign_id"] = request.GET.get("question", "")
    form = FORMS[part_kind](
        request.POST if request.method == "POST" else None,
        initial=first,
        choices=reading.choices_for(row),
        is_read=row.state == Publication.PUBLISHED,
    )
    if part_kind == Part.DAYS and wording.has_begun(row):
        for name in wording.BEGUN:
            del form.fields[name]
    return form


def _keep(request: StaffRequest, row: Any, part_kind: str, form: PartForm) -> None:
    told = form.cleaned_data
    row_id = row.id if KINDS[part_kind].whole else told["row_id"]
    wording.keep(
        actor=request.actor, consultation_key=row.key, part=part_kind, row_id=row_id, version=told["version"],
        given=form.words(), why=told.get("why", ""),
    )  # fmt: skip


def _theirs(form: PartForm, part_kind: str, found: Any) -> list[tuple[str, str]]:
    """What is saved now where it differs from what was typed; the next try is made on top of it."""
    names = {key: label for name in ("campaign_id", "plan_version_id") if name in form.fields
             for key, label in form.fields[name].choices}  # type: ignore[attr-defined] # fmt: skip
    form.data = {**{name: form.data.get(name) for name in form.data}, "version": str(found.version)}
    saved, mine = words_of(found, KINDS[part_kind]), form.words()
    shown = reading.typed(found, part_kind)
    return [
        (label_of(name), said(name, saved[name], names)) for name in mine if shown[name] != form[name].value()
    ]


@require_POST
def take_out(request: StaffRequest, consultation_key: str, part_kind: str, part_id: UUID) -> HttpResponseBase:
    """Take a part out."""
    row = reading.one(request.actor, consultation_key)
    reading.part_of(row, part_kind, part_id)
    why = request.POST.get("why", "")[:500]
    try:
        wording.take_out(
            actor=request.actor, consultation_key=row.key, part=part_kind, row_id=part_id, why=why
        )
    except NOT_SO as refusal:
        messages.warning(request, str(refusal))
        return see_other("consulting:part_there", row.key, part_kind, part_id)
    messages.success(request, _("Taken out. It can be brought back below."))
    return see_other("consulting:one", row.key)


@require_POST
def bring_back(request: StaffRequest, consultation_key: str, revision_id: UUID) -> HttpResponseBase:
    """Earlier words once more."""
    row = reading.one(request.actor, consultation_key)
    why = request.POST.get("why", "")[:500]
    try:
        wording.bring_back(actor=request.actor, revision_id=revision_id, why=why)
    except NOT_SO as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("Brought back."))
    return see_other("consulting:one", row.key)


@require_POST
def open_to_all(request: StaffRequest, consultation_key: str) -> HttpResponseBase:
    """A second person opens it."""
    row = reading.one(request.actor, consultation_key)
    try:
        consulting.open_to_all(actor=request.actor, consultation_key=row.key)
    except NOT_SO as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("Everyone can read it now. It opens and closes by itself."))
    return see_other("consulting:one", row.key)


@require_POST
def close_now(request: StaffRequest, consultation_key: str) -> HttpResponseBase:
    """Close it before its last day."""
    row = reading.one(request.actor, consultation_key)
    form = CloseForm(request.POST)
    if not form.is_valid():
        messages.warning(request, str(WhyNeeded.sentence))
        return see_other("consulting:one", row.key)
    told = form.cleaned_data
    try:
        consulting.close_now(
            actor=request.actor, consultation_key=row.key, version=told["version"], why=told["why"]
        )
    except NOT_SO as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("It is closed. The reason stands on its page."))
    return see_other("consulting:one", row.key)
