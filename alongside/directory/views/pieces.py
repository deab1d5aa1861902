"""Whatever hangs on a service, a place or an organization: added, changed, taken away, and all that taken back.

Belongs here: screens. Not here: saving (actions.pieces), which kinds there are (pieces).
"""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alongside.directory import policies
from alongside.directory.actions import pieces as acts
from alongside.directory.errors import ChangedMeanwhile, LeadsThere, NotUndone
from alongside.directory.forms_pieces import PieceForm
from alongside.directory.navigation import tabs
from alongside.directory.pieces import Kind, kind_of
from alongside.directory.selectors import pieces as reading
from alongside.directory.selectors.pieces import Owner
from alongside.directory.views.editing import compare, point_at
from alongside.foundation.htmx import render_page
from alongside.foundation.http import see_other
from alongside.people.types import StaffRequest
from alongside.vault.actors import require

AT = "pieces"


@require_http_methods(["GET", "POST"])
def add_piece(
    request: StaffRequest, piece_owner: str, piece_owner_id: UUID, piece_kind: str
) -> HttpResponseBase:
    """One more of a kind."""
    require(policies.may_keep(request.actor))
    kind, of = kind_of(piece_kind, piece_owner), reading.owner_for(piece_owner, piece_owner_id)
    form = PieceForm(kind, kind.allowed(of.table, hidden=of.hidden), request.POST or None)
    if request.method == "POST" and form.is_valid():
        its: dict[str, Any] = {"owner": piece_owner, "owner_id": piece_owner_id, "table": piece_kind}
        try:
            acts.add_piece(actor=request.actor, row_id=form.cleaned_data["row_id"], facts=form.facts, **its)
        except LeadsThere as refusal:
            point_at(form, refusal)
        else:
            messages.success(request, _("Saved."))
            return _to(of)
    return _show(request, form, kind.add, of)


@require_http_methods(["GET", "POST"])
def change_piece(request: StaffRequest, piece_kind: str, piece_id: UUID) -> HttpResponseBase:
    """Say it better."""
    require(policies.may_keep(request.actor))
    kind, of, row = reading.piece_for(piece_kind, piece_id)
    start = reading.facts_of(kind, row) | {"version": reading.version_of(kind, row)}
    form = PieceForm(kind, kind.allowed(of.table, hidden=of.hidden), request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        told: dict[str, Any] = {"table": piece_kind, "piece_id": piece_id, "facts": form.facts}
        try:
            acts.change_piece(actor=request.actor, version=form.cleaned_data["version"], **told)
        except ChangedMeanwhile as refusal:
            return _show(request, form, kind.change, of, theirs=compare(form, refusal), status=409)
        except LeadsThere as refusal:
            point_at(form, refusal)
        else:
            messages.success(request, _("Saved."))
            return _to(of)
    return _show(request, form, kind.change, of)


@require_POST
def remove_piece(request: StaffRequest, piece_kind: str, piece_id: UUID) -> HttpResponseBase:
    """What is no longer right; the page it stood on offers to put it back."""
    _kind, of, _row = reading.piece_for(piece_kind, piece_id)
    acts.remove_piece(actor=request.actor, table=piece_kind, piece_id=piece_id)
    messages.success(request, _("Taken away. Under “Lately changed” it can be put back for a month."))
    return _to(of)


@require_POST
def undo_piece(request: StaffRequest, piece_change_id: UUID) -> HttpResponseBase:
    """As it was before."""
    of = reading.owner_of_change(piece_change_id)
    try:
        acts.undo_piece(actor=request.actor, change_id=piece_change_id)
    except NotUndone:
        messages.warning(
            request, _("This cannot be taken back: it has changed since, or may not stand here any more.")
        )
    else:
        messages.success(request, _("It stands as before."))
    return _to(of)


def _address(of: Owner) -> str:
    return reverse(f"directory:{of.table}", args=[of.row.id])


def _to(of: Owner) -> HttpResponseBase:
    return see_other(f"directory:{of.table}", of.row.id, at=AT)


def _show(request: StaffRequest, form: PieceForm, title: Any, of: Owner, **more: Any) -> HttpResponseBase:
    status = more.pop("status", 422 if form.errors else 200)
    kind: Kind = form.kind
    context = {
        "tabs": tabs(request.actor, "directory:services"),
        "form": form,
        "title": title,
        "of": of,
        "back": _address(of),
        "is_closed": not kind.allowed(of.table, hidden=of.hidden),
        "terms": reading.some_terms() if kind.table == "attribute" else [],
    }
    return render_page(request, "directory/piece.html", context | more, status=status)
