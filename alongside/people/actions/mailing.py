"""One plain mail to one address of the outside world: a link to confirm, a reason, that something changed.

Belongs here: sending, and whole addresses of our pages. Not here: what it says (the rooms above), notices to the staff
(notices). A mail is text without pictures, so that nobody learns when it is read; an error says no address.
"""

from collections.abc import Mapping
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage

from alongside.people.errors import MailNotSent

AUTOMATIC = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}


def mail_to(address: str, subject: str, *lines: str, headers: Mapping[str, str] | None = None) -> None:
    """Send it now; MailNotSent where no mail goes out or the server did not take it."""
    if not settings.MAIL_ON:
        raise MailNotSent
    body = "\n\n".join([*filter(None, lines), ""])
    try:
        EmailMessage(subject, body, to=[address], headers={**AUTOMATIC, **(headers or {})}).send()
    except (OSError, SMTPException, ValueError):
        raise MailNotSent from None  # what a mail server answers may hold the address; a log must not


def mail_paper(address: str, subject: str, *lines: str, paper: bytes, answers_to: str) -> None:
    """A mail that a person sends, with a PDF: an answer goes to her. MailNotSent as above."""
    if not settings.MAIL_ON:
        raise MailNotSent
    body = "\n\n".join([*lines, ""])
    try:
        mail = EmailMessage(subject, body, to=[address], reply_to=[answers_to])
        mail.attach("letter.pdf", paper, "application/pdf")
        mail.send()
    except (OSError, SMTPException, ValueError):
        raise MailNotSent from None


def public_url(path: str) -> str:
    """The whole address of a page that everyone may open, for a mail."""
    scheme = "https" if settings.SECURE else "http"
    host = settings.PLAN_HOST or settings.HELP_HOST or settings.PUBLIC_ADDRESS
    return f"{scheme}://{host}{path}"
