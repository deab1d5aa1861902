"""Organizations and places: written, changed, made confidential.

Belongs here: these verbs. Not here: what the row itself forgets and refuses (migrations/sql/0002_hidden.sql). There is
no way back from confidential that brings anything back: it is gone, and has to be written again.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from alongside.directory import counties, policies
from alongside.directory.actions.changelog import note_changes, note_done
from alongside.directory.actions.indexing import index_organization, index_place
from alongside.directory.enums import KeptOut
from alongside.directory.errors import ChangedMeanwhile, HiddenByOrganization, LeadsThere
from alongside.directory.models import (
    Accessibility,
    Address,
    Attribute,
    Contact,
    CostOption,
    Funding,
    Language,
    Location,
    Metadata,
    Organization,
    Phone,
    Program,
    RequiredDocument,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
    ServiceProfile,
    Url,
)
from alongside.directory.scanning import leads_somewhere, safe_words, tally
from alongside.directory.selectors.services import (
    location_for,
    organization_for,
    service_for,
    services_at,
    services_of,
)
from alongside.vault.actors import Actor, require

OF_ORGANIZATION = ("name", "alternate_name", "description", "email", "website")
OF_LOCATION = ("name", "description", "transportation", "latitude", "longitude", "county", "county_name")
OF_ADDRESS = ("attention", "address_1", "address_2", "city", "state_province", "postal_code", "country")
OF_HIDDEN = ("county", "county_name")
SERVICE_WORDS = (
    "name", "alternate_name", "description", "interpretation_services", "application_process", "fees_description",
    "wait_time", "fees", "accreditations", "eligibility_description", "licenses", "alert",
)  # fmt: skip
NO_NAME, NO_PROGRAM = "Confidential service", "Confidential program"


@transaction.atomic
def change_organization(
    *, actor: Actor, organization_id: UUID, version: int, words: Mapping[str, Any]
) -> Organization:
    """Say better who they are. Confidential is a step of its own."""
    require(policies.may_keep(actor))
    row = organization_for(organization_id, lock=True)
    before = {name: getattr(row, name) for name in OF_ORGANIZATION}
    if row.version != version:
        raise ChangedMeanwhile({**before, "version": row.version})
    changed = {name: value for name, value in words.items() if name in OF_ORGANIZATION}
    if row.confidential:
        found = [
            name
            for name in ("name", "alternate_name", "description")
            if leads_somewhere(changed.get(name, ""))
        ]
        if found:
            raise LeadsThere(*found)
    _save(row, changed)
    if not row.confidential:
        note_changes("organization", row.id, before, changed)
    note_done(actor, "organization.changed", row.id)
    index_organization(row.id)
    return row


@transaction.atomic
def new_place(
    *, actor: Actor, row_id: UUID, service_id: UUID, facts: Mapping[str, Any], hidden: bool
) -> Location:
    """A place of a service. A confidential one takes its county and nothing else."""
    require(policies.may_keep(actor))
    earlier = Location.objects.filter(id=row_id).first()
    if earlier is not None:
        return earlier
    service = service_for(service_id, lock=True)
    hidden = hidden or bool(service.organization and service.organization.confidential)
    row = Location(id=row_id, organization_id=service.organization_id, confidential=hidden)
    _fill(row, facts)
    row.save(force_insert=True)
    ServiceAtLocation(service=service, location=row).save(force_insert=True)
    _set_address(row, facts)
    if hidden:
        _forget_words([service])
    note_done(actor, "place.new", row.id)
    index_place(row.id)
    return row


@transaction.atomic
def change_place(*, actor: Actor, location_id: UUID, version: int, facts: Mapping[str, Any]) -> Location:
    """Say better where it is."""
    require(policies.may_keep(actor))
    row = location_for(location_id, lock=True)
    before = {name: getattr(row, name) for name in OF_LOCATION}
    if row.version != version:
        raise ChangedMeanwhile({**before, **_address_of(row), "version": row.version})
    _fill(row, facts)
    row.version = version + 1
    row.save(update_fields=[*OF_LOCATION, "version"])
    _set_address(row, facts)
    if not row.confidential:
        note_changes("location", row.id, before, {name: getattr(row, name) for name in OF_LOCATION})
    note_done(actor, "place.changed", row.id)
    index_place(row.id)
    return row


@transaction.atomic
def hide_place(*, actor: Actor, location_id: UUID) -> Location:
    """Make a place confidential. What finds it is deleted everywhere; how many things, by kind, is kept."""
    require(policies.may_keep(actor))
    row = location_for(location_id, lock=True)
    if row.confidential:
        return row
    out = _counted(row)
    services = list(services_at(location_id))
    row.confidential = True
    row.save(update_fields=["confidential"])
    out.update(_forget_words(services))
    row.refresh_from_db()
    row.kept_out = tally([out])
    row.save(update_fields=["kept_out"])
    note_done(actor, "place.hidden", row.id)
    index_place(row.id)
    return row


@transaction.atomic
def show_place(*, actor: Actor, location_id: UUID) -> Location:
    """No longer confidential. It begins empty: what was deleted is deleted."""
    require(policies.may_keep(actor))
    row = location_for(location_id, lock=True)
    if row.organization is not None and row.organization.confidential:
        raise HiddenByOrganization
    row.confidential, row.kept_out = False, {}
    row.save(update_fields=["confidential", "kept_out"])
    note_done(actor, "place.shown", row.id)
    index_place(row.id)
    return row


@transaction.atomic
def hide_organization(*, actor: Actor, organization_id: UUID) -> Organization:
    """Make an organization confidential: all its places, and every number that is not a central line."""
    require(policies.may_keep(actor))
    row = organization_for(organization_id, lock=True)
    if row.confidential:
        return row
    row.confidential = True
    row.description, _out = safe_words(row.description)
    row.alternate_name, _out = safe_words(row.alternate_name)
    row.extra = _safe_extra(row.extra)
    row.save(update_fields=["confidential", "description", "alternate_name", "extra"])
    _forget_words(services_of(organization_id))
    _forget_beside_organization(row)
    note_done(actor, "organization.hidden", row.id)
    index_organization(row.id)
    return row


@transaction.atomic
def show_organization(*, actor: Actor, organization_id: UUID) -> Organization:
    """No longer confidential. Its places stay so until each is opened by itself."""
    require(policies.may_keep(actor))
    row = organization_for(organization_id, lock=True)
    row.confidential = False
    row.save(update_fields=["confidential"])
    note_done(actor, "organization.shown", row.id)
    index_organization(row.id)
    return row


def _save(row: Organization, changed: Mapping[str, Any]) -> None:
    for name, value in changed.items():
        setattr(row, name, value)
    row.version += 1
    row.save(update_fields=[*changed, "version"])


def _fill(row: Location, facts: Mapping[str, Any]) -> None:
    for name in OF_HIDDEN if row.confidential else OF_LOCATION:
        if name in facts:
            setattr(row, name, facts[name])
    if row.county or row.confidential:
        row.county_name = counties.name_of(row.county) if row.county in counties.names() else ""


def _address_of(row: Location) -> dict[str, str]:
    address = Address.objects.filter(location_id=row.id).order_by("id").first() or Address()
    return {name: getattr(address, name) for name in OF_ADDRESS}


def _set_address(row: Location, facts: Mapping[str, Any]) -> None:
    """One address by hand; sources may bring more, which stay."""
    said = {name: facts[name] for name in OF_ADDRESS if name in facts}
    if row.confidential or not said:
        return
    address = Address.objects.filter(location_id=row.id).order_by("id").first()
    if not any(said[name] for name in said if name not in ("country", "state_province")):
        if address is not None:
            address.delete()
        return
    if address is None:
        Address(location=row, **said).save(force_insert=True)
        return
    for name, value in said.items():
        setattr(address, name, value)
    address.save(update_fields=list(said))


def _counted(row: Location) -> Counter[str]:
    """How many things of each kind are about to go. Numbers only."""
    links = ServiceAtLocation.objects.filter(location_id=row.id)
    out: Counter[str] = Counter()
    here, there = Q(location_id=row.id), Q(service_at_location__in=links)
    out[KeptOut.ADDRESS.value] += Address.objects.filter(here).count()
    out[KeptOut.TEXT.value] += Accessibility.objects.filter(here).count()
    out[KeptOut.PHONE.value] += Phone.objects.filter(here | there).count()
    out[KeptOut.HOURS.value] += Schedule.objects.filter(here | there).count()
    out[KeptOut.CONTACT.value] += Contact.objects.filter(here | there).count()
    out[KeptOut.AREA.value] += ServiceArea.objects.filter(there).count()
    out[KeptOut.COORDINATES.value] += row.latitude is not None
    out[KeptOut.LINK.value] += bool(row.url)
    out[KeptOut.TEXT.value] += sum(bool(text) for text in (row.description, row.transportation, row.name))
    return Counter({kind: count for kind, count in out.items() if count})


def _forget_words(services: Iterable[Service]) -> Counter[str]:
    """Words of these services that lead somewhere go, and with them the log of what they said before."""
    out: Counter[str] = Counter()
    for service in services:
        changed = []
        for name in SERVICE_WORDS:
            text, found = safe_words(getattr(service, name))
            if found:
                setattr(service, name, text or (NO_NAME if name == "name" else ""))
                changed.append(name)
                out.update(found)
        service.extra = _safe_extra(service.extra)
        service.save(update_fields=[*changed, "extra"])
        _forget_beside(service)
    return out


# What hangs on a service, with the fields in which someone may have written where it is.
BESIDE: tuple[tuple[type[Any], tuple[str, ...]], ...] = (
    (Schedule, ("description", "notes", "schedule_link")),
    (Language, ("note",)),
    (CostOption, ("option", "amount_description")),
    (RequiredDocument, ("document", "uri")),
    (Funding, ("source",)),
    (Phone, ("description",)),
    (ServiceProfile, ("bring",)),
)


def _forget_beside(service: Service) -> None:
    """Words beside a service that lead somewhere; what could be the place's own, where all its places are hidden."""
    for model, fields in BESIDE:
        for row in model.objects.filter(service_id=service.id):
            _blank(row, [name for name in fields if leads_somewhere(getattr(row, name))])
    for attribute in Attribute.objects.filter(link_id=service.id):
        _blank(attribute, [name for name in ("value", "label") if leads_somewhere(getattr(attribute, name))])
    Metadata.objects.filter(resource_id=service.id).delete()
    if not ServiceAtLocation.objects.filter(service_id=service.id, location__confidential=False).exists():
        Phone.objects.filter(service_id=service.id, central=False).delete()
        Contact.objects.filter(service_id=service.id).delete()
        Url.objects.filter(service_id=service.id).delete()
        finer = ~Q(extent="") | ~Q(uri="") | Q(name__regex=r"\d") | Q(description__regex=r"\d")
        ServiceArea.objects.filter(finer, service_id=service.id).delete()


