"""Boxes for rounds: what is kept, what comes and goes.

Belongs here: stock. Not here: what a round counted as given (actions.outreach_taps).
"""

from datetime import date
from uuid import UUID

from alongside.coalition.enums_outreach import GAINS, MoveWhy
from alongside.coalition.errors_outreach import TooLittle
from alongside.coalition.models import OutreachSupply, OutreachSupplyMove
from alongside.coalition.policies_outreach import may_keep_stock
from alongside.coalition.selectors.outreach_stock import stock_of, supply_of
from alongside.vault.actors import Actor, require
from alongside.vault.once import once


def keep_supply(
    *, actor: Actor, coalition_id: UUID, supply_id: UUID, kind: str, name: str, low: int
) -> OutreachSupply:
    """A box of her own organization. The same name again changes when it is low."""
    require(may_keep_stock(actor, coalition_id))
    mine = OutreachSupply.objects.filter(agency_id=coalition_id, for_agency_id=actor.agency_id)
    known = mine.filter(name__iexact=name).first()
    if known is not None:
        known.kind, known.low = kind, low
        known.save(update_fields=["kind", "low"])
        return known
    return OutreachSupply.objects.create(
        id=supply_id, agency_id=coalition_id, for_agency_id=actor.agency_id, kind=kind, name=name, low=low
    )


def move_supply(
    *, actor: Actor, coalition_id: UUID, supply_id: UUID, move_id: UUID, why: str, count: int, on: date
) -> OutreachSupplyMove:
    """Some came, or went. Counted anew: what is there becomes that number. TooLittle where less is there."""
    require(may_keep_stock(actor, coalition_id))
    supply = supply_of(coalition_id, supply_id, lock=True)
    known = OutreachSupplyMove.objects.filter(id=move_id, supply_id=supply.id).first()
    there = stock_of(supply) - (known.change if known else 0)
    change = count - there if why == MoveWhy.COUNTED else count if why in GAINS else -count
    if there + change < 0:
        raise TooLittle
    said = {"supply_id": supply.id, "change": change, "why": why, "on": on}
    return once(
        lambda: OutreachSupplyMove.objects.create(
            id=move_id,
            agency_id=coalition_id,
            for_agency_id=actor.agency_id,
            made_by_id=actor.account_id,
            **said,
        ),
        made=lambda: known,
        same=lambda row: all(getattr(row, name) == value for name, value in said.items()),
    )
