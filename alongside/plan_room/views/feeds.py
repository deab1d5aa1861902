"""Following a plan, a promise or a body without an account: Atom and iCalendar.

Belongs here: writing both. Not here: what changed (selectors.changes), days (selectors.promises). Only what is
published is in them, whoever asks.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from alongside.foundation.http import asked_each_time, open_to_all
from alongside.plan_room import shown
from alongside.plan_room.calendars import Entry, calendar
from alongside.plan_room.selectors import bodies, exporting, findings
from alongside.plan_room.selectors import plans as reading
from alongside.plan_room.selectors.changes import Scope, changes
from alongside.plan_room.selectors.promises import dues_of, mark_and_note, public_promise

MOST = 100


@open_to_all
@require_safe
@asked_each_time
def all_feed(request: HttpRequest) -> HttpResponse:
    """Everything that changes."""
    return _feed(request, Scope(), _("What was promised"), reverse("plans:changes"))


@open_to_all
@require_safe
@asked_each_time
def plan_feed(request: HttpRequest, plan_key: str) -> HttpResponse:
    """What changes in one plan."""
    plan = exporting.public_plan(plan_key)
    return _feed(request, Scope(plan=plan), shown.titled(plan).text, reverse("plans:plan", args=[plan_key]))


@open_to_all
@require_safe
@asked_each_time
def promise_feed(request: HttpRequest, promise_key: str) -> HttpResponse:
    """What changes about one promise."""
    action = public_promise(promise_key)
    title = shown.titled(action).text
    return _feed(request, Scope(action=action), title, reverse("plans:promise", args=[promise_key]))


@open_to_all
@require_safe
@asked_each_time
def body_feed(request: HttpRequest, body_code: str) -> HttpResponse:
    """What changes about the promises of one body."""
    body = bodies.body_by_code(body_code)
    return _feed(request, Scope(body=body), shown.named(body).text, reverse("plans:body", args=[body_code]))


class Feed(Atom1Feed):
    """A feed in which nothing happened yet is the same all day, so that its reader need not fetch it again."""

    def latest_post_date(self) -> datetime:
        latest: datetime = super().latest_post_date()
        return latest if self.num_items() else latest.replace(hour=0, minute=0, second=0, microsecond=0)


def _feed(request: HttpRequest, scope: Scope, title: str, path: str) -> HttpResponse:
    feed = Feed(
        title=title, link=request.build_absolute_uri(path), description="", language=get_language(),
        feed_url=request.build_absolute_uri(request.path), feed_guid=request.build_absolute_uri(path),
    )  # fmt: skip
    for change in changes(scope, most=MOST):
        feed.add_item(
            title=f"{change.what} {change.title}",
            link=request.build_absolute_uri(change.url),
            description=change.who,
            unique_id=f"urn:alongside:{change.id}",
            updateddate=change.at,
            pubdate=change.at,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


# -- calendars ---------------------------------------------------------------------------------------


@open_to_all
@require_safe
@asked_each_time
def plan_calendar(request: HttpRequest, plan_key: str) -> HttpResponse:
    """The days of one plan."""
    plan = exporting.public_plan(plan_key)
    rows = reading.ordered(findings.current([plan.id]).filter(findings.CLOCKED))
    path = reverse("plans:plan", args=[plan_key])
    return _calendar(request, list(rows), shown.titled(plan).text, f"plan-{plan.key}", path)


@open_to_all
@require_safe
@asked_each_time
def promise_calendar(request: HttpRequest, promise_key: str) -> HttpResponse:
    """The day of one promise; the duty without a day where it has none."""
    action = public_promise(promise_key)
    path = reverse("plans:promise", args=[promise_key])
    return _calendar(request, [action], shown.titled(action).text, action.key, path)


@open_to_all
@require_safe
@asked_each_time
def body_calendar(request: HttpRequest, body_code: str) -> HttpResponse:
    """The days of what one body leads."""
    body = bodies.body_by_code(body_code)
    rows = reading.ordered(bodies.owed_by(body, "lead").filter(findings.CLOCKED))
    path = reverse("plans:body", args=[body_code])
    return _calendar(request, list(rows), shown.named(body).text, f"agency-{body.code}", path)


def _calendar(request: HttpRequest, actions: Sequence[Any], title: str, key: str, path: str) -> HttpResponse:
    today = timezone.localdate()
    dues = dues_of([action.id for action in actions], today)
    entries = []
    for action in actions:
        due = dues.get(action.id)
        if due is not None and due.has_day:
            url = request.build_absolute_uri(reverse("plans:promise", args=[action.key]))
            mark, note = mark_and_note(due, today)
            about = f"{mark.word}. {note}".strip()
            entries.append(Entry(action.key, shown.titled(action).text, about, url, due.on))
    if not entries:
        entries = [Entry(key, title, _("No day is known here yet."), request.build_absolute_uri(path))]
    as_of = timezone.now().replace(
        hour=0, minute=0, second=0, microsecond=0
    )  # the same all day, unless a day moved
    body = calendar(entries, title=title, made_at=as_of)
    return HttpResponse(body, content_type="text/calendar; charset=utf-8")
