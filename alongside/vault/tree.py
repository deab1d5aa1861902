"""The ledger as a Merkle tree: sealing batches, the anchor outside the database, `verify`.

Belongs here: how a line becomes a leaf, sealing, checking. Not here: writing lines (ledger).
The tree is RFC 9162's over all lines in the order of their ids. A superuser who rewrites lines and batches
passes every check from inside; only a root kept elsewhere finds it, so each sealed root is also appended
to an anchor file (walls.md, "The ledger").
"""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connections, transaction

from alongside.vault.crypto.merkle import Frontier, leaf_hash

COLUMNS = "id, at, agency_id, actor_id, what, subjects, drawer, why, about_id, request_id"
LINES_AFTER = f"select {COLUMNS} from ledger_line where id > %s and id <= %s order by id"
LAST_BATCH = "select size, last_line_id, root, frontier from ledger_batch order by size desc limit 1"
CHUNK = 5000
LEAF = 32


@dataclass(frozen=True, slots=True)
class Verdict:
    """What `verify` found. `broken_at` is the id of the first line that does not fit, if one is known."""

    ok: bool
    sentence: str
    lines: int
    broken_at: int | None = None


def leaf_of(row: tuple[Any, ...]) -> bytes:
    """The leaf hash of one line: canonical JSON of its columns in their order."""
    line_id, at, agency, actor, what, subjects, drawer, why, about, request = row
    told = [
        line_id,
        at.isoformat(timespec="microseconds"),
        *(None if value is None else str(value) for value in (agency, actor, what)),
        [str(subject) for subject in subjects],
        drawer,
        why,
        *(None if value is None else str(value) for value in (about, request)),
    ]
    return leaf_hash(json.dumps(told, separators=(",", ":"), ensure_ascii=True).encode())


def seal_batch(anchor: Path | None = None) -> int:
    """Seal all lines not yet sealed; return how many. A short SHARE lock keeps a slow writer from being missed."""
    with transaction.atomic(using="sealer"), connections["sealer"].cursor() as cursor:
        cursor.execute("set local lock_timeout = '2s'")
        cursor.execute("select wall.hold_ledger()")
        cursor.execute("select coalesce(max(id), 0) from ledger_line")
        newest = cursor.fetchone()[0]
        frontier, last = _last_batch(cursor)
        leaves = [leaf_of(row) for row in _lines(cursor, last, newest)]
        for leaf in leaves:
            frontier.append(leaf)
        if leaves:
            cursor.execute(
                "insert into ledger_batch (size, last_line_id, root, frontier, leaves, sealed_at)"
                " values (%s, %s, %s, %s, %s, now())",
                [frontier.size, newest, frontier.root(), frontier.to_bytes(), b"".join(leaves)],
            )
    if anchor is not None and frontier.size:
        _write_anchor(anchor, f"{frontier.size} {frontier.root().hex()}")
    return len(leaves)


def verify(anchor: Path | None = None) -> Verdict:
    """Recompute the tree from the lines; compare each line, every batch's root, then the anchored roots."""
    frontier, last = Frontier(), 0
    roots = {0: Frontier().root()}
    with transaction.atomic(using="sealer"), connections["sealer"].cursor() as cursor:
        cursor.execute("select size, last_line_id, root, leaves from ledger_batch order by size")
        for size, last_id, root, leaves in cursor.fetchall():
            broken = _first_broken(cursor, last, last_id, bytes(leaves), frontier)
            if broken is not None:
                return Verdict(False, "a line was changed, removed or added", frontier.size, broken)
            if frontier.size != size or frontier.root() != bytes(root):
                return Verdict(False, "the sealed roots were changed", frontier.size, last + 1)
            roots[size], last = bytes(root), last_id
    if anchor is not None and last:
        return _against_anchor(anchor, roots, frontier.size)
    return Verdict(True, "every line stands as it was sealed", frontier.size)


def _first_broken(cursor: Any, last: int, last_id: int, leaves: bytes, frontier: Frontier) -> int | None:
    """Add the batch's lines to the frontier; return the id at which lines and sealed leaves part, or None."""
    at = 0
    for row in _lines(cursor, last, last_id):
        leaf = leaf_of(row)
        if leaves[at : at + LEAF] != leaf:
            return int(row[0])
        frontier.append(leaf)
        at += LEAF
    return None if at == len(leaves) else last_id


def _against_anchor(anchor: Path, roots: dict[int, bytes], lines: int) -> Verdict:
    said = anchor.read_text(encoding="ascii").splitlines() if anchor.exists() else []
    if not said:
        return Verdict(False, "the anchor file is missing or empty, though lines were sealed", lines)
    for number, text in enumerate(said, start=1):
        size, _, root = text.partition(" ")
        if not size.isdigit() or roots.get(int(size), b"").hex() != root.strip():
            sentence = (
                f"the ledger differs from the anchor's line {number}: rewritten or cut after it was sealed"
            )
            return Verdict(False, sentence, lines)
    return Verdict(True, "every line stands as it was sealed and as it was anchored", lines)


def _last_batch(cursor: Any) -> tuple[Frontier, int]:
    cursor.execute(LAST_BATCH)
    row = cursor.fetchone()
    return (Frontier.from_bytes(bytes(row[3])), row[1]) if row else (Frontier(), 0)


def _lines(cursor: Any, after: int, until: int) -> Iterator[tuple[Any, ...]]:
    while after < until:
        cursor.execute(f"{LINES_AFTER} limit {CHUNK}", [after, until])
        rows = cursor.fetchall()
        if not rows:
            return
        yield from rows
        after = rows[-1][0]


def _write_anchor(anchor: Path, line: str) -> None:
    """Append the newest root, unless it stands there already; on the disk when this returns.

    Asked at every sealing, also with nothing new: a crash between the commit and this leaves a batch without
    its anchor. Half a line that a crash left is taken off again.
    """
    anchor.parent.mkdir(parents=True, exist_ok=True)
    said = anchor.read_text(encoding="ascii") if anchor.exists() else ""
    whole = said[: said.rfind("\n") + 1]
    if whole.splitlines()[-1:] == [line]:
        return
    with anchor.open("a", encoding="ascii") as file:
        file.truncate(len(whole))
        file.write(f"{line}\n")
        file.flush()
        os.fsync(file.fileno())
