"""Rules we keep: the register, one policy, looking at it, what harms in it, deciding.

Belongs here: screens. Not here: reading (selectors.evaluation), saving (actions.evaluation), what was learned
(views.learned). What was looked at and found is shown to the organization itself alone: nothing here compares
organizations.
"""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.coalition.actions import evaluation as acts
from alongside.coalition.enums_evaluation import Decided, PolicyState
from alongside.coalition.errors_evaluation import NotThatStep, NotTheLatest
from alongside.coalition.forms_evaluation import DecisionForm, FindingForm, LookForm, NarrowForm, PolicyForm
from alongside.coalition.policies_evaluation import may_keep, may_look, may_register
from alongside.coalition.selectors import evaluation as reads
from alongside.coalition.selectors.members import Coalition
from alongside.coalition.views.evaluation_saving import filled, saving, say
from alongside.coalition.views.frame import in_coalition, page, table_of
from alongside.foundation.http import page_of, see_other
from alongside.people.types import StaffRequest
from alongside.people.views.again import comes_back, first_of
from alongside.vault.actors import require

AREA = "coalition:policies"
SHAPES = {
    PolicyState.DRAFT: ("open", ""),
    PolicyState.IN_FORCE: ("done", "accent"),
    PolicyState.REMOVED: ("stop", "soft"),
}
DECISION_SHAPES = {
    Decided.ADOPTED: "done",
    Decided.REVISED: "part",
    Decided.REMOVED: "stop",
    Decided.KEPT: "open",
}
MOST_PRINTED = 1000
PER_PAGE = 50


