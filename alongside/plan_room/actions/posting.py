"""Mails of consultations: a link to confirm, an answer. Each says only what its reader needs.

Belongs here: their words, and handing them over. Not here: when (sending, deciding).
"""

import logging

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from alongside.people.actions.mailing import mail_to, public_url
from alongside.people.errors import MailNotSent
from alongside.plan_room.consultations import secrets

log = logging.getLogger(__name__)


def post(
    kind: str, address: str, *, token: str = "", name: str = "", reason: str = "", language: str = ""
) -> bool:
    """Send it; whether it went. What a mail server answers may hold the address, so only that it did not is said."""
    if not settings.MAIL_ON or not address:
        return False
    with translation.override(language or translation.get_language() or settings.LANGUAGE_CODE):
        subject, lines = _words(kind, name, reason)
        if token:
            lines = [*lines, _here(token), _("The link holds for %(days)s days.") % {"days": secrets.DAYS}]
        lines = [*lines, _("If this was not you, do nothing.")]
    try:
        mail_to(address, subject, *lines)
    except MailNotSent:
        log.warning("consultations.mail_not_sent")
        return False
    return True


def _words(kind: str, name: str, reason: str) -> tuple[str, list[str]]:
    subject = _("Have your say: please confirm")
    if kind == "confirm":
        return subject, [
            _("Somebody wrote in the name of %(name)s. Was it you? Then open this:") % {"name": name}
        ]
    if kind == "agree":
        return subject, [_("To say that you agree, open this:")]
    if kind == "sign":
        return subject, [_("To sign the letter in the name of %(name)s, open this:") % {"name": name}]
    if kind == "published":
        return _("Have your say: it is published"), [_("What you sent is published now. Thank you.")]
    return _("Have your say: it was sent back"), [
        _("What you sent is not published. The reason:"), reason,
        _("You can change it and send it again. Your text is shown with the code of your receipt."),
    ]  # fmt: skip


def _here(token: str) -> str:
    return public_url(reverse("consultations:confirm", args=[token]))
