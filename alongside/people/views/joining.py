"""Joining through a link: who invites, and a passphrase.

Belongs here: the page behind an invitation. Not here: the invitation's rules (actions.joining), the second
factor that follows (setting_up, or signing_in for someone who starts over). Used, ended and unknown links
get the same kind page.
"""

import secrets

from django.http import HttpResponse, HttpResponseBase
from django.views.decorators.http import require_http_methods

from alongside.foundation.htmx import render_page
from alongside.people import account_selectors
from alongside.people.actions import passphrase
from alongside.people.actions.joining import token_hash
from alongside.people.actions.passphrase import Joined
from alongside.people.errors import InvitationNotUsable
from alongside.people.forms.signing_in import PassphraseForm
from alongside.people.middleware import outside_the_wall, public
from alongside.people.types import StaffRequest
from alongside.people.views.signing_in import half_open

ALIKE = 4


@public
@outside_the_wall
@require_http_methods(["GET", "POST"])
def join(request: StaffRequest, token: str) -> HttpResponseBase:
    """Choose a passphrase. Looking at the page uses nothing up."""
    invitation = account_selectors.usable_invitation(token_hash(token))
    if invitation is None:
        return _gone(request)
    form = PassphraseForm(request.POST or None, account=invitation.account)
    if form.is_valid():
        try:
            joined = passphrase.choose_first(
                invitation=invitation, passphrase=form.cleaned_data["passphrase"]
            )
        except InvitationNotUsable:
            return _gone(request)
        return _on(request, joined)
    context = {"form": form, "invitation": invitation}
    status = 422 if request.method == "POST" else 200
    return render_page(request, "people/join.html", context, status=status)


def _on(request: StaffRequest, joined: Joined) -> HttpResponse:
    answer = half_open(request, joined.opened)
    if joined.shares:
        keep_shares(request, joined.shares)
    return answer


def keep_shares(request: StaffRequest, shares: list[str]) -> None:
    """Keep them in the sealed session until she says that they are on paper."""
    request.session["shares"] = shares
    # All shares of an agency begin with the same words; one further on tells the second apart.
    request.session["share_word"] = secrets.randbelow(len(shares[1].split()) - ALIKE) + ALIKE + 1


def _gone(request: StaffRequest) -> HttpResponse:
    return render_page(request, "people/join_gone.html", status=404)
