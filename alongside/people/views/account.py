"""One's own account: overview, passphrase, open web sessions, language and light.

Belongs here: pages about oneself. Not here: second factors (account_factors), colleagues (colleagues).
"""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.foundation import preferences as cookies
from alongside.foundation.htmx import render_page
from alongside.people import account_selectors
from alongside.people.actions import own_account, passphrase
from alongside.people.errors import SignInFailed, TooManyAttempts
from alongside.people.forms.account import ChangePassphraseForm, PreferencesForm
from alongside.people.middleware import outside_the_wall
from alongside.people.selectors.notices import wish_of
from alongside.people.types import StaffRequest
from alongside.people.views.giving import NOT_WHOLE, WAITS, WRONG
from alongside.people.views.shared import go, now_and_then, place, session_of


@require_safe
def account(request: StaffRequest) -> HttpResponse:
    """What is kept about her own way in."""
    mine = request.account
    context = {
        "account": mine,
        "has": account_selectors.factors_of(mine.id),
        "codes_left": len(account_selectors.unspent_recovery_codes(mine.id)),
        "sessions": account_selectors.open_sessions(request.actor),
        "notices": len(wish.kinds) if (wish := wish_of(request.actor)) else 0,
        "form": _preferences_form(request),
        "codes_waiting": bool(request.session.get("codes")),
        "shares_waiting": bool(request.session.get("shares")),
    }
    return render_page(request, "people/account.html", context)


@outside_the_wall
@require_http_methods(["GET", "POST"])
def change_passphrase(request: StaffRequest) -> HttpResponseBase:
    """The same key under a new passphrase. Her other sessions end."""
    form = ChangePassphraseForm(request.POST or None, account=request.account)
    status = 200
    if request.method == "POST":
        status = _change(request, form) if form.is_valid() else NOT_WHOLE
        if status == 200:
            messages.success(request, _("Your passphrase is changed. Your other sessions were signed out."))
            return go("account")
    return now_and_then(render_page(request, "people/account_passphrase.html", {"form": form}, status=status))


def _change(request: StaffRequest, form: ChangePassphraseForm) -> int:
    try:
        passphrase.change_passphrase(
            actor=request.actor,
            account=request.account,
            session=session_of(request),
            place=place(request),
            old=form.cleaned_data["old"],
            new=form.cleaned_data["passphrase"],
        )
    except TooManyAttempts as refusal:
        form.add_error(None, str(refusal))
        return WAITS
    except SignInFailed:
        form.add_error("old", _("That is not the passphrase you have now."))
        return WRONG
    return 200


@require_safe
def sessions(request: StaffRequest) -> HttpResponse:
    """Where she is signed in."""
    here = session_of(request).row
    context = {
        "sessions": account_selectors.open_sessions(request.actor),
        "this_one": here.public_id if here else None,
    }
    return render_page(request, "people/sessions.html", context)


@require_POST
def end_session(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """End one of them; the same sentence when it had ended already."""
    own_account.end_session(actor=request.actor, public_id=public_id)
    messages.success(request, _("That session is signed out."))
    return go("sessions")


@require_POST
def end_other_sessions(request: StaffRequest) -> HttpResponse:
    """End all of them but this one."""
    ended = own_account.end_other_sessions(
        actor=request.actor,
        session=session_of(request),
    )
    said = ngettext(
        "%(count)s other session is signed out.", "%(count)s other sessions are signed out.", ended
    )
    messages.success(request, said % {"count": ended})
    return go("sessions")


@require_POST
def preferences(request: StaffRequest) -> HttpResponse:
    """Language and light, kept with the account and set in this browser at once."""
    form = PreferencesForm(request.POST)
    if not form.is_valid():
        return go("account")
    language, theme = form.cleaned_data["language"], form.cleaned_data["theme"]
    own_account.keep_preferences(actor=request.actor, language=language, theme=theme)
    answer = go("account")
    for name in (cookies.LANGUAGE_COOKIE, cookies.THEME_COOKIE):
        answer.delete_cookie(name, path="/", samesite="Lax")
    return answer


def _preferences_form(request: StaffRequest) -> PreferencesForm:
    mine = request.account
    return PreferencesForm(initial={"language": mine.language, "theme": mine.theme})
