"""Following by mail: the form, and the page behind the link of a mail.

Belongs here: screens without an account. Not here: saving (actions.following), mails about changes (actions.telling).
Opening the link changes nothing, since mail programs open links by themselves; its buttons do.
"""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.foundation.htmx import render_page
from alongside.foundation.http import (
    id_in,
    is_one_click,
    open_to_all,
    same_site_post,
    see_other,
    stops_in_one_click,
)
from alongside.foundation.rates import Meter, origin_of
from alongside.people.errors import MailNotSent
from alongside.plan_room.actions import following as doing
from alongside.plan_room.errors import TooManySent
from alongside.plan_room.forms_following import FollowForm, HowForm
from alongside.plan_room.selectors.following import Thing, thing_asked_for, thing_of
from alongside.vault.errors import NotFound

meter = Meter(6, seconds=600)
steps = Meter(60, seconds=600)


def offered(thing: Thing) -> dict[str, Any]:
    """What a page shows at its end: the form, or that there is a feed where no mail goes out."""
    return {"thing": thing, "mail_on": settings.MAIL_ON, "form": FollowForm(auto_id="follow_%s")}


@open_to_all
@same_site_post
@require_http_methods(["GET", "POST"])
def follow(request: HttpRequest) -> HttpResponseBase:
    """Ask to be told by mail. `?plan=`, `?promise=` or `?agency=` names what; without one it is everything."""
    told = offered(thing_asked_for(request.GET))
    if request.method != "POST" or not settings.MAIL_ON:
        return render_page(request, "plan_room/follow.html", {"follow": told})
    told["form"] = FollowForm(request.POST, auto_id="follow_%s")
    status = _asked(request, told["form"], told["thing"])
    page = "plan_room/follow_sent.html" if status == 200 else "plan_room/follow.html"
    return render_page(request, page, {"follow": told}, status=status)


def _asked(request: HttpRequest, form: FollowForm, thing: Thing) -> int:
    """The status of the answer; what went wrong stands in the form. It never says whether the address was known."""
    if form.is_trapped:
        return 200
    if not form.is_valid():
        return 422
    if meter.wait(origin_of(request)):
        form.add_error(None, _("That was often. Please wait a few minutes."))
        return 429
    try:
        doing.ask_to_follow(
            thing=thing, address=form.cleaned_data["address"], often=form.cleaned_data["often"]
        )
    except TooManySent as problem:
        form.add_error(None, str(problem))
        return 429
    except MailNotSent:
        form.add_error(
            None, _("No mail could be sent just now, so nothing was kept. Please try again later.")
        )
        return 503
    return 200


@open_to_all
@stops_in_one_click
@require_http_methods(["GET", "POST"])
def following(request: HttpRequest, follow_secret: str) -> HttpResponseBase:
    """What this address follows: confirm, change, stop."""
    found = doing.following_of(follow_secret)
    if found is None:
        if is_one_click(request):
            return HttpResponse(status=200)  # stopped already, or never confirmed: there is nothing to say
        raise NotFound
    if request.method == "POST":
        if steps.wait(origin_of(request)) and not is_one_click(request):
            messages.warning(request, _("That was often. Please wait a few minutes."))
            return see_other("plans:following", follow_secret)
        return _done(request, follow_secret)
    items = [(item, thing) for item in found.items if (thing := thing_of(item)) is not None]
    context = {
        "waiting": [(item["id"], thing) for item, thing in items if not item["confirmed"]],
        "followed": [(item["id"], thing) for item, thing in items if item["confirmed"]],
        "form": HowForm(initial={"often": found.often, "language": found.language}),
    }
    return render_page(request, "plan_room/following.html", context)


def _done(request: HttpRequest, secret: str) -> HttpResponseBase:
    do, row = request.POST.get("do", ""), id_in(request.POST.get("row", ""))
    if is_one_click(request) or do == "stop":
        doing.stop_following(secret)
        return render_page(request, "plan_room/follow_stopped.html", {})
    if do == "confirm" and row and doing.confirm_follow(secret, row):
        messages.success(request, _("Confirmed. The first mail comes when there is news."))
    elif do == "unfollow" and row and doing.unfollow(secret, row):
        if doing.following_of(secret) is None:
            return render_page(request, "plan_room/follow_stopped.html", {})
        messages.success(request, _("Taken off. You do not follow it any more."))
    elif do == "how" and (form := HowForm(request.POST)).is_valid():
        doing.change_follow(secret, **form.cleaned_data)
        messages.success(request, _("Changed."))
    return see_other("plans:following", secret)
