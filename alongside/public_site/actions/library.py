"""Keeping the library: written, looked at, taken out, put back.

Belongs here: who may, and saving. Not here: what comes with Alongside (loading), links (links).
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.utils import timezone

from alongside.public_site.models import Resource
from alongside.public_site.policies import may_keep_library
from alongside.public_site.selectors_library import resource_for
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import What
from alongside.vault.once import once, require_version

FIELDS = (
    "title", "about", "about_es", "owner", "owner_kind", "form", "audience", "languages", "url", "evaluated",
    "evaluation",
)  # fmt: skip


def add_resource(*, actor: Actor, resource_id: UUID, facts: Mapping[str, Any]) -> Resource:
    """One more. Somebody looked at it: the one who writes it down."""
    require(may_keep_library(actor))
    told = {name: facts[name] for name in FIELDS}

    def make() -> Resource:
        row = Resource(id=resource_id, reviewed_on=timezone.localdate(), **told)
        row.save(force_insert=True)
        _note(actor, row, "added")
        return row

    return once(
        make,
        made=lambda: Resource.objects.filter(id=resource_id).first(),
        same=lambda row: all(getattr(row, name) == value for name, value in told.items()),
    )


def change_resource(*, actor: Actor, resource_id: UUID, version: int, facts: Mapping[str, Any]) -> Resource:
    """Say it better. A new address has not been asked yet."""
    require(may_keep_library(actor))
    row = resource_for(resource_id, lock=True)
    require_version(row.version, version)
    if facts["url"] != row.url:
        row.link_became, row.link_asked_on, row.link_moved_to = "", None, ""
    for name in FIELDS:
        setattr(row, name, facts[name])
    row.version += 1
    row.save(update_fields=[*FIELDS, "link_became", "link_asked_on", "link_moved_to", "version"])
    _note(actor, row, "changed")
    return row


def look_at_resource(*, actor: Actor, resource_id: UUID) -> Resource:
    """It was looked at today and stands as it is."""
    require(may_keep_library(actor))
    row = resource_for(resource_id, lock=True)
    row.reviewed_on = timezone.localdate()
    row.save(update_fields=["reviewed_on"])
    _note(actor, row, "looked_at")
    return row


def take_out_resource(*, actor: Actor, resource_id: UUID, back: bool = False) -> Resource:
    """It no longer stands in the library, or does again. Nothing is lost."""
    require(may_keep_library(actor))
    row = resource_for(resource_id, lock=True)
    row.taken_out_at = None if back else timezone.now()
    row.save(update_fields=["taken_out_at"])
    _note(actor, row, "put_back" if back else "taken_out")
    return row


def _note(actor: Actor, row: Resource, what: str) -> None:
    ledger.add(actor, What.RULES_CHANGED, why=f"library.{what}", about=row.id)
