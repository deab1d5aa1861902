"""What rows say about each other: what each must have, and whether what it names is there.

Belongs here: the rules for keys. Not here: single cells (intake). The rule for a broken key: where a row says
nothing without what it names, it is refused and with it all that hangs on it; elsewhere the row stays, the key is
kept under `x_<field>`, and the report says so. Where every key of a kind is broken, the file is refused as a whole.
"""

from collections import Counter
from collections.abc import Callable

from alongside.directory.exchange.identity import id_of
from alongside.directory.exchange.intake import Intake
from alongside.directory.exchange.rows import REFUSED, Batch, Finding, Row
from alongside.directory.exchange.shapes import ALL, PARTS, TABLES, Table

HOLDER = "Organization not known (list “%s”)"
HOLDER_SAYS = "Holds services whose list names an organization that is not in it."
Known = Callable[[str, set[str]], set[str]]
# What a row cannot be without, whatever else may be missing from it.
HARD = {
    "organization": ("name",),
    "program": ("name",),
    "service": ("name",),
    "phone": ("number",),
    "url": ("url",),
    "organization_identifier": ("identifier",),
    "unit": ("name",),
    "service_capacity": ("available", "updated"),
    "taxonomy": ("name",),
    "taxonomy_term": ("name",),
    "metadata": ("last_action_date",),
    "service_at_location": ("service_id", "location_id"),
}
# A service without its organization still helps somebody: it comes in under an organization that is made for such
# services (the standard's tables need one), unless whoever brings it says otherwise. Codes of lists that nobody may
# pass on stay as they are.
SOFT_KEYS = {"service": ("organization_id",), "attribute": ("taxonomy_term_id", "link_id", "link_entity")}
TELL_APART = ("organization", "service", "location", "service_at_location")
ALL_BROKEN = 5
NAMED = "x_organization_named"  # what a service said its organization is, where nothing of that id is here


def link(intake: Intake, known: Known, *, source: str = "", keep_orphans: bool = True) -> Batch:
    """Refuse what cannot stand, loosen what names nothing. `known` says which ids the directory has."""
    batch = intake.batch
    judge = _Judge(intake, known, keep_orphans)
    for table in ALL:
        judge.table(table)
        if table.name == "service":
            _hold(batch, judge.orphans, source)
    judge.parents()
    _same_ids(batch)
    batch.whole = batch.whole or judge.all_broken() or _nothing_left(batch)
    return batch


