"""`verify`: does everything stand as it was written? The ledger against its tree, files against rows.

Belongs here: asking and counting. Not here: how the tree is checked (vault.tree), where files
lie (vault.files).
"""

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import connections

from alongside.vault import files, tree

# Found by their column, so that a later room's files are looked at without being named here.
HOLDS_FILES = """
    select c.table_name, exists (select from information_schema.columns r
                                  where r.table_name = c.table_name and r.column_name = 'removed_at')
      from information_schema.columns c where c.table_schema = 'public' and c.column_name = 'stored_as'
"""


@dataclass(frozen=True)
class Finding:
    """One thing looked at."""

    ok: bool
    sentence: str


def verify() -> list[Finding]:
    """Everything that can be checked without a key."""
    return [ledger(), *sealed_files()]


def ledger() -> Finding:
    """The first broken line, if there is one, by its number."""
    anchor = Path(settings.ANCHOR_FILE)
    verdict = tree.verify(anchor)
    where = f" The first such line is number {verdict.broken_at}." if verdict.broken_at is not None else ""
    kept = "" if anchor.exists() or not verdict.lines else " There is no anchor file to compare it with."
    return Finding(verdict.ok, f"Ledger, {verdict.lines} sealed lines: {verdict.sentence}.{where}{kept}")


def sealed_files() -> list[Finding]:
    """Every file that a row names is there. A file that no row names is only told: the worker sweeps it."""
    known = names_in_rows()
    missing = [name for name in known if not files.path_of(name).exists()]
    unclaimed = sum(1 for _ in files.unclaimed(known))
    if missing:
        first = f"{len(missing)} of {len(known)} are missing; the first is {missing[0]}."
        return [Finding(False, f"Sealed files: {first}")]
    extra = f" {unclaimed} more lie there that no row names." if unclaimed else ""
    return [Finding(True, f"Sealed files: all {len(known)} are there.{extra}")]


def names_in_rows() -> set[UUID]:
    """The names of all sealed files that a record still has."""
    found: set[UUID] = set()
    with connections["owner"].cursor() as cursor:
        cursor.execute(HOLDS_FILES)
        for table, has_removed in cursor.fetchall():
            kept = " where removed_at is null" if has_removed else ""
            cursor.execute(f'select stored_as from "{table}"{kept}')
            found |= {row[0] for row in cursor.fetchall()}
    return found
