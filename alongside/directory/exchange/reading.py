"""From a package to what could be stored: the one way in for every format.

Belongs here: telling formats apart, and the order of the steps. Not here: the steps.
"""

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from alongside.directory.exchange import hiding, linking, mapping, own_facts, read_json, read_tables
from alongside.directory.exchange.hiding import Hidden
from alongside.directory.exchange.intake import Intake
from alongside.directory.exchange.linking import Known
from alongside.directory.exchange.mapping import ColumnMapping
from alongside.directory.exchange.opening import LIKE_JSON, Package
from alongside.directory.exchange.read_tables import Sheet
from alongside.directory.exchange.rows import Batch, Unreadable

JSON, TABLES, PLAIN = "hsds_json", "hsds_tabular", "csv"
CSVS = (".csv", ".tsv", ".txt")


def nothing_known(table: str, ids: set[str]) -> set[str]:
    """An empty directory."""
    return set()


def kind_of(package: Package) -> str:
    """Which of the formats it is."""
    found = csvs(package)
    if found:
        return TABLES if read_tables.is_tabular(found) else PLAIN
    if documents(package):
        return JSON
    raise Unreadable("not_known", package.name)


def csvs(package: Package) -> list[Sheet]:
    """The tables of a package. A text that begins like JSON is none, whatever it is called."""
    texts = {name: text for name, text in package.ending(*CSVS).items() if not LIKE_JSON.match(text)}
    return read_tables.sheets(texts)


def documents(package: Package) -> dict[str, str]:
    """The JSON of a package."""
    named = package.ending(".json", ".ndjson", ".jsonl")
    return named | {name: text for name, text in package.ending(*CSVS).items() if LIKE_JSON.match(text)}


def read(
    package: Package,
    source: str,
    columns: ColumnMapping | None = None,
    *,
    known: Known = nothing_known,
    hidden: Callable[[], Hidden] = Hidden,
    keep_orphans: bool = True,
) -> Batch:
    """Everything of a package: rows that can be stored, and why others cannot. Raises Unreadable.

    `keep_orphans`: a service whose organization is nowhere comes in under one that is made for it (linking).
    """
    with _no_tidying():
        return _read(package, source, columns, known, hidden, keep_orphans)


@contextmanager
def _no_tidying() -> Iterator[None]:
    """Rows hold no rings: looking for some, again and again, would take a fifth of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _read(
    package: Package,
    source: str,
    columns: ColumnMapping | None,
    known: Known,
    hidden: Callable[[], Hidden],
    keep_orphans: bool,
) -> Batch:
    intake = Intake(source)
    kind = kind_of(package)
    if kind == JSON:
        _read_json(package, intake)
    elif kind == TABLES and columns is None:
        read_tables.read(csvs(package), intake.take, intake.batch)
    elif columns is not None:
        mapping.read(csvs(package), columns, source, intake.take, intake.batch)
    else:
        raise Unreadable("needs_mapping", package.name)
    if kind != JSON:
        for name in documents(package):
            if not name.endswith("datapackage.json"):
                intake.batch.note("json_beside", name)
    batch = linking.link(intake, known, source=source, keep_orphans=keep_orphans)
    keep = hidden()
    keep.organizations |= own_facts.marks(batch)
    hiding.hide(batch, keep)
    batch.facts = own_facts.gather(batch, known)
    batch.findings[:0] = package.findings
    return batch


def _read_json(package: Package, intake: Intake) -> None:
    """Every document of a package. One that is no part of the standard is noted, unless it is the only one."""
    texts: Mapping[str, str] = {name: text for name, text in documents(package).items() if text.strip()}
    read_any = False
    for name, text in texts.items():
        if len(texts) > 1 and name.rsplit("/", 1)[-1] == "datapackage.json":
            continue
        try:
            read_json.read(text, name, intake.take, intake.batch)
            read_any = True
        except Unreadable as refused:
            if len(texts) == 1 or refused.finding.code not in ("not_hsds", "nothing_there"):
                raise
            intake.batch.note("not_of_the_standard", name)
    if not read_any:
        raise Unreadable("nothing_there", package.name)
