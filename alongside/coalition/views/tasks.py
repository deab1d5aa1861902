"""Tasks: whose, by when, where each stands; as a table for elsewhere.

Belongs here: these screens. Not here: reading (selectors.decisions), saving (actions.decisions).
"""

from collections.abc import Iterator
from functools import partial
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.coalition import policies_meetings as policies
from alongside.coalition.actions import decisions as acts
from alongside.coalition.enums_meetings import TaskState
from alongside.coalition.errors_meetings import ReasonNeeded, TaskElsewhere
from alongside.coalition.forms_tasks import TaskForm, TaskLookForm
from alongside.coalition.selectors import decisions as reads
from alongside.coalition.selectors.meetings import meeting_for, people_found, person_called
from alongside.coalition.selectors.members import Coalition, joined
from alongside.coalition.views.frame import in_coalition, page, table_of
from alongside.coalition.views.meetings import task_row
from alongside.foundation.http import id_in, page_of, see_other
from alongside.people.forms.choosing import findable
from alongside.people.types import StaffRequest
from alongside.people.views.again import comes_back, first_of
from alongside.people.views.comparing import compare, sent_before
from alongside.vault.actors import require
from alongside.vault.errors import NotFound, Refused, SavedBefore, SomeoneElseWasFaster

AREA = "coalition:tasks"
WHICH = (
    ("mine", gettext_lazy("Mine")),
    ("ours", gettext_lazy("My organization's")),
    ("late", gettext_lazy("Late")),
    ("done", gettext_lazy("Done or let go")),
    ("all", gettext_lazy("All")),
)
STEPS = {
    TaskState.DOING: gettext_lazy("Begin"),
    TaskState.DONE: gettext_lazy("Done"),
    TaskState.OPEN: gettext_lazy("Open it again"),
}
SHAPES = {
    TaskState.OPEN: ("open", ""),
    TaskState.DOING: ("part", "accent"),
    TaskState.DONE: ("done", "accent"),
    TaskState.LET_GO: ("stop", "soft"),
}
CELL_STARTS = ("=", "+", "-", "@", "\t")


