"""Objects of the directory as HSDS nests them, for whoever asks from outside.

Belongs here: reading rows by the standard's own names and hanging parts on them, one question a kind of part. Not here:
which objects (listing), HTTP (views.api). A confidential place is left out, with all that hangs on it: whether its
number of its own, its hours or its area were ever stored or not, nothing of it is read here. Beds are for staff.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import connection

from alongside.directory.exchange.shapes import TABLES, Table
from alongside.directory.exchange.standard import standard
from alongside.directory.selectors.own_facts import own_attributes

Nested = dict[str, Any]

# What nobody outside reads, as SQL about a row of the table.
OPEN: dict[str, str] = {
    "location": "not confidential",
    "service_at_location": (
        "not exists (select from directory_location l where l.id = location_id and l.confidential)"
    ),
    "service_capacity": (
        "not exists (select from directory_unit u where u.id = unit_id and u.name ilike '%%bed%%') and not exists "
        "(select from directory_service s join directory_organization o on o.id = s.organization_id "
        "where s.id = service_id and o.confidential)"
    ),
    "url": r"url ~* '^[a-z][a-z0-9+.-]*:\S+$'",  # it is nothing but this, and the standard takes no other
}
BY = "staff"  # as actions.changelog writes it
# By which field a part hangs on any object.
BY_ANY = {"attribute": "link_id", "metadata": "resource_id"}
OWN_LIST = (
    "taxonomy_terms",
)  # thousands: they have a list of their own, and no example of the standard has them
ORDER = {"service_at_location": "id", "taxonomy_term": "name, id"}


def name_of(table: str) -> str:
    """The table's name in the database."""
    return str(apps.get_model("directory", table.replace("_", ""))._meta.db_table)


def open_rows(table: str) -> str:
    """The condition under which a row of this table may be read from outside."""
    return OPEN.get(table, "true")


def read(table: str, ids: Sequence[UUID]) -> list[Nested]:
    """The plain objects with these ids, in their order; one that may not be read is left out."""
    found = {row["id"]: row for row in _rows(table, "id", ids)}
    return [found[one] for one in ids if one in found]


def listed(table: str, ids: Sequence[UUID]) -> list[Nested]:
    """As the standard lists them: each with the single objects that it belongs to, without lists."""
    nest, rows = Nest(), read(table, ids)
    nest.hang_singles(TABLES[table], rows, depth=1)
    return [nest.said(TABLES[table], row) for row in rows]


def full(table: str, ids: Sequence[UUID], *, services: bool = True) -> list[Nested]:
    """Everything that hangs on them. Of an organization its services too, unless it is asked without."""
    nest, rows = Nest(), read(table, ids)
    skipped = {table, "service"} if table == "organization" and not services else {table}
    nest.hang(TABLES[table], rows, skipped)
    found = [nest.said(TABLES[table], row) for row in rows]
    nest.hang_on_any()
    return found


def _rows(table: str, field: str, ids: Collection[UUID]) -> list[Nested]:
    if not ids:
        return []
    columns = TABLES[table].columns
    sql = (
        f"select {', '.join(columns)} from {name_of(table)} "
        f"where {field} = any(%s::uuid[]) and {open_rows(table)} order by {ORDER.get(table, 'id')}"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [list(ids)])
        return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]


def _facts(owners: Collection[UUID]) -> list[Nested]:
    """What the standard has no field for, as attributes of the terms that the list of terms holds."""
    if not owners:
        return []
    keys = ("id", "link_id", "taxonomy_term_id")
    told = ({**fact, **{key: UUID(fact[key]) for key in keys}} for fact in own_attributes(owners))
    return [dict.fromkeys(TABLES["attribute"].columns) | fact for fact in told]


