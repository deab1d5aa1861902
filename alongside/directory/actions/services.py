"""A service: written by hand, changed, given its areas, its languages and our own facts.

Belongs here: these verbs. Not here: places (actions.places), numbers and hours (actions.parts), checks.
"""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alongside.directory import policies
from alongside.directory.actions.changelog import note_changes, note_done
from alongside.directory.actions.indexing import index
from alongside.directory.errors import ChangedMeanwhile, LeadsThere
from alongside.directory.models import Attribute, Language, Organization, Service, ServiceProfile
from alongside.directory.scanning import leads_somewhere
from alongside.directory.selectors.areas import areas
from alongside.directory.selectors.services import is_hidden, organization_for, profile_for, service_for
from alongside.vault.actors import Actor, require

WORDS = (
    "name", "alternate_name", "description", "url", "email", "status", "interpretation_services",
    "application_process", "fees_description", "eligibility_description", "minimum_age", "maximum_age", "alert",
    "program_id",
)  # fmt: skip
FACTS = (
    "competences", "barriers", "no_barriers", "accepts", "not_accepts", "coverage", "counties", "family_size",
    "boys_until", "stay_days", "cost", "bring", "time_zone",
)  # fmt: skip
PUBLIC_ANYWAY = (
    "url",
    "email",
    "status",
)  # the organization's own site and mail are known; its streets are not


@transaction.atomic
def new_service(
    *, actor: Actor, row_id: UUID, organization_id: UUID | None, organization: str, name: str
) -> Service:
    """Begin a service, with its organization where that is new. The same form twice makes one."""
    require(policies.may_keep(actor))
    earlier = Service.objects.filter(id=row_id).first()
    if earlier is not None:
        return earlier
    offers = organization_for(organization_id) if organization_id else _new_organization(actor, organization)
    row = Service(id=row_id, name=name, organization=offers, last_modified=timezone.now())
    _must_not_lead(offers.confidential, {"name": name})
    row.save(force_insert=True)
    ServiceProfile(service_id=row.id).save(force_insert=True)
    note_done(actor, "service.new", row.id)
    index([row.id])
    return row


def _new_organization(actor: Actor, name: str) -> Organization:
    """The one of this name, where there is one."""
    known = Organization.objects.filter(name__iexact=name).order_by("id").first()
    if known is not None:
        return known
    row = Organization(name=name)
    row.save(force_insert=True)
    note_done(actor, "organization.new", row.id)
    return row


@transaction.atomic
def change_service(*, actor: Actor, service_id: UUID, version: int, words: Mapping[str, Any]) -> Service:
    """Say it better. Nothing is overwritten that somebody else has changed meanwhile."""
    require(policies.may_keep(actor))
    row = service_for(service_id, lock=True)
    before = {name: getattr(row, name) for name in WORDS}
    if row.version != version:
        raise ChangedMeanwhile({**before, "version": row.version})
    changed = {name: value for name, value in words.items() if name in WORDS}
    hidden = is_hidden(row)
    _must_not_lead(hidden, changed)
    for name, value in changed.items():
        setattr(row, name, value)
    row.version, row.last_modified = version + 1, timezone.now()
    row.save(update_fields=[*changed, "version", "last_modified"])
    if not hidden:
        note_changes("service", row.id, before, changed)
    note_done(actor, "service.changed", row.id)
    index([row.id])
    return row


@transaction.atomic
def change_facts(*, actor: Actor, service_id: UUID, version: int, facts: Mapping[str, Any]) -> ServiceProfile:
    """Our own facts: who is welcome, what is asked for, what to bring."""
    require(policies.may_keep(actor))
    service = service_for(service_id, lock=True)
    row = profile_for(service_id)
    before = {name: getattr(row, name) for name in FACTS}
    if row.version != version:
        raise ChangedMeanwhile({**before, "version": row.version})
    changed = {name: value for name, value in facts.items() if name in FACTS}
    hidden = is_hidden(service)
    _must_not_lead(hidden, {"bring": changed.get("bring", "")})
    for name, value in changed.items():
        setattr(row, name, value)
    row.version = version + 1
    row.save(**({"force_insert": True} if version == 0 else {"update_fields": [*changed, "version"]}))
    _touch(service)
    if not hidden:
        note_changes("service", service_id, before, changed)
    note_done(actor, "service.facts", service_id)
    index([service_id])
    return row


@transaction.atomic
def set_areas(*, actor: Actor, service_id: UUID, codes: Collection[str]) -> None:
    """What it is about. Terms of other taxonomies stay."""
    require(policies.may_keep(actor))
    service = service_for(service_id, lock=True)
    known = {area.code: area.id for area in areas()}
    links = Attribute.objects.filter(
        link_entity="service", link_id=service_id, taxonomy_term_id__in=known.values()
    )
    wanted = {known[code] for code in codes if code in known}
    there = set(links.values_list("taxonomy_term_id", flat=True))
    if wanted == there:
        return
    links.exclude(taxonomy_term_id__in=wanted).delete()
    Attribute.objects.bulk_create(
        Attribute(link_id=service_id, link_entity="service", taxonomy_term_id=term) for term in wanted - there
    )
    _touch(service)
    note_done(actor, "service.areas", service_id)
    index([service_id])


@transaction.atomic
def set_languages(*, actor: Actor, service_id: UUID, languages: Mapping[str, str]) -> None:
    """Which languages are spoken there, by code and name."""
    require(policies.may_keep(actor))
    service = service_for(service_id, lock=True)
    rows = Language.objects.filter(service_id=service_id)
    there = {row.code or row.name: row for row in rows}
    for key, row in there.items():
        if key not in languages:
            row.delete()
    Language.objects.bulk_create(
        Language(service_id=service_id, code=code, name=name)
        for code, name in languages.items()
        if code not in there
    )
    if set(there) != set(languages):
        _touch(service)
        note_done(actor, "service.languages", service_id)
        index([service_id])


def _touch(service: Service) -> None:
    service.last_modified = timezone.now()
    service.save(update_fields=["last_modified"])


def _must_not_lead(hidden: bool, words: Mapping[str, Any]) -> None:
    """Words about a confidential place lead nowhere. Raises LeadsThere with the fields that do."""
    if not hidden:
        return
    found = [
        name for name, value in words.items()
        if isinstance(value, str) and name not in PUBLIC_ANYWAY and leads_somewhere(value)
    ]  # fmt: skip
    if found:
        raise LeadsThere(*found)
