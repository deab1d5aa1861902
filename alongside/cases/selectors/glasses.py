"""Broken glasses, for those who asked and those who decide.

Belongs here: reading them. Not here: deciding (policies_access), doing (actions.glass). Someone who is
shut out from a client sees nothing of that client's glasses, whatever her role.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from alongside.cases import policies, policies_access
from alongside.cases.models import Case, Identity
from alongside.cases.reasons import open_reason
from alongside.cases.selectors.access import name_of, who_works_with
from alongside.people.models import Account
from alongside.vault import ledger
from alongside.vault.actors import Actor
from alongside.vault.enums import GlassState, What
from alongside.vault.errors import NotFound
from alongside.vault.models import BreakGlass, DrawerKey
from alongside.vault.selectors import glasses_of

ANSWER_WITHIN = timedelta(hours=12)  # wall.break_glass refuses one that was asked earlier
REVIEW_WITHIN = timedelta(hours=24)


@dataclass(slots=True)
class GlassView:
    """One break-glass as a person reads it."""

    glass: BreakGlass
    asked_by: Account | None
    approved_by: Account | None
    reviewed_by: Account | None
    reason: str | None
    case: Case | None = None
    name: str = ""
    works_with: str = ""
    mine: bool = False

    @property
    def is_open(self) -> bool:
        return is_open(self.glass)

    @property
    def waits(self) -> bool:
        """Still to be answered."""
        return self.glass.state == GlassState.ASKED and not self.too_late

    @property
    def too_late(self) -> bool:
        asked = self.glass.state == GlassState.ASKED
        return asked and self.glass.asked_at < timezone.now() - ANSWER_WITHIN

    @property
    def to_review(self) -> bool:
        """Was open, is over, and nobody has said yet whether it was right."""
        return self.glass.opened_at is not None and not self.is_open and self.glass.reviewed_at is None

    @property
    def review_by(self) -> datetime | None:
        return self.glass.opened_at + REVIEW_WITHIN if self.glass.opened_at else None

    @property
    def overdue(self) -> bool:
        return self.to_review and self.review_by is not None and self.review_by < timezone.now()


def is_open(glass: BreakGlass) -> bool:
    """Open now: by its state and by the clock."""
    return glass.state == GlassState.OPEN and glass.ends_at is not None and glass.ends_at > timezone.now()


def glass_for(actor: Actor, glass_id: UUID) -> BreakGlass:
    """One break-glass, for who asked and for those who decide; for all others there is none."""
    glass = BreakGlass.objects.filter(id=glass_id, agency_id=actor.agency_id).first()
    if glass is None or not policies_access.may_see_glass(actor, glass):
        raise NotFound
    return glass


def standing_glass(actor: Actor, subject_id: UUID) -> BreakGlass | None:
    """What she has asked for already and is not over, so that asking twice is asking once."""
    mine = BreakGlass.objects.filter(
        agency_id=actor.agency_id, asked_by_id=actor.account_id, subject_id=subject_id
    )
    recent = mine.filter(asked_at__gt=timezone.now() - ANSWER_WITHIN).order_by("-asked_at")
    return next((g for g in recent if is_open(g) or g.state == GlassState.ASKED), None)


def awaits_review(actor: Actor, subject_id: UUID) -> bool:
    """Whether she opened this client's record alone before, and nobody has looked at that yet."""
    alone = BreakGlass.objects.filter(asked_by_id=actor.account_id, subject_id=subject_id, alone=True)
    return alone.filter(opened_at__isnull=False, reviewed_at=None).exists()


def lasting_drawers(subject_id: UUID, holder_id: UUID) -> set[str]:
    """The drawers to which a holder has a key that does not end by itself."""
    rows = DrawerKey.objects.filter(subject_id=subject_id, holder_id=holder_id, ends_at=None)
    return set(rows.values_list("drawer", flat=True))


def glasses_for(actor: Actor) -> list[GlassView]:
    """Hers, and for those who decide the agency's; newest first, with what each may know."""
    rows = [glass for glass in glasses_of(actor) if policies_access.may_see_glass(actor, glass)]
    named = {who for g in rows for who in (g.asked_by_id, g.approved_by_id, g.reviewed_by_id) if who}
    people = Account.objects.in_bulk(list(named))
    views = [_view(actor, glass, people) for glass in rows]
    _add_names(actor, views)
    _add_workers(actor, views)
    return views


def reasons_known(glass_ids: list[UUID]) -> dict[UUID, str | None]:
    """The reasons of these glasses, where this keyring opens them: for the log of a client."""
    return {glass.id: open_reason(glass) for glass in BreakGlass.objects.filter(id__in=glass_ids)}


# -- inside -----------------------------------------------------------------------------------------


def _view(actor: Actor, glass: BreakGlass, people: dict[UUID, Account]) -> GlassView:
    return GlassView(
        glass=glass,
        asked_by=people.get(glass.asked_by_id),
        approved_by=people.get(glass.approved_by_id) if glass.approved_by_id else None,
        reviewed_by=people.get(glass.reviewed_by_id) if glass.reviewed_by_id else None,
        reason=open_reason(glass),
        mine=glass.asked_by_id == actor.account_id,
    )


def _add_names(actor: Actor, views: list[GlassView]) -> None:
    """The name only where the record is open to the reader anyway."""
    wanted = {view.glass.subject_id for view in views} & set(actor.access)
    cases = {
        c.subject_id: c for c in Case.objects.filter(policies.readable(actor), subject_id__anyof=list(wanted))
    }
    known = {i.subject_id: i for i in Identity.objects.filter(subject_id__anyof=list(cases))}
    ledger.add_list(actor, What.LIST_OPENED, list(cases))
    for view in views:
        view.case = cases.get(view.glass.subject_id)
        view.name = name_of(known.get(view.glass.subject_id))


def _add_workers(actor: Actor, views: list[GlassView]) -> None:
    """For a custodian, to whom the record is closed: who works with the client, to be asked."""
    known = who_works_with(actor, [view.glass.subject_id for view in views if view.waits])
    for view in views:
        view.works_with = known.get(view.glass.subject_id, "")
