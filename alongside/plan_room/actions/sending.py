"""What someone without an account does: send in, look at it with its code, take it back, confirm, agree, sign.

Belongs here: these verbs, each a function of the wall: nobody without an account writes a table. Not here: forms,
reading what is public (selectors.consultations). A person's address is used for one mail and not kept, unless an answer
is still owed.
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.utils import timezone
from django.utils.translation import get_language

from alongside.plan_room import safety
from alongside.plan_room.actions.posting import post
from alongside.plan_room.consultations import secrets
from alongside.plan_room.errors_consultations import NotOpen, Reworded, TooMany
from alongside.plan_room.links import sealed_address
from alongside.plan_room.models import Contribution
from alongside.vault.errors import NotFound
from alongside.vault.ids import uuid7


def send_contribution(*, row_id: UUID, consultation_id: UUID, given: Mapping[str, Any]) -> str:
    """Hold it for somebody to read; its code. An organization is asked by mail whether it was they."""
    code = secrets.code_for(row_id)
    organization = safety.plain(given.get("organization") or "")
    answer = _call(
        "select wall.send_contribution(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
        [
            row_id, consultation_id, given.get("campaign_id"), given.get("about_id"),
            cleaned(given.get("title") or ""), cleaned(given["text"]), list(given.get("tags") or []),
            organization, given.get("draft_id"), secrets.receipt_of(code),
            sealed_address(given["mail"], row_id) if given.get("mail") else None,
            get_language() or settings.LANGUAGE_CODE,
        ],
    )  # fmt: skip
    _check(answer)
    if organization and answer == "kept":
        link = secrets.link_token("contribution", id=str(row_id), name=organization)
        post("confirm", given["mail"], token=link, name=organization)
    return code


def cleaned(text: str) -> str:
    """Without markup, scripts and links."""
    return safety.without_links(safety.plain(text))


def contribution_of(code: str) -> Contribution | None:
    """What this code belongs to, in whatever state."""
    found = list(
        Contribution.objects.raw("select * from wall.contribution_of_receipt(%s)", [secrets.receipt_of(code)])
    )
    return found[0] if found else None


def withdraw(*, code: str) -> bool:
    """Take it back: its words are gone."""
    return bool(_call("select wall.withdraw_contribution(%s)", [secrets.receipt_of(code)]))


def ask_to_agree(*, contribution_id: UUID, mail: str, organization: str = "") -> None:
    """Send the link that says it. Nothing is stored before it is followed."""
    told = {"id": str(contribution_id), "mark": secrets.mark_of(mail, contribution_id), "name": organization}
    post("agree", mail, token=secrets.link_token("agree", **told), name=organization)


def ask_to_sign(*, letter_id: UUID, version: int, mail: str, organization: str) -> None:
    """The same for a letter, with the words that it has now."""
    told = {"id": str(letter_id), "row": str(uuid7()), "name": organization, "version": str(version)}
    post("sign", mail, token=secrets.link_token("sign", **told), name=organization)


def confirm(*, token: str) -> tuple[str, str]:
    """Do what the link says; its kind, and the code to take a signature back where there is one."""
    told = secrets.read_token(token)
    if told is None:
        raise NotFound
    kind, about = told["kind"], UUID(told["id"])
    if kind == "contribution":
        if not _call("select wall.confirm_contribution(%s)", [about]):
            raise NotFound
        return kind, ""
    if kind == "agree":
        _check(_call("select wall.agree(%s, %s, %s, %s)", [uuid7(), about, told["name"], told["mark"]]))
        return kind, ""
    row = UUID(told["row"])
    code = secrets.code_for(row)
    sent = [
        row,
        about,
        told["name"],
        secrets.receipt_of(code),
        timezone.localdate(),
        int(told.get("version", 1)),
    ]
    answer = _call("select wall.sign_letter(%s, %s, %s, %s, %s, %s)", sent)
    _check(answer)
    return kind, code


def take_signature_back(*, code: str) -> bool:
    """As long as the letter has not been sent."""
    return bool(_call("select wall.unsign_letter(%s)", [secrets.receipt_of(code)]))


def _check(answer: str) -> None:
    if answer == "closed":
        raise NotOpen
    if answer == "reworded":
        raise Reworded
    if answer == "too_many":
        raise TooMany
    if answer == "not_found":
        raise NotFound


def _call(sql: str, values: list[Any]) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchone()[0]
