"""Keeping supervision: how often, planning, writing down what was said, sharing it.

Belongs here: the verbs of the two. Not here: check-ins and growth (actions.own_pages), sealing (actions.pages).
"""

from dataclasses import asdict, dataclass, field
from datetime import date
from uuid import UUID

from alongside.people import policies_supervision as policies
from alongside.people.actions.pages import give_key, known_key, seal_page, take_key
from alongside.people.enums_supervision import SupervisionState
from alongside.people.errors_supervision import HeldAlready, NothingToShareWith
from alongside.people.models import Account, Cadence, Supervision
from alongside.people.selectors.pages import open_pages
from alongside.people.selectors.staff import colleague_for
from alongside.people.selectors.supervision import cadence_of, session_for, session_made, worker_for
from alongside.vault.actors import Actor, require
from alongside.vault.once import once, require_version


@dataclass(frozen=True, slots=True)
class Said:
    """What a sitting was about. Sealed whole."""

    present: str = ""
    themes: list[str] = field(default_factory=list)
    notes: str = ""
    agreed: str = ""


def set_cadence(
    *, actor: Actor, worker_id: UUID, version: int, weeks: int, evaluation_months: int | None, on: date
) -> Cadence:
    """How often the two sit down. By her supervisor; SomeoneElseWasFaster where it changed meanwhile."""
    worker = worker_for(actor, worker_id)
    known = cadence_of(worker.id, lock=True)
    require_version(known.version if known else 0, version)
    said = {
        "weeks": weeks,
        "evaluation_months": evaluation_months,
        "set_by_id": actor.account_id,
        "set_on": on,
    }
    if known is None:
        row = Cadence(agency_id=actor.agency_id, account_id=worker.id, **said)
        row.save(force_insert=True)
        return row
    for name, value in said.items():
        setattr(known, name, value)
    known.version += 1
    known.save(update_fields=["weeks", "evaluation_months", "set_by", "set_on", "version"])
    return known


def plan_session(*, actor: Actor, worker_id: UUID, row_id: UUID, kind: str, on: date) -> Supervision:
    """A day for the next one. Nothing is written about it yet."""
    worker = worker_for(actor, worker_id)
    return once(
        lambda: _made(actor, worker, row_id, kind=kind, on=on),
        made=lambda: session_made(actor, row_id),
        same=lambda row: (row.on, row.kind) == (on, kind),
    )


def hold_session(
    *, actor: Actor, worker_id: UUID, row_id: UUID, kind: str, on: date, minutes: int, said: Said
) -> Supervision:
    """Write down a sitting that nobody had planned. Sealed to the two."""
    worker = worker_for(actor, worker_id)

    def make() -> Supervision:
        row = _made(actor, worker, row_id, kind=kind, on=on)
        return _write(actor, row, kind=kind, on=on, minutes=minutes, said=said)

    return once(
        make,
        made=lambda: session_made(actor, row_id),
        same=lambda row: open_pages(actor, [row]).get(row.id) == asdict(said) and row.on == on,
    )


def write_session(
    *, actor: Actor, supervision_id: UUID, version: int, kind: str, on: date, minutes: int, said: Said
) -> Supervision:
    """What a planned one was about, or better words for one that was held."""
    row = session_for(actor, supervision_id, lock=True)
    require(policies.may_write_session(actor, row))
    require_version(row.version, version)
    return _write(actor, row, kind=kind, on=on, minutes=minutes, said=said)


def drop_session(*, actor: Actor, supervision_id: UUID) -> None:
    """Take back a day that was only planned."""
    row = session_for(actor, supervision_id, lock=True)
    require(policies.may_write_session(actor, row))
    if row.state != SupervisionState.PLANNED:
        raise HeldAlready
    row.delete()


def share_session(*, actor: Actor, supervision_id: UUID, back: bool = False) -> None:
    """She lets whoever supervises her now read an old one, or closes it to them again."""
    row = session_for(actor, supervision_id)
    require(policies.may_share_session(actor, row))
    supervisor_id = supervisor_of(actor)
    if back:
        take_key(page_id=row.id, reader_id=supervisor_id)
    else:
        key = known_key(actor, row.id)
        give_key(actor, page_id=row.id, owner_id=row.account_id, key=key, to=[supervisor_id])


def seal_session_again(*, actor: Actor, supervision_id: UUID) -> None:
    """Give the other of the two her key again: she started over, and has a new one."""
    row = session_for(actor, supervision_id)
    key = known_key(actor, row.id)
    other = row.supervisor_id if row.account_id == actor.account_id else row.account_id
    give_key(actor, page_id=row.id, owner_id=row.account_id, key=key, to=[other])


def supervisor_of(actor: Actor) -> UUID:
    """Whoever supervises her now. NothingToShareWith where nobody here does."""
    mine: Account = colleague_for(actor, actor.account_id)
    if mine.supervisor_id is None:
        raise NothingToShareWith
    return mine.supervisor_id


def _made(actor: Actor, worker: Account, row_id: UUID, *, kind: str, on: date) -> Supervision:
    row = Supervision(
        id=row_id,
        agency_id=actor.agency_id,
        account_id=worker.id,
        supervisor_id=actor.account_id,
        kind=kind,
        on=on,
    )
    row.save(force_insert=True)
    return row


def _write(actor: Actor, row: Supervision, *, kind: str, on: date, minutes: int, said: Said) -> Supervision:
    key = known_key(actor, row.id) if row.box is not None else None
    row.box, key = seal_page(actor, row.id, asdict(said), key)
    row.kind, row.on, row.minutes, row.state = kind, on, minutes, SupervisionState.HELD
    row.version += 1
    row.save(update_fields=["box", "kind", "on", "minutes", "state", "version"])
    give_key(actor, page_id=row.id, owner_id=row.account_id, key=key, to=[row.account_id, actor.account_id])
    return row
