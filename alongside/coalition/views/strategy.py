"""The plan of a coalition: the page, beginning one, agreeing on it.

Belongs here: screens of the plan. Not here: one action (views/strategy_actions), paper and publishing
(views/strategy_papers), the measures.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.coalition import policies_strategy as policies
from alongside.coalition.actions import strategy as acts
from alongside.coalition.enums_strategy import ActionState, SixMeasure
from alongside.coalition.errors_strategy import NothingToAgreeOn
from alongside.coalition.forms_strategy import AgreeForm, PlanForm, QuickForm
from alongside.coalition.policies import may_speak_for
from alongside.coalition.selectors import strategy as reads
from alongside.coalition.selectors.decisions import decisions_to_choose
from alongside.coalition.selectors.members import Coalition
from alongside.coalition.views.frame import in_coalition, page
from alongside.foundation.http import id_in, page_of, see_other
from alongside.people.types import StaffRequest
from alongside.people.views.again import comes_back, first_of
from alongside.people.views.comparing import compare, sent_before
from alongside.vault.actors import require
from alongside.vault.errors import SavedBefore, SomeoneElseWasFaster

if TYPE_CHECKING:
    from alongside.coalition.models import StrategicPlan

AREA = "coalition:strategy"
NAMES = ("title", "starts_on", "ends_on", "review_every")
SHAPES = {
    ActionState.DRAFTED: ("open", ""),
    ActionState.AGREED: ("wait", "accent"),
    ActionState.UNDER_WAY: ("part", "accent"),
    ActionState.DONE: ("done", "accent"),
    ActionState.LET_GO: ("stop", "soft"),
}
VIEWS = ("order", "organization", "time")


@require_safe
@in_coalition
def strategy(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """The plan, whole: in its order, by organization or by time; narrowed where somebody asks for less."""
    return show_plan(request, coalition)


def show_plan(
    request: StaffRequest,
    coalition: Coalition,
    *,
    quick: QuickForm | None = None,
    agreeing: AgreeForm | None = None,
    status: int = 200,
) -> HttpResponseBase:
    """The page, also with a form on it that has mistakes."""
    plan = reads.plan_now(coalition.id, id_in(request.GET.get("plan")))
    may_write = bool(policies.may_write_plan(request.actor, coalition.id))
    context: dict[str, Any] = {
        "plan": plan, "may_write": may_write, "plans": list(reads.plans_of(coalition.id)[:20]),
    }  # fmt: skip
    if plan is not None:
        context |= _rows(request, coalition, plan)
        members = reads.members_to_choose(coalition.id)
        may_add = may_write or bool(may_speak_for(request.actor, coalition.id))
        first = {**first_of(request), "member": request.GET.get("member", "")}
        context |= {
            "members": members,
            "glance": reads.glance_of(plan, timezone.localdate()),
            "agreed": reads.is_agreed(plan),
            "quick": (quick or QuickForm(initial=first, members=members)) if may_add else None,
            "agreeing": agreeing or _agreeing(coalition, initial={"on": timezone.localdate()}),
        }
    return page(request, "coalition/strategy.html", context, coalition=coalition, area=AREA, status=status)


def _agreeing(coalition: Coalition, *args: Any, **kwargs: Any) -> AgreeForm:
    return AgreeForm(*args, decisions=decisions_to_choose(coalition.id), **kwargs)


def _rows(request: StaffRequest, coalition: Coalition, plan: StrategicPlan) -> dict[str, Any]:
    """The rows of one page of the list, as they were asked for."""
    asked = asked_for(request)
    today = timezone.localdate()
    by = request.GET.get("by", "order")
    by = by if by in VIEWS else "order"
    rows = page_of(request, reads.actions_of(plan, asked, by=by), size=100)
    drawn = {row.id: row_of(row, today) for row in rows}
    parts: list[tuple[Any, list[Any]]] = [("", list(rows))]
    if by == "organization":
        parts = list(reads.by_organization(rows))
    elif by == "time":
        parts = list(reads.by_time(rows))
    query = request.GET.copy()
    query.pop("page", None)
    return {
        "rows": rows, "by": by, "asked": asked, "states": ActionState.choices, "measures": SixMeasure.choices,
        "parts": [(title, [drawn[row.id] for row in group]) for title, group in parts],
        "narrowed": bool(asked.member_id or asked.state or asked.measure or asked.late_on),
        "query": f"{query.urlencode()}&" if query else "", "ordering": by == "order" and rows.paginator.count > 1,
    }  # fmt: skip


def asked_for(request: StaffRequest) -> reads.Asked:
    """Which actions the address asks for. What is none of ours asks for nothing."""
    state, measure = request.GET.get("state", ""), request.GET.get("measure", "")
    return reads.Asked(
        member_id=id_in(request.GET.get("member")),
        state=state if state in ActionState.values else "",
        measure=measure if measure in SixMeasure.values else "",
        late_on=timezone.localdate() if request.GET.get("late") else None,
    )


def row_of(row: Any, today: Any) -> dict[str, Any]:
    """An action as a template shows it."""
    shape, tone = SHAPES[ActionState(row.state)]
    late = bool(row.due_on and row.due_on < today and row.state in reads.OPEN)
    return {"row": row, "shape": shape, "tone": tone, "word": str(ActionState(row.state).label), "late": late}


@comes_back
@require_http_methods(["GET", "POST"])
@in_coalition
def strategy_new(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """Begin a plan."""
    require(policies.may_write_plan(request.actor, coalition.id))
    form = PlanForm(request.POST or None, initial={**first_of(request), "review_every": 3})
    if request.method == "POST" and form.is_valid():
        try:
            acts.write_plan(
                actor=request.actor, coalition_id=coalition.id, plan_id=form.cleaned_data["row_id"],
                said=form.said(),
            )  # fmt: skip
        except SavedBefore as before:
            if not sent_before(request, form, before, NAMES):
                return _plan_form(request, coalition, form, None, 409)
        else:
            messages.success(request, _("The plan is begun. Write the first action below."))
        return see_other(AREA, coalition.id)
    return _plan_form(request, coalition, form, None, 422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@in_coalition
def change_strategy(request: StaffRequest, coalition: Coalition, strategy_id: UUID) -> HttpResponseBase:
    """Its name, its time, how often it is looked at."""
    require(policies.may_write_plan(request.actor, coalition.id))
    row = reads.plan_for(coalition.id, strategy_id)
    form = PlanForm(request.POST or None, initial=_saved(row))
    if request.method == "POST" and form.is_valid():
        try:
            acts.change_plan(
                actor=request.actor, coalition_id=coalition.id, plan_id=row.id, said=form.said(),
                version=form.cleaned_data["version"],
            )  # fmt: skip
        except SomeoneElseWasFaster as refusal:
            saved = _saved(reads.plan_for(coalition.id, strategy_id))
            return _plan_form(request, coalition, compare(form, saved, refusal), row, 409)
        messages.success(request, _("Saved."))
        return see_other(AREA, coalition.id, query=f"?plan={row.id}")
    return _plan_form(request, coalition, form, row, 422 if form.errors else 200)


def _saved(row: StrategicPlan) -> dict[str, Any]:
    return {name: getattr(row, name) for name in (*NAMES, "version")}


def _plan_form(
    request: StaffRequest, coalition: Coalition, form: PlanForm, row: StrategicPlan | None, status: int
) -> HttpResponseBase:
    context = {"form": form, "theirs": getattr(form, "theirs", []), "plan": row}
    return page(
        request, "coalition/strategy_form.html", context, coalition=coalition, area=AREA, status=status
    )


@require_POST
@in_coalition
def agree_on_strategy(request: StaffRequest, coalition: Coalition, strategy_id: UUID) -> HttpResponseBase:
    """The meeting decided on it."""
    require(policies.may_write_plan(request.actor, coalition.id))
    form = _agreeing(coalition, request.POST)
    if not form.is_valid():
        return show_plan(request, coalition, agreeing=form, status=422)
    try:
        acts.agree_on_plan(
            actor=request.actor, coalition_id=coalition.id, plan_id=strategy_id, on=form.cleaned_data["on"],
            words=form.cleaned_data["words"], decision_id=form.decision_id(),
        )  # fmt: skip
    except NothingToAgreeOn as refusal:
        messages.error(request, str(refusal.sentence))
        return see_other(AREA, coalition.id, query=f"?plan={strategy_id}")
    messages.success(request, _("The plan is agreed, with every action that was a draft."))
    return see_other(AREA, coalition.id, query=f"?plan={strategy_id}")


@require_POST
@in_coalition
def strategy_not_agreed(request: StaffRequest, coalition: Coalition, strategy_id: UUID) -> HttpResponseBase:
    """Undo."""
    acts.take_agreement_back(actor=request.actor, coalition_id=coalition.id, plan_id=strategy_id)
    messages.success(request, _("The plan is a draft again. What was begun stays as it is."))
    return see_other(AREA, coalition.id, query=f"?plan={strategy_id}")
