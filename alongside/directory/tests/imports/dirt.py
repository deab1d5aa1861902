"""Sets of tables as bad as real ones are, by a seed: what is wrong with each is known, so that it can be counted."""

import csv
import io
import json
from dataclasses import dataclass, field
from random import Random

MARKS = (",", ";", "\t", "|")
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp1252", "utf-16-le")
ENDS = ("\n", "\r\n", "\r")
NAMES = (
    "Refugio María",
    'The "Blue" House',
    "Food; and more",
    "Two\nlines",
    "Tab\there",
    "<b>Bold</b> & <script>",
    "O'Hara",
)
POINTS = (
    ("40.69", "-89.59"),
    ("", ""),
    ("0", "0"),
    ("-89.59", "40.69"),
    ("140", "-89"),
    ("40.7", ""),
    ("here", "there"),
)
WHENS = ("2026-01-05", "2026-02-30", "05/01/2026", "last week", "2026-01-05T09:00:00Z", "")
RULES = (
    "WEEKLY,MO,09:00,17:00",
    "YEARLY,MO,9,17",
    "WEEKLY,XX,09:00,25:00",
    ",,noon,late",
    "MONTHLY,9MO,09:00,17:00",
    "WEEKLY,,,",
)
HEADERS = {
    "organization_id": ("organization_id", "Organization ID", "organizationId", "ORGANIZATION_ID", " org_id "),
    "name": ("name", "Name", "NAME", '"name"'),
    "latitude": ("latitude", "lat", "Latitude"),
}  # fmt: skip


@dataclass
class Dirt:
    """A set, and how many rows stand in each of its files."""

    files: dict[str, bytes]
    rows: dict[str, int] = field(default_factory=dict)
    orphans: int = 0
    broken_links: int = 0
    repeated: int = 0


class Dirty:
    """Makes one."""

    def __init__(self, seed: int, services: int = 60) -> None:
        self.random, self.services = Random(seed), services
        self.end, self.encoding = self.random.choice(ENDS), self.random.choice(ENCODINGS)
        self.dirt = Dirt({})

    def make(self) -> Dirt:
        owners, some = [f"o-{n}" for n in range(8)], self.random
        self._file(
            "organizations.csv",
            ["id", "name", "description"],
            [[one, self._name(), "Helps"] for one in owners],
        )
        services, links, places = [], [], []
        for n in range(self.services):
            gone = some.random() < 0.1
            self.dirt.orphans += gone
            owner = "gone" if gone else some.choice(owners)
            services.append([f"s-{n}", owner, self._name(), some.choice(("active", "Active", "open", "")),
                             some.choice(WHENS), some.choice(("18", "18+", "", "-1"))])  # fmt: skip
            places.append([f"l-{n}", "physical", self._name(), *some.choice(POINTS)])
            missing = some.random() < 0.1
            self.dirt.broken_links += missing
            links.append([f"k-{n}", f"s-{n}", "nowhere" if missing else f"l-{n}"])
        services.append(list(services[0]))
        self.dirt.repeated = 1
        self._file(
            "Services.CSV",
            ["id", "organization_id", "name", "status", "assured_date", "minimum_age"],
            services,
        )
        self._file("locations.csv", ["id", "location_type", "name", "latitude", "longitude"], places)
        self._file("service_at_location.csv", ["id", "service_id", "location_id"], links)
        self._parts()
        return self.dirt

    def _parts(self) -> None:
        some = self.random
        numbers = ("309-555-0100", "call us", "+1 (309) 555 0100 ext. 4")
        phones = [
            [f"s-{n}", some.choice(numbers), some.choice(("4", "x4", ""))] for n in range(self.services)
        ]
        self._file("phones.csv", ["service_id", "number", "extension"], phones)
        spoken = [
            [f"s-{n}", some.choice(("Spanish", "es-MX", "Español", "klingon"))] for n in range(self.services)
        ]
        self._file("languages.csv", ["service_id", "name"], spoken)
        hours = [
            [f"s-{n}", *some.choice(RULES).split(","), some.choice(("", "-1", "0", "two"))]
            for n in range(self.services)
        ]
        header = ["service_id", "freq", "byday", "opens_at", "closes_at", "interval"]
        self._file("schedules.csv", header, hours)
        self._file("notes.csv", ["what", "ever"], [["1", "2"]])
        self.dirt.rows.pop("notes.csv")

    def _name(self) -> str:
        return f"{self.random.choice(NAMES)} {self.random.randrange(10**6)}".replace("\n", self.end)

    def _file(self, name: str, header: list[str], rows: list[list[str]]) -> None:
        out = io.StringIO()
        writer = csv.writer(out, delimiter=self.random.choice(MARKS), lineterminator=self.end)
        writer.writerow([self.random.choice(HEADERS.get(one, (one,))).strip('"') for one in header])
        for row in rows:
            writer.writerow([*row, *([""] if self.random.random() < 0.1 else [])])
        blank = self.end * self.random.randrange(3)
        self.dirt.files[name] = (blank + out.getvalue()).encode(self.encoding, "replace")
        self.dirt.rows[name] = len(rows)


def as_json(seed: int) -> tuple[str, int]:
    """Services one a line: some broken off, some no service at all. The text, and how many lines."""
    some, lines = Random(seed), []
    for n in range(40):
        told = {
            "id": f"s-{n}",
            "name": some.choice(NAMES),
            "status": "active",
            "phones": some.choice(([{"number": "1"}], ["1"], "1", None)),
            "schedules": some.choice(({"freq": "WEEKLY"}, [], [None], [[]])),
            "organization": some.choice(({"id": "o", "name": "O"}, "O", None)),
            "minimum_age": some.choice((1, "x", float("nan"), 10**30)),
            "odd": {"\0": "\ud800", "deep": [[[1e999]]]},
        }
        text = json.dumps(told, ensure_ascii=some.random() < 0.5)
        lines.append(
            some.choice(
                (text,) * 6
                + (text[:-9], "[]", '{"a": 1}', '{"id": "1", "id": "2", "name": "N", "status": "active"}')
            )
        )
    return "\n".join(lines), len(lines)
