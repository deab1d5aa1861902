"""Numbers and hours of a service: added, taken away, put back.

Belongs here: these verbs. Not here: what a confidential place may not have (the row refuses it).
"""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alongside.directory import policies
from alongside.directory.actions.changelog import note_done
from alongside.directory.actions.indexing import index
from alongside.directory.errors import LeadsThere
from alongside.directory.models import Phone, Schedule, Service
from alongside.directory.selectors.services import is_hidden, phone_for, schedule_for, service_for
from alongside.vault.actors import Actor, require
from alongside.vault.errors import NotFound


@transaction.atomic
def add_phone(*, actor: Actor, row_id: UUID, service_id: UUID, facts: Mapping[str, Any]) -> Phone:
    """A number of a service. Of a confidential one only the organization's central line can stand."""
    require(policies.may_keep(actor))
    service = service_for(service_id, lock=True)
    earlier = Phone.objects.filter(id=row_id).first()
    if earlier is not None:
        return earlier
    central = bool(facts.get("central"))
    if is_hidden(service) and not central:
        raise LeadsThere("number")
    of = (
        {"organization_id": service.organization_id}
        if central and service.organization_id
        else {"service": service}
    )
    row = Phone(
        id=row_id, **of, **{name: facts[name] for name in ("number", "extension", "description", "central")}
    )
    row.save(force_insert=True)
    _touch(service)
    note_done(actor, "phone.new", row.id)
    return row


@transaction.atomic
def remove_phone(*, actor: Actor, service_id: UUID, phone_id: UUID) -> None:
    """A number that is no longer right."""
    require(policies.may_keep(actor))
    service, row = service_for(service_id, lock=True), phone_for(phone_id)
    if service.id != row.service_id and row.organization_id != service.organization_id:
        raise NotFound
    row.delete()
    _touch(service)
    note_done(actor, "phone.removed", phone_id)


@transaction.atomic
def add_hours(
    *,
    actor: Actor,
    row_id: UUID,
    service_id: UUID,
    days: Sequence[str],
    opens: str,
    closes: str,
    every: str = "",
) -> Schedule:
    """One line of hours by hand: on these days, from then to then; every week, or the nth of a month."""
    require(policies.may_keep(actor))
    service = service_for(service_id, lock=True)
    earlier = Schedule.objects.filter(id=row_id).first()
    if earlier is not None:
        return earlier
    row = Schedule(
        id=row_id,
        service=service,
        freq="MONTHLY" if every else "WEEKLY",
        byday=",".join(f"{every}{day}" for day in days),
        opens_at=opens,
        closes_at=closes,
    )
    row.save(force_insert=True)
    _touch(service)
    note_done(actor, "hours.new", row.id)
    index([service_id])
    return row


@transaction.atomic
def remove_hours(*, actor: Actor, service_id: UUID, schedule_id: UUID) -> None:
    """A line of hours that is no longer right."""
    require(policies.may_keep(actor))
    service, row = service_for(service_id, lock=True), schedule_for(schedule_id)
    if row.service_id != service.id:
        raise NotFound
    row.delete()
    _touch(service)
    note_done(actor, "hours.removed", schedule_id)
    index([service_id])


def _touch(service: Service) -> None:
    service.last_modified = timezone.now()
    service.save(update_fields=["last_modified"])
