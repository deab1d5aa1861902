"""Meetings: the list, one with its agenda, setting and moving it, the notice, calendars.

Belongs here: these screens. Not here: the agenda's own steps (views.agenda), writing (views.minutes), reading, saving.
"""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.coalition import policies_meetings as policies
from alongside.coalition.actions import approving
from alongside.coalition.actions import meetings as acts
from alongside.coalition.calendars import calendar
from alongside.coalition.enums_meetings import OVER
from alongside.coalition.enums_meetings import MeetingState as State
from alongside.coalition.errors_meetings import (
    BegunAlready,
    KeptHidden,
    MeetingElsewhere,
    NextMeetingNeeded,
    NotHeard,
)
from alongside.coalition.forms_meetings import MeetingForm
from alongside.coalition.selectors import decisions as decided
from alongside.coalition.selectors import meetings as reads
from alongside.coalition.selectors.members import Coalition, joined
from alongside.coalition.views.frame import in_coalition, page
from alongside.foundation.http import id_in, page_of, see_other
from alongside.people.types import StaffRequest
from alongside.people.views.again import comes_back, first_of, say_saved_already
from alongside.people.views.comparing import compare
from alongside.vault.actors import require
from alongside.vault.errors import SavedBefore, SomeoneElseWasFaster

AREA = "coalition:meetings"
SHAPES = {
    State.PLANNED: ("open", ""),
    State.NOTICED: ("wait", "accent"),
    State.GOING: ("part", "warm"),
    State.CLOSED: ("done", "soft"),
    State.OFF: ("stop", "warm"),
}
STEP_WORDS = {
    State.GOING: gettext_lazy("Begin the meeting"),
    State.CLOSED: gettext_lazy("Close the meeting"),
}
FACT_NAMES = (
    "on", "starts", "ends", "place", "way_there", "step_free", "near_transit", "child_care", "interpreter",
    "remote_line", "weeks_to_next", "version",
)  # fmt: skip


