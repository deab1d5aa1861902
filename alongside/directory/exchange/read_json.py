"""HSDS as JSON: one object, a list, a page of an answer, one object a line, lists by table.

Belongs here: finding the objects and taking nested ones apart. Not here: cells and ids (intake). What is nested says
what it hangs on: a phone inside a service is the service's.
"""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from alongside.directory.exchange.rows import Batch, Raw, Unreadable
from alongside.directory.exchange.shapes import ALL, BY_FILE, TABLES, Table

Take = Callable[[Raw], str]
PAGE = re.compile(r'"contents"\s*:\s*\[')
MOST_DEEP = 60
SKIP = re.compile(r"[\s,]*")
# The field under which an object names what it hangs on, where it is not `<table>_id`.
HANGS_ON = {"attribute": ("link_id", "link_entity"), "metadata": ("resource_id", "resource_type")}
NAMES_SINGLE = {"taxonomy_detail": "taxonomy_id"}
DECODER = json.JSONDecoder(parse_constant=lambda _: None)


def read(text: str, file: str, take: Take, batch: Batch) -> None:
    """Hand every object of a document over, nested ones by themselves."""
    found = 0
    for table, line, told in _objects(text, file, batch):
        found += 1
        if table is None:
            batch.refuse(Raw("object", {}, file, line), "not_an_object")
            batch.read["object"] += 1
        else:
            _walk(table, told, file, line, take, seen=True, depth=0)
    if not found:
        raise Unreadable("nothing_there", file)


def _objects(text: str, file: str, batch: Batch) -> Iterator[tuple[Table | None, int, dict[str, Any]]]:
    for line, told, hint in _documents(text, file, batch):
        if not isinstance(told, dict):
            yield None, line, {}
            continue
        table = TABLES.get(hint) or guess(told, file)
        if table is None:
            raise Unreadable("not_hsds", file, line=line, names=", ".join(sorted(map(str, told))[:6]))
        yield table, line, told


def _documents(text: str, file: str, batch: Batch) -> Iterator[tuple[int, Any, str]]:
    start = text.lstrip()[:1]
    if start == "[":
        yield from ((line, told, "") for line, told in _elements(text, text.index("[") + 1, file)[0])
    elif start == "{":
        yield from _of_object(text, file, batch)
    else:
        raise Unreadable("not_json", file, line=1)


def _of_object(text: str, file: str, batch: Batch) -> Iterator[tuple[int, Any, str]]:
    if page := PAGE.search(text):
        try:
            elements, end = _elements(text, page.end(), file)
            shell = _whole(text[: page.end()] + text[end:], file)
        except Unreadable:
            shell = {}
        if isinstance(shell, dict) and shell.get("contents") == []:
            _look_at_page(shell, len(elements), file, batch)
            yield from ((line, told, "") for line, told in elements)
            return
    lines = _lines(text, file)
    if len(lines) == 1 and isinstance(lines[0][1], dict):
        told = lines[0][1]
        if isinstance(told.get("contents"), list):
            _look_at_page(told, len(told["contents"]), file, batch)
            yield from ((nth, one, "") for nth, one in enumerate(told["contents"], 1))
            return
        if by_table := _by_table(told):
            yield from by_table
            return
    yield from ((line, one, "") for line, one in lines)


def _by_table(told: dict[str, Any]) -> list[tuple[int, Any, str]]:
    """`{"organizations": [...], "services.csv": [...]}`: lists under the names of tables, and no object itself."""
    if "id" in told or "name" in told:
        return []
    found = []
    for name, rows in told.items():
        table = BY_FILE.get(name if name.endswith(".csv") else f"{name}.csv") or TABLES.get(name)
        if table is None and name == "service_at_locations":
            table = TABLES["service_at_location"]
        if table is not None and isinstance(rows, list):
            found += [(nth, one, table.name) for nth, one in enumerate(rows, 1)]
    return found


