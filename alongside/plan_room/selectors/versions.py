"""One version of a plan beside the one before it: what was added, left out, said otherwise, owed by others, timed anew.

Belongs here: the difference of two forms, and reading it from two versions that are stored. Not here: everything else
that happened (changes). A form of ten thousand promises is not read for the few that differ: PostgreSQL names those.
"""

import json
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

from alongside.plan_room import shown
from alongside.plan_room.enums import OwingRole, Publication
from alongside.plan_room.models import Plan, PlanVersion
from alongside.plan_room.selectors.remembering import remembered
from alongside.vault.errors import NotFound

# Of both forms only the promises that are in one alone, or may differ in what `difference` looks at.
CHANGED = """
with had as (
    select row ->> 'key' as key, row, place
      from plan_room_planversion v, jsonb_array_elements(v.form -> 'actions') with ordinality as a(row, place)
     where v.id = %(before)s),
has as (
    select row ->> 'key' as key, row, place
      from plan_room_planversion v, jsonb_array_elements(v.form -> 'actions') with ordinality as a(row, place)
     where v.id = %(after)s)
select had.row, has.row
  from had full join has using (key)
 where had.row is null or has.row is null
    or (had.row -> 'title', had.row -> 'owners', had.row -> 'clock')
       is distinct from (has.row -> 'title', has.row -> 'owners', has.row -> 'clock')
 order by has.place, had.place
"""


@dataclass(slots=True)
class Difference:
    """What one version has that the one before had not, and the other way round."""

    added: list[dict[str, Any]] = field(default_factory=list)
    dropped: list[dict[str, Any]] = field(default_factory=list)
    reworded: list[tuple[dict[str, Any], dict[str, Any]]] = field(default_factory=list)
    owners: list[tuple[dict[str, Any], list[str], list[str]]] = field(default_factory=list)
    clocks: list[tuple[dict[str, Any], str, str]] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not (self.added or self.dropped or self.reworded or self.owners or self.clocks)


def difference(before: dict[str, Any], after: dict[str, Any]) -> Difference:
    """From one form of a plan to another, by the keys of their promises."""
    old = {row["key"]: row for row in before["actions"]}
    new = {row["key"]: row for row in after["actions"]}
    names = _names(before) | _names(after)
    found = Difference(
        added=[row for key, row in new.items() if key not in old],
        dropped=[row for key, row in old.items() if key not in new],
    )
    for key in (key for key in new if key in old):
        was, now = old[key], new[key]
        if was["title"] != now["title"]:
            found.reworded.append((was, now))
        had, has = _owing(was, names), _owing(now, names)
        if had != has:
            found.owners.append((now, sorted(had - has), sorted(has - had)))
        if was["clock"] != now["clock"]:
            found.clocks.append((now, _time_of(was), _time_of(now)))
    return found


def _names(form: dict[str, Any]) -> dict[str, str]:
    """What its bodies are called, in the reader's language where they have a name in it."""
    return {row["code"]: shown.words(row["name"], row.get("name_es", "")).text for row in form["bodies"]}


def _owing(row: dict[str, Any], names: dict[str, str]) -> set[str]:
    return {f"{names[owner['code']]} ({OwingRole(owner['role']).label})" for owner in row["owners"]}


def _time_of(row: dict[str, Any]) -> str:
    clock = row["clock"]
    return "" if clock is None else str(clock["text"] or clock["iso8601"] or clock["kind"])


def version_with_difference(
    plan: Plan, number: int
) -> tuple[PlanVersion, int, PlanVersion | None, Difference]:
    """A published version, how many promises it has, the one before it, and what changed."""
    rows = PlanVersion.objects.filter(plan=plan, state=Publication.PUBLISHED).defer("form")
    version = rows.filter(number=number).first()
    if version is None:
        raise NotFound
    before = rows.filter(number__lt=number).order_by("-number").first()
    total = remembered(("promises of", version.sha256), lambda: _promises_of(version))
    if before is None:
        return version, total, None, Difference()
    forms = remembered(("changed", before.sha256, version.sha256), lambda: _changed(before, version))
    return version, total, before, difference(*forms)


def _promises_of(version: PlanVersion) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "select jsonb_array_length(form -> 'actions') from plan_room_planversion where id = %s",
            [version.id],
        )
        return int(cursor.fetchone()[0])


def _changed(before: PlanVersion, after: PlanVersion) -> tuple[dict[str, Any], dict[str, Any]]:
    """Both forms as far as they may differ: their bodies, and the promises of CHANGED."""
    with connection.cursor() as cursor:
        cursor.execute(CHANGED, {"before": before.id, "after": after.id})
        pairs = [[json.loads(row) if row else None for row in pair] for pair in cursor.fetchall()]
        cursor.execute(
            "select id, form -> 'bodies' from plan_room_planversion where id in (%s, %s)",
            [before.id, after.id],
        )
        bodies = {key: json.loads(rows) for key, rows in cursor.fetchall()}
    old, new = ([pair[side] for pair in pairs if pair[side]] for side in (0, 1))
    return {"bodies": bodies[before.id], "actions": old}, {"bodies": bodies[after.id], "actions": new}
