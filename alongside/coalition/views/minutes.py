"""While people talk: writing, who came, the projector; afterwards the minutes on paper.

Belongs here: these screens. Not here: decisions and tasks (views.decisions, views.tasks), saving (actions.minutes).
"""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.coalition.actions import minutes as acts
from alongside.coalition.actions.meetings import unheard
from alongside.coalition.errors_meetings import MinutesStand, NotTheTime
from alongside.coalition.forms_meetings import PresentForm, length_of
from alongside.coalition.printing import minutes_pdf
from alongside.coalition.selectors import meetings as reads
from alongside.coalition.selectors.members import Coalition, joined
from alongside.coalition.views.frame import in_coalition, page
from alongside.coalition.views.meetings import whole
from alongside.foundation.htmx import render_page, wants_partial
from alongside.foundation.http import download, see_other
from alongside.people.forms.fields import TextField
from alongside.people.types import StaffRequest
from alongside.vault.errors import SomeoneElseWasFaster

AREA = "coalition:meetings"
LONGEST = 20_000
SAID = TextField(rows=4, limit=LONGEST, required=False, strip=False)


@require_safe
@in_coalition
def minutes(request: StaffRequest, coalition: Coalition, meet_id: UUID) -> HttpResponseBase:
    """Writing what is said, item by item. Each saves itself."""
    return _write(request, coalition, meet_id)


def _write(
    request: StaffRequest, coalition: Coalition, meet_id: UUID, *, status: int = 200, typed: Any = None
) -> HttpResponseBase:
    row = reads.meeting_for(coalition.id, meet_id)
    acts.may_write(request.actor, row)
    context = whole(request, row) | {"typed": typed, "unheard": unheard(row)}
    return page(request, "coalition/minutes.html", context, coalition=coalition, area=AREA, status=status)


@require_POST
@in_coalition
def note_item(request: StaffRequest, coalition: Coalition, agenda_id: UUID) -> HttpResponseBase:
    """Keep what was said about one item. Where another wrote meanwhile, both texts are shown and nothing is lost."""
    item = reads.item_for(coalition.id, agenda_id)
    text = SAID.clean(request.POST.get("text", ""))
    said = request.POST.get("over") or request.POST.get("version", "0")
    version = int(said) if said.isascii() and said.isdigit() else 0
    try:
        row = acts.write_minutes(
            actor=request.actor, coalition_id=coalition.id, item_id=agenda_id, version=version, text=text
        )
    except SomeoneElseWasFaster:
        theirs = reads.minutes_of(item)
        told = {"item_id": agenda_id, "version": version, "theirs": theirs, "text": text}
        if wants_partial(request):
            return render_page(request, "coalition/_minutes_said.html", told)
        return _write(request, coalition, item.meeting_id, status=409, typed=told)
    except (MinutesStand, NotTheTime) as problem:
        messages.warning(request, str(problem))
        return see_other("coalition:meeting", coalition.id, item.meeting_id)
    if wants_partial(request):
        told = {"item_id": agenda_id, "version": row.version, "saved_at": row.written_at}
        return render_page(request, "coalition/_minutes_said.html", told)
    return see_other("coalition:minutes", coalition.id, item.meeting_id, at=f"item-{agenda_id}")


@require_POST
@in_coalition
def begin_item(request: StaffRequest, coalition: Coalition, meet_id: UUID) -> HttpResponseBase:
    """What is talked about now. Without an item: the next one."""
    said = request.POST.get("item", "")
    on_projector = request.POST.get("from") == "projector"
    try:
        acts.begin_item(
            actor=request.actor,
            coalition_id=coalition.id,
            meeting_id=meet_id,
            item_id=UUID(said) if said else None,
        )
    except NotTheTime as problem:
        messages.warning(request, str(problem))
        return see_other("coalition:meeting", coalition.id, meet_id)
    except ValueError:
        pass
    if on_projector:
        shade = "?shade=dark" if request.POST.get("shade") == "dark" else ""
        return see_other("coalition:projector", coalition.id, meet_id, query=shade)
    return see_other("coalition:minutes", coalition.id, meet_id, at=f"item-{said}" if said else "")


