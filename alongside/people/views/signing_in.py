"""The doors: passphrase, second factor, the way out.

Belongs here: pages before and between the two factors. Not here: the steps themselves (actions.signing_in),
the first factor ever (setting_up). Nothing here runs inside the wall's transaction: Argon2 must not, and
there is no actor yet.
"""

from typing import TYPE_CHECKING

from django.http import HttpResponse, HttpResponseBase, JsonResponse
from django.middleware.csrf import rotate_token
from django.views.decorators.http import require_http_methods, require_POST

from alongside.foundation.htmx import render_page
from alongside.people import account_selectors, demo_cards
from alongside.people.actions import factors, signing_in, web_sessions
from alongside.people.actions.signing_in import OpenedKey
from alongside.people.errors import SignInFailed, TooManyAttempts
from alongside.people.forms.signing_in import CodeForm, SignInForm
from alongside.people.middleware import outside_the_wall, public
from alongside.people.types import StaffRequest
from alongside.people.views.giving import RIGHT, WAITS, WRONG, give_factor
from alongside.people.views.shared import (
    device,
    give_half,
    go,
    now_and_then,
    onward,
    place,
    session_of,
    site,
    wanted,
    when_covered,
)
from alongside.vault import ledger
from alongside.vault.enums import What

if TYPE_CHECKING:
    from alongside.people.models import Account


@public
@outside_the_wall
@require_http_methods(["GET", "POST"])
def sign_in(request: StaffRequest) -> HttpResponseBase:
    """The first step. In the demonstration, one press on a card fills it in."""
    if request.method == "GET" and request.actor is not None:
        return onward(request)
    typed = demo_cards.typed_for(request.POST.get("card", "")) or request.POST
    form, status = SignInForm(typed if request.method == "POST" else None), 200
    if form.is_valid():
        try:
            return half_open(request, signing_in.open_key(**form.cleaned_data, place=place(request)))
        except TooManyAttempts as refusal:
            form.add_error(None, str(refusal))
            status = WAITS
        except SignInFailed as refusal:
            form.add_error(None, str(refusal))
            status = WRONG
    context = {"form": form, "cards": demo_cards.cards(), "next": wanted(request)}
    return now_and_then(render_page(request, "people/sign_in.html", context, status=status))


def half_open(request: StaffRequest, opened: OpenedKey) -> HttpResponse:
    """After a right passphrase: a new session that waits for the second factor."""
    target = wanted(request)
    half = web_sessions.begin(
        session_of(request),
        account=opened.account,
        holder=opened.holder,
        private=opened.private,
        device=device(request),
    )
    if target:
        request.session["next"] = target
    give_half(request, half)
    rotate_token(request)
    return go("second_factor")


@public
@outside_the_wall
@require_http_methods(["GET", "POST"])
def second_factor(request: StaffRequest) -> HttpResponseBase:
    """The second step: a code, a passkey, or a recovery code."""
    account = signing_in.person_between(session_of(request))
    if account is None:
        return go("sign_in")
    has = account_selectors.factors_of(account.id)
    if not has:
        return go("set_up")
    form, status = CodeForm(request.POST or None), 200
    if request.method == "POST":
        status = give_factor(request, account, form)
        if status == RIGHT:
            return enter(request, account)
    context = {"form": form, "person": account, **means(request, account, has)}
    return now_and_then(render_page(request, "people/second_factor.html", context, status=status))


def enter(request: StaffRequest, account: "Account") -> HttpResponse:
    """Both factors were right: open the session and go where she wanted."""
    signing_in.open_session(session_of(request), account)
    rotate_token(request)
    return onward(request, request.session.pop("next", ""))


def means(request: StaffRequest, account: "Account", has: account_selectors.Factors) -> dict[str, object]:
    """What the page may offer as a second factor; in the demonstration also the code itself."""
    return {
        "has": has,
        "by_passkey": bool(has.passkeys) and site(request).can_use_passkeys,
        "live_code": factors.live_code(account) if demo_cards.shows_codes(account) else "",
    }


@public
@outside_the_wall
@when_covered
@require_POST
def passkey_challenge(request: StaffRequest) -> HttpResponseBase:
    """What the browser needs to answer with a passkey: between the factors, stepping up, uncovering."""
    account = signing_in.person_between(session_of(request)) or request.account
    if account is None:
        return JsonResponse({}, status=WRONG)
    options, request.session["challenge"] = factors.ask_for_passkey(site(request), account)
    return JsonResponse(options)


@public
@outside_the_wall
@when_covered
@require_POST
def sign_out(request: StaffRequest) -> HttpResponseBase:
    """The way out: the session's row and the cookie's half of the key are destroyed."""
    if request.actor is not None:
        ledger.add(request.actor, What.SIGNED_OUT)
    request.session.flush()
    give_half(request, "")
    rotate_token(request)
    return go("sign_in")
