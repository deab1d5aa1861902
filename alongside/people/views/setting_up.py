"""The first second factor, right after the first passphrase; and then the recovery codes.

Belongs here: the page between joining and the first open session. Not here: factors of someone who is signed
in (views.account_factors). Whoever stops halfway signs in with her passphrase and lands here again.
"""

from typing import TYPE_CHECKING

from django.http import HttpResponse, HttpResponseBase, JsonResponse
from django.views.decorators.http import require_http_methods, require_POST

from alongside.foundation.htmx import render_page
from alongside.people import account_selectors, totp
from alongside.people.actions import factors, signing_in
from alongside.people.errors import PasskeyRefused
from alongside.people.forms.signing_in import AppForm
from alongside.people.middleware import outside_the_wall, public
from alongside.people.selectors import actor_of
from alongside.people.types import StaffRequest
from alongside.people.views.giving import NOT_WHOLE, WRONG
from alongside.people.views.shared import WRONG_CODE, go, session_of, site
from alongside.people.views.signing_in import enter
from alongside.vault import ledger, wall
from alongside.vault.actors import Actor

if TYPE_CHECKING:
    from alongside.people.models import Account


@public
@outside_the_wall
@require_http_methods(["GET", "POST"])
def set_up(request: StaffRequest) -> HttpResponseBase:
    """An authenticator app, or a passkey. Without one of them no session opens."""
    account = signing_in.person_between(session_of(request))
    if account is None:
        return go("sign_in")
    if account_selectors.factors_of(account.id):
        return go("second_factor")
    form = AppForm(request.POST or None, initial={"offer": new_offer(account)})
    status = 200
    if request.method == "POST":
        status = _first(request, account, form)
        if status == 200:
            return _on_to_the_codes(request, account)
    context = {"form": form, "person": account, "can_use_passkeys": site(request).can_use_passkeys}
    return render_page(request, "people/set_up.html", {**context, **offered(account, form)}, status=status)


def new_offer(account: "Account") -> str:
    """A new secret, sealed, for the page to carry until a code confirms it: a GET keeps nothing."""
    return totp.sealed(account, totp.new_secret(), use="offered").hex()


def offered(account: "Account", form: AppForm) -> dict[str, object]:
    """The picture and the letters of the secret that this page carries."""
    carried = str(form["offer"].value() or "")
    secret = totp.opened_offer(account, carried)
    if secret is None:
        carried = new_offer(account)
        secret = str(totp.opened_offer(account, carried))
    return {"offer": carried, "picture": totp.picture(account, secret), "letters": totp.spaced(secret)}


@public
@outside_the_wall
@require_POST
def first_passkey_challenge(request: StaffRequest) -> HttpResponseBase:
    """What the browser needs to make her first passkey."""
    account = signing_in.person_between(session_of(request))
    if account is None or account_selectors.factors_of(account.id):
        return JsonResponse({}, status=WRONG)
    options, request.session["challenge"] = factors.ask_for_new_passkey(site(request), account)
    return JsonResponse(options)


def _first(request: StaffRequest, account: "Account", form: AppForm) -> int:
    """Keep the first factor and make her recovery codes, in one transaction."""
    by_passkey = bool(request.POST.get("passkey"))
    if not by_passkey and not form.is_valid():
        return NOT_WHOLE
    actor = _actor_between(request, account)
    with wall.acting_as(actor), ledger.writing():
        done = _keep_passkey(request, actor, account) if by_passkey else _keep_app(actor, account, form)
        if done:
            request.session["codes"] = factors.new_recovery_codes(actor=actor, account=account)
    if not done:
        form.errors.clear()
        form.add_error(
            None if by_passkey else "code", str(PasskeyRefused.sentence) if by_passkey else WRONG_CODE
        )
    return 200 if done else WRONG


def _keep_app(actor: Actor, account: "Account", form: AppForm) -> bool:
    secret = totp.opened_offer(account, form.cleaned_data["offer"])
    code = form.cleaned_data["code"]
    return secret is not None and factors.confirm_totp(actor=actor, account=account, secret=secret, code=code)


def _keep_passkey(request: StaffRequest, actor: Actor, account: "Account") -> bool:
    try:
        factors.add_passkey(
            actor=actor,
            account=account,
            site=site(request),
            state=request.session.pop("challenge", None),
            answer=request.POST["passkey"],
            name=request.POST.get("name", "") or "1",
        )
    except PasskeyRefused:
        return False
    return True


def _on_to_the_codes(request: StaffRequest, account: "Account") -> HttpResponse:
    kept = request.session.get("next", "")
    enter(request, account)
    request.session["next"] = kept
    return go("recovery_codes")


def _actor_between(request: StaffRequest, account: "Account") -> Actor:
    return actor_of(account, {"holder": request.session["holder"]})
