"""Facts of ours that an import brought: into the profiles of services, with what stood there noted for the way back.

Belongs here: that, and counting them. Not here: what a fact is (exchange.own_facts), rows of the standard (storing).
What an import does not say stays; a text about a service whose place must not be found is stored only if it leads
nowhere.
"""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q

from alongside.directory.actions import storing
from alongside.directory.enums import ChangeKind
from alongside.directory.exchange.own_facts import Facts, compare, facts_of, tell
from alongside.directory.models import ImportChange, Service, ServiceAtLocation, ServiceProfile
from alongside.directory.scanning import leads_somewhere

TABLE = "service_profile"
AT_ONCE = 1_000
Said = list[tuple[str, str]]


def counted(facts: Facts) -> dict[str, int]:
    """How many of them are new, changed or the same, as attributes: nothing is stored by this."""
    counts: Counter[str] = Counter()
    for chunk in _chunks(facts):
        there = ServiceProfile.objects.in_bulk([UUID(one) for one in chunk])
        for one in chunk:
            profile = there.get(UUID(one))
            counts.update(compare(facts.of_services[one], facts_of(profile) if profile else ()))
    for table in {table for table, _id in facts.beside}:
        ids = [row_id for of, row_id in facts.beside if of == table]
        known = storing.known_ids(table, set(ids))
        counts.update("same" if row_id in known else "new" for row_id in ids)
    return dict(counts)


def store_facts(facts: Facts, *, run: UUID, origin: UUID) -> None:
    """Write them. Of services that this import added no change is noted: they go with all that hangs on them."""
    for chunk in _chunks(facts):
        ids = [UUID(one) for one in chunk]
        added = set(Service.objects.filter(id__in=ids, origin_id=origin).values_list("id", flat=True))
        there, hidden = ServiceProfile.objects.in_bulk(ids), _hidden(ids)
        for one in ids:
            _store(
                one, facts.of_services[str(one)], there.get(one), one in hidden, None if one in added else run
            )


def _store(service: UUID, said: Said, there: ServiceProfile | None, hidden: bool, run: UUID | None) -> None:
    row = there or ServiceProfile(service_id=service)
    before = list(facts_of(row))
    for code, value in said:
        if not (hidden and code == "bring" and leads_somewhere(value)):
            tell(row, code, value)
    if there is not None and set(facts_of(row)) == set(before):
        return
    if run is not None:
        stood = _stood(service)
        ImportChange(run_id=run, kind=ChangeKind.CHANGED, table=TABLE, row_id=service, before=stood).save()
    row.version += there is not None
    row.save(force_insert=there is None)


def _stood(service: UUID) -> Any:
    with connection.cursor() as cursor:
        cursor.execute("select to_jsonb(p) from directory_serviceprofile p where service_id = %s", [service])
        found = cursor.fetchone()
    return (json.loads(found[0]) if isinstance(found[0], str) else found[0]) if found else None


def restore_facts(run: UUID) -> int:
    """Profiles as they stood before an import; one that it began goes. How many."""
    begun = ImportChange.objects.filter(run_id=run, table=TABLE, before__isnull=True)
    gone, _kinds = ServiceProfile.objects.filter(service_id__in=begun.values("row_id")).delete()
    columns = [field.column for field in ServiceProfile._meta.concrete_fields if not field.primary_key]
    sets = ", ".join(f'"{name}" = p."{name}"' for name in columns if name != "version")
    with connection.cursor() as cursor:
        cursor.execute(
            f"update directory_serviceprofile t set {sets}, version = t.version + 1 from directory_importchange c, "
            "jsonb_populate_record(null::directory_serviceprofile, c.before) p "
            'where c.run_id = %s and c."table" = %s and c.before is not null and t.service_id = c.row_id',
            [run, TABLE],
        )
        return int(cursor.rowcount) + gone


def _hidden(ids: Sequence[UUID]) -> set[UUID]:
    """Services of which words may lead nowhere."""
    at_hidden = ServiceAtLocation.objects.filter(location__confidential=True).values("service_id")
    hidden = Service.objects.filter(Q(organization__confidential=True) | Q(id__in=at_hidden), id__in=ids)
    return set(hidden.values_list("id", flat=True))


def _chunks(facts: Facts) -> Iterator[list[str]]:
    every = sorted(facts.of_services)
    for start in range(0, len(every), AT_ONCE):
        yield every[start : start + AT_ONCE]
