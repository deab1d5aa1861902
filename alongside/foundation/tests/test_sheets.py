"""Tables as files: no cell is a formula, numbers stay numbers."""

import csv
import io

import pytest

from alongside.foundation.sheets import plain, sheet


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1"])
def test_a_cell_that_begins_like_a_formula_is_text(cell):
    assert plain(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "Oak House", -3, 0, None])
def test_everything_else_stays_as_it_is(cell):
    assert plain(cell) == cell


def test_a_file_has_a_head_and_its_rows_and_is_handed_over():
    answer = sheet(["Name", "=Count"], [["Ana, “Oak”", 2], [None, "=2"]], kind="places")
    assert answer["Content-Disposition"] == 'attachment; filename="places.csv"'
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows == [["Name", "'=Count"], ["Ana, “Oak”", "2"], ["", "'=2"]]
