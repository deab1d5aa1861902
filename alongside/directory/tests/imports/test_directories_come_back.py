"""A whole directory of whatever rows: its export, brought in and exported again, is the same to the letter."""

import csv
import io
import string
import zipfile

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from alongside.directory.exchange import reading, write_json
from alongside.directory.exchange.opening import open_bytes
from alongside.directory.exchange.shapes import ALL
from alongside.directory.tests.imports import files
from alongside.directory.tests.imports.test_words_come_back import LETTERS, Kept

# Of each kind some that are as the standard asks, and some that are not.
CELLS = {
    "text": LETTERS,
    "uri": st.sampled_from(["https://elm.example", "www.elm.example", "elm", "mailto:a@b.example", ""]),
    "email": st.sampled_from(["a@b.example", "call us", ""]),
    "number": st.sampled_from(["1", "12.50", "-3", "1e3", "many", "0", "40.69", "-89.59", ""]),
    "date": st.sampled_from(["2026-01-05", "1/5/2026", "2026-02-30", "soon", ""]),
    "datetime": st.sampled_from(
        ["2026-01-05T09:00:00Z", "2026-01-05T09:00:00-06:00", "2026-01-05", "soon", ""]
    ),
    "time": st.sampled_from(["09:00", "9 am", "25:00", ""]),
}
ROWS_OF = {"organization": 3, "service": 4, "location": 3}
LINKED = {"link_id": "link_entity", "resource_id": "resource_type"}


@st.composite
def tables(draw):
    """A set of tables; its keys name rows that are there, mostly."""
    ids = {
        table.name: [f"{table.name}-{n}" for n in range(draw(st.integers(0, ROWS_OF.get(table.name, 2))))]
        for table in ALL
    }
    return {table.file: _csv(draw, table, ids) for table in ALL if ids[table.name]}


def _csv(draw, table, ids):
    out = io.StringIO()
    names = [*table.columns, draw(st.sampled_from(["odd column", "notes", "x_name", "Other"]))]
    writer = csv.DictWriter(out, names)
    writer.writeheader()
    for own in ids[table.name]:
        writer.writerow({name: _cell(draw, table, name, ids) for name in names} | {"id": own})
    return out.getvalue()


def _cell(draw, table, name, ids):
    if name in table.among:
        return draw(st.sampled_from([*table.among[name], table.among[name][0].upper(), "other", ""]))
    if name in LINKED.values():
        return draw(st.sampled_from(["service", "location", "nothing", ""]))
    if name in LINKED:
        return draw(st.sampled_from([*ids["service"], *ids["location"], "nowhere"]))
    if name in table.keys:
        return draw(st.sampled_from([*ids[table.keys[name]] * 3, "nowhere", ""]))
    if name == "name":
        return draw(st.text(string.ascii_letters + " '\",\n;é漢", min_size=1, max_size=12))
    return draw(CELLS.get(table.fields.get(name, "text"), LETTERS))


class Exported(Kept):
    """What a directory would write, in the order of ids, as the database gives it."""

    def every(self, table):
        return sorted(super().every(table), key=lambda row: row["id"])

    def told(self):
        return "".join(write_json.write(self.fetch, self.every, "3.1"))

    def sheets(self):
        (text,) = [self.as_tables()]
        return {name: body for name, body in text.texts.items() if name.endswith(".csv")}


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(tables())
def test_an_export_brought_in_is_exported_the_same(given_tables):
    first = reading.read(open_bytes("set.zip", files.zipped(given_tables)), "one") if given_tables else None
    assume(first is not None and first.whole is None)
    before = Exported(first)
    for package in (before.as_json(), before.as_tables()):
        again = reading.read(package, "two")
        assert again.whole is None
        after = Exported(again)
        assert after.told() == before.told()
        assert after.sheets() == before.sheets()


def test_the_export_is_a_zip_that_others_can_open():
    batch = reading.read(files.package("one.json", [files.service()]), "one")
    out = io.BytesIO(files.zipped(Exported(batch).sheets()))
    assert zipfile.ZipFile(out).testzip() is None
