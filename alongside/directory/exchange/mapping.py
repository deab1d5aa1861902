"""A table of somebody's own shape: which column means what, and its rows as rows of the standard.

Belongs here: applying a mapping. Not here: proposing one (guessing), cells with several things (composed). One row of
such a table may tell of an organization, a service, a place and what hangs on them. What no field holds is kept with
the row under `csv_row`, so that the same file can be written again (write_plain).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid5

from alongside.directory.exchange.composed import COMPOSED, is_yes, items, point
from alongside.directory.exchange.identity import OURS, id_of
from alongside.directory.exchange.old_names import stem_of
from alongside.directory.exchange.read_tables import Sheet, unread
from alongside.directory.exchange.rows import Batch, Raw, Unreadable
from alongside.directory.exchange.shapes import TABLES

SUBJECTS = ("service", "location", "organization")
KEPT = "csv_row"
SPECIAL = (
    *COMPOSED,
    "location.point",
    "attribute.text",
    "attribute.flag",
    "service_at_location.service_ids",
    "service_at_location.location_ids",
)
# What a person may choose a column to be, by the table it belongs to.
CHOICES = {
    "organization": "id name alternate_name description email website tax_id legal_status year_incorporated",
    "service": (
        "id organization_id name alternate_name description url email status application_process "
        "fees_description eligibility_description minimum_age maximum_age accreditations licenses wait_time alert "
        "interpretation_services"
    ),
    "location": "id organization_id name alternate_name description url transportation latitude longitude point",
    "address": "whole attention address_1 address_2 city region state_province postal_code country",
    "phone": "list number extension type description",
    "schedule": "week description",
    "service_area": "list",
    "language": "list",
    "service_at_location": "service_ids location_ids",
    "attribute": "text flag",
}
TARGETS = tuple(f"{table}.{name}" for table, names in CHOICES.items() for name in names.split())


@dataclass
class FileMapping:
    """One file's columns, by their place: what each is, empty for kept as it is."""

    stem: str
    subject: str
    header: list[str]
    targets: list[str]

    def as_dict(self) -> dict[str, Any]:
        return {"stem": self.stem, "subject": self.subject, "header": self.header, "targets": self.targets}


@dataclass
class ColumnMapping:
    """What a whole set of files means, under a name."""

    name: str = ""
    files: list[FileMapping] = field(default_factory=list)

    def of(self, sheet: Sheet) -> FileMapping | None:
        """The part that fits a file: by its header, wherever the file is called otherwise."""
        fitting = [one for one in self.files if one.header == sheet.header]
        named = [one for one in fitting if one.stem == stem_of(sheet.file)]
        return next(iter(named or fitting), None)

    def as_dict(self) -> dict[str, Any]:
        return {"name": self.name, "files": [one.as_dict() for one in self.files]}

    @staticmethod
    def from_dict(said: Mapping[str, Any]) -> "ColumnMapping":
        """From what was stored or came in a form; anything else is Unreadable."""
        try:
            files = [
                FileMapping(str(f["stem"]), _subject(f), _texts(f["header"]), _targets(f))
                for f in said["files"]
            ]
            return ColumnMapping(str(said.get("name", ""))[:120], files)
        except (KeyError, TypeError) as problem:
            raise Unreadable("bad_mapping") from problem


def _texts(said: Any) -> list[str]:
    return [str(one) for one in said]


def _subject(said: Mapping[str, Any]) -> str:
    if said["subject"] not in SUBJECTS:
        raise KeyError
    return str(said["subject"])


def _targets(said: Mapping[str, Any]) -> list[str]:
    found = _texts(said["targets"])
    if len(found) != len(said["header"]) or any(one and one not in TARGETS for one in found):
        raise KeyError
    return found


def read(
    sheets: list[Sheet], mapping: ColumnMapping, source: str, take: Callable[[Raw], str], batch: Batch
) -> None:
    """Hand every row over, as the rows of the standard that it tells of."""
    for sheet in sheets:
        part = mapping.of(sheet)
        if part is None:
            raise Unreadable("not_mapped", sheet.file)
        _refuse_empty(part, sheet)
        for line, cells in sheet.rows():
            width = len(part.header)
            if why := unread(cells) or ("too_many_cells" if any(cells[width:]) else ""):
                batch.read[part.subject] += 1
                batch.refuse(Raw(part.subject, {}, sheet.file, line), why)
            else:
                if len(cells) < width:
                    raw = Raw(part.subject, {}, sheet.file, line)
                    batch.warn(raw, "too_few_cells", part.header[len(cells)][:80])
                _Line(part, source, sheet.file, line, cells, take).tell()


def _refuse_empty(part: FileMapping, sheet: Sheet) -> None:
    used = {one for one in part.targets if one.startswith(f"{part.subject}.")}
    can_name = used | ({"organization.name"} & set(part.targets) if part.subject == "service" else set())
    if not can_name & {f"{part.subject}.name", "organization.name"}:
        raise Unreadable("no_name_mapped", sheet.file, table=part.subject)