@require_http_methods(["GET", "POST"])
@in_coalition
def who_came(request: StaffRequest, coalition: Coalition, meet_id: UUID) -> HttpResponseBase:
    """Who came, and for how long."""
    row = reads.meeting_for(coalition.id, meet_id)
    acts.may_write(request.actor, row)
    members = list(joined(coalition.id))
    homes = {coalition.id, *(one.member_id for one in members if one.member_id)}
    sent = request.POST if request.method == "POST" else None
    came, words = _came(row), request.POST.get("find", "").replace("\0", "").strip()[:200]
    tick = reads.people_to_tick(homes, {*came, *(sent or {})}, words)
    form = PresentForm(sent, initial=came, members=members, people=tick.people)
    looks = "look" in request.POST and form.is_valid()
    if request.method == "POST" and form.is_valid() and not looks:
        acts.note_who_came(
            actor=request.actor, coalition_id=coalition.id, meeting_id=meet_id, present=form.present()
        )
        messages.success(request, _("Saved."))
        return see_other("coalition:meeting", coalition.id, meet_id, at="came")
    context = {
        "form": form,
        "rows": form.rows(),
        "meeting": row,
        "tick": tick,
        "words": words,
        "looks": looks,
    }
    status = 422 if form.errors else 200
    return page(request, "coalition/who_came.html", context, coalition=coalition, area=AREA, status=status)


def _came(row: Any) -> dict[str, Any]:
    """The form as it was saved; before that, the hours that the meeting was meant to take."""
    initial: dict[str, Any] = {"hours": length_of(row.starts, row.ends)}
    for one in reads.came_to(row):
        if one.account_id:
            initial[f"a-{one.account_id}"] = True
        elif one.member_id:
            initial |= {f"n-{one.member_id}": one.people, f"h-{one.member_id}": one.hours}
        else:
            initial["seats"] = one.people
    return initial


@require_safe
@in_coalition
def projector(request: StaffRequest, coalition: Coalition, meet_id: UUID) -> HttpResponseBase:
    """A calm page for the wall of the room: what is on, what was decided. Looked at again by itself."""
    row = reads.meeting_for(coalition.id, meet_id)
    told = whole(request, row)
    lines = told["lines"]
    at = next((place for place, line in enumerate(lines) if line.row.id == row.current_id), None)
    current = lines[at] if at is not None else None
    used = int((timezone.now() - row.current_since).total_seconds() // 60) if row.current_since else None
    context = told | {
        "current": current,
        "place": None if at is None else at + 1,
        "coming": lines[0 if at is None else at + 1 :][:3],
        "used": used,
        "said": [one for one in told["decisions"] if current and one.item_id == current.row.id],
        "last": told["decisions"][-2:],
        "shade": "dark" if request.GET.get("shade") == "dark" else "",
        "coalition": coalition,
    }
    return render_page(request, "coalition/projector.html", context, partial="wall")


@require_safe
@in_coalition
def minutes_print(request: StaffRequest, coalition: Coalition, meet_id: UUID) -> HttpResponseBase:
    """The minutes as they will stand, to read and to print."""
    row = reads.meeting_for(coalition.id, meet_id)
    return page(request, "coalition/minutes_print.html", whole(request, row), coalition=coalition, area=AREA)


@require_safe
@in_coalition
def minutes_file(request: StaffRequest, coalition: Coalition, meet_id: UUID) -> HttpResponseBase:
    """The same as a PDF."""
    row = reads.meeting_for(coalition.id, meet_id)
    body = minutes_pdf(coalition.name, whole(request, row))
    return download(body, kind="minutes", extension="pdf", content_type="application/pdf")
