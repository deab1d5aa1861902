"""An import, from its arrival to its end: kept, checked, brought in, left out.

Belongs here: the run and its states. Not here: reading files (exchange), the SQL (storing), the way back (undoing). The
work is done by whoever asked for it, by id alone: each step opens a transaction of its own under that person's
name, so that progress is seen and the wall's minute never runs out. Every step can be done twice: a worker that was
killed goes on where it was, because rows are known by their ids and are counted where they stand.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from django.utils import timezone

from alongside.directory import policies
from alongside.directory.actions import storing, storing_facts
from alongside.directory.actions.abreast import abreast
from alongside.directory.actions.indexing import AT_ONCE, index
from alongside.directory.enums import ImportState
from alongside.directory.errors_imports import NotNow, WaitedTooLong
from alongside.directory.exchange import reading
from alongside.directory.exchange.hiding import Hidden
from alongside.directory.exchange.intake import clean
from alongside.directory.exchange.mapping import ColumnMapping
from alongside.directory.exchange.opening import Package, open_bytes
from alongside.directory.exchange.rows import KEPT_OUT, NOTED, REFUSED, WARNED, Batch, Finding, Unreadable
from alongside.directory.exchange.shapes import ALL
from alongside.directory.models import ColumnReading, Import, ImportFinding, Location, Organization, Source
from alongside.directory.selectors.touched import touched
from alongside.directory.selectors.waiting import waits_until
from alongside.vault import files, ledger, wall
from alongside.vault.actors import Actor, require
from alongside.vault.enums import What

MOST_FINDINGS = {REFUSED: 20_000, WARNED: 100, KEPT_OUT: 100, NOTED: 500}  # a code, table and field
LONGEST_NAME = 120
OF_ORPHANS = ("orphan_held", "orphan", "parent_refused")
Told = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Origin:
    """What a person says about a file: whose it is, under which licence, of which day."""

    name: str
    licence: str = ""
    fetched_on: date | None = None
    keep_orphans: bool = True


def keep_file(
    *,
    actor: Actor,
    name: str,
    origin: Origin,
    kind: str,
    size: int,
    stored_as: UUID | None,
    key: bytes | None,
) -> Import:
    """A file arrived. It waits sealed until someone says what to do with it."""
    require(policies.may_keep(actor))
    run = Import(
        agency_id=actor.agency_id,
        started_by_id=actor.account_id,
        source_name=origin.name[:LONGEST_NAME],
        licence=origin.licence[:LONGEST_NAME],
        fetched_on=origin.fetched_on,
        keep_orphans=origin.keep_orphans,
        file_name=name[:LONGEST_NAME],
        kind=kind,
        size=size,
        stored_as=stored_as,
        key=key,
        asked_by_id=actor.account_id,
    )
    run.save(force_insert=True)
    return run


def read_columns(*, actor: Actor, run: Import, mapping: ColumnMapping, save_as: str = "") -> Import:
    """Say what the columns are; under a name also for the next time."""
    require(policies.may_keep(actor))
    if run.state not in (ImportState.WAITING, ImportState.CHECKED, ImportState.REFUSED):
        raise NotNow
    run.mapping = mapping.as_dict() | {"name": save_as or mapping.name}
    run.save(update_fields=["mapping"])
    if save_as:
        save_reading(actor=actor, name=save_as, mapping=mapping, source_name=run.source_name)
    return run


def choose_orphans(*, actor: Actor, run: Import, keep: bool) -> Import:
    """Say whether services whose organization is nowhere come in or are left out; the check runs again."""
    require(policies.may_keep(actor))
    if run.state not in (ImportState.WAITING, ImportState.CHECKED, ImportState.REFUSED):
        raise NotNow
    run.keep_orphans = keep
    run.save(update_fields=["keep_orphans"])
    return run


def save_reading(*, actor: Actor, name: str, mapping: ColumnMapping, source_name: str = "") -> ColumnReading:
    """Keep how columns are read. The same name again is the newer reading."""
    require(policies.may_keep(actor))
    row, _made = ColumnReading.objects.update_or_create(
        name=name,
        defaults={
            "mapping": mapping.as_dict() | {"name": name},
            "source_name": source_name,
            "saved_at": timezone.now(),
        },
    )
    return row


def ask_for(*, actor: Actor, run: Import, state: str) -> Import:
    """Ask for the check, or for bringing it in; the worker does it."""
    require(policies.may_keep(actor))
    came_from = {
        ImportState.CHECKING: (ImportState.WAITING, ImportState.CHECKED, ImportState.REFUSED),
        ImportState.BRINGING: (ImportState.CHECKED,),
        ImportState.DROPPED: (ImportState.WAITING, ImportState.CHECKED, ImportState.REFUSED),
    }[ImportState(state)]
    if run.state not in came_from or (run.stored_as is None and state != ImportState.DROPPED):
        raise NotNow
    if state != ImportState.DROPPED and timezone.now() > waits_until(run):
        raise WaitedTooLong
    run.state, run.done, run.moved_at, run.asked_by_id = state, 0, timezone.now(), actor.account_id
    if state == ImportState.DROPPED:
        _let_go(run)
        run.ended_at = timezone.now()
    elif state == ImportState.BRINGING:
        ledger.add(actor, What.RULES_CHANGED, why="directory.import", about=run.id)
    run.save(update_fields=["state", "done", "moved_at", "asked_by", "ended_at", "stored_as", "key"])
    return run


def package_of(run: Import) -> Package:
    """The waiting file, opened."""
    if run.stored_as is None or run.key is None:
        raise Unreadable("file_gone", run.file_name)
    try:
        data = b"".join(files.read(run.stored_as, bytes(run.key)))
    except FileNotFoundError:
        raise Unreadable("file_gone", run.file_name) from None
    return open_bytes(run.file_name, data)


def source_key(name: str) -> str:
    """What ids of a source are made from: its name, whatever its capitals."""
    return " ".join(name.lower().split())


def hidden_now() -> Hidden:
    """What the directory keeps hidden already."""
    places = Location.objects.filter(confidential=True).values_list("id", flat=True)
    owners = Organization.objects.filter(confidential=True).values_list("id", flat=True)
    return Hidden({str(one) for one in places}, {str(one) for one in owners})


def read(run: Import, package: Package) -> Batch:
    """Everything in the file, held against the directory as it is."""
    columns = ColumnMapping.from_dict(run.mapping) if run.mapping else None
    return reading.read(
        package,
        source_key(run.source_name),
        columns,
        known=storing.known_ids,
        hidden=hidden_now,
        keep_orphans=run.keep_orphans,
    )


def check(actor: Actor, run: Import, package: Package) -> Import:
    """What would come in, and what not. Nothing is stored but the answer."""
    require(policies.may_keep(actor))
    with wall.acting_as(actor):
        try:
            batch = read(run, package)
        except Unreadable as refused:
            return _refuse(run, refused.finding, [])
        _keep_findings(run, batch.findings)
        if batch.whole is not None:
            return _refuse(run, batch.whole, None, batch)
        run.counts = counts_of(batch) | _with_facts(
            storing.compare(batch), storing_facts.counted(batch.facts)
        )
        run.total, run.state, run.whole = storing.rows_of(batch), ImportState.CHECKED, None
        run.save(update_fields=["counts", "total", "state", "whole"])
    return run


def bring_in(actor: Actor, run: Import, package: Package, told: Told | None = None) -> Import:
    """Store everything that can be stored. The file is let go of at the end, not before: a worker may be killed."""
    require(policies.may_keep(actor))
    with wall.acting_as(actor):
        try:
            batch = read(run, package)
        except Unreadable as refused:
            return _refuse(run, refused.finding, [], for_good=True)
        _keep_findings(run, batch.findings)
        if batch.whole is not None:
            return _refuse(run, batch.whole, None, batch, for_good=True)
        _begin(run, batch)
    return _store(actor, run, batch, told)


def _with_facts(counts: dict[str, dict[str, int]], facts: dict[str, int]) -> dict[str, dict[str, int]]:
    """Our own facts came as attributes, and are counted as such."""
    for name, count in facts.items():
        counts[name]["attribute"] = counts[name].get("attribute", 0) + count
    return counts


def _begin(run: Import, batch: Batch) -> None:
    if run.source is None:  # else it was broken off: what is in has this source already
        run.source = Source(
            name=run.source_name, kind=run.kind, fetched_on=run.fetched_on, licence=run.licence
        )
        run.source.save(force_insert=True)
    facts = run.counts.get("facts") if run.done else None  # those that are in would be the same now
    run.state, run.done, run.moved_at = ImportState.BRINGING, 0, timezone.now()
    run.total, run.counts = storing.rows_of(batch), counts_of(batch)
    run.counts["facts"] = storing_facts.counted(batch.facts) if facts is None else facts
    run.save(update_fields=["source", "state", "done", "moved_at", "total", "counts"])


def _store(actor: Actor, run: Import, batch: Batch, told: Told | None) -> Import:
    assert run.source_id is not None
    origin, held = run.source_id, dict[str, int]()
    for table in ALL:
        if not batch.of(table.name):
            continue
        held[table.name] = len(batch.of(table.name))
        for read_rows in abreast(actor, storing.works(batch, table.name, run=run.id, origin=origin)):
            run.done += read_rows
        batch.rows.pop(table.name)  # a large set need not be held to its end
        with wall.acting_as(actor):
            run.moved_at = timezone.now()
            run.save(update_fields=["done", "moved_at"])
        if told is not None:
            told(table.name, run.done, run.total)
    with wall.acting_as(actor):
        storing_facts.store_facts(batch.facts, run=run.id, origin=origin)
    with wall.acting_as(actor):
        services = sorted({*touched(run.id, origin), *map(UUID, batch.facts.of_services)})
    index_again(actor, run, services, told)
    stored_as = run.stored_as
    with wall.acting_as(actor):
        counts = storing.stored_counts(held, run=run.id, origin=origin)
        run.counts = run.counts | _with_facts(counts, run.counts["facts"])
        run.state, run.ended_at = ImportState.DONE, timezone.now()
        run.stored_as = run.key = None
        run.save(update_fields=["counts", "state", "ended_at", "stored_as", "key"])
    if stored_as is not None:
        files.remove(stored_as)  # last: without its file nobody could go on
    return run


def index_again(actor: Actor, run: Import, services: Sequence[UUID], told: Told | None = None) -> None:
    """The search reads these services anew, some at a time."""
    parts = [services[start : start + AT_ONCE] for start in range(0, len(services), AT_ONCE)]
    for nth, _ in enumerate(abreast(actor, [partial(index, part) for part in parts]), 1):
        with wall.acting_as(actor):
            run.moved_at = timezone.now()
            run.save(update_fields=["moved_at"])
        if told is not None:
            told("search", min(nth * AT_ONCE, len(services)), len(services))


def refuse(actor: Actor, run: Import, refused: Unreadable) -> None:
    """Its file cannot be opened any more."""
    with wall.acting_as(actor):
        _refuse(run, refused.finding, [], for_good=True)


def fail(actor: Actor, run: Import) -> None:
    """It broke off. What came in so far can be taken back."""
    with wall.acting_as(actor):
        _let_go(run)
        run.state, run.ended_at = ImportState.FAILED, timezone.now()
        run.save(update_fields=["state", "ended_at", "stored_as", "key"])


def counts_of(batch: Batch) -> dict[str, Any]:
    """What stood in the file, by table: read is the sum of all the others and of what is stored."""
    names = ("read", "refused", "repeated", "kept_out", "made")
    found: dict[str, Any] = {name: {k: v for k, v in getattr(batch, name).items() if v} for name in names}
    tally = Counter((one.kind, one.code, one.table, one.field) for one in batch.findings)
    found["findings"] = [[*key, count] for key, count in sorted(tally.items())]
    found["orphans"] = sum(
        one.code in OF_ORPHANS and (one.table, one.field) == ("service", "organization_id")
        for one in batch.findings
    )
    found["hidden"] = sum(row.hidden for row in batch.of("location").values())
    return found


def _refuse(
    run: Import,
    why: Finding,
    findings: list[Finding] | None,
    batch: Batch | None = None,
    *,
    for_good: bool = False,
) -> Import:
    if findings is not None:
        _keep_findings(run, findings)
    run.whole = {
        "code": why.code,
        "file": clean(why.file),
        "table": why.table,
        "field": clean(why.field),
        "values": clean(why.values),
    }
    run.counts = counts_of(batch) if batch is not None else {}
    run.state, run.ended_at = ImportState.REFUSED, timezone.now()
    if for_good:
        _let_go(run)
    run.save(update_fields=["whole", "counts", "state", "ended_at", "stored_as", "key"])
    return run


def _keep_findings(run: Import, findings: list[Finding]) -> None:
    """All that were refused; of the rest the first of each kind, whose number is known anyway."""
    ImportFinding.objects.filter(run=run).delete()
    seen: Counter[tuple[str, ...]] = Counter()
    kept = []
    for one in findings:
        key = (one.kind, one.code, one.table, one.field)
        seen[key] += 1
        if seen[key] <= MOST_FINDINGS[one.kind]:
            kept.append(
                ImportFinding(
                    run=run,
                    kind=one.kind,
                    code=one.code,
                    file=clean(one.file)[-200:],
                    line=one.line,
                    table=one.table,
                    field=clean(one.field)[:80],
                    values=clean(one.values),
                )
            )
    ImportFinding.objects.bulk_create(kept, batch_size=2_000)


def _let_go(run: Import) -> None:
    """The file itself rests nowhere longer than it is needed."""
    if run.stored_as is not None:
        files.remove(run.stored_as)
    run.stored_as = run.key = None
