"""HSDS as JSON: one object, a list, a page of an answer, one object a line, lists by table.

Belongs here: finding the objects and taking nested ones apart. Not here: cells and ids (intake). What is nested says
what it hangs on: a phone inside a service is the service's.
"""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from alongside.directory.exchange import ohana, values
from alongside.directory.exchange.rows import Batch, Raw, Unreadable
from alongside.directory.exchange.shapes import ALL, BY_FILE, TABLES, Table

Take = Callable[[Raw], str]
PAGE = re.compile(r'"contents"\s*:\s*\[')
MOST_DEEP = 60
SKIP = re.compile(r"[\s,]*")
SPACE = re.compile(r"\s*")
TWICE = "\0twice"  # under this an object keeps which of its names stood in it twice
# What people put around a list of objects.
LINES = (".ndjson", ".jsonl")
AROUND = ("contents", "content", "data", "items", "results", "records", "rows", "value")
# The field under which an object names what it hangs on, where it is not `<table>_id`.
HANGS_ON = {"attribute": ("link_id", "link_entity"), "metadata": ("resource_id", "resource_type")}
NAMES_SINGLE = {"taxonomy_detail": "taxonomy_id"}


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    told = dict(pairs)
    if len(told) != len(pairs):
        seen: set[str] = set()
        told[TWICE] = sorted({name for name, _ in pairs if name in seen or seen.add(name)})  # type: ignore[func-returns-value]
    return told


# What JSON does not know (NaN, Infinity) stays as the word that stood there.
DECODER = json.JSONDecoder(parse_constant=str, object_pairs_hook=_object)


def read(text: str, file: str, take: Take, batch: Batch) -> None:
    """Hand every object of a document over, nested ones by themselves. Unreadable where none is of the standard."""
    walk, found = _Walk(file, take, batch), 0
    odd: list[tuple[int, Any]] = []
    for line, told, hint in _documents(text, file, batch):
        table = (TABLES.get(hint) or guess(told, file)) if isinstance(told, dict) else None
        if table is None:
            odd.append((line, told))
        else:
            found += 1
            walk.object(table, told, line, seen=True, depth=0)
    if not found:
        _refuse_all(odd, file)
    for line, told in odd:
        batch.read["object"] += 1
        code = "unread_line" if isinstance(told, _Broken) else "not_an_object"
        batch.refuse(Raw("object", {}, file, line), "unknown_object" if isinstance(told, dict) else code)


def _refuse_all(odd: list[tuple[int, Any]], file: str) -> None:
    for line, told in odd:
        if isinstance(told, dict):
            names = ", ".join(sorted(values.text(name)[:40] for name in told if name != TWICE)[:6])
            raise Unreadable("not_hsds", file, line=line, names=names)
    raise Unreadable("not_an_object" if odd else "nothing_there", file, line=odd[0][0] if odd else 0)


class _Broken:
    """A line that is no JSON among others that are."""


def _documents(text: str, file: str, batch: Batch) -> Iterator[tuple[int, Any, str]]:
    start = text.lstrip()[:1]
    if file.lower().endswith(LINES) and "\n" in text.strip() and text.strip()[1:2] not in "\r\n":
        start = "{"
    if start == "[":
        at = text.index("[") + 1
        while at:
            elements, end = _elements(text, at, file)
            yield from ((line, told, "") for line, told in elements)
            at = _next_list(text, end + 1, file)
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
    if len(lines) > 1:
        yield from ((line, one, "") for line, one in ohana.with_ids(lines))
        return
    told = lines[0][1]
    if not isinstance(told, dict):
        yield from ((nth, one, "") for nth, one in enumerate(told if isinstance(told, list) else [told], 1))
        return
    around = next((name for name in AROUND if isinstance(told.get(name), list)), "")
    if around and (around == "contents" or guess(told, file) is None):
        _look_at_page(told, len(told[around]), file, batch)
        yield from ((nth, one, "") for nth, one in enumerate(told[around], 1))
    elif by_table := _by_table(told, guess(told, file)):
        yield from by_table
        for name in told:
            if isinstance(told[name], list) and _table_named(name) is None:
                batch.note("list_not_read", file, names=values.text(name)[:80])
    else:
        yield from ((line, one, "") for line, one in ohana.with_ids(lines))


def _table_named(name: str) -> Table | None:
    if name == "service_at_locations":
        return TABLES["service_at_location"]
    return BY_FILE.get(name if name.endswith(".csv") else f"{name}.csv") or TABLES.get(name)


