"""Training: one's own way through it, everyone's, and confirming what is complete.

Belongs here: those screens. Not here: sessions (training_sessions), curricula (training_curricula), certificates.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from alongside.foundation.htmx import render_page
from alongside.foundation.http import page_of, see_other
from alongside.foundation.sheets import sheet
from alongside.people import policies_training as policies
from alongside.people.actions import attendance
from alongside.people.errors_training import NotReady
from alongside.people.forms.training_files import TrainingFileForm
from alongside.people.selectors import progress as reads
from alongside.people.selectors import trainings
from alongside.people.selectors.taken_over import my_taken_over
from alongside.people.selectors.training_files import files_at
from alongside.people.types import StaffRequest
from alongside.vault import ledger
from alongside.vault.actors import require
from alongside.vault.enums import What
from alongside.vault.errors import Refused
from alongside.vault.ids import uuid7

if TYPE_CHECKING:
    from alongside.people.models import Curriculum, TrainingSession

STATES = {
    "ready": gettext_lazy("Ready to confirm"),
    "finished": gettext_lazy("Finished"),
    "lapsed": gettext_lazy("To be renewed"),
    "under_way": gettext_lazy("Under way"),
    "not_begun": gettext_lazy("Not begun"),
}
SHAPES = {
    "ready": ("soon", "warm"),
    "finished": ("done", "accent"),
    "lapsed": ("stop", "warm"),
    "under_way": ("part", ""),
    "not_begun": ("none", "soft"),
}


def tabs(request: StaffRequest, current: str) -> list[dict[str, Any]]:
    """The pages about training that she may open."""
    names = [("people:my_training", _("My training")), ("people:training_sessions", _("Sessions"))]
    names.append(("people:curricula", _("Curricula")))
    if policies.may_see_training(request.actor):
        names.append(("people:training", _("Everyone")))
    return [{"url": reverse(name), "label": label, "current": name == current} for name, label in names]


def show(
    request: StaffRequest, template: str, context: dict[str, Any], *, tab: str, status: int = 200
) -> HttpResponse:
    """A page of training, with its tabs."""
    framed = context | {
        "tabs": tabs(request, tab),
        "may_plan": bool(policies.may_plan_training(request.actor)),
    }
    return render_page(request, template, framed, status=status)


def say(request: HttpRequest, problem: Refused) -> None:
    """Why it did not go through."""
    messages.warning(request, str(problem))


@require_safe
def my_training(request: StaffRequest) -> HttpResponse:
    """How far she is, what comes next, what she came to."""
    actor = request.actor
    ahead = trainings.open_to_me(actor)
    places = trainings.my_places(actor)
    standings = reads.my_standings(actor)
    context = {
        "standings": [marked(one) for one in standings],
        "ahead": [{"row": row, "place": places.get(row.id)} for row in ahead],
        "page": page_of(request, reads.my_hours(actor), size=30),
        "certificates": reads.certificates_of(actor),
        "taken_over": my_taken_over(actor),
    }
    return show(request, "people/my_training.html", context, tab="people:my_training")


def marked(one: reads.Standing) -> dict[str, Any]:
    """A standing as a template shows it."""
    shape, tone = SHAPES[one.state]
    return {"one": one, "shape": shape, "tone": tone, "words": str(STATES[one.state])}


@require_safe
def training(request: StaffRequest) -> HttpResponse:
    """Who waits to be confirmed, and how far everyone is with one curriculum."""
    require(policies.may_see_training(request.actor))
    curricula, chosen = _chosen(request)
    state, words = request.GET.get("state", ""), _words(request)
    context: dict[str, Any] = {
        "ready": reads.ready_to_confirm(request.actor),
        "curricula": curricula,
        "chosen": chosen,
        "states": [(key, label, key == state) for key, label in STATES.items()],
        "state": state,
        "words": words,
    }
    if chosen:
        rows = reads.people_in(request.actor, chosen, state=state, words=words)
        page = page_of(request, rows)
        context |= {"page": page, "rows": [_row(one, chosen) for one in page]}
        query = request.GET.copy()
        query.pop("page", None)
        context["query"] = query.urlencode() + "&" if query else ""
    return show(request, "people/training.html", context, tab="people:training")


@require_safe
def training_csv(request: StaffRequest) -> HttpResponse:
    """The same as a file. No cell is a formula."""
    require(policies.may_see_training(request.actor))
    _all, chosen = _chosen(request)
    ledger.add(request.actor, What.EXPORTED, why="training")
    head = [_("Name"), _("Curriculum"), _("Hours"), _("Needed"), _("Where it stands"), _("Last session")]
    return sheet(head, _cells(request, chosen) if chosen else [], kind="training")


def _cells(request: StaffRequest, chosen: Curriculum) -> Iterator[list[Any]]:
    state, words = request.GET.get("state", ""), _words(request)
    for one in reads.people_in(request.actor, chosen, state=state, words=words).iterator(chunk_size=500):
        row = _row(one, chosen)
        yield [one.working_name, chosen, row["hours"], chosen.hours, row["words"], row["last_on"]]


@require_POST
def confirm_training(request: StaffRequest, curriculum_id: UUID, account_id: UUID) -> HttpResponseBase:
    """It is so: on record, with a certificate."""
    try:
        attendance.confirm_training(actor=request.actor, curriculum_id=curriculum_id, account_id=account_id)
    except NotReady as problem:
        say(request, problem)
        return see_other("people:training")
    messages.success(request, _("Confirmed. It is on record, and the certificate is made."))
    return see_other("people:training")


def _chosen(request: StaffRequest) -> tuple[list[Curriculum], Curriculum | None]:
    curricula = trainings.curricula_of(request.actor.agency_id)
    asked = request.GET.get("curriculum", "")
    return curricula, next(
        (one for one in curricula if str(one.id) == asked), curricula[0] if curricula else None
    )


def _row(account: Any, curriculum: Curriculum) -> dict[str, Any]:
    """What she holds, until she begins to renew it; then how far she is with that."""
    shape, tone = SHAPES[account.state]
    holds = account.state == "finished" and not account.hours
    return {
        "account": account, "shape": shape, "tone": tone, "state": account.state, "words": str(STATES[account.state]),
        "hours": account.certificate_hours if holds else account.hours or 0,
        "missing": 0 if holds else len(set(curriculum.required) - set(account.had or [])),
        "last_on": account.last_on or account.finished_on,
        "to_renew": account.ends_on is not None and not holds,
        "may_take_over": account.certificate_id is None or account.ends_on is not None,
    }  # fmt: skip


def _words(request: StaffRequest) -> str:
    """A part of a name. The database takes no text with a null sign in it."""
    return request.GET.get("words", "").replace("\x00", "").strip()[:60]


def material(where: TrainingSession | Curriculum, *, may: bool) -> dict[str, Any]:
    """The files at a session or a curriculum, and the form for another where one may be brought."""
    return {
        "files": [
            {"one": one.row, "shared": one.shared, "may": may and not one.shared} for one in files_at(where)
        ],
        "may_bring": may,
        "file_form": TrainingFileForm(initial={"row_id": uuid7()}),
    }