def _lines(text: str, file: str) -> list[tuple[int, Any]]:
    """One object for the whole text, or one a line."""
    try:
        return [(1, DECODER.decode(text.strip()))]
    except (ValueError, RecursionError) as whole:
        lines = [(nth, line) for nth, line in enumerate(text.splitlines(), 1) if line.strip()]
        if len(lines) < 2 or not lines[0][1].rstrip().endswith("}"):
            raise Unreadable("not_json", file, line=getattr(whole, "lineno", 1)) from None
    return [(nth, _whole(line, file, nth)) for nth, line in lines]


def _whole(text: str, file: str, line: int = 0) -> Any:
    try:
        return DECODER.decode(text.strip())
    except (ValueError, RecursionError) as problem:
        raise Unreadable("not_json", file, line=line or getattr(problem, "lineno", 1)) from None


def _elements(text: str, at: int, file: str) -> tuple[list[tuple[int, Any]], int]:
    """The elements of a list that begins before `at`, each with its line; and where the list ends."""
    found: list[tuple[int, Any]] = []
    line, counted = 1, 0
    while True:
        at = SKIP.match(text, at).end()  # type: ignore[union-attr]  # it matches nothing too
        line += text.count("\n", counted, at)
        counted = at
        if text[at : at + 1] == "]":
            return found, at
        try:
            told, at = DECODER.raw_decode(text, at)
        except (ValueError, RecursionError):
            raise Unreadable("not_json", file, line=line) from None
        found.append((line, told))


def _look_at_page(page: dict[str, Any], there: int, file: str, batch: Batch) -> None:
    """A page that says more is to come, or counts wrongly."""
    pages = page.get("total_pages")
    if page.get("last_page") is False or (isinstance(pages, int) and pages > 1):
        batch.note("one_page_of_more", file, number=page.get("page_number") or 1, pages=pages or "?")
    elif isinstance(page.get("total_items"), int) and page["total_items"] != there:
        batch.note("counts_wrongly", file, said=page["total_items"], there=there)


def guess(told: dict[str, Any], file: str) -> Table | None:
    """Which table an object is of: the one whose names it uses most."""
    names = set(told)
    if not names & {"id", "name"}:
        return None
    best, most = None, 1.5
    for table in ALL:
        known = names & ({*table.fields} | {*table.lists} | {*table.single})
        score = len(known) + _hint(table, file) + 3 * bool(names & {*table.single})
        if len(known) * 2 >= len(names) and score > most:
            best, most = table, score
    return best


def _hint(table: Table, file: str) -> float:
    stem = file.rsplit("/", 1)[-1]
    longer = any(len(other) > len(table.name) and stem.startswith(other) for other in TABLES)
    return 2.5 if stem.startswith(table.name) and not longer else 0.0


def _walk(
    table: Table, told: dict[str, Any], file: str, line: int, take: Take, *, seen: bool, depth: int
) -> str:
    if depth > MOST_DEEP:
        raise Unreadable("too_deep", file, line=line)
    cells: dict[str, Any] = {}
    nested: list[tuple[str, list[Any]]] = []
    for name, value in told.items():
        if name in table.lists and isinstance(value, list):
            nested.append((table.lists[name], value))
        elif name in table.single and isinstance(value, dict):
            inner = _walk(TABLES[table.single[name]], value, file, line, take, seen=False, depth=depth + 1)
            cells.setdefault(NAMES_SINGLE.get(name, f"{name}_id"), value.get("id") or inner)
        else:
            cells[name] = value
    row_id = take(Raw(table.name, cells, file, line, seen=seen, strict=True))
    own = cells.get("id") or row_id
    for child, values in nested:
        for value in values:
            if isinstance(value, dict):
                hung = value | {k: v for k, v in _hung(TABLES[child], table, own).items() if not value.get(k)}
                _walk(TABLES[child], hung, file, line, take, seen=False, depth=depth + 1)
    return row_id


def _hung(child: Table, parent: Table, own: Any) -> dict[str, Any]:
    if child.name in HANGS_ON:
        key, kind = HANGS_ON[child.name]
        return {key: own, kind: parent.name}
    key = f"{parent.name}_id"
    return {key: own} if key in child.fields else {}