def _forget_beside_organization(row: Organization) -> None:
    """What hangs on the organization itself. Who is asked for at the central line stays."""
    here = Q(organization_id=row.id) | Q(service__organization_id=row.id)
    Contact.objects.filter(here).exclude(
        id__in=Phone.objects.filter(central=True, contact__isnull=False).values("contact_id")
    ).delete()
    Url.objects.filter(here).delete()
    for program in Program.objects.filter(organization_id=row.id):
        told = [name for name in ("alternate_name", "description") if leads_somewhere(getattr(program, name))]
        if leads_somewhere(program.name):
            program.name = NO_PROGRAM
            program.save(update_fields=["name"])
        _blank(program, told)
    for funding in Funding.objects.filter(organization_id=row.id):
        _blank(funding, ["source"] if leads_somewhere(funding.source) else [])
    for attribute in Attribute.objects.filter(link_id=row.id):
        _blank(attribute, [name for name in ("value", "label") if leads_somewhere(getattr(attribute, name))])
    Metadata.objects.filter(resource_id=row.id).delete()


def _blank(row: Any, fields: list[str]) -> None:
    """Empty these fields, and what of the source's own fields leads somewhere."""
    for name in fields:
        setattr(row, name, "")
    extra = getattr(row, "extra", {})
    if extra and _safe_extra(extra) != extra:
        row.extra = {}
        fields = [*fields, "extra"]
    if fields:
        row.save(update_fields=fields)


def _safe_extra(extra: dict[str, Any]) -> dict[str, Any]:
    return {} if leads_somewhere(json.dumps(extra, ensure_ascii=False)) else extra
