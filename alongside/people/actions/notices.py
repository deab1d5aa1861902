"""Notices by mail: choosing, stopping, sending. A mail says that something waits and where to sign in, and no more.

Belongs here: these verbs. Not here: whom something waits for (selectors.notices). A mail has no name, no kind, no
id and no link but to the door; at most one goes to a person for all that waits, and one of a kind an hour.
"""

from collections.abc import Collection
from smtplib import SMTPException
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import connection
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from alongside.people.errors import MailNotSent
from alongside.people.models import Account, NoticeWish
from alongside.people.selectors.notices import waiting
from alongside.vault import wall
from alongside.vault.actors import Actor


def choose_notices(*, actor: Actor, address: str, kinds: Collection[str]) -> NoticeWish:
    """Keep of what she wants to be told, and where. What waited before is not mailed afterwards."""
    said = {"address": address if kinds else "", "kinds": sorted(kinds), "changed_at": timezone.now()}
    wish, _made = NoticeWish.objects.update_or_create(
        account_id=actor.account_id, defaults={"agency_id": actor.agency_id, **said}
    )
    return wish


def stop_notices(*, actor: Actor, kinds: Collection[str]) -> None:
    """No mail of these any more. What else she chose stays, with its day; without any other her address goes too."""
    for wish in NoticeWish.objects.filter(account_id=actor.account_id):
        wish.kinds = [one for one in wish.kinds if one not in kinds]
        wish.address = wish.address if wish.kinds else ""
        wish.save(update_fields=["kinds", "address"])


def send_notice(account_id: UUID) -> bool:
    """Tell one person, if something still waits and it is time. The note that it went stands only if it went."""
    if not settings.MAIL_ON:
        return False
    kinds = sorted(waiting().get(account_id, ()))
    with wall.nobody(read_only=False):
        address = _take(account_id, kinds)
        if not address:
            return False
        _send(address, Account.objects.values_list("language", flat=True).get(id=account_id))
    return True


def sign_in_url() -> str:
    """Where to sign in: the door, without an id."""
    scheme = "https" if settings.SECURE else "http"
    return f"{scheme}://{settings.STAFF_ADDRESS}{reverse('people:sign_in')}"


def _take(account_id: UUID, kinds: list[str]) -> str | None:
    with connection.cursor() as cursor:
        cursor.execute("select wall.take_notice(%s, %s::text[])", [account_id, kinds])
        address: str | None = cursor.fetchone()[0]
    return address


def _send(address: str, language: str) -> None:
    with translation.override(language or settings.LANGUAGE_CODE):
        subject = _("Something waits for you in Alongside.")
        more = _("This mail says no more, on purpose. In your account you choose which notices come by mail.")
        body = "\n\n".join([subject, _("Sign in: %(url)s") % {"url": sign_in_url()}, more, ""])
    try:
        EmailMessage(subject, body, to=[address], headers={"Auto-Submitted": "auto-generated"}).send()
    except (OSError, SMTPException):
        raise MailNotSent from None  # what a mail server answers may hold the address; a log must not
