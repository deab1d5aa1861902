"""Rounds: planning one with two, setting out, coming back, calling off, what was learned; the coalition's rule.

Belongs here: rounds themselves. Not here: changing one that is planned (actions.outreach_changes), counts and check-ins
(actions.outreach_taps), places (actions.outreach_written).
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from alongside.coalition.enums_outreach import RoundState
from alongside.coalition.errors_outreach import NobodyThere, NotNow, PlaceMissing, TwoNeeded, WatchesFromAfar
from alongside.coalition.models import (
    OutreachPlace,
    OutreachPlan,
    OutreachRound,
    OutreachRule,
    OutreachStop,
    OutreachSupply,
    OutreachWorker,
)
from alongside.coalition.policies import may_organise, may_take_part
from alongside.coalition.policies_outreach import may_steer
from alongside.coalition.selectors.outreach_rounds import round_made, round_of, rule_of, who_may_go
from alongside.vault.actors import Actor, require
from alongside.vault.errors import NotFound
from alongside.vault.once import once, require_version

NEXT = {
    RoundState.PLANNED: {RoundState.OUT, RoundState.OFF},
    RoundState.OUT: {RoundState.BACK},
    RoundState.BACK: {RoundState.OUT},  # pressed too early
    RoundState.OFF: {RoundState.PLANNED},
}


@dataclass(frozen=True, slots=True)
class Going:
    """One who goes: a colleague's account, or a name at work."""

    account_id: UUID | None
    name: str
    phone: str


@dataclass(frozen=True, slots=True)
class RoundPlan:
    """What is settled before a round."""

    plan_id: UUID | None
    starts_at: datetime
    ends_at: datetime
    check_every: int
    watched_by_id: UUID | None
    call_name: str
    call_phone: str
    going: Sequence[Going]
    places: Sequence[UUID]
    packing: Mapping[UUID, int] = field(default_factory=dict)

    def fields(self) -> dict[str, Any]:
        """What stands in the row of the round itself."""
        names = ("plan_id", "starts_at", "ends_at", "check_every", "watched_by_id", "call_name", "call_phone")
        packing = {str(supply): count for supply, count in self.packing.items()}
        return {name: getattr(self, name) for name in names} | {"packing": packing}


def plan_round(*, actor: Actor, coalition_id: UUID, round_id: UUID, plan: RoundPlan) -> OutreachRound:
    """Plan a round. TwoNeeded for a single person, unless the coalition has settled that one may go."""
    require(may_take_part(actor, coalition_id))
    going = settled(coalition_id, plan, who_may_go(actor))
    check_places(coalition_id, plan)
    _check_packing(actor.agency_id, coalition_id, plan)
    return once(
        lambda: _write(actor, coalition_id, round_id, plan, going),
        made=lambda: round_made(actor, round_id),
        same=lambda row: (
            (row.starts_at, row.ends_at, row.call_phone) == (plan.starts_at, plan.ends_at, plan.call_phone)
        ),
    )


def settled(coalition_id: UUID, plan: RoundPlan, known: Mapping[UUID, str]) -> list[Going]:
    """Everyone who goes, once; refused where too few do, nobody could check in, or nobody knows who watches."""
    going = _named(plan.going, known)
    if len(going) < 2 and not rule_of(coalition_id).alone_ok:
        raise TwoNeeded
    if not any(one.account_id for one in going):
        raise NobodyThere
    if plan.watched_by_id and plan.watched_by_id not in known:
        raise NotFound
    if plan.watched_by_id in {one.account_id for one in going} - {None}:
        raise WatchesFromAfar
    return going


def _named(going: Sequence[Going], known: Mapping[UUID, str]) -> list[Going]:
    """Everyone once. A colleague's name comes from the account, and an account that is none of hers is nobody."""
    found: dict[object, Going] = {}
    for one in going:
        if one.account_id is not None and one.account_id not in known:
            raise NotFound
        name = known[one.account_id] if one.account_id else one.name.strip()
        if name:
            found.setdefault(one.account_id or name.casefold(), Going(one.account_id, name, one.phone))
    return list(found.values())


def check_places(coalition_id: UUID, plan: RoundPlan, has: Collection[UUID] = ()) -> None:
    """Places that stand on the list, or on this round already; a plan of this coalition."""
    if not plan.places:
        raise PlaceMissing
    standing = OutreachPlace.objects.filter(agency_id=coalition_id, id__in=plan.places)
    if standing.filter(Q(closed=False) | Q(id__in=has)).count() != len(set(plan.places)):
        raise NotFound
    if plan.plan_id and not OutreachPlan.objects.filter(agency_id=coalition_id, id=plan.plan_id).exists():
        raise NotFound


def _check_packing(agency_id: UUID, coalition_id: UUID, plan: RoundPlan) -> None:
    mine = OutreachSupply.objects.filter(agency_id=coalition_id, for_agency_id=agency_id, id__in=plan.packing)
    if mine.count() != len(plan.packing):
        raise NotFound


def _write(
    actor: Actor, coalition_id: UUID, round_id: UUID, plan: RoundPlan, going: Sequence[Going]
) -> OutreachRound:
    row = OutreachRound.objects.create(
        id=round_id, agency_id=coalition_id, for_agency_id=actor.agency_id, made_by_id=actor.account_id,
        **plan.fields(),
    )  # fmt: skip
    OutreachWorker.objects.bulk_create(worker(row, one) for one in going)
    OutreachStop.objects.bulk_create(
        OutreachStop(agency_id=coalition_id, round_id=row.id, place_id=place, number=at, turn=at)
        for at, place in enumerate(dict.fromkeys(plan.places), start=1)
    )
    return row


def worker(row: OutreachRound, one: Going) -> OutreachWorker:
    """One who goes, as a row."""
    return OutreachWorker(
        agency_id=row.agency_id, round_id=row.id, account_id=one.account_id, name=one.name, phone=one.phone
    )


def move_round(*, actor: Actor, coalition_id: UUID, round_id: UUID, then: str, seen: str) -> OutreachRound:
    """The next step. NotNow where it stands elsewhere than on the screen. Sent twice, done once."""
    row = round_of(coalition_id, round_id, lock=True)
    require(may_steer(actor, row))
    if row.state == then and seen != then:
        return row
    if row.state != seen or RoundState(then) not in NEXT[RoundState(row.state)]:
        raise NotNow
    row.state = RoundState(then)
    if then == RoundState.OUT:
        row.out_at, row.back_at = row.out_at or timezone.now(), None
    if then == RoundState.BACK:
        row.back_at = timezone.now()
    row.save(update_fields=["state", "out_at", "back_at"])
    return row


def say_learned(
    *, actor: Actor, coalition_id: UUID, round_id: UUID, version: int, learned: str
) -> OutreachRound:
    """What the two learned on the way: about places and times, never about a person."""
    row = round_of(coalition_id, round_id, lock=True)
    require(may_steer(actor, row))
    require_version(row.version, version)
    row.learned, row.version = learned, row.version + 1
    row.save(update_fields=["learned", "version"])
    return row


def settle_rule(
    *, actor: Actor, coalition_id: UUID, alone_ok: bool, why_alone: str, check_every: int
) -> OutreachRule:
    """What holds for the coalition's rounds. Going alone needs a reason that everyone reads."""
    require(may_organise(actor, coalition_id))
    said = {"alone_ok": alone_ok, "why_alone": why_alone if alone_ok else "", "check_every": check_every}
    return OutreachRule.objects.update_or_create(agency_id=coalition_id, defaults=said)[0]
