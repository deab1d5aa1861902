"""Seats of expert advisers: how many, who sits there, what was paid, whom members suggest.

Belongs here: their rows. Not here: reading. Nothing here asks or keeps why someone is an expert.
"""

from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Max

from alongside.coalition.enums_founding import Suggested
from alongside.coalition.errors_founding import StandsElsewhere, SuggestedBefore
from alongside.coalition.models import Payment, Seat, Sitting, Suggestion
from alongside.coalition.policies import may_organise, may_take_part
from alongside.coalition.selectors.founding_seats import same_name_told, seat_for
from alongside.vault.actors import Actor, require
from alongside.vault.once import once


def open_seats(*, actor: Actor, coalition_id: UUID, seen: int, count: int, on: date) -> int:
    """More seats. `seen` is how many were on the screen: sent twice, they are opened once. How many were opened."""
    require(may_organise(actor, coalition_id))
    rows = Seat.objects.filter(agency_id=coalition_id)
    if rows.count() != seen:
        raise StandsElsewhere
    last = rows.aggregate(last=Max("number"))["last"] or 0
    Seat.objects.bulk_create(
        [Seat(agency_id=coalition_id, number=last + each, since=on) for each in range(1, count + 1)]
    )
    return count


def close_seat(*, actor: Actor, coalition_id: UUID, seat_id: UUID, on: date) -> None:
    """A seat that is not there any more, and whoever sat on it."""
    require(may_organise(actor, coalition_id))
    seat = seat_for(coalition_id, seat_id, lock=True)
    seat.until = seat.until or on
    seat.save(update_fields=["until"])
    Sitting.objects.filter(seat=seat).delete()


def open_seat_again(*, actor: Actor, coalition_id: UUID, seat_id: UUID) -> None:
    """The seat as it was, empty."""
    require(may_organise(actor, coalition_id))
    seat = seat_for(coalition_id, seat_id, lock=True)
    seat.until = None
    seat.save(update_fields=["until"])


def sit(
    *,
    actor: Actor,
    coalition_id: UUID,
    seat_id: UUID,
    row_id: UUID,
    name: str,
    credited_as: str,
    reach: str,
    on: date,
) -> Sitting:
    """Who sits there from that day on. Whoever sat there before has left it, and is not kept."""
    require(may_organise(actor, coalition_id))
    seat = seat_for(coalition_id, seat_id, lock=True)
    if seat.until:
        raise StandsElsewhere
    given = {"seat_id": seat.id, "name": name, "credited_as": credited_as, "reach": reach, "since": on}

    def make() -> Sitting:
        Sitting.objects.filter(seat=seat).delete()
        return Sitting.objects.create(id=row_id, agency_id=coalition_id, **given)

    return once(
        make,
        made=lambda: Sitting.objects.filter(agency_id=coalition_id, id=row_id).first(),
        same=lambda row: all(getattr(row, key) == value for key, value in given.items()),
    )


def leave_seat(*, actor: Actor, coalition_id: UUID, seat_id: UUID) -> None:
    """Nobody sits there now. The name goes: what was paid stands by the seat's number alone."""
    require(may_organise(actor, coalition_id))
    Sitting.objects.filter(agency_id=coalition_id, seat_id=seat_id).delete()


def pay(
    *,
    actor: Actor,
    coalition_id: UUID,
    seat_id: UUID,
    row_id: UUID,
    on: date,
    dollars: Decimal,
    what_for: str,
) -> Payment:
    """Write down what was paid. The coalition pays elsewhere."""
    require(may_organise(actor, coalition_id))
    seat = seat_for(coalition_id, seat_id)
    given = {"seat_id": seat.id, "on": on, "dollars": dollars, "what_for": what_for}
    return once(
        lambda: Payment.objects.create(id=row_id, agency_id=coalition_id, **given),
        made=lambda: Payment.objects.filter(agency_id=coalition_id, id=row_id).first(),
        same=lambda row: all(getattr(row, key) == value for key, value in given.items()),
    )


def take_payment_back(*, actor: Actor, coalition_id: UUID, payment_id: UUID, on: date | None) -> None:
    """It was written down wrongly: the line stays and says so. Without a day: it counts again."""
    require(may_organise(actor, coalition_id))
    Payment.objects.filter(agency_id=coalition_id, id=payment_id).update(taken_back_on=on)


def suggest(
    *, actor: Actor, coalition_id: UUID, row_id: UUID, name: str, reach: str, agreed_to_be_named: bool
) -> Suggestion:
    """Someone for a seat, told to organizers alone. SuggestedBefore where the list one sees has the name already."""
    require(may_take_part(actor, coalition_id))
    if same_name_told(coalition_id, name, row_id):
        raise SuggestedBefore
    given = {"name": name, "reach": reach, "agreed_to_be_named": agreed_to_be_named}
    return once(
        lambda: Suggestion.objects.create(
            id=row_id, agency_id=coalition_id, made_by_id=actor.account_id, **given
        ),
        made=lambda: Suggestion.objects.filter(agency_id=coalition_id, id=row_id).first(),
        same=lambda row: all(getattr(row, key) == value for key, value in given.items()),
    )


def take_suggestion_back(*, actor: Actor, coalition_id: UUID, suggestion_id: UUID) -> None:
    """By whoever made it, while nobody was asked; by organizers at any time. The name goes."""
    require(may_take_part(actor, coalition_id))
    rows = Suggestion.objects.filter(agency_id=coalition_id, id=suggestion_id)
    if not may_organise(actor, coalition_id):
        rows = rows.filter(made_by_id=actor.account_id, state=Suggested.NEW)
    rows.delete()


def move_suggestion(*, actor: Actor, coalition_id: UUID, suggestion_id: UUID, then: str) -> None:
    """Asked, took a seat, not now."""
    require(may_organise(actor, coalition_id))
    Suggestion.objects.filter(agency_id=coalition_id, id=suggestion_id).update(state=Suggested(then))
