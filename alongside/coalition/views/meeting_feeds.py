"""What a coalition tells outside of its pages: a calendar's address, and notices by mail.

Belongs here: these screens. Not here: the format (calendars), making an address (actions.meeting_feeds), mail (people).
"""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from alongside.coalition.actions.meeting_feeds import end_feed, hash_of, make_feed
from alongside.coalition.calendars import feed
from alongside.coalition.selectors.meeting_feeds import Day, days_behind, has_feed, reader_of
from alongside.coalition.selectors.members import Coalition
from alongside.coalition.views.frame import in_coalition, page
from alongside.foundation.http import open_to_all, see_other
from alongside.people.actions.notices import stop_notices
from alongside.people.enums import NoticeKind
from alongside.people.selectors.notices import wish_of
from alongside.people.types import StaffRequest

AREA = "coalition:meetings"
OURS = (NoticeKind.MEETING, NoticeKind.TASK)


@require_safe
@in_coalition
def your_calendar(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """The file, the address, and what comes by mail."""
    return _show(request, coalition)


@require_POST
@in_coalition
def make_meeting_feed(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """A new address, shown this once."""
    token = make_feed(actor=request.actor, coalition_id=coalition.id)
    address = request.build_absolute_uri(reverse("coalition:meeting_feed", args=[token]))
    return _show(request, coalition, address=address)


@require_POST
@in_coalition
def end_meeting_feed(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """The address answers no more."""
    end_feed(actor=request.actor, coalition_id=coalition.id)
    messages.success(request, _("The address answers no more."))
    return see_other("coalition:your_calendar", coalition.id)


@require_POST
@in_coalition
def mail_off(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """No mail of meetings and tasks any more."""
    stop_notices(actor=request.actor, kinds=OURS)
    messages.success(request, _("No mail of meetings and tasks comes to you."))
    return see_other("coalition:your_calendar", coalition.id, at="mail")


@open_to_all
@require_safe
def meeting_feed(request: HttpRequest, token: str) -> HttpResponseBase:
    """What a calendar fetches. An address that was ended, or of somebody who does not belong any more, is nobody's."""
    token_hash = hash_of(token)
    language = reader_of(token_hash)
    if language is None:
        raise Http404
    with translation.override(language or settings.LANGUAGE_CODE):
        body = feed(days_behind(token_hash), url_of=lambda day: request.build_absolute_uri(_path(day)))
    response = HttpResponse(body.encode(), content_type="text/calendar; charset=utf-8")
    response.headers["Cache-Control"] = "no-store"
    return response


def _path(day: Day) -> str:
    if day.kind == "meeting":
        return reverse("coalition:meeting", args=[day.coalition_id, day.id])
    return reverse("coalition:tasks", args=[day.coalition_id])


def _show(request: StaffRequest, coalition: Coalition, *, address: str = "") -> HttpResponseBase:
    wish = wish_of(request.actor)
    chosen = [kind.label for kind in OURS if wish and kind.value in wish.kinds]
    context: dict[str, Any] = {
        "address": address,
        "has_feed": has_feed(request.actor, coalition.id),
        "chosen": chosen,
        "mail_is_on": settings.MAIL_ON,
    }
    return page(request, "coalition/your_calendar.html", context, coalition=coalition, area=AREA)
