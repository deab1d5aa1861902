"""Entering a service, putting it right, taking it back.

Belongs here: the verbs, and what an entry may hold. Not here: reading (selectors), a form sent twice (whoever
shows the form). Nothing is deleted: what was taken back stays, uncounted, and can be put back.
"""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.utils import timezone

from alongside.service_entries import hours, policies
from alongside.service_entries.enums import Funder, Service
from alongside.service_entries.errors import (
    DayLongPast,
    DayToCome,
    DayTooFull,
    EntryChanged,
    HowMany,
    NoTime,
    SplitNotWhole,
    UnknownService,
)
from alongside.service_entries.models import Entry
from alongside.service_entries.selectors import entry_for, quarters_on, usual_split
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import What
from alongside.vault.ids import uuid7

EARLIEST = date(2000, 1, 1)
MOST_PEOPLE = 5000
CODED = ("code", "on", "quarters", "people", "place", "language", "channel", "funders", "shares")


def enter_service(
    actor: Actor,
    *,
    code: str,
    on: date,
    quarters: int,
    subject_id: UUID | None = None,
    people: int = 1,
    place: str = "",
    language: str = "",
    channel: str = "",
    funders: Mapping[str, int] | None = None,
    in_group: bool = False,
    entry_id: UUID | None = None,
) -> Entry:
    """Write down what this person did. Without a split of its own an entry takes the agency's usual one."""
    require(policies.may_enter(actor, subject_id))
    split = usual_split(actor) if funders is None else dict(funders)
    entry = Entry(
        id=entry_id or uuid7(),
        agency_id=actor.agency_id,
        subject_id=subject_id,
        worker_id=actor.account_id,
        code=code,
        on=on,
        quarters=quarters,
        people=people,
        place=place,
        language=language,
        channel=channel,
        funders=list(split),
        shares=list(split.values()),
        in_group=in_group,
    )
    _must_be_possible(actor, entry)
    entry.save(force_insert=True)
    _say(actor, entry, "entered")
    return entry


def correct_entry(
    actor: Actor,
    *,
    entry_id: UUID,
    version: int,
    code: str,
    on: date,
    quarters: int,
    people: int = 1,
    place: str = "",
    language: str = "",
    channel: str = "",
    funders: Mapping[str, int] | None = None,
) -> Entry:
    """Put an entry right. EntryChanged when it changed since `version` was read; for whom it was stays."""
    entry = _to_change(actor, entry_id)
    split = dict(zip(entry.funders, entry.shares, strict=True)) if funders is None else dict(funders)
    wanted = (code, on, quarters, people, place, language, channel, list(split), list(split.values()))
    if wanted == tuple(getattr(entry, name) for name in CODED):
        return entry
    if entry.version != version:
        raise EntryChanged
    for name, value in zip(CODED, wanted, strict=True):
        setattr(entry, name, value)
    _must_be_possible(actor, entry)
    return _changed(actor, entry, "corrected", *CODED)


def withdraw_entry(actor: Actor, *, entry_id: UUID) -> Entry:
    """Take an entry back: it is no longer counted."""
    entry = _to_change(actor, entry_id)
    if entry.withdrawn_at is not None:
        return entry
    entry.withdrawn_at = timezone.now()
    return _changed(actor, entry, "withdrawn", "withdrawn_at")


def restore_entry(actor: Actor, *, entry_id: UUID) -> Entry:
    """Put back what was taken back."""
    entry = _to_change(actor, entry_id)
    if entry.withdrawn_at is None:
        return entry
    _must_be_possible(actor, entry)
    entry.withdrawn_at = None
    return _changed(actor, entry, "put_back", "withdrawn_at")


def _to_change(actor: Actor, entry_id: UUID) -> Entry:
    require(policies.may_change(actor, entry_for(actor, entry_id)))
    return entry_for(actor, entry_id, lock=True)  # the row wall lets only those lock it who may change it


def _changed(actor: Actor, entry: Entry, why: str, *fields: str) -> Entry:
    entry.version += 1
    entry.changed_by_id, entry.changed_at = actor.account_id, timezone.now()
    entry.save(update_fields=[*fields, "version", "changed_by", "changed_at"])
    _say(actor, entry, why)
    return entry


def _must_be_possible(actor: Actor, entry: Entry) -> None:
    """What no entry can be, each with its sentence."""
    if entry.code not in Service.values:
        raise UnknownService
    if entry.on > timezone.localdate():
        raise DayToCome
    if entry.on < EARLIEST:
        raise DayLongPast
    if not 0 < entry.quarters <= hours.QUARTERS_A_DAY:
        raise NoTime
    if not 1 <= entry.people <= MOST_PEOPLE or (entry.subject_id is not None and entry.people != 1):
        raise HowMany
    whole = set(entry.funders) <= set(Funder.values) and sum(entry.shares) == 100
    if entry.funders and not whole:
        raise SplitNotWhole
    mine = entry.worker_id == actor.account_id and not entry.in_group
    if mine and quarters_on(actor, entry.on, but=entry.id) + entry.quarters > hours.QUARTERS_A_DAY:
        raise DayTooFull


def _say(actor: Actor, entry: Entry, why: str) -> None:
    subjects = () if entry.subject_id is None else (entry.subject_id,)
    ledger.add(actor, What.SERVICE_ENTERED, *subjects, why=why, about=entry.id)