@require_safe
@in_coalition
def meetings(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """Coming ones, or past ones, a page at a time."""
    past = request.GET.get("when") == "past"
    years = reads.years_of(coalition.id)
    year = next((one for one in years if str(one) == request.GET.get("year")), None)
    on = timezone.localdate()
    rows = page_of(request, reads.meetings_of(coalition.id, past=past, on=on, year=year), size=25)
    context = {
        "rows": [row_of(one) for one in rows],
        "page": rows,
        "query": f"when={'past' if past else 'coming'}&" + (f"year={year}&" if year else ""),
        "past": past,
        "years": years,
        "year": year,
        "host": None if past else reads.host_proposed(coalition.id),
        "day": None if past else reads.day_proposed(coalition.id, on=on),
        "may_set": bool(policies.may_set_meetings(request.actor, coalition.id)),
    }
    return page(request, "coalition/meetings.html", context, coalition=coalition, area=AREA)


def row_of(meeting: Any) -> dict[str, Any]:
    """A meeting as a template shows it."""
    shape, tone = SHAPES[State(meeting.state)]
    return {"meeting": meeting, "shape": shape, "tone": tone, "state": State(meeting.state).label}


@comes_back
@require_http_methods(["GET", "POST"])
@in_coalition
def meeting_new(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """Set a meeting. Its host and day are proposed."""
    require(policies.may_set_meetings(request.actor, coalition.id))
    form = _form(request, coalition, _proposed(request, coalition))
    if request.method == "POST" and form.is_valid():
        try:
            row = acts.set_meeting(
                actor=request.actor, coalition_id=coalition.id, meeting_id=form.cleaned_data["row_id"],
                facts=form.facts(),
            )  # fmt: skip
        except SavedBefore as before:
            say_saved_already(request)
            return see_other("coalition:meeting", coalition.id, before.row.id)
        except KeptHidden as problem:
            form.add_error("place", str(problem))
            return _show_form(request, coalition, form, None, status=422)
        messages.success(request, _("The meeting is set. Everyone who belongs may propose items now."))
        return see_other("coalition:meeting", coalition.id, row.id)
    return _show_form(request, coalition, form, None, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@in_coalition
def meeting_change(request: StaffRequest, coalition: Coalition, meet_id: UUID) -> HttpResponseBase:
    """Another day or place."""
    row = reads.meeting_for(coalition.id, meet_id)
    require(policies.may_change_meeting(request.actor, row))
    form = _form(request, coalition, _saved(row))
    if request.method == "POST" and form.is_valid():
        try:
            acts.change_meeting(
                actor=request.actor, coalition_id=coalition.id, meeting_id=meet_id,
                version=form.cleaned_data["version"], facts=form.facts(),
            )  # fmt: skip
        except SomeoneElseWasFaster as refusal:
            now = _saved(reads.meeting_for(coalition.id, meet_id))
            return _show_form(request, coalition, compare(form, now, refusal), row, status=409)
        except KeptHidden as problem:
            form.add_error("place", str(problem))
            return _show_form(request, coalition, form, row, status=422)
        messages.success(request, _("Saved. If the day or the place changed, tell everyone again."))
        return see_other("coalition:meeting", coalition.id, meet_id)
    return _show_form(request, coalition, form, row, status=422 if form.errors else 200)


def _form(request: StaffRequest, coalition: Coalition, initial: dict[str, Any]) -> MeetingForm:
    hosts = [(str(one.id), one.name) for one in joined(coalition.id)]
    return MeetingForm(request.POST if request.method == "POST" else None, initial=initial, hosts=hosts)


def _proposed(request: StaffRequest, coalition: Coalition) -> dict[str, Any]:
    host = reads.host_proposed(coalition.id)
    last = reads.latest_meeting(coalition.id)
    return first_of(request) | {
        "host": str(host.id) if host else "",
        "on": reads.day_proposed(coalition.id, on=timezone.localdate()),
        "starts": last.starts if last else None,
        "ends": last.ends if last else None,
        "weeks_to_next": last.weeks_to_next if last else None,
    }


def _saved(row: Any) -> dict[str, Any]:
    return {name: getattr(row, name) for name in FACT_NAMES} | {"host": str(row.host_id or "")}


def _show_form(
    request: StaffRequest, coalition: Coalition, form: MeetingForm, row: Any, *, status: int
) -> HttpResponseBase:
    context = {
        "form": form,
        "theirs": getattr(form, "theirs", []),
        "heading": _("Change the meeting") if row else _("Set a meeting"),
        "lead": "",
        "save": _("Save") if row else _("Set it"),
        "back_url": reverse("coalition:meeting", args=[coalition.id, row.id])
        if row
        else reverse(AREA, args=[coalition.id]),
    }
    return page(
        request, "coalition/meeting_form.html", context, coalition=coalition, area=AREA, status=status
    )


@require_safe
@in_coalition
def meeting(request: StaffRequest, coalition: Coalition, meet_id: UUID) -> HttpResponseBase:
    """One meeting: where and when, its agenda by need, what was decided there and what is to do."""
    row = reads.meeting_for(coalition.id, meet_id)
    context = whole(request, row)
    return page(request, "coalition/meeting.html", context, coalition=coalition, area=AREA)


def whole(request: StaffRequest, row: Any) -> dict[str, Any]:
    """Everything about a meeting that its page, its print and its paper say."""
    actor, today = request.actor, timezone.localdate()
    late = decided.late_tasks(row.agency_id, on=min(row.on, today) if row.closed_at else today)
    organises = bool(policies.may_set_meetings(actor, row.agency_id))
    return row_of(row) | {
        "lines": reads.items_shown(actor, row, has_late=bool(late)),
        "late": late,
        "withdrawn": list(reads.withdrawn_of(row)),
        "decisions": decided.decisions_in(row),
        "tasks": [task_row(one, today) for one in decided.tasks_in(row)],
        "came": reads.came_to(row),
        "to_approve": list(reads.earlier_open_minutes(row))
        if organises and row.state in (State.GOING, State.CLOSED)
        else [],
        "organises": organises,
        "may_propose": bool(policies.may_propose(actor, row)),
        "may_write": bool(policies.may_write_minutes(actor, row)),
        "step": _step(row) if organises else None,
        "reader": actor,
        "is_today": row.on <= today,
        "next": reads.next_meeting(row.agency_id, on=today) if row.state in OVER else None,
        "may_change": bool(policies.may_change_meeting(actor, row)),
        "addenda": reads.addenda_of(row) if row.approved_at else [],
        "may_correct": organises and row.approved_at is not None,
        "unbegun": organises and row.state == State.GOING and not acts.has_begun(row),
    }


def task_row(task: Any, today: Any) -> dict[str, Any]:
    """A task as a template shows it."""
    return {"task": task, "whose": decided.whose(task), "late": decided.is_late(task, on=today)}


def _step(row: Any) -> dict[str, Any] | None:
    then = {State.PLANNED: State.GOING, State.NOTICED: State.GOING, State.GOING: State.CLOSED}.get(
        State(row.state)
    )
    return {"then": then.value, "words": STEP_WORDS[then]} if then else None


@require_POST
@in_coalition
def meeting_move(request: StaffRequest, coalition: Coalition, meet_id: UUID) -> HttpResponseBase:
    """The next state."""
    then, seen = request.POST.get("then", ""), request.POST.get("seen", "")
    try:
        row = acts.move_meeting(
            actor=request.actor, coalition_id=coalition.id, meeting_id=meet_id, then=then, seen=seen,
            why=request.POST.get("why", "")[:300],
        )  # fmt: skip
    except NotHeard as problem:
        messages.warning(request, str(problem))
        return see_other("coalition:minutes", coalition.id, meet_id)
    except (MeetingElsewhere, BegunAlready) as problem:
        messages.warning(request, str(problem))
        return see_other("coalition:meeting", coalition.id, meet_id)
    if row.state == State.GOING:
        return see_other("coalition:minutes", coalition.id, meet_id)
    if then == State.NOTICED:
        messages.success(
            request, _("Everyone who belongs sees the notice on Today; whoever chose it gets a mail.")
        )
    return see_other("coalition:meeting", coalition.id, meet_id)


@require_POST
@in_coalition
def approve(request: StaffRequest, coalition: Coalition, meet_id: UUID) -> HttpResponseBase:
    """The minutes of an earlier meeting, approved at this one."""
    require(policies.may_set_meetings(request.actor, coalition.id))
    earlier = id_in(request.POST.get("earlier"))
    if earlier is None:
        return see_other("coalition:meeting", coalition.id, meet_id)
    try:
        approving.approve_minutes(
            actor=request.actor, coalition_id=coalition.id, meeting_id=earlier, in_meeting_id=meet_id
        )
    except NextMeetingNeeded as problem:
        messages.warning(request, str(problem))
    else:
        messages.success(request, _("Approved. Those minutes stay as they are from now on."))
    return see_other("coalition:meeting", coalition.id, meet_id)


@require_safe
@in_coalition
def notice(request: StaffRequest, coalition: Coalition, meet_id: UUID) -> HttpResponseBase:
    """The notice with its agenda, to print or to copy into a letter."""
    row = reads.meeting_for(coalition.id, meet_id)
    context = whole(request, row) | {
        "address": request.build_absolute_uri(reverse("coalition:meeting", args=[coalition.id, row.id]))
    }
    return page(request, "coalition/notice.html", context, coalition=coalition, area=AREA)


@require_safe
@in_coalition
def meeting_calendar(request: StaffRequest, coalition: Coalition, meet_id: UUID) -> HttpResponseBase:
    """One meeting for a calendar."""
    return _calendar(request, coalition, [reads.meeting_for(coalition.id, meet_id)])


@require_safe
@in_coalition
def all_calendar(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """All meetings to come, for a calendar."""
    rows = reads.meetings_of(coalition.id, past=False, on=timezone.localdate())[:200]
    return _calendar(request, coalition, list(rows))


def _calendar(request: StaffRequest, coalition: Coalition, rows: list[Any]) -> HttpResponse:
    def url_of(row: Any) -> str:
        return request.build_absolute_uri(reverse("coalition:meeting", args=[coalition.id, row.id]))

    body = calendar(rows, title=coalition.name, summary=_("Coalition meeting"), url_of=url_of)
    response = HttpResponse(body.encode(), content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="meetings.ics"'
    return response