@require_safe
@in_coalition
def policies(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """The register: what is due first. With `?all=1` the whole of it, for paper."""
    form, rows = _narrowed(request, coalition)
    size = MOST_PRINTED if request.GET.get("all") else PER_PAGE
    found = page_of(request, rows, size=size)
    today = timezone.localdate()
    context = {
        "form": form,
        "page": found,
        "rows": [_row(policy, today) for policy in found],
        "query": _query(request),
        "narrowed": any(form.cleaned_data.values()) if form.is_valid() else False,
        "whole": size == MOST_PRINTED,
        "standing": reads.rules_standing(request.actor, coalition.id)[:20],
        "may_register": bool(may_register(request.actor, coalition.id)),
    }
    return page(request, "coalition/policies.html", context, coalition=coalition, area=AREA)


@require_safe
@in_coalition
def policies_file(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """The same list as a table."""
    _form, rows = _narrowed(request, coalition)
    head = [
        _("Organization"), _("Title"), _("About"), _("State"), _("Adopted on"), _("Review"), _("Where it is kept"),
    ]  # fmt: skip
    cells = (
        [row.for_agency.name, row.title, row.get_kind_display(), row.get_state_display(), row.adopted_on,
         row.review_on, row.kept_where]
        for row in rows
    )  # fmt: skip
    return table_of(request, head, cells, kind="policies", why="coalition_policies")


@require_safe
@in_coalition
def policy_log(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """Everything that was decided, newest first."""
    found = page_of(request, reads.decisions_of_all(coalition.id), size=PER_PAGE)
    context = {"page": found, "decisions": [_decision(row) for row in found]}
    return page(request, "coalition/policy_log.html", context, coalition=coalition, area=AREA)


@require_safe
@in_coalition
def policy(request: StaffRequest, coalition: Coalition, house_policy_id: UUID) -> HttpResponseBase:
    """One policy with its log, and for its own organization how it was looked at and what was found."""
    row = reads.policy_for(coalition.id, house_policy_id)
    looks = list(reads.looks_of(row)[:100])
    decisions = [_decision(one) for one in reads.decisions_of(row)[:100]]
    standing = [one for one in decisions if one["row"].taken_back_at is None]
    context = _row(row, timezone.localdate()) | {
        "ours": bool(may_look(request.actor, row)),
        "may_keep": bool(may_keep(request.actor, row)),
        "looks": looks,
        "tallies": reads.tallies(row, looks),
        "findings": list(reads.findings_of(row)[:200]),
        "decisions": decisions,
        "latest": standing[0]["row"].id if standing else None,
    }
    return page(request, "coalition/policy.html", context, coalition=coalition, area=AREA)


@comes_back
@require_http_methods(["GET", "POST"])
@in_coalition
def policy_new(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """Register a policy of her own organization."""
    require(may_register(request.actor, coalition.id))
    form = PolicyForm(request.POST or None, initial=first_of(request))
    return saving(
        request, coalition, form, area=AREA, then=partial(_go, coalition),
        save=lambda: acts.register_policy(
            actor=request.actor, coalition_id=coalition.id, row_id=form.cleaned_data["row_id"], given=form.given()
        ),
        shown={"title": _("Register a policy"), "back": ("coalition:policies", [coalition.id])},
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@in_coalition
def change_policy(request: StaffRequest, coalition: Coalition, house_policy_id: UUID) -> HttpResponseBase:
    """The entry."""
    row = reads.policy_for(coalition.id, house_policy_id)
    require(may_keep(request.actor, row))
    form = PolicyForm(request.POST or None, policy=row, initial=filled(row, PolicyForm))
    return saving(
        request, coalition, form, area=AREA, then=partial(_go, coalition),
        save=lambda: acts.change_policy(
            actor=request.actor, coalition_id=coalition.id, policy_id=row.id, version=form.cleaned_data["version"],
            given=form.given(),
        ),
        again=lambda: filled(reads.policy_for(coalition.id, row.id), PolicyForm),
        shown=_of(coalition, row, _("Change the entry")),
    )  # fmt: skip


@require_POST
@in_coalition
def throw_policy_away(request: StaffRequest, coalition: Coalition, house_policy_id: UUID) -> HttpResponseBase:
    """An entry about which nothing was decided."""
    try:
        acts.throw_policy_away(actor=request.actor, coalition_id=coalition.id, policy_id=house_policy_id)
    except NotThatStep as problem:
        say(request, problem)
        return see_other("coalition:policy", coalition.id, house_policy_id)
    messages.success(request, _("The entry is gone."))
    return see_other("coalition:policies", coalition.id)


@comes_back
@require_http_methods(["GET", "POST"])
@in_coalition
def policy_look(request: StaffRequest, coalition: Coalition, house_policy_id: UUID) -> HttpResponseBase:
    """Eight questions about it."""
    row = reads.policy_for(coalition.id, house_policy_id)
    require(may_look(request.actor, row))
    form = LookForm(request.POST or None, initial=first_of(request))
    lead = _(
        "What you do not know is “Not looked at”. Your organization alone reads this, and nothing is added up."
    )
    return saving(
        request, coalition, form, area=AREA, then=lambda _row: _go(coalition, row),
        save=lambda: acts.look_at(
            actor=request.actor, coalition_id=coalition.id, policy_id=row.id, row_id=form.cleaned_data["row_id"],
            answers=form.answers(), comment=form.cleaned_data["comment"],
        ),
        shown=_of(coalition, row, _("Look at it"), lead),
    )  # fmt: skip


@comes_back
@require_http_methods(["GET", "POST"])
@in_coalition
def policy_finding_new(
    request: StaffRequest, coalition: Coalition, house_policy_id: UUID
) -> HttpResponseBase:
    """A harmful rule that stands in it."""
    row = reads.policy_for(coalition.id, house_policy_id)
    require(may_look(request.actor, row))
    form = FindingForm(request.POST or None, initial=first_of(request))
    lead = _("Your organization alone reads it. When a decision ends it, that stands in the log.")
    return saving(
        request, coalition, form, area=AREA, then=lambda _row: _go(coalition, row),
        save=lambda: acts.find_rule(
            actor=request.actor, coalition_id=coalition.id, policy_id=row.id, row_id=form.cleaned_data["row_id"],
            **form.given(),
        ),
        shown=_of(coalition, row, _("A harmful rule in it"), lead),
    )  # fmt: skip


@require_POST
@in_coalition
def policy_finding_aside(
    request: StaffRequest, coalition: Coalition, policy_finding_id: UUID
) -> HttpResponseBase:
    """It does not stand there after all; or it does."""
    aside = request.POST.get("aside") == "yes"
    row = reads.finding_for(coalition.id, policy_finding_id)
    try:
        acts.set_aside(actor=request.actor, coalition_id=coalition.id, finding_id=row.id, aside=aside)
    except NotThatStep as problem:
        say(request, problem)
    return see_other("coalition:policy", coalition.id, row.policy_id, at="found")


@comes_back
@require_http_methods(["GET", "POST"])
@in_coalition
def policy_decide(request: StaffRequest, coalition: Coalition, house_policy_id: UUID) -> HttpResponseBase:
    """What was decided about it."""
    row = reads.policy_for(coalition.id, house_policy_id)
    require(may_keep(request.actor, row))
    standing = [one for one in reads.findings_of(row) if one.decision_id is None and one.set_aside_on is None]
    first = first_of(request) | {"says": row.says, "decided_on": timezone.localdate()}
    form = DecisionForm(request.POST or None, policy=row, findings=standing, initial=first)
    lead = _("A decision is not edited later. One written by mistake can be taken back.")
    return saving(
        request, coalition, form, area=AREA, then=lambda _row: _go(coalition, row),
        save=lambda: acts.decide(
            actor=request.actor, coalition_id=coalition.id, policy_id=row.id, row_id=form.cleaned_data["row_id"],
            given=form.given(), ended=[UUID(one) for one in form.cleaned_data.get("ended", [])],
            review_on=form.cleaned_data["review_on"],
        ),
        shown=_of(coalition, row, _("What was decided"), lead),
    )  # fmt: skip


@require_POST
@in_coalition
def policy_decision_back(
    request: StaffRequest, coalition: Coalition, policy_decision_id: UUID
) -> HttpResponseBase:
    """Taken back: what stood before stands again."""
    row = reads.decision_for(coalition.id, policy_decision_id)
    try:
        acts.take_decision_back(actor=request.actor, coalition_id=coalition.id, decision_id=row.id)
    except NotTheLatest as problem:
        say(request, problem)
    else:
        messages.success(request, _("Taken back. What stood before stands again."))
    return see_other("coalition:policy", coalition.id, row.policy_id, at="log")


def _narrowed(request: StaffRequest, coalition: Coalition) -> tuple[NarrowForm, Any]:
    form = NarrowForm(request.GET, whose=reads.whose_policies(coalition.id))
    said = dict(form.cleaned_data) if form.is_valid() else {}
    if said.pop("due", False):
        said["due_by"] = timezone.localdate() + reads.REMIND
    return form, reads.policies_of(coalition.id, **said)


def _query(request: StaffRequest) -> str:
    asked = request.GET.copy()
    asked.pop("page", None)
    asked.pop("all", None)
    return f"{asked.urlencode()}&" if asked else ""


def _row(policy: Any, today: Any) -> dict[str, Any]:
    shape, tone = SHAPES[PolicyState(policy.state)]
    late = ""
    if policy.review_on and policy.state != PolicyState.REMOVED and policy.review_on <= today + reads.REMIND:
        late = "late" if policy.review_on < today else "soon"
    return {"policy": policy, "shape": shape, "tone": tone, "late": late}


def _decision(row: Any) -> dict[str, Any]:
    return {
        "row": row,
        "shape": DECISION_SHAPES[Decided(row.what)],
        "ended": reads.rules_ended(row.ended_rules),
    }


def _go(coalition: Coalition, row: Any) -> HttpResponseBase:
    return see_other("coalition:policy", coalition.id, row.id)


def _of(coalition: Coalition, row: Any, title: str, lead: str = "") -> dict[str, Any]:
    return {
        "title": title,
        "about": row.title,
        "lead": lead,
        "back": ("coalition:policy", [coalition.id, row.id]),
    }
