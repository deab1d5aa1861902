"""The access list and break-glass: thin callers of the wall's own functions, each with its ledger line.

Belongs here: calling wall.admit and its sisters, turning a refusal of the database into a named one.
Not here: who ought to be on a care team (cases.policies).
"""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import DatabaseError, connection, transaction

from alongside.vault import ledger
from alongside.vault.actors import Actor
from alongside.vault.enums import GlassState, Reason, What
from alongside.vault.errors import NotFound, Refused
from alongside.vault.ids import uuid7
from alongside.vault.models import BreakGlass, Clearance, Subject


def admit(
    *,
    actor: Actor,
    subject_id: UUID,
    account_id: UUID,
    reason: Reason,
    drawers: Collection[str],
    ends_at: datetime | None = None,
) -> None:
    """Put someone of the same agency on a client's access list. Refused against a conflict."""
    _call(
        "select wall.admit(%s, %s, %s, %s, %s, %s)",
        [uuid7(), subject_id, account_id, str(reason), [str(d) for d in drawers], ends_at],
    )
    actor.forget_standing()
    what = What.CONFLICT_SET if reason == Reason.CONFLICT else What.ACCESS_GIVEN
    ledger.add(actor, what, subject_id, why=str(reason), about=account_id)


def dismiss(*, actor: Actor, subject_id: UUID, account_id: UUID, reason: Reason) -> None:
    """End someone's entry. Nobody ends a conflict of her own."""
    _call("select wall.dismiss(%s, %s, %s)", [subject_id, account_id, str(reason)])
    actor.forget_standing()
    what = What.CONFLICT_ENDED if reason == Reason.CONFLICT else What.ACCESS_ENDED
    ledger.add(actor, what, subject_id, why=str(reason), about=account_id)


def hand_over(
    *,
    actor: Actor,
    from_id: UUID,
    to_id: UUID,
    subject_ids: Sequence[UUID] | None = None,
    reason: Reason = Reason.CARE_TEAM,
) -> list[UUID]:
    """Move one person's clients (or their supervision) to another; returns those moved.

    Only a custodian may. What a conflict stands against stays where it is.
    """
    chosen = None if subject_ids is None else list(subject_ids)
    moved: list[UUID] = _call("select wall.hand_over(%s, %s, %s, %s)", [from_id, to_id, chosen, str(reason)])
    actor.forget_standing()
    if moved:
        ledger.add(actor, What.ACCESS_ENDED, *moved, why="hand_over", about=from_id)
        ledger.add(actor, What.ACCESS_GIVEN, *moved, why="hand_over", about=to_id)
    return moved


def ask_glass(
    *, actor: Actor, subject_id: UUID, reason_code: str, reason_sealed: bytes, alone: bool
) -> BreakGlass:
    """Ask to break the glass for one client. The code of the reason stands in her log, for all who read it."""
    glass = BreakGlass(
        agency_id=actor.agency_id,
        subject_id=subject_id,
        asked_by_id=actor.account_id,
        reason_code=reason_code,
        reason_sealed=reason_sealed,
        alone=alone,
    )
    BreakGlass.objects.bulk_create([glass])
    ledger.add(actor, What.GLASS_ASKED, subject_id, why=str(reason_code), about=glass.id)
    return glass


def open_glass(*, actor: Actor, glass: BreakGlass, minutes: int = 60) -> None:
    """Open it: the approver, or the asker who is alone on shift. Refused to oneself, past an hour, on a conflict."""
    _call("select wall.break_glass(%s, %s)", [glass.id, minutes])
    actor.forget_standing()
    ledger.add(
        actor,
        What.GLASS_OPENED,
        glass.subject_id,
        why="alone" if glass.alone else "",
        about=glass.asked_by_id,
    )


