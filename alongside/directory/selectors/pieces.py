"""What hangs on a service, a place or an organization, as lines to read, and what was lately done to it by hand.

Belongs here: reading. Not here: which kinds there are (pieces), writing (actions.pieces). Reading is open to all; of a
confidential place nothing is stored that finds it.
"""

import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Model, QuerySet
from django.utils import timezone

from alongside.directory.hours import rules_of
from alongside.directory.hours_words import in_words
from alongside.directory.models import Location, Organization, PieceChange, Program, Service
from alongside.directory.pieces import LOCATION, ORGANIZATION, SERVICE, Kind, kind_of, kinds_of
from alongside.directory.selectors.areas import OURS, OWN
from alongside.directory.selectors.services import is_hidden, location_for, organization_for, service_for
from alongside.directory.selectors.tables import model_of, name_of
from alongside.vault.errors import NotFound

BACK_WITHIN = timedelta(days=30)
LATELY = 5


@dataclass(frozen=True, slots=True)
class Owner:
    """A service, a place or an organization. `hidden`: whether what hangs on it may lead anywhere."""

    table: str
    row: Any
    hidden: bool

    @property
    def name(self) -> str:
        return "" if self.table == LOCATION and self.hidden else str(self.row.name)


@dataclass(frozen=True, slots=True)
class Line:
    """One row in words."""

    id: UUID
    words: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one kind. `open`: whether another may be added."""

    kind: Kind
    lines: list[Line]
    open: bool


@dataclass(frozen=True, slots=True)
class Lately:
    """Something that was done and can be taken back."""

    id: UUID
    did: str
    kind: Kind
    words: str
    at: Any


def owner_for(table: str, owner_id: UUID, *, lock: bool = False) -> Owner:
    """A service, a place or an organization. Raises NotFound."""
    if table == SERVICE:
        service: Service = service_for(owner_id, lock=lock)
        return Owner(table, service, is_hidden(service))
    if table == ORGANIZATION:
        organization: Organization = organization_for(owner_id, lock=lock)
        return Owner(table, organization, organization.confidential)
    if table == LOCATION:
        location: Location = location_for(owner_id, lock=lock)
        return Owner(table, location, location.confidential)
    raise NotFound("owner")


def keys_of(kind: Kind, owner: Owner) -> dict[str, Any]:
    """What ties a row to its owner."""
    if kind.table == "attribute":
        return {"link_id": owner.row.id, "link_entity": owner.table}
    return {f"{owner.table}_id": owner.row.id}


def rows_of(kind: Kind, owner: Owner) -> "QuerySet[Any]":
    """The rows of a kind. Of words those that are no tick on the service's form."""
    rows: QuerySet[Any] = model_of(kind.table)._default_manager.filter(**keys_of(kind, owner)).order_by("id")
    if kind.table != "attribute":
        return rows
    rows = rows.filter(taxonomy_term__isnull=False).select_related("taxonomy_term")
    ticked = rows.filter(taxonomy_term__taxonomy_detail_id__in=(OURS, OWN), value="", label="")
    return rows.exclude(pk__in=ticked.values("pk")) if owner.table == SERVICE else rows


def piece_for(table: str, piece_id: UUID) -> tuple[Kind, Owner, Any]:
    """One row, with its kind and what it hangs on. Raises NotFound, also for what hangs on something else."""
    kind = kind_of(table)
    row: Any = model_of(table)._default_manager.filter(pk=piece_id).first()
    owner = _owner_of(kind, row) if row is not None else None
    if owner is None:
        raise NotFound("piece")
    return kind, owner, row


def _owner_of(kind: Kind, row: Any) -> Owner | None:
    if kind.table == "attribute":
        known = row.link_entity in kind.owners and row.link_id is not None
        return owner_for(row.link_entity, row.link_id) if known else None
    for name in kind.owners:
        if found := getattr(row, f"{name}_id"):
            return owner_for(name, found)
    return None


def facts_of(kind: Kind, row: Any) -> dict[str, Any]:
    """What stands in a row, by the fields of its form."""
    return {name: _fact(row, name) for name in kind.fields}


def _fact(row: Any, name: str) -> Any:
    if name == "term":
        return row.taxonomy_term.name if row.taxonomy_term else ""
    return getattr(row, name)


def version_of(kind: Kind, row: Any) -> int:
    """A number for what stands there: the tables of the standard count no versions, and none is needed to compare."""
    return zlib.crc32(json.dumps(facts_of(kind, row), sort_keys=True, default=str).encode())


def groups_of(owner: Owner, *, keeps: bool, on_the_sheet: frozenset[str] = frozenset()) -> list[Group]:
    """Everything that hangs on it by kind; for those who keep it also the kinds of which there is nothing yet."""
    found = []
    for kind in kinds_of(owner.table):
        if kind.table in on_the_sheet and not keeps:
            continue
        lines = [Line(row.pk, words_of(kind, row), _link(row)) for row in rows_of(kind, owner)]
        is_open = bool(kind.allowed(owner.table, hidden=owner.hidden))
        if lines or (keeps and is_open):
            found.append(Group(kind, lines, is_open))
    return found


