"""The covered screen, the way back, and giving the second factor again.

Belongs here: pages that stand between someone who is signed in and what she was doing. Not here: sign-in.
"""

from typing import TYPE_CHECKING

from django.http import HttpResponse, HttpResponseBase
from django.views.decorators.http import require_http_methods, require_POST

from alongside.foundation.htmx import render_page
from alongside.foundation.http import same_site_post
from alongside.people import account_selectors
from alongside.people.actions import signing_in, web_sessions
from alongside.people.errors import SignInFailed, TooManyAttempts
from alongside.people.forms.signing_in import CodeForm, UncoverForm
from alongside.people.middleware import outside_the_wall
from alongside.people.types import StaffRequest
from alongside.people.views.giving import NOT_WHOLE, RIGHT, WAITS, WRONG, give_factor
from alongside.people.views.shared import go, now_and_then, onward, place, session_of, wanted, when_covered
from alongside.people.views.signing_in import means
from alongside.vault import ledger
from alongside.vault.enums import What

if TYPE_CHECKING:
    from alongside.people.models import Account


@when_covered
@outside_the_wall
@same_site_post
@require_POST
def cover(request: StaffRequest) -> HttpResponseBase:
    """From now on this session shows nothing until the passphrase or the second factor is given.

    The way out of an error page has no token to send along; covering takes nothing from anyone.
    """
    request.session["covered"] = True
    return go("uncover")


@when_covered
@outside_the_wall
@require_http_methods(["GET", "POST"])
def uncover(request: StaffRequest) -> HttpResponseBase:
    """The way back: passphrase, code or passkey. The page's script asks with X-Cover and wants no page."""
    account: Account = request.account
    if not request.session.get("covered"):
        return HttpResponse(status=204) if request.headers.get("X-Cover") else onward(request)
    by_passphrase = "passphrase" in request.POST
    form = UncoverForm(request.POST if by_passphrase else None)
    codes = CodeForm(request.POST if request.method == "POST" and not by_passphrase else None)
    status = 200
    if request.method == "POST":
        status = (
            _give_passphrase(request, account, form)
            if by_passphrase
            else give_factor(request, account, codes)
        )
        if status == RIGHT:
            request.session.pop("covered", None)
            return HttpResponse(status=204) if request.headers.get("X-Cover") else onward(request)
    has = account_selectors.factors_of(account.id)
    context = {"form": form, "codes": codes, "next": wanted(request), **means(request, account, has)}
    return now_and_then(render_page(request, "people/uncover.html", context, status=status))


def _give_passphrase(request: StaffRequest, account: "Account", form: UncoverForm) -> int:
    if not form.is_valid():
        return NOT_WHOLE
    holder_id = request.actor.holder_id
    try:
        signing_in.with_guess_counted(
            account=account,
            place=place(request),
            why="passphrase",
            is_right=lambda: signing_in.opens_with(holder_id, form.cleaned_data["passphrase"]),
        )
    except TooManyAttempts as refusal:
        form.add_error(None, str(refusal))
        return WAITS
    except SignInFailed as refusal:
        form.add_error(None, str(refusal))
        return WRONG
    return RIGHT


@require_http_methods(["GET", "POST"])
def step_up(request: StaffRequest) -> HttpResponseBase:
    """Give the second factor again before something that asks for it, and go on there."""
    account: Account = request.account
    form, status = CodeForm(request.POST or None), 200
    if request.method == "POST":
        status = give_factor(request, account, form)
        if status == RIGHT:
            web_sessions.step_up(session_of(request))
            ledger.add(request.actor, What.STEPPED_UP)
            return onward(request)
    has = account_selectors.factors_of(account.id)
    context = {"form": form, "next": wanted(request), **means(request, account, has)}
    return now_and_then(render_page(request, "people/step_up.html", context, status=status))