class _Line:
    """One row of the file."""

    def __init__(
        self,
        part: FileMapping,
        source: str,
        file: str,
        line: int,
        cells: list[str],
        take: Callable[[Raw], str],
    ) -> None:
        self.part, self.source, self.file, self.line, self.take = part, source, file, line, take
        self.cells = cells + [""] * (len(part.header) - len(cells))
        self.plain: dict[str, dict[str, Any]] = {}
        self.made: list[tuple[str, dict[str, Any]]] = []
        self.links: dict[str, list[str]] = {}
        self.kept: dict[str, str] = {}

    def tell(self) -> None:
        for nth, cell in enumerate(self.cells):
            target = self.part.targets[nth] if nth < len(self.part.targets) else ""
            if cell:
                self._cell(nth, target, cell)
        self._main()
        self._parts()

    def _cell(self, nth: int, target: str, cell: str) -> None:
        table, _, name = target.partition(".")
        if target in COMPOSED:
            part, apart = COMPOSED[target]
            self.made += [(part, one) for one in apart(cell)]
        elif target == "location.point":
            for one in point(cell):
                self.plain.setdefault("location", {}).update(one)
        elif table == "attribute":
            label = self.part.header[nth][:200]
            if name == "text" or is_yes(cell):
                self.made.append(("attribute", {"label": label, "value": cell if name == "text" else "yes"}))
        elif table == "service_at_location":
            self.links.setdefault(name.removesuffix("s"), []).extend(items(cell.replace(",", ";")))
        elif target:
            self.plain.setdefault(table, {})[name] = cell
        if not (target and TABLES[table].fields.get(name) in ("text", "id", "key", "email", "uri")):
            self.kept[str(nth)] = cell

    def _main(self) -> None:
        """The organization first, then the service or the place: each knows the id of the one before."""
        subject = self.part.subject
        if subject != "organization" and "organization" in self.plain:
            row = self.plain["organization"]
            name = str(row.get("name", row.get("id", "")))
            row.setdefault("id", self._made_id("organization", name.strip().lower()))
            self.plain.setdefault(subject, {}).setdefault("organization_id", row["id"])
            self._give("organization", row, seen=False)
        own = self.plain.setdefault(subject, {})
        if subject == "service":
            own.setdefault("name", self.plain.get("organization", {}).get("name", ""))
        if not self._has_id_column(subject) and own.get("name"):
            parent = str(own.get("organization_id", ""))
            own.setdefault("id", self._made_id(subject, f"{parent}|{own['name']}|{self._where()}"))
        self.own_id = own.get("id", "")
        extra = {KEPT: {"file": self.part.stem, "line": self.line, "cells": self.kept}}
        self._give(subject, own | extra, seen=True)
        if subject == "service" and self._has_place():
            self._place(own)
        if subject == "organization" and any(part == "address" for part, _ in self.made):
            self._office(own)

    def _has_id_column(self, table: str) -> bool:
        return f"{table}.id" in self.part.targets

    def _has_place(self) -> bool:
        return bool(self.plain.get("location") or self.plain.get("address")) or any(
            part == "address" for part, _ in self.made
        )

    def _where(self) -> str:
        address = [one.get("address_1", "") for part, one in self.made if part == "address"]
        return "|".join([*address, *map(str, self.plain.get("address", {}).values())])

    def _place(self, service: dict[str, Any]) -> None:
        """The place a service's row tells of, and that the service is found there."""
        row = self.plain.setdefault("location", {})
        row.setdefault("organization_id", service.get("organization_id", ""))
        row.setdefault(
            "id", self._made_id("location", f"{self.own_id}|{row.get('name', '')}|{self._where()}")
        )
        self._give("location", row, seen=False)
        self.links.setdefault("location_id", []).append(str(row["id"]))

    def _office(self, own: dict[str, Any]) -> None:
        """The standard has addresses of places only: an organization's letters go to a postal one."""
        row = {"id": self._made_id("location", f"office|{self.own_id}"), "organization_id": self.own_id}
        self.plain["location"] = row | {"location_type": "postal", "name": own.get("name", "")}
        self._give("location", self.plain["location"], seen=False)

    def _parts(self) -> None:
        owner = {f"{self.part.subject}_id": self.own_id}
        place = {"location_id": self.plain.get("location", {}).get("id", self.own_id)}
        for table in ("address", "phone", "schedule"):
            if row := self.plain.get(table):
                self.made.append((table, row))
        for table, row in self.made:
            if table == "address":
                kind = "postal" if self.part.subject == "organization" else "physical"
                self._give(table, {"address_type": kind} | row | place, seen=False)
            elif table == "attribute":
                self._give(
                    table, row | {"link_id": self.own_id, "link_entity": self.part.subject}, seen=False
                )
            elif held := self._owner(table, owner):
                self._give(table, row | held, seen=False)
        self._found_at()

    def _owner(self, table: str, owner: dict[str, Any]) -> dict[str, Any]:
        """What a part hangs on: the row's subject where the standard lets it, else the service found there."""
        name = next(iter(owner))
        if name in TABLES[table].fields:
            return owner
        found = self.links.get("service_id")
        return {"service_id": found[0]} if found else {}

    def _found_at(self) -> None:
        own = {f"{self.part.subject}_id": self.own_id}
        for name, ids in self.links.items():
            for one in ids:
                if self.own_id and name not in own:
                    self._give("service_at_location", own | {name: one}, seen=False)

    def _give(self, table: str, cells: dict[str, Any], *, seen: bool) -> None:
        self.take(Raw(table, cells, self.file, self.line, seen=seen))

    def _made_id(self, table: str, said: str) -> str:
        return str(uuid5(OURS, f"{self.source}|{table}|made|{said}"))


def own_key(source: str, table: str, foreign: str) -> str:
    """The id that a row of this source has here."""
    return id_of(source, table, foreign)[0]