def words_of(kind: Kind, row: Any) -> str:
    """A row as one line."""
    if kind.table == "schedule" and (rules := rules_of([row])):
        return " · ".join([*in_words(rules), *filter(None, [row.notes])])
    return " · ".join(_said(facts_of(kind, row), kind.line))


def _said(facts: dict[str, Any], line: tuple[str, ...]) -> Iterator[str]:
    for name in line:
        value = facts.get(name)
        if value is None or value == "":
            continue
        if name == "amount":
            yield f"{value:g} {facts.get('currency', '')}".strip()
        else:
            yield str(value)


def _link(row: Any) -> str:
    url = str(getattr(row, "url", "") or "")
    return url if url.startswith(("https://", "http://")) else ""


def lately(owner: Owner) -> list[Lately]:
    """What was done here by hand and can be taken back, the last first."""
    since = timezone.now() - BACK_WITHIN
    rows = PieceChange.objects.filter(owner_id=owner.row.id, at__gt=since).order_by("-at")[:LATELY]
    return [_done(row) for row in rows]


def _done(row: PieceChange) -> Lately:
    kind = kind_of(row.table)
    stood = row.after if row.after is not None else row.before[0]["row"]
    model = model_of(row.table)
    if kind.table == "attribute":
        words = " · ".join(filter(None, (stood["label"], stood["value"]))) or _term(stood)
    else:
        words = words_of(kind, model(**{name: stood[name] for name in kind.fields}))
    return Lately(row.id, row.get_did_display(), kind, words, row.at)


def _term(stood: dict[str, Any]) -> str:
    terms = model_of("taxonomy_term")._default_manager.filter(pk=stood["taxonomy_term_id"])
    return str(terms.values_list("name", flat=True).first() or "")


def owner_of_change(change_id: UUID) -> Owner:
    """Where something was done. Raises NotFound, also for who does not keep the directory: they see no such row."""
    done = PieceChange.objects.filter(id=change_id).first()
    if done is None:
        raise NotFound("change")
    return owner_for(done.owner, done.owner_id)


def stored(table: str, row_id: UUID) -> dict[str, Any] | None:
    """The whole row as it stands, column by column."""
    with connection.cursor() as cursor:
        cursor.execute(f"select to_jsonb(t) from {name_of(table)} t where id = %s", [row_id])
        found = cursor.fetchone()
    return (json.loads(found[0]) if isinstance(found[0], str) else found[0]) if found else None


def hung_on(kind: Kind, row: Model) -> list[tuple[str, UUID]]:
    """What goes when a row goes: a contact's numbers, and what is spoken there."""
    phones: list[UUID] = []
    found: list[tuple[str, UUID]] = []
    if kind.table == "contact":
        phones = list(
            model_of("phone")._default_manager.filter(contact_id=row.pk).values_list("pk", flat=True)
        )
        found += [("phone", one) for one in phones]
    if kind.table in ("contact", "phone"):
        spoken = model_of("language")._default_manager.filter(phone_id__in=[row.pk, *phones])
        found += [("language", one) for one in spoken.values_list("pk", flat=True)]
    return found


def programs_of(organization_id: UUID | None) -> list[tuple[UUID, str]]:
    """The programs of an organization, to choose from."""
    rows = (
        Program.objects.filter(organization_id=organization_id) if organization_id else Program.objects.none()
    )
    return list(rows.order_by("name", "id").values_list("id", "name"))


def term_called(words: str) -> Any:
    """A term by its name, in either language, or by its code: our own first. None where there is none."""
    terms: Any = model_of("taxonomy_term")._default_manager
    for names in ({"name__iexact": words}, {"name_es__iexact": words}, {"code__iexact": words}):
        found = list(terms.filter(**names).order_by("id")[:20])
        if found:
            return sorted(found, key=lambda term: term.taxonomy_detail_id not in (OURS, OWN))[0]
    return None


def some_terms() -> list[str]:
    """Names to offer while somebody writes: our own and those that services here have most."""
    terms = model_of("taxonomy_term")._default_manager.filter(taxonomy_detail_id__in=(OURS, OWN))
    return sorted(terms.values_list("name", flat=True))


def touched_by(owner: Owner) -> list[UUID]:
    """The services whose search rows say something of this."""
    if owner.table == SERVICE:
        return [owner.row.id]
    if owner.table == ORGANIZATION:
        return list(Service.objects.filter(organization_id=owner.row.id).values_list("id", flat=True))
    links = model_of("service_at_location")._default_manager.filter(location_id=owner.row.id)
    return list(links.values_list("service_id", flat=True))
