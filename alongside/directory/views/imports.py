"""Bringing lists in: all imports, a new one, its columns, how it stands, taking it back.

Belongs here: screens. Not here: reading files (exchange), storing (actions.importing), the worker's part (jobs).
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.directory import policies, previewing
from alongside.directory.actions import importing, undoing, working
from alongside.directory.enums import ImportState
from alongside.directory.errors_imports import LaterImport, NotNow, WaitedTooLong
from alongside.directory.exchange.mapping import ColumnMapping
from alongside.directory.exchange.rows import KEPT_OUT, NOTED, REFUSED, WARNED, Unreadable
from alongside.directory.exchange.saying import sentence
from alongside.directory.forms_imports import ColumnsForm, ImportForm
from alongside.directory.navigation import tabs
from alongside.directory.selectors import imports as reading
from alongside.directory.selectors.waiting import waits_until
from alongside.foundation.htmx import render_page
from alongside.foundation.http import page_of, see_other
from alongside.foundation.sheets import sheet
from alongside.people.types import StaffRequest
from alongside.vault import files
from alongside.vault.actors import require
from alongside.vault.uploads import SealedUpload

if TYPE_CHECKING:
    from alongside.directory.models import Import

KINDS = (REFUSED, KEPT_OUT, WARNED, NOTED)


@require_safe
def imports(request: StaffRequest) -> HttpResponse:
    """What came when, and what became of it."""
    page = page_of(request, reading.imports(request.actor), size=50)
    rows = [(run, reading.summed(reading.counted(run))) for run in page.object_list]
    context = {"tabs": tabs(request.actor, "directory:imports"), "page": page, "rows": rows}
    return render_page(request, "directory/imports.html", context)


@require_http_methods(["GET", "POST"])
def import_new(request: StaffRequest) -> HttpResponseBase:
    """Bring a file. It is looked at first; nothing is stored yet."""
    require(policies.may_keep(request.actor))
    form = ImportForm(request.POST or None, request.FILES or None)
    kept = False
    try:
        if request.method == "POST" and form.is_valid():
            try:
                run = _arrived(request, form)
            except Unreadable as refused:
                form.add_error("file", sentence(refused.finding.code, refused.finding.values))
            else:
                kept = True
                return _to_columns_or_check(request, run, form.cleaned_data.get("reading", ""))
        context = {"tabs": tabs(request.actor, "directory:imports"), "form": form}
        return render_page(request, "directory/import_new.html", context, status=422 if form.errors else 200)
    finally:
        if not kept:
            _take_away(request)


def _arrived(request: StaffRequest, form: ImportForm) -> Import:
    upload = request.FILES["file"]
    assert isinstance(upload, SealedUpload)
    name = "".join(sign for sign in upload.name or "" if sign.isprintable())[-120:] or "file"
    kind = previewing.kind_of(name, b"".join(files.read(upload.stored_as, upload.key)))
    return importing.keep_file(
        actor=request.actor,
        name=name,
        origin=form.origin,
        kind=kind,
        size=upload.size or 0,
        stored_as=upload.stored_as,
        key=upload.key,
    )


def _to_columns_or_check(request: StaffRequest, run: Import, reading_id: str) -> HttpResponseBase:
    saved = reading.readings().filter(id=reading_id).first() if reading_id else None
    if saved is not None:
        importing.read_columns(actor=request.actor, run=run, mapping=ColumnMapping.from_dict(saved.mapping))
    elif run.kind == "csv":
        return see_other("directory:import_preview", run.id)
    return _ask_for(request, run.id, ImportState.CHECKING)


@require_http_methods(["GET", "POST"])
def import_preview(request: StaffRequest, run_id: UUID) -> HttpResponseBase:
    """What each column is, beside what the first rows become."""
    run = reading.import_for(request.actor, run_id)
    try:
        look = previewing.Look(run)
    except Unreadable as refused:
        messages.warning(request, sentence(refused.finding.code, refused.finding.values))
        return see_other("directory:import_one", run.id)
    form = ColumnsForm(look.proposed, request.POST or None)
    mapping, valid = look.proposed, request.method == "POST" and form.is_valid()
    if valid:
        mapping = form.mapping
        if request.POST.get("do") == "check":
            save_as = form.cleaned_data["save_as"].strip()
            importing.read_columns(actor=request.actor, run=run, mapping=mapping, save_as=save_as)
            return _ask_for(request, run.id, ImportState.CHECKING)
    context = {
        "tabs": tabs(request.actor, "directory:imports"),
        "run": run,
        "form": form,
        "becomes": look.becomes(mapping),
        "files": look.files(form, mapping),
    }
    return render_page(request, "directory/import_preview.html", context, status=422 if form.errors else 200)


@require_safe
def import_one(request: StaffRequest, run_id: UUID) -> HttpResponse:
    """How it stands: waiting, being worked on, done; what was refused and why."""
    run = reading.import_for(request.actor, run_id)
    kinds = _kinds(run)
    kind = request.GET.get("show", "")
    kind = kind if kind in KINDS else kinds[0]["kind"] if kinds else REFUSED
    rows = reading.counted(run)
    page = page_of(request, reading.findings(run, kind), size=100)
    context: dict[str, Any] = {
        "tabs": tabs(request.actor, "directory:imports"),
        "run": run,
        "rows": rows,
        "sum": reading.summed(rows),
        "why_not": reading.why_not(run),
        "works": run.state in reading.WORKING,
        "counts_rows": run.state != ImportState.CHECKING,
        "waits_until": waits_until(run) if run.stored_as and run.state not in reading.WORKING else None,
        "stopped": reading.has_stopped(run),
        "told": reading.told(list(page.object_list)),
        "page": page,
        "query": f"show={kind}&",
        "show": kind,
        "kinds": kinds,
    }
    return render_page(request, "directory/import_one.html", context, partial="standing")


def _kinds(run: Import) -> list[dict[str, Any]]:
    labels = {
        REFUSED: _("Not taken"),
        KEPT_OUT: _("Kept out"),
        WARNED: _("Look at"),
        NOTED: _("About the files"),
    }
    groups = reading.groups(run)
    return [
        {"kind": kind, "label": labels[kind], "count": sum(group["count"] for group in groups[kind])}
        for kind in KINDS
        if groups[kind]
    ]


@require_POST
def import_check(request: StaffRequest, run_id: UUID) -> HttpResponseBase:
    """Look through the whole file; nothing is stored. `orphans` says what becomes of services without an owner."""
    orphans = request.POST.get("orphans")
    if orphans in ("hold", "leave"):
        run = reading.import_for(request.actor, run_id, lock=True)
        try:
            importing.choose_orphans(actor=request.actor, run=run, keep=orphans == "hold")
        except NotNow as refusal:
            messages.info(request, str(refusal))
            return see_other("directory:import_one", run_id)
    return _ask_for(request, run_id, ImportState.CHECKING)


@require_POST
def import_bring(request: StaffRequest, run_id: UUID) -> HttpResponseBase:
    """Bring in what can be brought in."""
    return _ask_for(request, run_id, ImportState.BRINGING)


@require_POST
def import_leave(request: StaffRequest, run_id: UUID) -> HttpResponseBase:
    """Not this one: the file is deleted."""
    return _ask_for(request, run_id, ImportState.DROPPED)


def _ask_for(request: StaffRequest, run_id: UUID, state: str) -> HttpResponseBase:
    run = reading.import_for(request.actor, run_id, lock=True)
    try:
        importing.ask_for(actor=request.actor, run=run, state=state)
    except (NotNow, WaitedTooLong) as refusal:
        messages.info(request, str(refusal))
    else:
        if state == ImportState.DROPPED:
            messages.success(request, _("Left out. The file is deleted."))
        else:
            work = partial(working.ask_worker, run.id, request.actor.account_id)
            transaction.on_commit(work)
    return see_other("directory:import_one", run_id)


@require_POST
def import_undo(request: StaffRequest, run_id: UUID) -> HttpResponseBase:
    """Take it back as a whole."""
    run = reading.import_for(request.actor, run_id, lock=True)
    try:
        undoing.ask_undo(actor=request.actor, run=run)
    except (NotNow, LaterImport) as refusal:
        messages.warning(request, str(refusal))
    else:
        transaction.on_commit(partial(working.ask_worker, run.id, request.actor.account_id))
    return see_other("directory:import_one", run_id)


@require_safe
def import_report(request: StaffRequest, run_id: UUID) -> HttpResponse:
    """Everything that was found, as a table to hand back to whoever made the file."""
    run = reading.import_for(request.actor, run_id)
    rows = (
        [kind, row.file, row.line, row.table, row.field, sentence(row.code, row.values, field=row.field)]
        for kind in KINDS
        for row in reading.findings(run, kind).iterator(chunk_size=2000)
    )
    head = [_("Kind"), _("File"), _("Line"), _("Table"), _("Field"), _("Reason")]
    return sheet(head, rows, kind="report")


def _take_away(request: StaffRequest) -> None:
    """An upload that is not kept leaves nothing on the disk."""
    for upload in request.FILES.values():
        if isinstance(upload, SealedUpload):
            files.remove(upload.stored_as)