class Nest:
    """One answer while it is put together. `told`: every object in it, for what may hang on any."""

    def __init__(self) -> None:
        self.told: list[tuple[Table, Nested]] = []

    def hang(self, table: Table, rows: Sequence[Nested], skipped: set[str]) -> None:
        """Lists and single objects, and what hangs on those. `skipped`: tables we came through; no way leads back."""
        if not rows:
            return
        for name, part in table.lists.items():
            if name in OWN_LIST or part in skipped or part in BY_ANY:
                continue
            if field := _field_of(part, table.name):
                self._hang_list(rows, (name, part, field), skipped)
        for name, part in table.single.items():
            if part not in skipped:
                self._hang_single(rows, (name, part), skipped)

    def _hang_list(self, rows: Sequence[Nested], what: tuple[str, str, str], skipped: set[str]) -> None:
        name, part, field = what
        found = _rows(part, field, [row["id"] for row in rows])
        self.hang(TABLES[part], found, skipped | {part})
        of: dict[UUID, list[Nested]] = defaultdict(list)
        for one in found:
            of[one[field]].append(self.said(TABLES[part], one, but=field))
        for row in rows:
            if row["id"] in of:
                row[name] = of[row["id"]]

    def _hang_single(self, rows: Iterable[Nested], what: tuple[str, str], skipped: set[str]) -> None:
        """The one object that a row names. Its lists come with it, but for those we came through."""
        name, part = what
        found = _rows(part, "id", {row[_key_of(name)] for row in rows} - {None})
        beside = {"location"} if part == "organization" else set()  # thousands may hang on a service's own
        self.hang(TABLES[part], found, skipped | {part} | beside)
        self._put(rows, name, TABLES[part], found)

    def hang_singles(self, table: Table, rows: Sequence[Nested], *, depth: int) -> None:
        """The objects that rows name, and those that these name, without anything else."""
        for name, part in table.single.items():
            found = _rows(part, "id", {row[_key_of(name)] for row in rows} - {None})
            if depth:
                self.hang_singles(TABLES[part], found, depth=depth - 1)
            self._put(rows, name, TABLES[part], found)

    def _put(self, rows: Iterable[Nested], name: str, table: Table, found: Iterable[Nested]) -> None:
        """In each row the object instead of its id."""
        field, by_id = _key_of(name), {one["id"]: self.said(table, one) for one in found}
        for row in rows:
            if row.get(field) in by_id:
                row[name] = by_id[row[field]]
                row[field] = None

    def hang_on_any(self) -> None:
        """What hangs on objects of any table, for all of them at once: attributes, then the log of both."""
        for name, part in (("attributes", "attribute"), ("metadata", "metadata")):
            field = BY_ANY[part]
            owners = [(UUID(one["id"]), one) for table, one in self.told if name in table.lists]
            found = _rows(part, field, {own for own, _one in owners})
            found += _facts({own for own, _one in owners}) if part == "attribute" else []
            self.hang(TABLES[part], found, {part})
            of: dict[UUID, list[Nested]] = defaultdict(list)
            for row in found:
                of[row[field]].append(self.said(TABLES[part], row, but=field))
            for own, one in owners:
                if own in of:
                    one[name] = of[own]

    def said(self, table: Table, row: Nested, *, but: str = "") -> Nested:
        """As the standard writes it, with what hangs on it."""
        plain = {name: row[name] for name in table.columns} | ({but: None} if but else {})
        if table.name == "metadata" and plain["updated_by"] != BY:
            plain["updated_by"] = "source"  # a source may have written who it was
        found = standard(table.name, plain) | {
            name: value for name, value in row.items() if name not in table.fields
        }
        self.told.append((table, found))
        return found


def _field_of(part: str, owner: str) -> str:
    """The field of a part that names its owner."""
    return next((field for field, target in TABLES[part].keys.items() if target == owner), "")


def _key_of(single: str) -> str:
    """The column behind a nested object: `taxonomy_detail` stands for the taxonomy's id."""
    return "taxonomy_id" if single == "taxonomy_detail" else f"{single}_id"
