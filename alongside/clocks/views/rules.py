"""The library of rules: all of them, one with its working, changing one.

Belongs here: screens. Not here: counting (engine), saving (actions.rules).
"""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.clocks import policies, saying
from alongside.clocks.actions import rules as changing
from alongside.clocks.errors import NoSuchRule, RuleBroken, RuleChangedMeanwhile
from alongside.clocks.forms import RuleForm, TryForm, initial_of
from alongside.clocks.selectors.rules import Entry, editions, entry_for, library
from alongside.clocks.selectors.trying import Shown, shown, tried
from alongside.foundation.htmx import render_page
from alongside.people.types import StaffRequest
from alongside.vault.actors import require


@require_safe
def rules(request: StaffRequest) -> HttpResponse:
    """Every rule, by jurisdiction."""
    entries = library(request.actor)
    groups = [
        (name, [shown(entry) for entry in entries if entry.rule.jurisdiction == code])
        for code, name in (("US-IL", _("Illinois")), ("US", _("United States")))
    ]
    context = {"groups": groups, "may_change": bool(policies.may_change_rules(request.actor))}
    return render_page(request, "clocks/rules.html", context)


@require_http_methods(["GET", "POST"])
def rule(request: StaffRequest, rule_id: str) -> HttpResponse:
    """One rule. Sent with a day, it shows how it would count; nothing of that is kept."""
    entry = _entry(request, rule_id)
    label, asks = saying.fact_of(entry.rule, entry.rule.trigger), _asks_birth(entry)
    form = TryForm(request.POST if request.method == "POST" else None, label=label, asks_birth=asks)
    found = None
    if request.method == "POST" and form.is_valid():
        found = tried(entry.rule, form.cleaned_data["on"], form.cleaned_data.get("born"))
    context = _about(request, entry) | {
        "form": form,
        "tried": found,
        "former": [shown(each) for each in editions(request.actor, rule_id)][1:],
    }
    return render_page(request, "clocks/rule.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def edit_rule(request: StaffRequest, rule_id: str) -> HttpResponse:
    """Save another edition. Clocks that run keep the one they began with."""
    require(policies.may_change_rules(request.actor))
    entry = _entry(request, rule_id)
    language = saying.language()
    start = initial_of(entry.rule, language)
    form = RuleForm(request.POST if request.method == "POST" else None, initial=start)
    theirs: list[tuple[Any, Any]] = []
    if request.method == "POST" and form.is_valid():
        changes = form.changes(entry.rule.body, language)
        try:
            changing.change_rule(
                actor=request.actor, rule_id=rule_id, seen=form.cleaned_data["seen"], changes=changes
            )
        except RuleBroken as refusal:
            form.add_error(None, str(refusal))
        except RuleChangedMeanwhile as refusal:
            theirs = _compare(form, start, refusal)
        else:
            messages.success(request, _("Saved. Clocks that run keep the rule they began with."))
            return _to(rule_id)
    status = 409 if theirs else 422 if form.errors else 200
    context = _about(request, entry) | {"form": form, "theirs": theirs}
    return render_page(request, "clocks/edit_rule.html", context, status=status)


@require_POST
def retire_rule(request: StaffRequest, rule_id: str) -> HttpResponse:
    """Offer it for no new clock, or offer it again."""
    entry = _entry(request, rule_id)
    if entry.retired_at is None:
        changing.retire_rule(actor=request.actor, rule_id=rule_id)
        messages.success(request, _("No new clock is started by it. Clocks that run go on."))
    else:
        changing.use_again(actor=request.actor, rule_id=rule_id)
        messages.success(request, _("It is in use again."))
    return _to(rule_id)


def _entry(request: StaffRequest, rule_id: str) -> Entry:
    try:
        return entry_for(request.actor, rule_id)
    except NoSuchRule as absent:
        raise Http404 from absent


def _about(request: StaffRequest, entry: Entry) -> dict[str, Any]:
    one: Shown = shown(entry)
    return {"rule": one, "may_change": bool(policies.may_change_rules(request.actor))}


def _asks_birth(entry: Entry) -> bool:
    return entry.rule.by_birthday and entry.rule.trigger != "born_on"


def _compare(form: RuleForm, saved: dict[str, Any], refusal: RuleChangedMeanwhile) -> list[tuple[Any, Any]]:
    """What is saved now beside what she typed; sending it again is her decision."""
    form.data = form.data.copy()  # type: ignore[attr-defined]  # (a QueryDict here)
    form.data["seen"] = str(saved["seen"])  # type: ignore[index]
    form.add_error(None, str(refusal))
    return [
        (form.fields[name].label, value)
        for name, value in saved.items()
        if name != "seen" and name in form.fields and form.cleaned_data.get(name) != value
    ]


def _to(rule_id: str) -> HttpResponseRedirect:
    response = HttpResponseRedirect(reverse("clocks:rule", args=[rule_id]))
    response.status_code = 303
    return response
