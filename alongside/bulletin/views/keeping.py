"""Keeping the figures: bringing a file, looking at it, publishing it, taking it back; definitions.

Belongs here: screens. Not here: reading the file (tables), writing (actions).
"""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.bulletin import policies, selectors, tables
from alongside.bulletin.actions import definitions as writing
from alongside.bulletin.actions import figures
from alongside.bulletin.areas import name_of
from alongside.bulletin.errors import NotADraft, OnlyIfInvented, SameFileAgain
from alongside.bulletin.forms import DefinitionForm, FiguresForm
from alongside.foundation.htmx import render_page
from alongside.foundation.http import page_of, see_other
from alongside.people.types import StaffRequest
from alongside.vault import files
from alongside.vault.actors import require
from alongside.vault.errors import SomeoneElseWasFaster
from alongside.vault.uploads import SealedUpload

SAID = ("citation", "words", "words_es", "beside", "as_of", "reviewed_by", "source_url")


@require_safe
def kept(request: StaffRequest) -> HttpResponse:
    """Every file that was brought, the latest first."""
    page = page_of(request, selectors.all_kept(request.actor), size=50)
    return render_page(request, "bulletin/kept.html", {"page": page})


@require_http_methods(["GET", "POST"])
def bring(request: StaffRequest) -> HttpResponseBase:
    """A file and where it is from. With a mistake in it nothing is kept, and every mistake is named."""
    require(policies.may_keep_numbers(request.actor))
    form = FiguresForm(request.POST or None, request.FILES or None)
    problems: list[tables.Problem] = []
    try:
        if request.method == "POST" and form.is_valid():
            data = _content(request)
            told = form.cleaned_data
            found = tables.read(
                data, year=told["year"], measure=told["measure"], counted_here=told["counted_here"]
            )
            problems = found.problems
            if found.is_good:
                return _brought(request, form, data, found)
            form.add_error("file", _("Nothing was kept. What is wrong stands below."))
    except (SameFileAgain, OnlyIfInvented) as problem:
        form.add_error("file", str(problem))
    finally:
        _take_away(request)
    context = {"form": form, "problems": problems}
    return render_page(request, "bulletin/bring.html", context, status=422 if form.errors else 200)


def _brought(request: StaffRequest, form: FiguresForm, data: bytes, found: tables.Read) -> HttpResponseBase:
    row_id = form.cleaned_data["row_id"]
    dataset = figures.bring(
        actor=request.actor, origin=form.origin, data=data, rows=found.rows, dataset_id=row_id
    )
    messages.success(request, _("It is read. Look at it, then publish it."))
    return see_other("bulletin:one_kept", dataset.id)


def _content(request: StaffRequest) -> bytes:
    upload = request.FILES["file"]
    assert isinstance(upload, SealedUpload)
    return b"".join(files.read(upload.stored_as, upload.key))


def _take_away(request: StaffRequest) -> None:
    """Whatever became of it, the file itself is not kept."""
    upload = request.FILES.get("file") if request.method == "POST" else None
    if isinstance(upload, SealedUpload):
        files.remove(upload.stored_as)


@require_safe
def one_kept(request: StaffRequest, dataset_id: UUID) -> HttpResponse:
    """One file: where it is from, its rows, and what can be done with it."""
    dataset = selectors.dataset_kept(request.actor, dataset_id)
    rows = page_of(request, selectors.figures_of(dataset), size=100)
    context = {
        "dataset": dataset,
        "page": rows,
        "names": [(one, name_of(one.area)) for one in rows.object_list],
    }
    return render_page(request, "bulletin/one_kept.html", context)


@require_POST
def publish(request: StaffRequest, dataset_id: UUID) -> HttpResponseBase:
    """Show it to everyone."""
    try:
        figures.publish(actor=request.actor, dataset_id=dataset_id)
    except NotADraft as problem:
        messages.warning(request, str(problem))
    else:
        messages.success(request, _("Published. You can take it back at any time."))
    return see_other("bulletin:one_kept", dataset_id)


@require_POST
def take_back(request: StaffRequest, dataset_id: UUID) -> HttpResponseBase:
    """Take it back whole; what it replaced is shown again."""
    figures.take_back(actor=request.actor, dataset_id=dataset_id)
    messages.success(request, _("Taken back."))
    return see_other("bulletin:one_kept", dataset_id)


@require_safe
def definitions(request: StaffRequest) -> HttpResponse:
    """All definitions, drafts too."""
    rows = [(one, name_of(one.area)) for one in selectors.definitions_kept(request.actor)]
    return render_page(request, "bulletin/definitions.html", {"rows": rows})


@require_http_methods(["GET", "POST"])
def write_definition(request: StaffRequest) -> HttpResponseBase:
    """Write one, or change it: `?area=IL&offense=patronizing` names which."""
    require(policies.may_keep_numbers(request.actor))
    form = DefinitionForm(request.POST or None, initial=_saved(request))
    if request.method == "POST" and form.is_valid():
        told: dict[str, Any] = form.cleaned_data
        try:
            writing.write_definition(
                actor=request.actor,
                area=told["area"],
                offense=told["offense"],
                said={name: told[name] for name in SAID},  # type: ignore[arg-type]
                version=told["version"] or 0,
                public=told["public"],
            )
        except SomeoneElseWasFaster as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Saved."))
            return see_other("bulletin:definitions")
    return render_page(
        request, "bulletin/write_definition.html", {"form": form}, status=422 if form.errors else 200
    )


def _saved(request: StaffRequest) -> dict[str, Any]:
    area, offense = request.GET.get("area", ""), request.GET.get("offense", "")
    row = selectors.definition_kept(request.actor, area, offense)
    if row is None:
        return {"version": 0}
    told = {name: getattr(row, name) for name in (*SAID, "area", "offense", "version")}
    return {**told, "public": row.state == "published"}
