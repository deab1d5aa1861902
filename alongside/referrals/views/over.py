"""An open page whose permission has ended meanwhile: whatever is pressed on it leads to why.

Belongs here: that one turn. Not here: what is said then (incoming), asking at every click (releases/js/packet.js).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.utils.translation import gettext as _

from alongside.foundation.http import see_other
from alongside.referrals.selectors.inbox import over_for
from alongside.vault.errors import NotFound

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponseBase

    from alongside.people.types import StaffRequest

View = Callable[..., "HttpResponseBase"]


def says_when_over(view: View) -> View:
    """Nothing was done, and who received it reads why. For whom it never was, there is nothing here as before."""

    @wraps(view)
    def inner(request: StaffRequest, referral_id: UUID, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, referral_id, *args, **kwargs)
        except NotFound:
            over_for(referral_id)  # raises the same where there was nothing
        messages.warning(request, _("Nothing was done: it had ended before."))
        return see_other("referrals:incoming", referral_id)

    return inner
