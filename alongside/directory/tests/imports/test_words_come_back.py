"""Whatever words stand in a service, writing it and reading it again gives the same rows. No database is asked."""

import io
import json
import string

from hypothesis import given
from hypothesis import strategies as st

from alongside.directory.exchange import reading, write_json, write_tables
from alongside.directory.exchange.opening import open_bytes
from alongside.directory.exchange.shapes import ALL, TABLES
from alongside.directory.exchange.standard import standard
from alongside.directory.tests.imports import files

LETTERS = st.text(alphabet=string.printable + "äßñ漢\u2028=+-@'\"", max_size=30)
TEXT_FIELDS = {
    table.name: [name for name, kind in table.fields.items() if kind == "text" and name not in table.among]
    for table in ALL
}


@st.composite
def service_document(draw):
    """A service with odd words in odd places."""

    def words(table, *, also=()):
        names = draw(st.lists(st.sampled_from(TEXT_FIELDS[table]), unique=True, max_size=3))
        found = {name: draw(LETTERS) for name in names if name not in ("link_entity", "resource_type")}
        unknown = draw(st.dictionaries(st.text(string.ascii_letters + " _-", min_size=1, max_size=8).filter(
            lambda name: name not in TABLES[table].fields and name not in TABLES[table].lists
            and name not in TABLES[table].single and not name.startswith("x_") and name != "_extra"),
            st.one_of(LETTERS, st.integers(-9, 9), st.booleans(), st.lists(LETTERS, max_size=2)), max_size=2))  # fmt: skip  # noqa: E501
        return unknown | found | {name: draw(LETTERS.filter(str.strip)) for name in also}

    organization = words("organization", also=("name",)) | {"id": draw(ids)}
    place = words("location") | {"id": draw(ids), "location_type": draw(st.sampled_from(["physical", "odd"]))}
    return words("service", also=("name",)) | {
        "id": draw(ids),
        "status": draw(st.sampled_from(["active", "INACTIVE", "who knows"])),
        "email": draw(st.sampled_from(["", "a@b.example"])),
        "minimum_age": draw(st.sampled_from([None, 12, "12.5", "twelve"])),
        "organization": organization,
        "phones": [
            words("phone", also=("number",)) | {"extension": draw(st.sampled_from(["", "12", "x 9"]))}
        ],
        "service_at_locations": [{"id": draw(ids), "location": place}],
        "languages": [words("language")],
    }


ids = st.one_of(st.uuids().map(str), st.text(string.ascii_letters + string.digits, min_size=1, max_size=9))


class Kept:
    """What a database would hold of a batch."""

    def __init__(self, batch):
        self.batch, self.by = batch, {}

    def every(self, table):
        return [self._told(row) for row in self.batch.of(table).values()]

    def fetch(self, table, key, ids):
        return [row for row in self.every(table) if row.get(key) in ids]

    def indexed(self, table, key, ids):
        """The same for many rows: looked up, not looked through."""
        if (table, key) not in self.by:
            found = self.by[table, key] = {}
            for row in self.every(table):
                found.setdefault(row.get(key), []).append(row)
        return [row for one in ids for row in self.by[table, key].get(one, [])]

    def own(self, table):
        return {name for row in self.batch.of(table).values() for name in row.extra}

    def _told(self, row):
        empty = dict.fromkeys(TABLES[row.table].columns)
        return standard(
            row.table, empty | row.values | {"id": row.id, "foreign_id": row.foreign_id, "extra": row.extra}
        )

    def as_json(self):
        return open_bytes("x.json", "".join(write_json.write(self.fetch, self.every, "3.1")).encode())

    def as_tables(self):
        out = io.BytesIO()
        write_tables.write(out, self.every, self.own, "3.1")
        return open_bytes("x.zip", out.getvalue())


def rows(batch):
    return {
        (row.table, row.id, row.foreign_id, repr(sorted(row.values.items())), repr(sorted(row.extra.items())))
        for row in batch.every()
    }


@given(document=service_document())
def test_whatever_words_it_has_a_service_comes_back(document):
    batch = reading.read(files.package("service.json", json.loads(json.dumps(document))), "one")
    assert batch.whole is None
    kept = Kept(batch)
    for package in (kept.as_json(), kept.as_tables()):
        again = reading.read(package, "two")
        assert again.whole is None
        assert rows(again) == rows(batch)
