"""A second factor as it arrives: the one place where a page's code or passkey is looked at.

Belongs here: form and session to action, and the sentence when it was wrong. Not here: the check
(actions.factors), what follows when it was right (the views).
"""

from typing import TYPE_CHECKING

from alongside.people.actions import factors, signing_in
from alongside.people.errors import PasskeyRefused, SignInFailed, TooManyAttempts
from alongside.people.forms.signing_in import CodeForm
from alongside.people.types import StaffRequest
from alongside.people.views.shared import place, site

if TYPE_CHECKING:
    from alongside.people.models import Account

RIGHT, NOT_WHOLE, WRONG, WAITS = 200, 422, 403, 429


def give_factor(request: StaffRequest, account: "Account", form: CodeForm) -> int:
    """Check what was given; 200 where it was right, else the status of the page that says what was not."""
    if not form.is_valid():
        return NOT_WHOLE
    by_passkey = bool(form.cleaned_data["passkey"])
    try:
        signing_in.with_guess_counted(
            account=account,
            place=place(request),
            why="passkey" if by_passkey else "code",
            is_right=lambda: _is_right(request, account, form),
        )
    except TooManyAttempts as refusal:
        form.add_error(None, str(refusal))
        return WAITS
    except SignInFailed as refusal:
        form.add_error(None, str(PasskeyRefused.sentence if by_passkey else refusal))
        return WRONG
    return RIGHT


def _is_right(request: StaffRequest, account: "Account", form: CodeForm) -> bool:
    answer = form.cleaned_data["passkey"]
    if answer:
        state = request.session.pop("challenge", None)  # one challenge, one answer
        return factors.give_passkey(site(request), account, state, answer)
    return factors.give_code(account, form.cleaned_data["code"]) is not None
