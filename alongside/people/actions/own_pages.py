"""A worker's own pages: a check-in with herself, her goals. Written, shared, closed and taken away by her alone.

Belongs here: the verbs. Not here: sealing (actions.pages). Nothing here writes a line, a count or a notice, and nothing
follows from an answer.
"""

import hashlib
from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone

from alongside.people import policies_supervision as policies
from alongside.people.actions.pages import give_key, known_key, seal_page, take_key
from alongside.people.actions.supervision import supervisor_of
from alongside.people.models import OwnPage, PageKey
from alongside.people.selectors.own_pages import CHECK_IN, GOAL, own_pages, page_for, page_made
from alongside.people.selectors.pages import key_holder, open_pages
from alongside.people.selectors.staff import colleague_for
from alongside.vault.actors import Actor, require
from alongside.vault.errors import NotFound
from alongside.vault.once import once, require_version


def keep_check_in(*, actor: Actor, row_id: UUID, on: date, said: Mapping[str, Any], share: bool) -> OwnPage:
    """Keep a check-in, sealed to herself; with `share`, to her supervisor as well."""
    to = [actor.account_id, supervisor_of(actor)] if share else [actor.account_id]
    return _kept(actor, row_id, CHECK_IN, on, said, to)


def keep_goal(*, actor: Actor, row_id: UUID, on: date, said: Mapping[str, Any]) -> OwnPage:
    """A goal in her words, sealed to herself and to whoever supervises her now."""
    return _kept(actor, row_id, GOAL, on, said, _the_two(actor))


def change_goal(*, actor: Actor, page_id: UUID, version: int, said: Mapping[str, Any]) -> OwnPage:
    """Say it anew, or what came of it."""
    page = page_for(actor, page_id, GOAL, lock=True)
    require(policies.may_change_page(actor, page.row))
    require_version(page.row.version, version)
    row = page.row
    words = {**page.words, **said}
    row.box, _ = seal_page(actor, row.id, words, known_key(actor, row.id))
    row.version += 1
    row.save(update_fields=["box", "version"])
    return row


def share_check_in(*, actor: Actor, page_id: UUID, back: bool = False) -> None:
    """Let her supervisor read it, or close it to her again."""
    page = page_for(actor, page_id, CHECK_IN)
    require(policies.may_change_page(actor, page.row))
    supervisor_id = supervisor_of(actor)
    if back:
        take_key(page_id=page_id, reader_id=supervisor_id)
    else:
        _give(actor, page_id, supervisor_id)


def share_growth(*, actor: Actor) -> None:
    """Let a new supervisor read the goals: each is sealed to her as well."""
    supervisor_id = supervisor_of(actor)
    for page in own_pages(actor, GOAL).opened:
        _give(actor, page.row.id, supervisor_id)


def drop_page(*, actor: Actor, page_id: UUID) -> None:
    """Take a page of hers away, key and words. Also one that no longer opens."""
    row = page_made(actor, page_id)
    if row is None:
        raise NotFound
    PageKey.objects.filter(page_id=page_id).delete()
    row.delete()


def timeless(row_id: UUID) -> UUID:
    """The id of a page, made of its form's, which tells the moment: this one does not."""
    return UUID(bytes=hashlib.sha256(b"own page" + row_id.bytes).digest()[:16], version=4)


def _give(actor: Actor, page_id: UUID, reader_id: UUID) -> None:
    key = known_key(actor, page_id)
    give_key(actor, page_id=page_id, owner_id=actor.account_id, key=key, to=[reader_id])


def _kept(
    actor: Actor, row_id: UUID, what: str, on: date, said: Mapping[str, Any], to: list[UUID]
) -> OwnPage:
    words = {"what": what, "on": on.isoformat(), **said}
    row_id = timeless(row_id)

    def make() -> OwnPage:
        at = timezone.now().isoformat(timespec="seconds")
        box, key = seal_page(actor, row_id, {**words, "at": at})
        row = OwnPage(id=row_id, agency_id=actor.agency_id, account_id=actor.account_id, box=box)
        row.save(force_insert=True)
        give_key(actor, page_id=row.id, owner_id=actor.account_id, key=key, to=to)
        return row

    def same(row: OwnPage) -> bool:
        known = open_pages(actor, [row]).get(row.id, {})
        return {name: value for name, value in known.items() if name != "at"} == words

    return once(make, made=lambda: page_made(actor, row_id), same=same)


def _the_two(actor: Actor) -> list[UUID]:
    mine = colleague_for(actor, actor.account_id)
    above = mine.supervisor_id if mine.supervisor_id and key_holder(mine.supervisor_id) else None
    return [actor.account_id, *([above] if above else [])]
