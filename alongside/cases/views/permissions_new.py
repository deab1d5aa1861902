"""A new permission, in three steps on one address: for whom and why, what, and "this is what they will see".

Belongs here: the steps. Not here: saving. What an earlier step asked travels along in the page; nothing is kept before
it is signed, so leaving the page leaves nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.cases.actions.permissions import give_permission
from alongside.cases.errors import SavedBefore
from alongside.cases.errors_minors import NotToBeContacted
from alongside.cases.forms_permissions import ChooseForm, ReaderForm, SignForm
from alongside.cases.selectors.permissions import things_of, who_signs
from alongside.cases.views.again import comes_back, first_of
from alongside.cases.views.asking import StaffRequest, client_of, head
from alongside.directory.selectors.areas import areas
from alongside.foundation.htmx import render_page
from alongside.foundation.http import back_to, redirect_back, see_other
from alongside.people.enums import AgencyKind
from alongside.releases import policies as release_policies
from alongside.releases import texts
from alongside.releases.enums import ItemKind, Language, ReaderKind, Way
from alongside.releases.errors import (
    DocumentNotWhole,
    DocumentsTooLarge,
    GuardianMissing,
    NobodyToRead,
    NotAmongThem,
    NothingChosen,
    SayFirst,
    SaysOtherwiseNow,
    SignatureMissing,
    SupervisorsYes,
    TooLong,
    TooManyDocuments,
    TooMuch,
    WitnessMissing,
)
from alongside.releases.items import Item, mark_of
from alongside.releases.selectors.rules import people_at, readers_for, rules_of
from alongside.vault.actors import require

if TYPE_CHECKING:
    from collections.abc import Sequence

    from alongside.cases.models import Case
    from alongside.releases.actions.giving import Handed
    from alongside.releases.selectors.rules import Reader

READER_KINDS: dict[str, str] = {
    AgencyKind.HOSPITAL: ReaderKind.HOSPITAL,
    AgencyKind.HEALTH: ReaderKind.HOSPITAL,
    AgencyKind.SHELTER: ReaderKind.HELPER,
    AgencyKind.LEGAL_AID: ReaderKind.HELPER,
    AgencyKind.YOUTH: ReaderKind.HELPER,
    AgencyKind.CRISIS_CENTER: ReaderKind.HELPER,
}
REFUSALS = (
    DocumentNotWhole, DocumentsTooLarge, GuardianMissing, NobodyToRead, NotAmongThem, NothingChosen, NotToBeContacted,
    SayFirst, SignatureMissing, SupervisorsYes, TooLong, TooManyDocuments, TooMuch, WitnessMissing,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shown:
    """One line of the sheet: what they would see, or what was taken out."""

    item: Item
    is_out: bool


@comes_back
@require_http_methods(["GET", "POST"])
def permission_new(request: StaffRequest, case_id: UUID) -> HttpResponseBase:
    """Whichever step the page is at; a step that lacks something is shown again with everything in it."""
    case = client_of(request, case_id)
    require(release_policies.may_give(request.actor, case.subject_id))
    reader = _reader_form(request)
    step = request.POST.get("step", "")
    if request.method != "POST" or "change_reader" in request.POST or not reader.is_valid():
        return _show_reader(request, case, reader)
    things = things_of(request.actor, case)
    way = reader.cleaned_data["way"]
    if step == "reader":
        typed = {"words": request.POST.get("words", "")}
        return _show_choice(request, case, reader, ChooseForm(things=things, way=way, initial=typed))
    choose = ChooseForm(request.POST, things=things, way=way)
    if "change_items" in request.POST or not choose.is_valid():
        return _show_choice(request, case, reader, choose)
    return _sign(request, case, reader, choose, step)


def _sign(
    request: StaffRequest, case: Case, reader: ReaderForm, choose: ChooseForm, step: str
) -> HttpResponseBase:
    out = _taken_out(request)
    kept = [key for key in choose.cleaned_data["items"] if key not in out]
    sends = step == "sign" and "sign" in request.POST
    form = _sign_form(request, case, reader, choose, kept, sends=sends)
    if not sends or not form.is_valid():
        return _show_sheet(request, case, reader, choose, form, out)
    if request.POST.get("seen", "") not in ("", mark_of(_chosen(choose))):
        form.add_error(None, str(SaysOtherwiseNow()))
        return _show_sheet(request, case, reader, choose, form, out)
    try:
        handed = give_permission(
            actor=request.actor, case_id=case.id, reader=reader.reader_said(), keys=kept,
            purpose=reader.cleaned_data["purpose"], reason=reader.cleaned_data["reason"],
            words=choose.cleaned_data["words"], explained=form.explained(reader), signed=form.signed(),
            days=form.cleaned_data["days"], row_id=reader.cleaned_data["row_id"],
        )  # fmt: skip
    except SavedBefore as before:
        return _given_before(request, case, before)
    except REFUSALS as refusal:
        form.add_error(None, str(refusal))
        return _show_sheet(request, case, reader, choose, form, out)
    return _done(request, case, handed)


def _done(request: StaffRequest, case: Case, handed: Handed) -> HttpResponseBase:
    here = reverse("cases:permission", args=[case.id, handed.release.id])
    if handed.secret is None:
        messages.success(request, _("Signed. It is where it should be."))
        return redirect_back(request, here)
    path = reverse("releases:open_link", args=[handed.link_id])
    base = f"https://{settings.HELP_HOST}" if settings.HELP_HOST else request.build_absolute_uri("/")[:-1]
    context = head(request, case, "cases:permissions") | {
        "goes_on": back_to(request, here),
        "reader": handed.release.reader,
        "address": f"{base}{path}",
        "word": handed.secret.word,
        "code": handed.secret.code,
    }
    return render_page(request, "cases/permission_link.html", context)


def _given_before(request: StaffRequest, case: Case, before: SavedBefore) -> HttpResponseBase:
    """Sent twice it is one permission. With other words the first one stands: it cannot be changed."""
    if before.same:
        messages.info(request, _("This was saved already."))
    else:
        messages.warning(
            request, _("This permission was given already. To share something else, make a new one.")
        )
    return see_other("cases:permission", case.id, before.row.id)


def _taken_out(request: StaffRequest) -> set[str]:
    out = set(request.POST.getlist("out"))
    out |= set(request.POST.getlist("take_out"))
    return out - set(request.POST.getlist("put_back"))


def _reader_form(request: StaffRequest) -> ReaderForm:
    readers = readers_for(request.actor)
    people = {
        account.id: f"{account.working_name}, {one.agency.name}"
        for one in readers
        for account in people_at(one.agency.id)
    }
    if request.method == "POST":
        return ReaderForm(request.POST, readers=readers, people=people)
    told = {
        name: request.GET[name]
        for name in ("way", "to_agency", "reader", "service_id", "next")
        if name in request.GET
    }
    known = {"reader_kind": _kind_of(readers, told.get("to_agency", "")), "purpose": _purpose(request)}
    return ReaderForm(readers=readers, people=people, initial=first_of(request) | known | told)


def _kind_of(readers: Sequence[Reader], agency_id: str) -> str:
    """What an agency that works here is, so that nobody has to say it; nothing where it is not clear."""
    kinds = {str(one.agency.id): one.agency.kind for one in readers}
    return READER_KINDS.get(kinds.get(agency_id, ""), "")


def _purpose(request: StaffRequest) -> str:
    """What help is looked for, where one comes from asking for it. It can be said otherwise."""
    names = {one.code: one.name for one in areas()}
    return names.get(request.GET.get("area", ""), "")


def _sign_form(
    request: StaffRequest, case: Case, reader: ReaderForm, choose: ChooseForm, kept: list[str], *, sends: bool
) -> SignForm:
    """Bound only when it is sent: taking something out loses nothing that was typed and complains of nothing."""
    about: dict[str, Any] = {
        "rules": rules_of(request.actor),
        "who": who_signs(request.actor, case.subject_id),
        "is_letter": reader.cleaned_data["way"] == Way.LETTER,
        "is_privileged": any(thing.item.is_privileged for thing in choose.things if thing.key in kept),
        "has_documents": any(thing.item.is_document for thing in choose.things if thing.key in kept),
    }
    if sends:
        return SignForm(request.POST, **about)
    return SignForm(initial=request.POST.dict(), **about)


def _show_reader(request: StaffRequest, case: Case, form: ReaderForm) -> HttpResponseBase:
    again = "change_reader" in request.POST
    status = 422 if form.is_bound and not form.is_valid() and not again else 200
    typed = request.POST.get("words", "")
    context = head(request, case, "cases:permissions") | {"form": form, "words": typed}
    return render_page(request, "cases/permission_new.html", context, status=status)


def _show_choice(request: StaffRequest, case: Case, reader: ReaderForm, form: ChooseForm) -> HttpResponseBase:
    status = 422 if form.is_bound and not form.is_valid() else 200
    context = head(request, case, "cases:permissions") | {
        "reader": reader, "to": reader.reader_said().name, "form": form, "listed": form.listed(),
        "words": ItemKind.WORDS.value,
    }  # fmt: skip
    return render_page(request, "cases/permission_what.html", context, status=status)


def _show_sheet(
    request: StaffRequest, case: Case, reader: ReaderForm, choose: ChooseForm, form: SignForm, out: set[str]
) -> HttpResponseBase:
    """The page that the client reads, in their language where we speak it."""
    shown = [Shown(item, item.key in out) for item in _chosen(choose)]
    said = reader.cleaned_data
    language = request.POST.get("show") or (said["language"] if said["language"] != Language.OTHER else "")
    language = language if language in ("en", "es") else (translation.get_language() or "en")[:2]
    with translation.override(language):
        context = {
            "case": case, "reader": reader, "choose": choose, "form": form, "to": reader.reader_said(),
            "shown": shown, "count": len(shown), "out_count": len([one for one in shown if one.is_out]),
            "seen": mark_of([one.item for one in shown]),
            "promises": texts.PROMISES, "by_law": texts.BY_LAW[said["reader_kind"]], "letter": texts.LETTER,
            "privilege": texts.PRIVILEGE, "document_told": texts.DOCUMENT,
            "language": language, "other": "en" if language == "es" else "es",
        }  # fmt: skip
        return render_page(request, "cases/permission_sign.html", context, status=422 if form.errors else 200)


def _chosen(choose: ChooseForm) -> list[Item]:
    keys = choose.cleaned_data["items"]
    items = [thing.item for thing in choose.things if thing.key in keys]
    if choose.cleaned_data["words"]:
        items.append(Item(ItemKind.WORDS, choose.cleaned_data["words"]))
    return items
