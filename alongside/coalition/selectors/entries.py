"""A member's entry in the directory, and whether it changed since an organizer last looked.

Belongs here: reading both together. Not here: the entry (directory.selectors.entries), writing that it was seen
(actions.members). Only a keyed mark of what was seen is kept: a number of an organization that has become confidential
since then stands nowhere here.
"""

from dataclasses import dataclass
from uuid import UUID

from alongside.coalition.models import Member
from alongside.directory.selectors.entries import Entry, entry_of
from alongside.people.marks import marked


@dataclass(frozen=True, slots=True)
class Known:
    """What the directory says of a member. Without an entry: it stood there once, and does not any more."""

    entry: Entry | None
    changed: bool
    other_name: bool


def known_of(partner: Member) -> Known | None:
    """Nothing for a member without a way to the directory."""
    if partner.organization_id is None:
        return None
    entry = entry_of(partner.organization_id)
    if entry is None:
        return Known(None, changed=True, other_name=False)
    seen = bytes(partner.organization_mark or b"")
    return Known(entry, changed=seen != _mark(entry), other_name=entry.name[:200] != partner.name)


def mark_of(organization_id: UUID | None) -> bytes | None:
    """The mark of what an entry says now."""
    entry = entry_of(organization_id) if organization_id else None
    return _mark(entry) if entry else None


def _mark(entry: Entry) -> bytes:
    return marked("entry of a member", str(entry.confidential), entry.name, *entry.phones)
