"""A follower of the tests, asked for and confirmed as someone outside would: by the form and the link of the mail.

Belongs here: these steps, and looking at the tables as the database's owner. Not here: a test.
"""

import re
from typing import Any

from django.core import mail
from django.db import connections
from django.test import Client
from django.urls import reverse

from alongside.plan_room import links
from alongside.plan_room.actions import following
from alongside.plan_room.selectors.following import thing_asked_for
from alongside.vault import wall

ADDRESS = "reader@prairie.example.org"
PROMISE = "NAP20-1.2-a"
WHAT = f"?promise={PROMISE}"


def ask_for(what: str = WHAT, address: str = ADDRESS, often: str = "daily", **more: Any) -> Any:
    """The form is sent."""
    told = {"address": address, "often": often, "nickname": "", **more}
    return Client().post(reverse("plans:follow") + what, told)


def link_in(body: str) -> str:
    """The link of a mail, as a path."""
    found = re.search(r"/plans/follow/[\w=-]+/", body)
    assert found, body
    return found.group()


def asked_link(what: str = WHAT, **more: Any) -> str:
    """Asked for, and the link that came."""
    assert ask_for(what, **more).status_code == 200
    return link_in(mail.outbox[-1].body)


def press(link: str, do: str, row: Any = "", **more: Any) -> Any:
    """A button of the page behind the link."""
    return Client().post(link, {"do": do, "row": str(row), **more})


def items(link: str) -> list[dict[str, Any]]:
    """What the link's page knows."""
    found = following.following_of(link.split("/")[-2])
    return found.items if found else []


def confirmed(what: str = WHAT, **more: Any) -> str:
    """Asked for and confirmed; its link."""
    link = asked_link(what, **more)
    for item in items(link):
        press(link, "confirm", item["id"])
    return link


def in_place(address: str = ADDRESS) -> str:
    """One confirmed follower without a mail, for scenes; the secret of its link. Twice, it is one."""
    with wall.nobody(read_only=False):
        told = following.keep_wish(
            thing=thing_asked_for({"promise": PROMISE}), address=address, often="daily"
        )
        secret = links.follow_secret(told.follower)
        for item in (following.following_of(secret) or following.Following("", "")).items:
            following.confirm_follow(secret, item["id"])
    return secret


def rows(sql: str = "select count(*) from plan_room_follower", params: Any = None) -> Any:
    """Straight from the tables, as their owner."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(sql, params)
        return list(cursor.fetchall()) if cursor.description else cursor.rowcount
