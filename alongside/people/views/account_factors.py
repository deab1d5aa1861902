"""Second factors of someone who is signed in: the app, passkeys, recovery codes, and the agency's shares.

Belongs here: pages. Not here: the factors (actions.factors), the very first one (setting_up). What gives a
new way in asks for the second factor again.
"""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.foundation.htmx import render_page
from alongside.people import account_selectors, totp
from alongside.people.actions import factors, shares
from alongside.people.errors import LastFactor, PasskeyRefused, SharesNotRight
from alongside.people.forms.account import PasskeyForm, RenameForm, SharesForm
from alongside.people.forms.signing_in import AppForm
from alongside.people.stepping_up import require_step_up
from alongside.people.types import StaffRequest
from alongside.people.views.giving import NOT_WHOLE, WRONG
from alongside.people.views.joining import keep_shares
from alongside.people.views.setting_up import new_offer, offered
from alongside.people.views.shared import WRONG_CODE, go, onward, site


@require_safe
def list_factors(request: StaffRequest) -> HttpResponse:
    """What she can give as a second factor."""
    mine = request.account
    context = {
        "has": account_selectors.factors_of(mine.id),
        "codes_left": len(account_selectors.unspent_recovery_codes(mine.id)),
        "can_use_passkeys": site(request).can_use_passkeys,
    }
    return render_page(request, "people/factors.html", context)


@require_http_methods(["GET", "POST"])
def app(request: StaffRequest) -> HttpResponseBase:
    """Set up an authenticator app, in place of the one there was."""
    require_step_up(request.actor)
    mine, status = request.account, 200
    form = AppForm(request.POST or None, initial={"offer": new_offer(mine)})
    if request.method == "POST":
        status = _keep_app(request, form) if form.is_valid() else NOT_WHOLE
        if status == 200:
            messages.success(
                request, _("Your app is set up. The one before, if there was one, no longer works.")
            )
            return go("factors")
    context = {"form": form, "has": account_selectors.factors_of(mine.id), **offered(mine, form)}
    return render_page(request, "people/factor_app.html", context, status=status)


def _keep_app(request: StaffRequest, form: AppForm) -> int:
    mine, actor = request.account, request.actor
    secret = totp.opened_offer(mine, form.cleaned_data["offer"])
    code = form.cleaned_data["code"]
    if secret and factors.confirm_totp(actor=actor, account=mine, secret=secret, code=code):
        return 200
    form.add_error("code", WRONG_CODE)
    return WRONG


@require_POST
def remove_app(request: StaffRequest) -> HttpResponse:
    """Take the app away, where a passkey stays."""
    require_step_up(request.actor)
    try:
        factors.remove_totp(actor=request.actor, account=request.account)
    except LastFactor as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("The app no longer works as a second factor."))
    return go("factors")


@require_http_methods(["GET", "POST"])
def add_passkey(request: StaffRequest) -> HttpResponseBase:
    """Add a passkey."""
    require_step_up(request.actor)
    form, status = PasskeyForm(request.POST or None), 200
    if request.method == "POST":
        status = _add_passkey(request, form) if form.is_valid() else NOT_WHOLE
        if status == 200:
            messages.success(request, _("The passkey is ready."))
            return go("factors")
    context = {"form": form, "can_use_passkeys": site(request).can_use_passkeys}
    return render_page(request, "people/factor_passkey.html", context, status=status)


def _add_passkey(request: StaffRequest, form: PasskeyForm) -> int:
    try:
        factors.add_passkey(
            actor=request.actor,
            account=request.account,
            site=site(request),
            state=request.session.pop("challenge", None),
            answer=form.cleaned_data["passkey"],
            name=form.cleaned_data["name"],
        )
    except PasskeyRefused as refusal:
        form.add_error(None, str(refusal))
        return WRONG
    return 200


@require_POST
def new_passkey_challenge(request: StaffRequest) -> HttpResponseBase:
    """What the browser needs to make another passkey."""
    require_step_up(request.actor)
    options, request.session["challenge"] = factors.ask_for_new_passkey(site(request), request.account)
    return JsonResponse(options)


@require_POST
def rename_passkey(request: StaffRequest, passkey_id: UUID) -> HttpResponse:
    """Give a passkey another name."""
    form = RenameForm(request.POST)
    if form.is_valid():
        factors.rename_passkey(actor=request.actor, passkey_id=passkey_id, name=form.cleaned_data["name"])
        messages.success(request, _("The passkey has its new name."))
    else:
        messages.warning(request, _("A passkey needs a name of at most 60 letters."))
    return go("factors")


@require_POST
def remove_passkey(request: StaffRequest, passkey_id: UUID) -> HttpResponse:
    """Take a passkey away, where something else stays."""
    require_step_up(request.actor)
    try:
        factors.remove_passkey(actor=request.actor, account=request.account, passkey_id=passkey_id)
    except LastFactor as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("That passkey no longer works here."))
    return go("factors")


@require_http_methods(["GET", "POST"])
def recovery_codes(request: StaffRequest) -> HttpResponseBase:
    """Ten codes, shown until she says that they are put away; afterwards only how many are left."""
    if request.method == "GET":
        left = account_selectors.unspent_recovery_codes(request.actor.account_id)
        return render_page(
            request, "people/recovery_codes.html", {"codes": request.session.get("codes"), "left": len(left)}
        )
    if request.POST.get("do") == "put-away":
        request.session.pop("codes", None)
        return (
            go("shares")
            if request.session.get("shares")
            else onward(request, request.session.pop("next", ""))
        )
    require_step_up(request.actor)
    request.session["codes"] = factors.new_recovery_codes(actor=request.actor, account=request.account)
    return go("recovery_codes")


@require_http_methods(["GET", "POST"])
def recovery_shares(request: StaffRequest) -> HttpResponseBase:
    """The agency's three shares, shown until they are said to be on paper."""
    kept = request.session.get("shares")
    if not kept:
        return _make_shares_again(request)
    number = request.session["share_word"]
    form, status = SharesForm(request.POST or None, number=number), 200
    if request.method == "POST":
        status = _confirm_shares(request, kept, number, form) if form.is_valid() else NOT_WHOLE
        if status == 200:
            messages.success(
                request, _("The shares are put away. Any two of them open your agency's recovery key.")
            )
            return onward(request, request.session.pop("next", ""))
    sheets = [(at, list(enumerate(share.split(), start=1))) for at, share in enumerate(kept, start=1)]
    return render_page(request, "people/shares.html", {"form": form, "sheets": sheets}, status=status)


def _confirm_shares(request: StaffRequest, kept: list[str], number: int, form: SharesForm) -> int:
    try:
        shares.confirm_shares(
            actor=request.actor,
            shares=kept,
            number=number,
            typed=form.cleaned_data["word"],
        )
    except SharesNotRight:
        form.add_error("word", _("That is another word. Look at the paper with share 2."))
        return WRONG
    request.session.pop("shares", None)
    request.session.pop("share_word", None)
    return 200


def _make_shares_again(request: StaffRequest) -> HttpResponseBase:
    if request.method == "POST":
        keep_shares(request, shares.make_shares_again(actor=request.actor))
        return go("shares")
    context = {"may_make": account_selectors.shares_unconfirmed(request.actor) and request.actor.is_custodian}
    return render_page(request, "people/shares_away.html", context)
