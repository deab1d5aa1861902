"""The mails to those who follow: at most once a day or a week, and only where something became public since.

Belongs here: who is due, one mail, a run of them. Not here: what changed (selectors.changes), following (following).
Each mail is one transaction: the note that it went stands only if it went, and whoever has the row keeps others from
it. A worker that dies before the mail server took a mail has sent none; one that dies between that and its commit
sends it once more, with the same Message-ID, by which mail programs know it.
"""

import logging
import time
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.foundation.dates import day
from alongside.people.actions.mailing import mail_to, public_url
from alongside.people.errors import MailNotSent
from alongside.people.marks import marked
from alongside.plan_room import links
from alongside.plan_room.actions.following import asked, link_url
from alongside.plan_room.enums import Often
from alongside.plan_room.selectors.changes import Change
from alongside.plan_room.selectors.following import news
from alongside.vault import wall
from alongside.vault.crypto.errors import SealBroken

log = logging.getLogger(__name__)

FIRST_HOUR = 7  # by the clock of the installation: nobody is told at night
SETTLES = timedelta(minutes=10)  # a change that is being written while we look is told next time
MOST_TOLD = 50
A_SLICE, A_SLICE_SECONDS = 100, 20
ENOUGH_FAILURES = 3


@dataclass(frozen=True, slots=True)
class Told:
    """What a run did, and whether more waits."""

    sent: int = 0
    failed: int = 0
    more: bool = False


def forget_followers() -> None:
    """Whoever did not confirm within three days."""
    with wall.nobody(read_only=False):
        asked("select wall.forget_followers()", [])


def tell_due(now: datetime) -> Told:
    """Look for everyone who is due, for a while. Where no mail goes out at all it stops."""
    here = timezone.localtime(now)
    if not settings.MAIL_ON or here.hour < FIRST_HOUR:
        return Told()
    ends, sent, failed, in_a_row = time.monotonic() + A_SLICE_SECONDS, 0, 0, 0
    due = _due(here.date())
    for looked, follower in enumerate(due):
        if looked >= A_SLICE or time.monotonic() > ends or in_a_row >= ENOUGH_FAILURES:
            return Told(sent, failed, more=in_a_row < ENOUGH_FAILURES)
        try:
            sent += tell_one(follower, now)
            in_a_row = 0
        except MailNotSent:
            failed, in_a_row = failed + 1, in_a_row + 1
            log.warning("follow.mail_not_sent")
        except SealBroken:  # an address of another server key: it holds up nobody else
            failed += 1
            log.warning("follow.address_not_opened")
    return Told(sent, failed)


def _due(today: date) -> list[UUID]:
    with wall.nobody(read_only=True):
        found = asked("select array(select wall.followers_due(%s, %s))", [today, monday_of(today)])
    return [UUID(str(one)) for one in found]


def tell_one(follower_id: UUID, now: datetime) -> bool:
    """One mail, if it is time and there is news; whether it went."""
    today, until = timezone.localtime(now).date(), now - SETTLES
    with wall.nobody(read_only=False):
        told = asked(
            "select wall.take_follower(%s, %s, %s, %s)", [follower_id, today, monday_of(today), until]
        )
        if told is None:
            return False
        address = links.opened_address(bytes.fromhex(told["address"]), follower_id)
        with translation.override(told["language"]):
            found = news(told["items"], until)
            if found:
                _send(address, follower_id, found, often=told["often"], today=today)
    return bool(found)


def monday_of(today: date) -> date:
    """The first day of this week."""
    return today - timedelta(days=today.weekday())


def _send(address: str, follower_id: UUID, found: list[Change], *, often: str, today: date) -> None:
    stop = link_url(links.follow_secret(follower_id))
    subject = ngettext(
        "What was promised: %(count)s change", "What was promised: %(count)s changes", len(found)
    )
    lines = [_("In what you follow, this changed:"), *map(_told, found[:MOST_TOLD])]
    if len(found) > MOST_TOLD:
        more = _("And %(count)s more. All of it:") % {"count": len(found) - MOST_TOLD}
        lines.append(f"{more}\n{public_url('/plans/changes/')}")
    how, leave = _("How often"), _("See or change what you follow, or stop:")
    lines += [f"{how}: {Often(often).label}", f"{leave}\n{stop}"]
    mail_to(
        address, subject % {"count": len(found)}, *lines,
        headers={
            "Message-ID": f"<{marked('plan news', str(follower_id), today.isoformat()).hex()[:40]}@{_domain()}>",
            "List-Unsubscribe": f"<{stop}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
    )  # fmt: skip


def _told(change: Change) -> str:
    """A title, what kind of change and its day, and its page. Never what somebody wrote."""
    title = " ".join(change.title.text.split())
    return f"{title}\n{change.what} ({day(change.on)})\n{public_url(change.url)}"


def _domain() -> str:
    return str(settings.PUBLIC_ADDRESS).partition(":")[0]
