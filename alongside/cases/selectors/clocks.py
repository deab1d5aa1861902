"""Clocks with the names of whom they are about.

Belongs here: joining a list of clocks to the clients it speaks of. Not here: clocks themselves (the room clocks).
Names are opened for the list that is shown, with the caseload's own line in the ledger.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from alongside.cases import policies
from alongside.cases.models import Case
from alongside.cases.selectors.caseload import lines
from alongside.clocks import saying
from alongside.clocks.selectors import running
from alongside.clocks.selectors.rules import rules_in_use
from alongside.clocks.selectors.running import Running
from alongside.vault.actors import Actor
from alongside.vault.enums import Drawer
from alongside.vault.errors import NotFound

AHEAD = timedelta(days=31)
AT_THE_HOSPITAL = ("us-hiv-pep-72h", "us-emergency-contraception-120h", "il-evidence-kit-7d")


@dataclass(frozen=True, slots=True)
class Named:
    """A clock and whose it is; a call has no name and no case."""

    clock: Running
    name: str
    case_id: UUID | None


@dataclass(frozen=True, slots=True)
class ShortTime:
    """A time that is short at a hospital, and its clock where one was started."""

    rule_id: str
    name: str
    clock: Running | None


def short_times(actor: Actor, subject_id: UUID) -> list[ShortTime]:
    """What must not be forgotten at a hospital: nothing is started by itself. Nothing for whoever holds no plan."""
    if not actor.may_open(subject_id, Drawer.PLAN):
        return []
    started = {one.rule_id: one for one in running.clocks_about(actor, subject_id, Drawer.PLAN)}
    rules = {rule.id: rule for rule in rules_in_use(actor)}
    known = [rules[rule_id] for rule_id in AT_THE_HOSPITAL if rule_id in rules]
    return [ShortTime(rule.id, saying.name_of(rule), started.get(rule.id)) for rule in known]


def client_clocks(actor: Actor, subject_id: UUID) -> tuple[list[Running], list[Running]]:
    """Those of one client that run, and those that are done or stopped."""
    found = running.clocks_about(actor, subject_id, Drawer.PLAN)
    return [one for one in found if not one.is_over_with], [one for one in found if one.is_over_with]


def clocks_soonest(actor: Actor, limit: int) -> tuple[list[Named], int]:
    """The clocks of everyone she works with that end within a month, and how many there are."""
    found, total = running.clocks_of_mine(actor, _month_ahead(), limit=limit)
    return _named(actor, found), total


def first_clocks(actor: Actor, limit: int) -> list[Named]:
    """The first of `clocks_soonest`."""
    return _named(actor, running.soonest_of_mine(actor, _month_ahead(), limit))


def clock_made_before(actor: Actor, subject_id: UUID, clock_id: UUID | None) -> Any:
    """The clock that an earlier sending of the same form made."""
    if clock_id is None:
        return None
    try:
        clock = running.clock_for(actor, clock_id)
    except NotFound:
        return None
    return clock if clock.subject_id == subject_id else None


def _month_ahead() -> date:
    return timezone.localdate() + AHEAD


def _named(actor: Actor, found: Sequence[Running]) -> list[Named]:
    """Who may open each is asked in memory: whoever leads may open two thousand, and few are shown."""
    rows = Case.objects.filter(agency_id=actor.agency_id, subject_id__in={one.subject_id for one in found})
    cases = [case for case in rows.select_related("lead") if policies.may_read(actor, case)]
    names = _names(actor, cases)
    return [Named(one, *names.get(one.subject_id, ("", None))) for one in found]


def _names(actor: Actor, cases: Sequence[Case]) -> dict[UUID, tuple[str, UUID]]:
    for case in cases:
        case.lead_name = case.lead.working_name  # type: ignore[attr-defined]  # (what `lines` reads)
    shown = {line.case_id: line.name for line in lines(actor, cases)} if cases else {}
    return {case.subject_id: (shown[case.id], case.id) for case in cases}
