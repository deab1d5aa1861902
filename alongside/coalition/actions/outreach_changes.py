"""Changing a round that is planned or under way, and taking along what is packed for it.

Belongs here: what may still change, and that a place keeps its number. Not here: planning a round and its steps
(actions.outreach_rounds).
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from alongside.coalition.actions.outreach_rounds import Going, RoundPlan, check_places, settled, worker
from alongside.coalition.actions.outreach_stock import move_supply
from alongside.coalition.enums_outreach import MoveWhy, RoundState
from alongside.coalition.errors_outreach import AfterTheEnd, HaveSetOut
from alongside.coalition.models import OutreachRound, OutreachStop, OutreachSupply, OutreachWorker
from alongside.coalition.policies_outreach import may_change_round, may_take_along
from alongside.coalition.selectors.outreach_rounds import filled, round_of, stops_of, who_may_go
from alongside.coalition.selectors.outreach_stock import move_ids, taken_for
from alongside.vault.actors import Actor, require
from alongside.vault.errors import NotFound, SavedBefore, SomeoneElseWasFaster
from alongside.vault.once import require_version

CHANGEABLE = {RoundState.PLANNED, RoundState.OUT}
FIELDS = (
    "plan_id",
    "starts_at",
    "ends_at",
    "check_every",
    "watched_by_id",
    "call_name",
    "call_phone",
    "packing",
)


def change_round(
    *, actor: Actor, coalition_id: UUID, round_id: UUID, version: int, seen: str, plan: RoundPlan
) -> OutreachRound:
    """Other people, places, times. Once they are out the start stands, and nobody who is out is struck.

    SomeoneElseWasFaster where it was changed, or has begun, since the form was opened.
    """
    row = filled([round_of(coalition_id, round_id, lock=True)], gone=True)[0]
    require(may_change_round(actor, row))
    if row.state not in CHANGEABLE:
        raise AfterTheEnd
    require_version(row.version, version)
    if row.state != seen:
        raise SomeoneElseWasFaster
    going = settled(coalition_id, plan, who_may_go(actor, row))
    check_places(coalition_id, plan, {stop.place_id for stop in row.way})
    if row.state == RoundState.OUT:
        plan = replace(plan, starts_at=row.starts_at)
        _nobody_struck(row, going)
    _keep_fields(row, plan)
    _keep_workers(row, going)
    _keep_stops(row, plan.places)
    return row


def _nobody_struck(row: OutreachRound, going: Sequence[Going]) -> None:
    stays = {_who(one.account_id, one.name) for one in going}
    if any(_who(one.account_id, one.name) not in stays for one in row.who):
        raise HaveSetOut


def _who(account_id: UUID | None, name: str) -> object:
    return account_id or name.casefold()


def _keep_fields(row: OutreachRound, plan: RoundPlan) -> None:
    """What was taken from the stock already stays as it was taken."""
    taken = taken_for(row)
    ours = OutreachSupply.objects.filter(agency_id=row.agency_id, for_agency_id=row.for_agency_id)
    known = set(ours.values_list("id", flat=True))
    if not set(plan.packing) <= known:
        raise NotFound
    stays = {UUID(key): count for key, count in row.packing.items() if UUID(key) in taken}
    for name, value in replace(plan, packing={**plan.packing, **stays}).fields().items():
        setattr(row, name, value)
    row.version += 1
    row.save(update_fields=[*FIELDS, "version"])


def _keep_workers(row: OutreachRound, going: Sequence[Going]) -> None:
    known = {_who(one.account_id, one.name): one for one in row.who}
    wanted = {_who(one.account_id, one.name): one for one in going}
    OutreachWorker.objects.filter(id__in=[one.id for who, one in known.items() if who not in wanted]).delete()
    for who, one in wanted.items():
        if who not in known:
            worker(row, one).save(force_insert=True)
        elif known[who].phone != one.phone:
            OutreachWorker.objects.filter(id=known[who].id).update(phone=one.phone)


def _keep_stops(row: OutreachRound, places: Sequence[UUID]) -> None:
    """A place keeps its number for good, also one that is taken off: a phone may be counting by it just now."""
    known = {stop.place_id: stop for stop in stops_of(row)}
    last = OutreachStop.objects.filter(round_id=row.id).aggregate(last=Max("number"))["last"] or 0
    wanted = dict.fromkeys(places)
    OutreachStop.objects.filter(
        id__in=[stop.id for place, stop in known.items() if place not in wanted]
    ).update(gone=True, turn=0)
    for turn, place in enumerate(wanted, start=1):
        if place in known:
            OutreachStop.objects.filter(id=known[place].id).update(turn=turn, gone=False)
        else:
            last += 1
            OutreachStop.objects.create(
                agency_id=row.agency_id, round_id=row.id, place_id=place, number=last, turn=turn
            )


def take_along(*, actor: Actor, coalition_id: UUID, round_id: UUID) -> OutreachRound:
    """Take what is packed from the stock, once. TooLittle where less is there: then nothing is taken."""
    row = round_of(coalition_id, round_id, lock=True)
    require(may_take_along(actor, row))
    if row.state == RoundState.OFF:
        raise AfterTheEnd
    with transaction.atomic():
        for supply_id, move_id in move_ids(row).items():
            with suppress(SavedBefore):  # taken before
                move_supply(
                    actor=actor, coalition_id=coalition_id, supply_id=supply_id, move_id=move_id,
                    why=MoveWhy.ROUND, count=row.packing[str(supply_id)], on=timezone.localdate(),
                )  # fmt: skip
    return row