class _Judge:
    def __init__(self, intake: Intake, known: Known, keep_orphans: bool) -> None:
        self.intake, self.batch, self.known = intake, intake.batch, known
        self.keep_orphans, self.orphans = keep_orphans, list[Row]()
        self.filled: Counter[tuple[str, str]] = Counter()
        self.broken: Counter[tuple[str, str]] = Counter()
        self.where: dict[tuple[str, str], Row] = {}
        self.refused_ids: set[str] = set()

    def table(self, table: Table) -> None:
        rows = self.batch.of(table.name)
        there = {target: self._there(table, target) for target in set(table.keys.values())}
        for row in list(rows.values()):
            if why := self._why_not(table, row, there):
                del rows[row.id]
                self.refused_ids.add(row.id)
                code, name, value = why
                self.batch.refuse(row, code, name, value=value)
            else:
                _tidy(table, row)

    def _there(self, table: Table, target: str) -> set[str]:
        """Ids of the target that are named here and stand in the directory already."""
        rows = self.batch.of(target)
        names = [name for name, of in table.keys.items() if of == target]
        asked = {
            row.values[name]
            for row in self.batch.of(table.name).values()
            for name in names
            if name in row.values and row.values[name] not in rows
        }
        return self.known(target, asked) if asked else set()

    def _why_not(self, table: Table, row: Row, there: dict[str, set[str]]) -> tuple[str, str, str] | None:
        if bad := self.intake.bad.get((table.name, row.id)):
            return bad
        for name in HARD.get(table.name, ()):
            if not str(row.values.get(name, "")).strip():
                return "missing", name, ""
        return self._keys(table, row, there)

    def _keys(self, table: Table, row: Row, there: dict[str, set[str]]) -> tuple[str, str, str] | None:
        whole, lost = 0, ""
        is_flat = (table.name, row.id) in self.intake.flat
        for name, target in table.keys.items():
            value = row.values.get(name)
            needed = name in table.needed_flat and name not in SOFT_KEYS.get(table.name, ())
            is_owner = (table.name, name) == ("service", "organization_id")
            if value is None:
                if is_owner and is_flat:
                    if not self.keep_orphans:
                        return "missing", name, ""
                    self.batch.warn(row, "should_have", name)
                elif needed and is_flat:
                    return "missing", name, ""
                continue
            key = (table.name, name)
            self.filled[key] += 1
            if target == table.name or value in self.batch.rows[target] or value in there[target]:
                whole += 1
                continue
            self.broken[key] += 1
            self.where.setdefault(key, row)
            foreign = row.extra.get(f"x_{name}", value)
            if is_owner and self.keep_orphans:
                self._orphan(row, foreign)
                continue
            if needed or is_owner:
                return ("parent_refused" if value in self.refused_ids else "orphan"), name, foreign
            lost = name
            _loosen(row, name)
            if table.name not in PARTS or len(row.values.keys() & table.keys.keys()):
                self.batch.warn(
                    row, "orphan_kept" if name in table.needed_flat else "loose", name, value=foreign
                )
        if table.name in PARTS and not whole:
            return "part_of_nothing", lost or next(iter(table.keys)), ""
        self._missing(table, row)
        return None

    def _orphan(self, row: Row, foreign: str) -> None:
        self.orphans.append(row)
        row.values.pop("organization_id", None)
        row.extra.pop("x_organization_id", None)
        row.extra[NAMED] = foreign
        self.batch.warn(row, "orphan_held", "organization_id", value=foreign)

    def _missing(self, table: Table, row: Row) -> None:
        for name in table.needed:
            if name != "id" and name not in row.values and name != "location_type":
                self.batch.warn(row, "should_have", name)

    def parents(self) -> None:
        """A row's parent in its own table: known only when the table is through."""
        for table_name, name in (("organization", "parent_organization_id"), ("taxonomy_term", "parent_id")):
            rows = self.batch.of(table_name)
            asked = {value for row in rows.values() if (value := row.values.get(name)) and value not in rows}
            there = self.known(table_name, asked) if asked else set()
            for row in rows.values():
                value = row.values.get(name)
                if value == row.id:
                    _loosen(row, name)
                    self.batch.warn(row, "own_parent", name)
                elif value and value not in rows and value not in there:
                    self.batch.warn(row, "loose", name, value=row.extra.get(f"x_{name}", value))
                    _loosen(row, name)

    def all_broken(self) -> Finding | None:
        """Where not one key of a needed kind holds, the tables are of different sets."""
        for (table, name), count in self.filled.items():
            if name not in TABLES[table].needed_flat:
                continue
            if self.broken[table, name] == count >= ALL_BROKEN and self._has_any(TABLES[table].keys[name]):
                row = self.where[table, name]
                return Finding(REFUSED, "all_broken", row.file, 0, table, name, {"count": count})
        return None

    def _has_any(self, table: str) -> bool:
        """Whether the set brings rows of the table at all."""
        return bool(self.batch.read[table])


def holder_of(source: str) -> str:
    """The id of the organization under which a source's services stand whose own is not known."""
    return id_of(source, "organization", "services whose organization is not here")[0]


def _hold(batch: Batch, orphans: list[Row], source: str) -> None:
    if not orphans:
        return
    name, first = HOLDER % (source or "-"), orphans[0]
    said = {"name": name[:200], "description": HOLDER_SAYS}
    held = Row("organization", holder_of(source), "", said, {}, first.file, first.line)
    batch.of("organization").setdefault(held.id, held)
    batch.made["organization"] += 1
    for row in orphans:
        row.values["organization_id"] = held.id


def _same_ids(batch: Batch) -> None:
    """One id for two things is no error here, where tables are apart, but it is one of whoever made the file."""
    seen: dict[str, str] = {}
    for table in TELL_APART:
        for row in batch.of(table).values():
            if seen.setdefault(row.id, table) != table:
                batch.warn(row, "same_id", "id", value=seen[row.id])


def _loosen(row: Row, name: str) -> None:
    row.extra.setdefault(f"x_{name}", row.values.pop(name))
    row.values.pop(name, None)


def _tidy(table: Table, row: Row) -> None:
    """A key that holds needs no second telling: the named row keeps its own foreign id."""
    for name in (*table.keys, "link_id", "resource_id"):
        if name in row.values and (name in table.keys):
            row.extra.pop(f"x_{name}", None)


def _nothing_left(batch: Batch) -> Finding | None:
    """Every service refused, or everything: then nothing of the file is kept."""
    if batch.read["service"] and not batch.of("service"):
        return Finding(REFUSED, "no_service_left", values={"count": batch.read["service"]})
    if not any(True for _ in batch.every()):
        return Finding(REFUSED, "nothing_left" if sum(batch.read.values()) else "nothing_there")
    return None
