"""The mailbox of the demonstration: every mail that would have gone out, with its links.

Belongs here: the page. Not here: keeping mails (foundation.demo_mail). It exists in a demonstration alone.
"""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from alongside.foundation import demo_mail
from alongside.foundation.htmx import render_page
from alongside.foundation.http import open_to_all


@open_to_all
@require_safe
def mail(request: HttpRequest) -> HttpResponse:
    """What would have been sent, newest first."""
    if not settings.DEMO:
        raise Http404
    return render_page(request, "demo/mail.html", {"letters": demo_mail.letters()})
