"""Saying who takes what comes in; ending that, and letting it hold again.

Belongs here: these verbs. Not here: who takes one referral (routes), who may open it (the permission). A standing rule
needs an agreement that runs; a single referral never does.
"""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alongside.directory.selectors.agreements import partners_in_force
from alongside.directory.selectors.areas import areas
from alongside.referrals import policies
from alongside.referrals.errors import NoAgreementRuns, NobodyReadsThere
from alongside.referrals.models import RoutedTo, Routing
from alongside.referrals.selectors.routing import (
    people_of,
    reading_teams,
    receivers,
    routing_for,
    routing_made,
)
from alongside.vault import ledger
from alongside.vault.actors import Actor, require_found
from alongside.vault.enums import What
from alongside.vault.once import once


@dataclass(frozen=True, slots=True)
class Rule:
    """From whom, for what, to whom: a team, or people by name."""

    partner_id: UUID | None
    areas: Collection[str]
    team: str = ""
    people: Collection[UUID] = ()


def set_routing(*, actor: Actor, routing_id: UUID, rule: Rule) -> Routing:
    """From now on they take it. SavedBefore where the same form made it earlier."""
    require_found(policies.may_route(actor))
    _require_agreement(actor, rule.partner_id)
    _require_readers(actor, rule)
    return once(
        lambda: _write(actor, routing_id, rule),
        made=lambda: routing_made(actor, routing_id),
        same=lambda row: (
            (row.partner_id, set(row.areas), row.team, people_of(row))
            == (rule.partner_id, _known(rule.areas), rule.team, set(rule.people))
        ),
    )


@transaction.atomic
def end_routing(*, actor: Actor, routing_id: UUID) -> Routing:
    """It goes to everyone who reads what comes in again. Ended twice it is ended once."""
    row = routing_for(actor, routing_id, lock=True)
    if row.ended_at is None:
        row.ended_at = timezone.now()
        row.save(update_fields=["ended_at"])
        _note(actor, row, "ended")
    return row


@transaction.atomic
def resume_routing(*, actor: Actor, routing_id: UUID) -> Routing:
    """It was ended by mistake."""
    row = routing_for(actor, routing_id, lock=True)
    if row.ended_at is not None:
        _require_agreement(actor, row.partner_id)
        row.ended_at = None
        row.save(update_fields=["ended_at"])
        _note(actor, row, "resumed")
    return row


def _write(actor: Actor, routing_id: UUID, rule: Rule) -> Routing:
    row = Routing(
        id=routing_id, agency_id=actor.agency_id, partner_id=rule.partner_id, areas=sorted(_known(rule.areas)),
        team=rule.team, made_by_id=actor.account_id,
    )  # fmt: skip
    row.save(force_insert=True)
    RoutedTo.objects.bulk_create(
        RoutedTo(agency_id=actor.agency_id, routing=row, account_id=one) for one in set(rule.people)
    )
    _note(actor, row, "set")
    return row


def _known(codes: Collection[str]) -> set[str]:
    return set(codes) & {one.code for one in areas()}


def _require_agreement(actor: Actor, partner_id: UUID | None) -> None:
    running = partners_in_force(actor.agency_id, timezone.localdate())
    if not (running if partner_id is None else {partner_id} & running):
        raise NoAgreementRuns


def _require_readers(actor: Actor, rule: Rule) -> None:
    """All of them by name read what comes in; of a team, somebody does."""
    if rule.team:
        known = rule.team in reading_teams(actor) and not rule.people
    else:
        known = bool(rule.people) and set(rule.people) <= {one.id for one in receivers(actor)}
    if not known:
        raise NobodyReadsThere


def _note(actor: Actor, row: Routing, what: str) -> None:
    ledger.add(actor, What.RULES_CHANGED, why=f"referrals.routing.{what}", about=row.id)