@require_safe
@in_coalition
def tasks(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """A page of tasks; right after a step, the way back from it."""
    on = timezone.localdate()
    form, looked = _looked(request, coalition)
    which, query = _which(request.GET), _query(request.GET)
    found = reads.tasks_of(request.actor, coalition.id, which, on=on, **looked)
    rows = page_of(request, found, size=50)
    context = {
        "form": form,
        "looked": any(looked.values()),
        "rows": [_row(request, one, on) for one in rows],
        "page": rows,
        "query": f"{query}&",
        "here": query,
        "which": which,
        "filters": [
            {"query": _query(request.GET, which=key), "label": label, "current": key == which}
            for key, label in WHICH
        ],
        "moved": _moved(request, coalition),
        "csv_url": reverse("coalition:tasks_csv", args=[coalition.id]) + f"?{query}",
    }
    return page(request, "coalition/tasks.html", context, coalition=coalition, area=AREA)


def _which(said: QueryDict) -> str:
    which = said.get("which", "")
    return which if which in dict(WHICH) else "mine"


def _looked(request: StaffRequest, coalition: Coalition) -> tuple[TaskLookForm, dict[str, Any]]:
    """What she looks for; what cannot be looked for is left out."""
    members = [(str(one.id), one.name) for one in joined(coalition.id)]
    form = TaskLookForm(request.GET, members=members)
    form.is_valid()
    said = form.cleaned_data
    return form, {"words": said.get("words", ""), "member_id": said.get("member")}


def _query(said: QueryDict, *, which: str = "") -> str:
    """The same list again: whose, and what was looked for."""
    kept = {name: said[name] for name in ("words", "member") if said.get(name)}
    return urlencode({"which": which or _which(said)} | kept)


def _row(request: StaffRequest, task: Any, on: Any) -> dict[str, Any]:
    shape, tone = SHAPES[TaskState(task.state)]
    may = bool(policies.may_change_task(request.actor, task))
    steps = [{"then": then.value, "words": STEPS[then]} for then in acts.steps_of(task.state)] if may else []
    return task_row(task, on) | {
        "shape": shape,
        "tone": tone,
        "state": TaskState(task.state).label,
        "steps": steps,
        "may": may,
    }


def _moved(request: StaffRequest, coalition: Coalition) -> Any:
    """The task that was moved just now, where its step can be taken back."""
    try:
        row = reads.task_for(coalition.id, UUID(request.GET.get("moved", "")))
    except (ValueError, NotFound):
        return None
    return row if row.was and policies.may_change_task(request.actor, row) else None


@comes_back
@require_http_methods(["GET", "POST"])
@in_coalition
def task_new(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """Who does what by when: alone, from a meeting, or from a decision."""
    meet_id, resolution_id = _asked(request, "meeting"), _asked(request, "decision")
    form = _form(request, coalition, first_of(request))
    if request.method == "POST" and form.is_valid():
        try:
            row = acts.give_task(
                actor=request.actor, coalition_id=coalition.id, task_id=form.cleaned_data["row_id"],
                duty=form.duty(), meeting_id=meet_id, decision_id=resolution_id,
            )  # fmt: skip
        except SavedBefore as before:
            if sent_before(request, form, before, ("what", "due_on")):
                return see_other("coalition:tasks", coalition.id, query="?which=all")
            return _show_form(request, coalition, form, None, status=409)
        except Refused as problem:
            form.add_error(None, str(problem))
            return _show_form(request, coalition, form, None, status=422)
        messages.success(request, _("The task is written down."))
        return _back(coalition, row)
    return _show_form(request, coalition, form, None, status=422 if form.errors else 200)


def _back(coalition: Coalition, row: Any) -> HttpResponseBase:
    if row.decision_id:
        return see_other("coalition:decision", coalition.id, row.decision_id, at="tasks")
    if row.meeting_id:
        return see_other("coalition:meeting", coalition.id, row.meeting_id, at="tasks")
    return see_other("coalition:tasks", coalition.id, query="?which=all")


def _asked(request: StaffRequest, name: str) -> UUID | None:
    return id_in(request.GET.get(name))


@require_http_methods(["GET", "POST"])
@in_coalition
def task_change(request: StaffRequest, coalition: Coalition, duty_id: UUID) -> HttpResponseBase:
    """Another day, another person, better words."""
    row = reads.task_for(coalition.id, duty_id)
    require(policies.may_change_task(request.actor, row))
    form = _form(request, coalition, _saved(row))
    if request.method == "POST" and form.is_valid():
        try:
            acts.change_task(
                actor=request.actor, coalition_id=coalition.id, task_id=duty_id,
                version=form.cleaned_data["version"], duty=form.duty(),
            )  # fmt: skip
        except SomeoneElseWasFaster as refusal:
            now = _saved(reads.task_for(coalition.id, duty_id))
            return _show_form(request, coalition, compare(form, now, refusal), row, status=409)
        except Refused as problem:
            form.add_error(None, str(problem))
            return _show_form(request, coalition, form, row, status=422)
        messages.success(request, _("Saved."))
        return see_other("coalition:tasks", coalition.id, query="?which=all")
    return _show_form(request, coalition, form, row, status=422 if form.errors else 200)


def _form(request: StaffRequest, coalition: Coalition, initial: dict[str, Any]) -> TaskForm:
    """An organizer chooses among all who belong; a member takes on what is for her own organization."""
    members = list(joined(coalition.id))
    if coalition.organised:
        choices = [("", _("The coalition itself")), *((str(one.id), one.name) for one in members)]
        homes = {coalition.id, *(one.member_id for one in members if one.member_id)}
    else:
        choices = [(str(one.id), one.name) for one in members if one.member_id == request.actor.agency_id]
        homes = {request.actor.agency_id}
    sent = request.POST if request.method == "POST" else None
    form = TaskForm(sent, initial=initial, members=choices, people=[])
    findable(
        form, "account", none=_("Nobody in particular"), find=partial(people_found, homes),
        known=partial(person_called, homes),
    )  # fmt: skip
    return form


def _saved(row: Any) -> dict[str, Any]:
    return {
        "what": row.what,
        "member": str(row.member_id or ""),
        "account": str(row.account_id or ""),
        "due_on": row.due_on,
        "version": row.version,
    }


def _show_form(
    request: StaffRequest, coalition: Coalition, form: TaskForm, row: Any, *, status: int
) -> HttpResponseBase:
    meet_id = _asked(request, "meeting")
    context = {
        "form": form,
        "theirs": getattr(form, "theirs", []),
        "heading": _("Change the task") if row else _("A task"),
        "lead": "",
        "save": _("Save"),
        "back_url": reverse("coalition:meeting", args=[coalition.id, meeting_for(coalition.id, meet_id).id])
        if meet_id
        else reverse(AREA, args=[coalition.id]),
    }
    return page(
        request, "coalition/meeting_form.html", context, coalition=coalition, area=AREA, status=status
    )


@require_POST
@in_coalition
def task_move(request: StaffRequest, coalition: Coalition, duty_id: UUID) -> HttpResponseBase:
    """The next step of a task, or the way back from the last one."""
    said = request.POST
    query = f"?{_query(QueryDict(said.get('here', '')))}"
    try:
        acts.move_task(
            actor=request.actor, coalition_id=coalition.id, task_id=duty_id, then=said.get("then", ""),
            seen=said.get("seen", ""), why=said.get("why", "")[:300],
        )  # fmt: skip
    except (TaskElsewhere, ReasonNeeded) as problem:
        messages.warning(request, str(problem))
        return see_other("coalition:tasks", coalition.id, query=query)
    if said.get("undo"):
        messages.success(request, _("Taken back."))
        return see_other("coalition:tasks", coalition.id, query=query)
    return see_other("coalition:tasks", coalition.id, query=f"{query}&moved={duty_id}")


@require_safe
@in_coalition
def tasks_csv(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """The same tasks as a table."""
    on = timezone.localdate()
    head = ("due", "state", "organization", "person", "task", "why")
    looked = _looked(request, coalition)[1]
    found = reads.tasks_of(request.actor, coalition.id, _which(request.GET), on=on, **looked)
    return table_of(request, head, _cells(found.iterator(2000)), kind="tasks", why="coalition_tasks")


def _cells(rows: Iterator[Any]) -> Iterator[tuple[str, ...]]:
    for one in rows:
        person = one.account.working_name if one.account else ""
        cells = (one.due_on.isoformat(), one.state, reads.whose(one), person, one.what, one.why)
        yield tuple(f"'{cell}" if cell.startswith(CELL_STARTS) else cell for cell in cells)
