"""Following by mail: asked for, confirmed by the link of a mail, changed and stopped behind the same link.

Belongs here: these verbs, each a function of the wall, because nobody outside may write a table. Not here: the mails
about what changed (telling), what can be followed (selectors.following). The answer to whoever asks is the same
whether or not the address follows already; only its own mailbox learns it.
"""

import json
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from alongside.people.actions.mailing import mail_to, public_url
from alongside.plan_room import links
from alongside.plan_room.errors import TooManySent
from alongside.plan_room.selectors.following import Thing
from alongside.vault.errors import NotFound
from alongside.vault.ids import uuid7

DAYS = 3


@dataclass(frozen=True, slots=True)
class Following:
    """What the page behind a link knows: never the address."""

    often: str
    language: str
    items: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Wish:
    """What was kept: whose row, whether it was confirmed before, and whether one more link may go there today."""

    follower: UUID
    known: bool
    mail: bool


@transaction.atomic
def ask_to_follow(*, thing: Thing, address: str, often: str) -> None:
    """Keep the wish until its link is opened, and mail the link. Without the mail nothing is kept."""
    wish = keep_wish(thing=thing, address=address, often=often)
    if wish.mail:
        _mail_link(address, links.follow_secret(wish.follower), thing, known=wish.known)


def keep_wish(*, thing: Thing, address: str, often: str) -> Wish:
    """Keep it. An address that is known already stays one row, found by its mark."""
    row, language = uuid7(), (get_language() or settings.LANGUAGE_CODE)[:2]
    told = asked(
        "select wall.ask_to_follow(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
        [
            row, uuid7(), links.sealed_address(address, row), links.address_mark(address),
            links.link_mark(links.follow_secret(row)), language, often, *thing.ids,
        ],
    )  # fmt: skip
    if told["answer"] == "too_many":
        raise TooManySent
    if told["answer"] == "not_found":
        raise NotFound
    return Wish(UUID(told["id"]), told["known"], told["mail"])


def _mail_link(address: str, secret: str, thing: Thing, *, known: bool) -> None:
    first = _("Someone gave this address to be told when this changes:")
    if known:
        lines = [_("This address follows it already. To see or change that, or to stop, open this page:")]
    else:
        lines = [
            _("If it was you, open this page and press the button. Mails come after that, and not before:"),
        ]
    mail_to(
        address, _("Please confirm: follow by mail"), first, thing.title.text, *lines, link_url(secret),
        _("If it was not you, do nothing. What was not confirmed is deleted after three days."),
    )  # fmt: skip


def following_of(secret: str) -> Following | None:
    """What the holder of this link follows, or was asked to confirm; None where there is nothing."""
    told = asked("select wall.follower_of_link(%s)", [links.link_mark(secret)])
    return Following(**told) if told else None


def confirm_follow(secret: str, row_id: UUID) -> bool:
    """The button was pressed: mails come about this, the first of them tomorrow."""
    return bool(
        asked(
            "select wall.confirm_follow(%s, %s, %s)", [links.link_mark(secret), row_id, timezone.localdate()]
        )
    )


def change_follow(secret: str, *, often: str, language: str) -> None:
    """How often, and in which language."""
    if not asked("select wall.change_follow(%s, %s, %s)", [links.link_mark(secret), often, language]):
        raise NotFound


def unfollow(secret: str, row_id: UUID) -> bool:
    """Not this one any more. With the last one the address is deleted."""
    return bool(asked("select wall.unfollow(%s, %s)", [links.link_mark(secret), row_id]))


def stop_following(secret: str) -> bool:
    """No mail any more, and nothing of it is kept."""
    return bool(asked("select wall.stop_following(%s)", [links.link_mark(secret)]))


def link_url(secret: str) -> str:
    """The whole address of the page behind a link, for a mail."""
    return public_url(reverse("plans:following", args=[secret]))


def asked(statement: str, values: list[Any]) -> Any:
    """What one function of the wall answers."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        found = cursor.fetchone()[0]
    return json.loads(found) if isinstance(found, str) else found
