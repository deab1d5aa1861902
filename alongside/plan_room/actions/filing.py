"""What those outside do with a report: send it, confirm it by the link in a mail, take it back; the agency answers.

Belongs here: these verbs, each a function of the wall, because nobody outside may write a table. Not here: what is
published (moderating), words that must not become public (safety: the forms ask).
"""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.people.actions.mailing import mail_to, public_url
from alongside.plan_room import links
from alongside.plan_room.errors import TooManySent
from alongside.vault.errors import NotFound
from alongside.vault.ids import uuid7


@transaction.atomic
def send_report(
    *, report_id: UUID, said: Mapping[str, str], findings: list[Mapping[str, str]], address: str, on: date
) -> None:
    """Keep it, held, and mail the link that confirms it. Without the mail nothing is kept. Sent twice, it is one."""
    secret, party = links.new_secret(), uuid7()
    told = json.dumps({**said, "reported_on": on.isoformat()})
    kept = _ask(
        "select wall.file_report(%s, %s::jsonb, %s::jsonb, %s, %s, %s, %s)",
        [
            report_id, told, json.dumps([dict(one) for one in findings]), party,
            links.sealed_address(address, party), links.address_mark(address), links.link_mark(secret),
        ],
    )  # fmt: skip
    if not kept:
        raise TooManySent
    if report_of(secret) is not None:  # the first time alone: the link of the first mail stays the only one
        mail_to(
            address,
            _("Please confirm your report"),
            _("Someone gave this address to send a report about a promise in a public plan."),
            _(
                "If it was you, open this page and press the button. The report is read after that, and not before:"
            ),
            link_url(secret),
            _("Keep this mail. The same page shows where the report stands, and takes it back."),
            _("If it was not you, do nothing. Everything is deleted after seven days."),
        )


def confirm_report(secret: str) -> bool:
    """The link works: from now on somebody reads the report. False where it was confirmed before, or too late."""
    return bool(_ask("select wall.confirm_report(%s)", [links.link_mark(secret)]))


def withdraw_report(secret: str) -> None:
    """Take it back, whenever. What it said is gone."""
    if not _ask("select wall.withdraw_report(%s)", [links.link_mark(secret)]):
        raise NotFound


def answer_report(secret: str, *, text: str, answered_by: str) -> None:
    """The agency answers. Somebody reads it before everyone does."""
    if not _ask("select wall.answer_report(%s, %s, %s)", [links.link_mark(secret), text, answered_by]):
        raise NotFound


def report_of(secret: str) -> dict[str, Any] | None:
    """The report of this link, as its holder may see it; None where there is none."""
    found = _ask("select wall.report_of_link(%s)", [links.link_mark(secret)])
    if isinstance(found, str):
        found = json.loads(found)
    return found  # type: ignore[no-any-return]


def link_url(secret: str) -> str:
    """The whole address of a link, for a mail."""
    return public_url(reverse("plans:report_link", args=[secret]))


def _ask(statement: str, values: list[Any]) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchone()[0]
