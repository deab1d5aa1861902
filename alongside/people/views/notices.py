"""Which notices come by mail, chosen by herself.

Belongs here: the screen. Not here: sending (actions.notices), what waits (Today).
"""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.foundation.htmx import render_page
from alongside.people.actions.notices import choose_notices
from alongside.people.forms.account import NoticesForm
from alongside.people.selectors.notices import wish_of
from alongside.people.types import StaffRequest
from alongside.people.views.giving import NOT_WHOLE
from alongside.people.views.shared import go


@require_http_methods(["GET", "POST"])
def notices(request: StaffRequest) -> HttpResponse:
    """None is chosen until she chooses it."""
    wish = wish_of(request.actor)
    saved = {"address": wish.address, "kinds": wish.kinds} if wish else {}
    form = NoticesForm(request.POST if request.method == "POST" else None, initial=saved)
    if request.method == "POST" and form.is_valid():
        choose_notices(actor=request.actor, **form.cleaned_data)
        none = not form.cleaned_data["kinds"]
        messages.success(request, _("No mail is sent to you.") if none else _("Saved."))
        return go("account")
    context = {"form": form, "mail_is_on": settings.MAIL_ON}
    return render_page(request, "people/notices.html", context, status=NOT_WHOLE if form.errors else 200)
