"""Reading a file of figures: each row is taken as it stands or named with its line, column and reason.

Belongs here: text to rows, without a database. Not here: storing (actions.importing), wording of pages. Two shapes are
read (docs/numbers-format.md): one figure a row, and a table with a state a row and an offense a column, as the
FBI prints them. A cell is never evaluated: what looks like a formula is text that is no number.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from alongside.bulletin.areas import code_of
from alongside.bulletin.enums import Ages, Measure, Missing, Offense

MOST_BYTES = 10 * 1024 * 1024
MOST_ROWS = 200_000
MOST_PROBLEMS = 500
SMALL = 5  # below it, a number of our own counting could point at somebody
COLUMNS = (
    "area",
    "year",
    "offense",
    "measure",
    "ages",
    "value",
    "missing",
    "agencies_reporting",
    "agencies_all",
    "note",
)
OPTIONAL = {"ages", "missing", "agencies_reporting", "agencies_all", "note"}
OTHER_NAMES = {
    "state": "area", "state_abbr": "area", "period": "year", "offence": "offense", "crime": "offense", "count": "value",
    "number": "value", "agencies": "agencies_reporting", "reporting": "agencies_reporting", "class": "ages",
    "age": "ages",
}  # fmt: skip
WIDE = {
    "promoting": Offense.PROMOTING, "assisting_or_promoting_prostitution": Offense.PROMOTING,
    "promoting_prostitution": Offense.PROMOTING, "patronizing": Offense.PATRONIZING,
    "purchasing_prostitution": Offense.PATRONIZING, "buying": Offense.PATRONIZING, "selling": Offense.SELLING,
    "prostitution": Offense.ALL_PROSTITUTION, "prostitution_and_commercialized_vice": Offense.ALL_PROSTITUTION,
    "commercial_sex_acts": Offense.COMMERCIAL_SEX, "involuntary_servitude": Offense.SERVITUDE,
}  # fmt: skip
AGES = {"": Ages.ALL, "all": Ages.ALL, "total all ages": Ages.ALL, "under 18": Ages.UNDER_18, "under_18": Ages.UNDER_18,
        "adults": Ages.ADULTS, "18 and over": Ages.ADULTS}  # fmt: skip
WHY_NOT = {
    **{one.value: one for one in Missing}, "nr": Missing.NOT_REPORTED, "not reported": Missing.NOT_REPORTED,
    "na": Missing.NOT_AVAILABLE, "n/a": Missing.NOT_AVAILABLE, "not available": Missing.NOT_AVAILABLE,
    "-": Missing.NOT_REPORTED, "–": Missing.NOT_REPORTED, "": Missing.NOT_REPORTED,
}  # fmt: skip
NUMBER = re.compile(r"\A\d{1,3}(?:,\d{3})+\Z|\A\d{1,9}\Z")
Key = tuple[str, int, str, str, str]


@dataclass(frozen=True, slots=True)
class Row:
    """One figure as the file says it."""

    line: int
    area: str
    year: int
    offense: str
    measure: str
    ages: str
    value: int | None
    missing: str
    agencies_reporting: int | None
    agencies_all: int | None
    note: str

    @property
    def key(self) -> Key:
        """What may stand once in a file."""
        return (self.area, self.year, self.offense, self.measure, self.ages)


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, where."""

    line: int
    column: str
    reason: str


@dataclass(slots=True)
class Read:
    """What a file says, and what of it cannot be taken."""

    rows: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def is_good(self) -> bool:
        """Every row can be taken, and there is one."""
        return bool(self.rows) and not self.problems


class Wrong(Exception):
    """A cell that cannot be taken: its column and why."""

    def __init__(self, column: str, reason: str) -> None:
        super().__init__(reason)
        self.column, self.reason = column, reason


def read(data: bytes, *, year: int | None = None, measure: str = "", counted_here: bool = False) -> Read:
    """A file as rows. `year` and `measure` are for tables that do not say them; nothing is raised."""
    found = Read()
    try:
        lines = _lines(data)
        header = next(lines, (0, []))[1]
        if header:
            _collect(found, header, lines, year, measure, counted_here)
    except Wrong as wrong:
        found.problems.append(Problem(1, wrong.column, wrong.reason))
    except csv.Error:
        found.problems.append(Problem(1, "", _("This is not a table with rows and columns.")))
    if not found.rows and not found.problems:
        found.problems.append(Problem(1, "", _("There is no row in it.")))
    return found


def _lines(data: bytes) -> Iterator[tuple[int, list[str]]]:
    if len(data) > MOST_BYTES:
        raise Wrong("", _("It is larger than 10 MB. Split it by years."))
    if b"\x00" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Wrong("", _("This is not a text file. Save the sheet as CSV."))
    text = _text(data)
    try:
        dialect: type[csv.Dialect] = csv.Sniffer().sniff(text[:8192], delimiters=",;\t")
    except csv.Error:
        dialect = csv.excel
    reader = csv.reader(io.StringIO(text, newline=""), dialect)
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield reader.line_num, [cell.strip() for cell in cells]


def _text(data: bytes) -> str:
    codecs = ("utf-16",) if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252")
    for codec in codecs:
        try:
            return data.decode(codec)
        except UnicodeDecodeError:
            continue
    raise Wrong("", _("Its letters cannot be read. Save it as UTF-8."))