def end_glass(*, actor: Actor, glass: BreakGlass, state: GlassState) -> None:
    """Decline it, or end it before its hour. The keys lent for it go in the same step, whoever ends it."""
    taken: int = _call("select wall.end_glass(%s, %s)", [glass.id, str(state)])
    actor.forget_standing()
    what = What.GLASS_DECLINED if state == GlassState.DECLINED else What.GLASS_ENDED
    ledger.add(actor, what, glass.subject_id, about=glass.asked_by_id)
    _note_taken(actor, glass, taken)


def review_glass(*, actor: Actor, glass: BreakGlass, found_right: bool) -> None:
    """Say afterwards whether it was right to open. Keys that outlived its hour go now."""
    taken: int = _call("select wall.review_glass(%s, %s)", [glass.id, found_right])
    ledger.add(
        actor,
        What.GLASS_REVIEWED,
        glass.subject_id,
        why="right" if found_right else "wrong",
        about=glass.asked_by_id,
    )
    _note_taken(actor, glass, taken)


def hold(*, actor: Actor, subject_id: UUID, until: date | None) -> None:
    """Put a record under a legal hold up to and including a day, or lift it. The row wall asks for writing."""
    rows = Subject.objects.filter(id=subject_id, agency_id=actor.agency_id)
    if not rows.update(hold_until=until):
        raise NotFound
    ledger.add(actor, What.RECORD_CHANGED, subject_id, why="hold" if until else "hold_ended")


def destroy(*, actor: Actor, subject_id: UUID, keys_gone_on: date) -> None:
    """Destroy a client's keys, traces and access, and with them the record. Refused under a legal hold."""
    _call("select wall.destroy(%s, %s)", [subject_id, keys_gone_on])
    actor.forget_standing()
    ledger.add(actor, What.DESTROYED, subject_id)


def forget_call(*, actor: Actor, subject_id: UUID, keys_gone_on: date) -> None:
    """Destroy the key of a call, and with it every word. Its rows are deleted by whoever calls this."""
    _call("select wall.forget_call(%s, %s)", [subject_id, keys_gone_on])
    ledger.add(actor, What.CALL_FORGOTTEN, subject_id)


def set_clearance(
    *,
    actor: Actor,
    account_id: UUID,
    cleared_until: datetime | None,
    counselling_until: datetime | None,
    may_approve: bool = False,
) -> None:
    """Write until when someone's drawers open. The row wall refuses it for oneself.

    What says the same is not written again: a clearance written after its end is a decision, and holds through
    no shift and no call (migrations/0011_held).
    """
    said = {
        "agency_id": actor.agency_id,
        "cleared_until": cleared_until,
        "counselling_until": counselling_until,
        "may_approve": may_approve,
    }
    if not Clearance.objects.filter(actor_id=account_id, **said).exists():
        Clearance.objects.update_or_create(actor_id=account_id, defaults=said)


def shorten_my_clearance(*, cleared_until: datetime | None, counselling_until: datetime | None) -> None:
    """Bring the end of one's own clearance nearer; it never moves away (nobody clears herself)."""
    _call("select wall.shorten_my_clearance(%s, %s)", [cleared_until, counselling_until])


def recover_team(*, proof: bytes, team_holder_id: UUID, sealed_key: bytes) -> None:
    """Write a team's key to oneself, admitted by what only two joined recovery shares can say."""
    _call("select wall.recover_team(%s, %s, %s, %s)", [uuid7(), proof, team_holder_id, sealed_key])


def _note_taken(actor: Actor, glass: BreakGlass, taken: int) -> None:
    if taken:
        ledger.add(actor, What.KEY_REMOVED, glass.subject_id, about=glass.asked_by_id)


def _call(sql: str, params: list[Any]) -> Any:
    """Call a wall function in a savepoint; its refusal becomes a Refused with the code it gave."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, params)
            row = cursor.fetchone()
            return row[0] if row else None
    except DatabaseError as problem:
        raise _refusal(problem) from None


def _refusal(problem: DatabaseError) -> Exception:
    said = str(problem)
    if "refused: " not in said:
        return problem
    code = said.split("refused: ", 1)[1].split(maxsplit=1)[0]
    return NotFound(code) if code == "not_found" else Refused(code)
