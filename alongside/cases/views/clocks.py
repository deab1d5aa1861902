"""The clocks of one client, and of everyone someone works with.

Belongs here: screens. Not here: counting (the room clocks), saving (actions.clocks).
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.cases import policies
from alongside.cases.actions.clocks import add_clock as add
from alongside.cases.actions.clocks import finish_clock, run_again, stop_clock
from alongside.cases.errors import SavedBefore
from alongside.cases.forms_clocks import BeginningForm, EndClockForm, WhichClockForm
from alongside.cases.selectors.clocks import client_clocks, clocks_soonest
from alongside.cases.views.again import comes_back, first_of, say_saved_already
from alongside.cases.views.asking import StaffRequest, client_of, head
from alongside.clocks import saying
from alongside.clocks.errors import ClockEnded
from alongside.clocks.selectors.rules import rule_for, rules_in_use
from alongside.foundation.htmx import render_page
from alongside.foundation.http import see_other
from alongside.vault.actors import require
from alongside.vault.enums import Drawer

if TYPE_CHECKING:
    from alongside.cases.models import Case
    from alongside.clocks.rulefiles import Rule

HERE = "cases:clocks"


@require_safe
def clocks(request: StaffRequest, case_id: UUID) -> HttpResponseBase:
    """Every clock of this client with its working; then those that are behind."""
    case = client_of(request, case_id)
    running, behind = client_clocks(request.actor, case.subject_id)
    context = head(request, case, HERE) | {"clocks": running, "behind": behind}
    return render_page(request, "cases/clocks.html", context)


@require_safe
def my_clocks(request: StaffRequest) -> HttpResponseBase:
    """Clocks of everyone she works with that end within a month, soonest first."""
    named, total = clocks_soonest(request.actor, 200)
    return render_page(request, "cases/my_clocks.html", {"named": named, "total": total})


@comes_back
@require_http_methods(["GET", "POST"])
def add_clock(request: StaffRequest, case_id: UUID) -> HttpResponseBase:
    """First the rule, then when it began: the question is the rule's own."""
    case = client_of(request, case_id)
    require(policies.may_write(request.actor, case.subject_id, Drawer.PLAN))
    rules = rules_in_use(request.actor)
    if request.method != "POST":
        first = first_of(request)
        if named := next((rule for rule in rules if rule.id == request.GET.get("rule")), None):
            begun = first | {"rule": named.id}
            return _when(request, case, named, BeginningForm(rule=named, initial=begun))
        return _which(request, case, WhichClockForm(rules=rules, initial=first))
    which = WhichClockForm(request.POST, rules=rules)
    if not which.is_valid():
        return _which(request, case, which, status=422)
    rule = rule_for(request.actor, which.cleaned_data["rule"])
    if "words" not in request.POST:
        begun = {"row_id": which.cleaned_data["row_id"], "rule": rule.id}
        return _when(request, case, rule, BeginningForm(rule=rule, initial=begun))
    form = BeginningForm(request.POST, rule=rule)
    if not form.is_valid():
        return _when(request, case, rule, form, status=422)
    return _start(request, case, rule, form)


def _start(request: StaffRequest, case: Case, rule: Rule, form: BeginningForm) -> HttpResponseBase:
    try:
        add(
            actor=request.actor,
            case_id=case.id,
            rule_id=rule.id,
            clock_id=form.cleaned_data["row_id"],
            **form.beginning(),
        )
    except SavedBefore:
        say_saved_already(request)
    else:
        messages.success(request, _("The clock runs: %(name)s.") % {"name": saying.name_of(rule)})
    return see_other(HERE, case.id)


def _which(request: StaffRequest, case: Case, form: WhichClockForm, *, status: int = 200) -> HttpResponseBase:
    return render_page(
        request, "cases/add_clock.html", head(request, case, HERE) | {"form": form}, status=status
    )


def _when(
    request: StaffRequest, case: Case, rule: Rule, form: BeginningForm, *, status: int = 200
) -> HttpResponseBase:
    context = head(request, case, HERE) | {
        "form": form,
        "name": saying.name_of(rule),
        "says": rule.text("words", saying.language()),
        "bound": saying.bound_words(rule),
        "source": saying.source_words(rule),
        "proof": saying.proof_words(rule),
        "not_this": rule.text("not_this", saying.language()),
    }
    return render_page(request, "cases/begin_clock.html", context, status=status)


@require_http_methods(["GET", "POST"])
def end_clock(request: StaffRequest, case_id: UUID, clock_id: UUID) -> HttpResponseBase:
    """Done at some time, or no longer needed."""
    case = client_of(request, case_id)
    require(policies.may_write(request.actor, case.subject_id, Drawer.PLAN))
    form = EndClockForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return _end(request, case_id, clock_id, form)
    running, _behind = client_clocks(request.actor, case.subject_id)
    clock = next((one for one in running if one.id == clock_id), None)
    if clock is None:
        messages.info(request, str(ClockEnded()))
        return see_other(HERE, case_id)
    context = head(request, case, HERE) | {"form": form, "clock": clock}
    return render_page(request, "cases/end_clock.html", context, status=422 if form.errors else 200)


def _end(request: StaffRequest, case_id: UUID, clock_id: UUID, form: EndClockForm) -> HttpResponseBase:
    what, at = form.cleaned_data["what"], form.cleaned_data["at"]
    try:
        if what == "done":
            finish_clock(actor=request.actor, case_id=case_id, clock_id=clock_id, at=at)
        else:
            stop_clock(actor=request.actor, case_id=case_id, clock_id=clock_id, why=what)
    except ClockEnded as refusal:
        messages.info(request, str(refusal))
    else:
        messages.success(request, _("Saved. It stands below and can run again."))
    return see_other(HERE, case_id)


@require_POST
def clock_done(request: StaffRequest, case_id: UUID, clock_id: UUID) -> HttpResponseBase:
    """Done just now."""
    client_of(request, case_id)
    try:
        finish_clock(actor=request.actor, case_id=case_id, clock_id=clock_id, at=timezone.now())
    except ClockEnded as refusal:
        messages.info(request, str(refusal))
    return see_other(HERE, case_id, at=f"clock-{clock_id}")


@require_POST
def clock_again(request: StaffRequest, case_id: UUID, clock_id: UUID) -> HttpResponseBase:
    """Take back that it was done or stopped."""
    client_of(request, case_id)
    run_again(actor=request.actor, case_id=case_id, clock_id=clock_id)
    return see_other(HERE, case_id, at=f"clock-{clock_id}")