def _collect(
    found: Read,
    header: list[str],
    lines: Iterable[tuple[int, list[str]]],
    year: int | None,
    measure: str,
    counted_here: bool,
) -> None:
    names = [_name(cell) for cell in header]
    wide = "value" not in names
    _check_header(names, wide, year, measure)
    seen: dict[Key, int] = {}
    for line, cells in lines:
        if len(found.problems) >= MOST_PROBLEMS or len(found.rows) >= MOST_ROWS:
            found.problems.append(Problem(line, "", _("From here on nothing was read.")))
            return
        told = dict(zip(names, cells, strict=False))
        if len(cells) > len(names):
            found.problems.append(Problem(line, "", _("This row has more cells than the header.")))
            continue
        for cell in _melted(told, year, measure) if wide else [told]:
            try:
                row = _row(line, cell)
                _once(row, seen)
                _not_small(row, counted_here)
            except Wrong as wrong:
                found.problems.append(Problem(line, wrong.column, wrong.reason))
            else:
                found.rows.append(row)


def _name(cell: str) -> str:
    plain = re.sub(r"[^a-z0-9]+", "_", cell.casefold().strip()).strip("_")
    return OTHER_NAMES.get(plain, plain)


def _check_header(names: list[str], wide: bool, year: int | None, measure: str) -> None:
    if doubled := next((name for name in names if name and names.count(name) > 1), ""):
        raise Wrong(doubled, _("This column stands twice."))
    if "area" not in names:
        raise Wrong("area", _("The first row names the columns. One of them is “area” or “state”."))
    if not wide:
        if lacking := next((one for one in COLUMNS if one not in names and one not in OPTIONAL), ""):
            raise Wrong(lacking, _("This column is missing."))
        return
    if not any(name in WIDE for name in names):
        raise Wrong("value", _("There is no column “value”, and none that names an offense we know."))
    if "year" not in names and not year:
        raise Wrong("year", _("The table does not say which year. Fill it in beside the file."))
    if "measure" not in names and not measure:
        raise Wrong("measure", _("The table does not say what was counted. Choose it beside the file."))


def _melted(told: dict[str, str], year: int | None, measure: str) -> Iterator[dict[str, str]]:
    """A state's row as one row for each offense that has a column."""
    shared = {name: told[name] for name in COLUMNS if name in told}
    for name, cell in told.items():
        if name in WIDE:
            yield {
                "year": str(year or ""), "measure": measure, **shared, "offense": WIDE[name],
                "value": "" if cell.casefold() in WHY_NOT else cell,
                "missing": cell.casefold() if cell.casefold() in WHY_NOT else "",
            }  # fmt: skip


def _row(line: int, told: dict[str, str]) -> Row:
    value, missing = _value(told)
    reporting, everyone = _number(told, "agencies_reporting"), _number(told, "agencies_all")
    if reporting is not None and everyone is not None and reporting > everyone:
        raise Wrong("agencies_reporting", _("More agencies report than there are."))
    return Row(
        line=line,
        area=_area(told),
        year=_year(told),
        offense=_choice(told, "offense", Offense.values, WIDE),
        measure=_choice(told, "measure", Measure.values, {}),
        ages=_choice(told, "ages", Ages.values, AGES),
        value=value,
        missing=missing,
        agencies_reporting=reporting,
        agencies_all=everyone,
        note=_note(told),
    )


def _area(told: dict[str, str]) -> str:
    code = code_of(told.get("area", ""))
    if code is None:
        raise Wrong("area", _("No state is called that. Write its name or its two letters."))
    return code


def _year(told: dict[str, str]) -> int:
    text = told.get("year", "")
    if not (text.isascii() and text.isdigit() and 1900 <= int(text[:5]) <= 2100):
        raise Wrong("year", _("Four digits, for example 2019."))
    return int(text)


def _choice(told: dict[str, str], column: str, known: list[str], others: Mapping[str, str]) -> str:
    text = told.get(column, "").casefold()
    plain = text if text in others or text in known else _name(text)
    found = plain if plain in known else str(others.get(plain, others.get(text, "")))
    if not found:
        raise Wrong(column, _("One of: %(known)s.") % {"known": ", ".join(known)})
    return found


def _value(told: dict[str, str]) -> tuple[int | None, str]:
    text, why = told.get("value", ""), told.get("missing", "").casefold()
    if text and why and why in WHY_NOT:
        raise Wrong("missing", _("There is a number, and a reason why there is none."))
    if not text:
        if why not in WHY_NOT:
            raise Wrong("missing", _("One of: %(known)s.") % {"known": ", ".join(Missing.values)})
        return None, WHY_NOT[why]
    if text.casefold() in WHY_NOT:
        return None, WHY_NOT[text.casefold()]
    return _number(told, "value"), ""


def _number(told: dict[str, str], column: str) -> int | None:
    text = told.get(column, "").replace(" ", "")
    if not text:
        return None
    if not (text.isascii() and NUMBER.match(text)):
        raise Wrong(column, _("A whole number, without a sign."))
    return int(text.replace(",", ""))


def _note(told: dict[str, str]) -> str:
    text = "".join(sign for sign in told.get("note", "") if sign.isprintable())
    if len(text) > 300:
        raise Wrong("note", _("At most 300 letters."))
    return text


def _once(row: Row, seen: dict[Key, int]) -> None:
    if first := seen.get(row.key):
        raise Wrong("area", _("The same figure stands in line %(line)s already.") % {"line": first})
    seen[row.key] = row.line


def _not_small(row: Row, counted_here: bool) -> None:
    if counted_here and row.value is not None and 0 < row.value < SMALL:
        raise Wrong(
            "value", _("Too small to publish. Write “hidden”, and hide another of the same row, too.")
        )
