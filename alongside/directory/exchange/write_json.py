"""The directory as HSDS JSON: services whole, organizations whole, and whatever hangs on neither.

Belongs here: nesting. Not here: one row (standard), which rows may leave (selectors.exporting). Every row stands at
least once, so that reading the file again gives the same directory.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from alongside.directory.exchange.read_json import HANGS_ON, NAMES_SINGLE
from alongside.directory.exchange.shapes import ALL, TABLES, Table

Rows = list[dict[str, Any]]
Fetch = Callable[[str, str, list[str]], Rows]  # table, field, ids it may have
AT_ONCE = 500
# What is told in full only in its own list, and plainly where something names it.
OWN_LIST = ("organization", "location", "service", "taxonomy", "taxonomy_term")
LISTS = {"service": "services", "organization": "organizations", "location": "locations"}


class Nesting:
    """Whole objects of one table at a time. `told` remembers which rows stood somewhere."""

    def __init__(self, fetch: Fetch) -> None:
        self.fetch = fetch
        self.told: dict[str, set[str]] = {table.name: set() for table in ALL}

    def whole(self, table: str, rows: Rows, *, depth: int = 0) -> Rows:
        """The rows with all that hangs on them."""
        ids = [row["id"] for row in rows]
        self.told[table].update(ids)
        found = [dict(row) for row in rows]
        if not rows or depth > 3:
            return found
        shape = TABLES[table]
        for name, child in shape.lists.items():
            if child in OWN_LIST and child != "location":
                continue
            self._list(shape, name, child, ids, found, depth)
        for name, other in shape.single.items():
            self._single(name, other, found)
        return found

    def _list(self, shape: Table, name: str, child: str, ids: list[str], found: Rows, depth: int) -> None:
        key = HANGS_ON[child][0] if child in HANGS_ON else f"{shape.name}_id"
        if key not in TABLES[child].fields:
            return
        rows = self.fetch(child, key, ids)
        if child in HANGS_ON:
            rows = [row for row in rows if row.get(HANGS_ON[child][1]) == shape.name]
        by: dict[str, Rows] = {}
        for row in self.whole(child, rows, depth=depth + 1):
            by.setdefault(row[key], []).append(row)
        for row in found:
            if row["id"] in by:
                row[name] = by[row["id"]]

    def _single(self, name: str, other: str, found: Rows) -> None:
        """The one object that is named: plainly, for it is told in full elsewhere."""
        key = NAMES_SINGLE.get(name, f"{name}_id")
        ids = sorted({row[key] for row in found if key in row})
        by = {row["id"]: row for row in self.fetch(other, "id", ids)} if ids else {}
        if other not in OWN_LIST:
            self.told[other].update(by)
        for row in found:
            if row.get(key) in by:
                row[name] = by[row[key]]


def services(fetch: Fetch, every: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Services one after another, each whole: one object a line, or the contents of a page."""
    nesting, rows = Nesting(fetch), iter(every)
    while some := list(islice(rows, AT_ONCE)):
        yield from nesting.whole("service", some)


def write(fetch: Fetch, every: Callable[[str], Iterable[dict[str, Any]]], version: str) -> Iterator[str]:
    """The whole directory as one document, piece by piece."""
    nesting = Nesting(fetch)
    yield '{"version": ' + json.dumps(version)
    for table in ("service", "organization", "location", *(shape.name for shape in ALL)):
        rows = (row for row in every(table) if row["id"] not in nesting.told[table])
        yield from _list_of(nesting, table, rows)
    yield "}\n"


def _list_of(nesting: Nesting, table: str, rows: Iterator[dict[str, Any]]) -> Iterator[str]:
    started = False
    while some := list(islice(rows, AT_ONCE)):
        for row in nesting.whole(table, some):
            name = LISTS.get(table, TABLES[table].file.removesuffix(".csv"))
            yield (",\n" if started else f",\n{json.dumps(name)}: [\n") + json.dumps(row, ensure_ascii=False)
            started = True
    if started:
        yield "]"
