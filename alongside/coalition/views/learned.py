"""What an organization learned about its programs: strengths, what does not work, needs, its part in the network.

Belongs here: screens. Not here: reading (selectors.evaluation), saving (actions.evaluation).
"""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.coalition.actions import evaluation as acts
from alongside.coalition.enums_evaluation import LearnedKind, Sharing
from alongside.coalition.forms_evaluation import LearnedForm
from alongside.coalition.policies_evaluation import may_keep, may_register
from alongside.coalition.selectors import evaluation as reads
from alongside.coalition.selectors.members import Coalition
from alongside.coalition.views.evaluation_saving import filled, saving
from alongside.coalition.views.frame import in_coalition, page
from alongside.foundation.http import page_of, see_other
from alongside.people.types import StaffRequest
from alongside.people.views.again import comes_back, first_of
from alongside.vault.actors import require
from alongside.vault.errors import NotFound

AREA = "coalition:policies"
NEEDS = (LearnedKind.STAFF, LearnedKind.TRAINING)


@require_safe
@in_coalition
def learned(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """Her own organization's, and what others share."""
    actor = request.actor
    own = reads.learned_of(coalition.id, actor.agency_id)
    others = page_of(request, reads.learned_by_others(coalition.id, actor.agency_id), size=50)
    context = {
        "kinds": [
            {"kind": kind.value, "label": kind.label, "rows": own[kind.value], "is_need": kind in NEEDS}
            for kind in LearnedKind
        ],
        "any": any(own.values()),
        "page": others,
        "pointed": reads.pointed_to(actor, coalition.id),
        "may_register": bool(may_register(actor, coalition.id)),
    }
    return page(request, "coalition/learned.html", context, coalition=coalition, area=AREA)


@comes_back
@require_http_methods(["GET", "POST"])
@in_coalition
def learned_new(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """Write one down; a need may follow from something that does not work."""
    require(may_register(request.actor, coalition.id))
    follows = _follows(request, coalition)
    initial = first_of(request) | _begins(request, follows)
    form = LearnedForm(request.POST or None, initial=initial)
    return saving(
        request, coalition, form, area=AREA, then=partial(_go, coalition),
        save=lambda: acts.write_learned(
            actor=request.actor, coalition_id=coalition.id, row_id=form.cleaned_data["row_id"], given=form.given(),
            follows_id=follows.id if follows else None,
        ),
        shown=_shown(coalition, _("What we know about ourselves"), follows.words if follows else ""),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@in_coalition
def change_learned(request: StaffRequest, coalition: Coalition, learned_id: UUID) -> HttpResponseBase:
    """Say it better."""
    row = reads.learned_for(coalition.id, learned_id)
    require(may_keep(request.actor, row))
    form = LearnedForm(request.POST or None, initial=filled(row, LearnedForm))
    return saving(
        request, coalition, form, area=AREA, then=partial(_go, coalition),
        save=lambda: acts.change_learned(
            actor=request.actor, coalition_id=coalition.id, learned_id=row.id, version=form.cleaned_data["version"],
            given=form.given(),
        ),
        again=lambda: filled(reads.learned_for(coalition.id, row.id), LearnedForm),
        shown=_shown(coalition, _("Change"), ""),
    )  # fmt: skip


@require_POST
@in_coalition
def learned_met(request: StaffRequest, coalition: Coalition, learned_id: UUID) -> HttpResponseBase:
    """A need was met, or is open again."""
    met = request.POST.get("met") == "yes"
    row = acts.mark_met(actor=request.actor, coalition_id=coalition.id, learned_id=learned_id, met=met)
    return see_other("coalition:learned", coalition.id, at=f"learned-{row.id}")


def _follows(request: StaffRequest, coalition: Coalition) -> Any:
    """What the need follows from, where the address names it."""
    try:
        return reads.learned_for(coalition.id, UUID(request.GET.get("follows", "")))
    except (ValueError, NotFound):
        return None


def _begins(request: StaffRequest, follows: Any) -> dict[str, Any]:
    """A need begins with what it follows from, or with what the answers point to."""
    said: dict[str, Any] = {}
    if request.GET.get("kind") in LearnedKind.values:
        said["kind"] = request.GET["kind"]
    if follows:
        said |= {"program": follows.program, "sharing": follows.sharing}
    if words := request.GET.get("words", "")[:200]:
        said |= {"words": words, "sharing": Sharing.PRIVATE}
    return said


def _go(coalition: Coalition, row: Any) -> HttpResponseBase:
    return see_other("coalition:learned", coalition.id, at=f"learned-{row.id}")


def _shown(coalition: Coalition, title: str, about: str) -> dict[str, Any]:
    return {"title": title, "about": about, "back": ("coalition:learned", [coalition.id])}