def _by_table(told: dict[str, Any], itself: Table | None) -> list[tuple[int, Any, str]]:
    """`{"organizations": [...], "services.csv": [...]}`: lists under the names of tables, and no object itself.

    An object that has lists which only a set can have is a set, though it bears a name.
    """
    lists = {name: table for name in told if isinstance(told[name], list) and (table := _table_named(name))}
    if itself is not None and set(lists) <= {*itself.lists}:
        return []
    return [(nth, one, table.name) for name, table in lists.items() for nth, one in enumerate(told[name], 1)]


def _lines(text: str, file: str) -> list[tuple[int, Any]]:
    """One object for the whole text, or one a line, or one after another."""
    try:
        return [(1, DECODER.decode(text.strip()))]
    except (ValueError, RecursionError) as whole:
        lines = [(nth, line) for nth, line in enumerate(text.split("\n"), 1) if line.strip()]
        if len(lines) < 2:
            raise Unreadable("not_json", file, line=getattr(whole, "lineno", 1)) from None
    if lines[0][1].rstrip().endswith(("}", "]")):
        found = [(nth, _line(line)) for nth, line in lines]
        if sum(isinstance(one, _Broken) for _, one in found) * 2 <= len(found):
            return found
    return _elements(text, 0, file, until_end=True)[0]


def _line(text: str) -> Any:
    try:
        return DECODER.decode(text.strip().lstrip("\ufeff"))
    except (ValueError, RecursionError):
        return _Broken()


def _next_list(text: str, at: int, file: str) -> int:
    """Where the next list begins behind the one that ended: 0 at the end of the text, refused where it is no list."""
    at = SPACE.match(text, at).end()  # type: ignore[union-attr]  # it matches nothing too
    if at == len(text):
        return 0
    if text[at] != "[":
        raise Unreadable("not_json", file, line=text.count("\n", 0, at) + 1)
    return at + 1


def _whole(text: str, file: str, line: int = 0) -> Any:
    try:
        return DECODER.decode(text.strip())
    except (ValueError, RecursionError) as problem:
        raise Unreadable("not_json", file, line=line or getattr(problem, "lineno", 1)) from None


def _elements(text: str, at: int, file: str, *, until_end: bool = False) -> tuple[list[tuple[int, Any]], int]:
    """The elements of a list that begins before `at`, each with its line; and where the list ends."""
    found: list[tuple[int, Any]] = []
    line, counted = 1, 0
    end = "" if until_end else "]"
    while True:
        at = SKIP.match(text, at).end()  # type: ignore[union-attr]  # it matches nothing too
        line += text.count("\n", counted, at)
        counted = at
        if text[at : at + 1] == end:
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


class _Walk:
    """Takes an object and all that is nested in it."""

    def __init__(self, file: str, take: Take, batch: Batch) -> None:
        self.file, self.take, self.batch = file, take, batch

    def object(self, table: Table, told: dict[str, Any], line: int, *, seen: bool, depth: int) -> str:
        if depth > MOST_DEEP:
            raise Unreadable("too_deep", self.file, line=line)
        cells: dict[str, Any] = {}
        nested: list[tuple[str, list[Any]]] = []
        twice = told.pop(TWICE, ())
        for name, value in told.items():
            if name in table.lists and isinstance(value, (list, dict)):
                nested.append((name, value if isinstance(value, list) else [value]))
            elif name in table.single and isinstance(value, dict):
                inner = self.object(TABLES[table.single[name]], value, line, seen=False, depth=depth + 1)
                cells.setdefault(NAMES_SINGLE.get(name, f"{name}_id"), value.get("id") or inner)
            else:
                cells[name] = value
        raw = Raw(table.name, cells, self.file, line, seen=seen, strict=True)
        row_id = self.take(raw)
        for name in twice:
            self.batch.warn(raw, "name_twice", values.text(name)[:80])
        for name, parts in nested:
            self._parts(table, name, parts, raw, cells.get("id") or row_id, depth)
        return row_id

    def _parts(self, table: Table, name: str, parts: list[Any], raw: Raw, own: Any, depth: int) -> None:
        child = TABLES[table.lists[name]]
        for value in parts:
            if isinstance(value, dict):
                hung = value | {k: v for k, v in _hung(child, table, own).items() if not value.get(k)}
                self.object(child, hung, raw.line, seen=False, depth=depth + 1)
            elif value is not None:
                self.batch.read[child.name] += 1
                self.batch.refuse(Raw(child.name, {}, raw.file, raw.line), "not_an_object", name)


def _hung(child: Table, parent: Table, own: Any) -> dict[str, Any]:
    if child.name in HANGS_ON:
        key, kind = HANGS_ON[child.name]
        return {key: own, kind: parent.name}
    key = f"{parent.name}_id"
    return {key: own} if key in child.fields else {}
