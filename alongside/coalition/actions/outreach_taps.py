"""Taking in what a phone has counted, and the check-ins of who is out.

Belongs here: counts and check-ins. Not here: rounds themselves (actions.outreach_rounds), screens.
A count has an id that the phone made. However often it is sent, it counts once; taken back, it stays taken back,
in whichever order the two arrive.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from alongside.coalition.actions.outreach_rounds import move_round
from alongside.coalition.enums_outreach import Band, Counted, HeardHow, RoundState
from alongside.coalition.errors_outreach import NotNow, TooLate
from alongside.coalition.models import OutreachCheckIn, OutreachRound, OutreachStop, OutreachTap
from alongside.coalition.policies_outreach import may_check_in, may_count, may_say_reached
from alongside.coalition.selectors.outreach_rounds import round_of, rounds_by_token, takes_counts
from alongside.vault.actors import Actor, require
from alongside.vault.errors import NotFound
from alongside.vault.once import once

MOST = 500


@dataclass(frozen=True, slots=True)
class Tap:
    """One count as a phone sends it."""

    id: UUID
    token: UUID
    number: int
    code: int
    band: int
    gone: bool


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of what was sent: kept (now or before), or kept apart and why."""

    kept: list[str]
    apart: list[dict[str, str]]


def take_in(*, actor: Actor, sent: Sequence[Any], now: datetime) -> Taken:
    """Keep every count that is whole and of a round of hers. The others are named; one bad one stops no other."""
    taps, apart = _whole(sent)
    rounds = rounds_by_token(tap.token for tap in taps)
    rows = []
    for tap in taps:
        why = _what_is_wrong(tap, rounds.get(tap.token), now)
        if why:
            apart.append({"id": tap.id.hex, "why": why})
        else:
            rows.append(_row(rounds[tap.token], tap))
    kept = _keep(rows)
    apart += [{"id": row.id.hex, "why": "taken"} for row in rows if row.id not in kept]
    return Taken([row.id.hex for row in rows if row.id in kept], apart)


def _whole(sent: Sequence[Any]) -> tuple[list[Tap], list[dict[str, str]]]:
    taps, apart = [], []
    for one in sent[:MOST]:
        try:
            taps.append(_read(one))
        except (ValueError, TypeError, KeyError, AttributeError):
            named = one.get("i") if isinstance(one, dict) else ""
            apart.append({"id": named[:64] if isinstance(named, str) else "", "why": "garbled"})
    return taps, apart


def _read(one: Any) -> Tap:
    numbers = [one["p"], one["c"], one["h"], one["g"]]
    if any(type(number) is not int for number in numbers):
        raise ValueError("a count is made of whole numbers")
    tap_id = UUID(one["i"])
    if tap_id.version != 4:
        raise ValueError("the id of a count is random")
    return Tap(tap_id, UUID(one["r"]), numbers[0], numbers[1], numbers[2], bool(numbers[3]))


def _what_is_wrong(tap: Tap, row: OutreachRound | None, now: datetime) -> str:
    if row is None:
        return "no_round"
    if not takes_counts(row, now):
        return "too_old"
    if tap.code not in Counted.values or tap.band not in Band.values:
        return "unknown"
    return "" if any(stop.number == tap.number for stop in row.way) else "no_place"


def _row(row: OutreachRound, tap: Tap) -> OutreachTap:
    stop = next(stop for stop in row.way if stop.number == tap.number)
    return OutreachTap(
        id=tap.id, agency_id=row.agency_id, round_id=row.id, stop_id=stop.id, band=tap.band, code=tap.code,
        gone=tap.gone,
    )  # fmt: skip


def _keep(rows: list[OutreachTap]) -> set[UUID]:
    """Those that now stand there. What exists is not written again; "taken back" wins over "counted"."""
    OutreachTap.objects.bulk_create(sorted(rows, key=lambda row: row.id), ignore_conflicts=True)
    back = [row.id for row in rows if row.gone]
    OutreachTap.objects.filter(id__in=back, gone=False).update(gone=True)
    there = dict(OutreachTap.objects.filter(id__in=[row.id for row in rows]).values_list("id", "round_id"))
    return {row.id for row in rows if there.get(row.id) == row.round_id}


def count_from_paper(
    *,
    actor: Actor,
    row: OutreachRound,
    tap_id: UUID,
    stop_id: UUID,
    band: int,
    code: int,
    count: int,
    now: datetime | None = None,
) -> OutreachTap:
    """A number written down on paper, typed in afterwards; as long as a phone could bring one, and no longer."""
    require(may_count(actor, row))
    if not takes_counts(row, now or timezone.now()):
        raise TooLate
    stop = OutreachStop.objects.filter(round_id=row.id, id=stop_id).first()
    if stop is None:
        raise NotFound
    said = {"round_id": row.id, "stop_id": stop.id, "band": band, "code": code, "count": count}
    return once(
        lambda: OutreachTap.objects.create(id=tap_id, agency_id=row.agency_id, **said),
        made=lambda: OutreachTap.objects.filter(id=tap_id).first(),
        same=lambda made: all(getattr(made, name) == value for name, value in said.items()),
    )


def check_in(*, actor: Actor, row: OutreachRound, check_id: UUID) -> OutreachCheckIn:
    """The two are well, now. It counts when it arrives: one that is sent later says nothing about then."""
    require(may_check_in(actor, row))
    if row.state != RoundState.OUT:
        raise NotNow
    made = OutreachCheckIn.objects.filter(id=check_id, round_id=row.id).first()
    return made or OutreachCheckIn.objects.create(
        id=check_id,
        agency_id=row.agency_id,
        round_id=row.id,
        made_by_id=actor.account_id,
        made_at=timezone.now(),
    )


def say_reached(*, actor: Actor, row: OutreachRound, check_id: UUID) -> OutreachCheckIn:
    """Whoever watches has spoken with the two, and they are well. From then on the next check-in is awaited."""
    require(may_say_reached(actor, row))
    if row.state != RoundState.OUT:
        raise NotNow
    made = OutreachCheckIn.objects.filter(id=check_id, round_id=row.id).first()
    return made or OutreachCheckIn.objects.create(
        id=check_id,
        agency_id=row.agency_id,
        round_id=row.id,
        made_by_id=actor.account_id,
        made_at=timezone.now(),
        how=HeardHow.CALLED,
    )


def back_by_token(*, actor: Actor, token: UUID) -> OutreachRound:
    """The two are back, said from a phone. Said again, nothing changes."""
    row = rounds_by_token([token]).get(token)
    if row is None:
        raise NotFound
    return move_round(
        actor=actor, coalition_id=row.agency_id, round_id=row.id, then=RoundState.BACK, seen=RoundState.OUT
    )


def check_in_by_token(*, actor: Actor, token: UUID, check_id: UUID) -> OutreachRound:
    """The same from a phone. Whoever says that she is there has set out."""
    row = rounds_by_token([token]).get(token)
    if row is None:
        raise NotFound
    locked = round_of(row.agency_id, row.id, lock=True)
    if locked.state == RoundState.PLANNED:
        locked.state, locked.out_at = RoundState.OUT, timezone.now()
        locked.save(update_fields=["state", "out_at"])
    check_in(actor=actor, row=locked, check_id=check_id)
    return locked
