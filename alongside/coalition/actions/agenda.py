"""What is on an agenda: proposing, joining in, moving with a reason, taking off and putting back.

Belongs here: items, who finds them pressing. Not here: their order (agenda), what was said of them (actions.minutes).
"""

from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from alongside.coalition import policies_meetings as policies
from alongside.coalition.enums_meetings import STANDING, ItemKind, Need
from alongside.coalition.errors_meetings import ReasonNeeded
from alongside.coalition.models import AgendaItem, ItemSupport, Meeting
from alongside.coalition.selectors.meetings import item_for, item_made, meeting_for
from alongside.coalition.selectors.members import joined
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import What
from alongside.vault.errors import NotFound
from alongside.vault.once import once


@dataclass(frozen=True, slots=True)
class Proposal:
    """What someone would like to talk about."""

    kind: str
    title: str
    need: int
    about: str = ""
    minutes_wanted: int | None = None
    presenter_id: UUID | None = None


WORDS = ("kind", "title", "need", "about", "minutes_wanted", "presenter_id")


def propose_item(
    *, actor: Actor, coalition_id: UUID, meeting_id: UUID, item_id: UUID, proposal: Proposal
) -> AgendaItem:
    """Put something on the agenda, for her organization. SavedBefore where a form sent earlier did."""
    meeting = meeting_for(coalition_id, meeting_id)
    require(policies.may_propose(actor, meeting))
    if proposal.kind in STANDING or proposal.kind not in ItemKind.values or proposal.need not in Need.values:
        raise NotFound
    if proposal.presenter_id and not joined(coalition_id).filter(id=proposal.presenter_id).exists():
        raise NotFound
    return once(
        lambda: _propose(actor, meeting, item_id, proposal),
        made=lambda: item_made(coalition_id, item_id),
        same=lambda row: all(getattr(row, name) == getattr(proposal, name) for name in WORDS),
    )


def support_item(*, actor: Actor, coalition_id: UUID, item_id: UUID, need: int) -> ItemSupport | None:
    """This matters to us too: one an organization, whoever of it says so. 0 takes it back."""
    item = item_for(coalition_id, item_id)
    require(policies.may_propose(actor, item.meeting))
    rows = ItemSupport.objects.filter(item_id=item.id, for_agency_id=actor.agency_id)
    if not need:
        rows.delete()
        return None
    if need not in Need.values:
        raise NotFound
    if item.kind in STANDING or item.for_agency_id == actor.agency_id:
        return None  # it stands first anyway, or they proposed it
    try:
        with transaction.atomic():
            row, made = ItemSupport.objects.get_or_create(
                item_id=item.id,
                for_agency_id=actor.agency_id,
                defaults={
                    "agency_id": coalition_id,
                    "meeting_id": item.meeting_id,
                    "need": need,
                    "made_by_id": actor.account_id,
                },
            )
    except IntegrityError:
        return None
    if not made:
        row.need = need
        row.save(update_fields=["need"])
    return row


def place_item(*, actor: Actor, coalition_id: UUID, item_id: UUID, place: int | None, why: str) -> AgendaItem:
    """Put it elsewhere, with a reason that everyone reads; None gives it back to its need."""
    item = item_for(coalition_id, item_id)
    require(policies.may_move_item(actor, item, item.meeting))
    if place is not None and not why.strip():
        raise ReasonNeeded
    item.place, item.place_why = place, why.strip() if place is not None else ""
    item.save(update_fields=["place", "place_why"])
    _say(actor, item.id, "item.moved")
    return item


def withdraw_item(*, actor: Actor, coalition_id: UUID, item_id: UUID, back: bool = False) -> AgendaItem:
    """Take it off the agenda, or put it back."""
    item = item_for(coalition_id, item_id)
    require(policies.may_change_item(actor, item, item.meeting))
    item.withdrawn_at = None if back else item.withdrawn_at or timezone.now()
    item.save(update_fields=["withdrawn_at"])
    _say(actor, item.id, "item.back" if back else "item.withdrawn")
    return item


def _propose(actor: Actor, meeting: Meeting, item_id: UUID, proposal: Proposal) -> AgendaItem:
    row = AgendaItem(
        id=item_id,
        agency_id=meeting.agency_id,
        meeting_id=meeting.id,
        for_agency_id=actor.agency_id,
        made_by_id=actor.account_id,
    )
    for name in WORDS:
        setattr(row, name, getattr(proposal, name))
    row.save(force_insert=True)
    _say(actor, row.id, "item.proposed")
    return row


def _say(actor: Actor, about: UUID, why: str) -> None:
    ledger.add(actor, What.RULES_CHANGED, about=about, why=why)
