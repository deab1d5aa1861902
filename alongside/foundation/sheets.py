"""A table as a file for a spreadsheet.

Belongs here: turning rows into a CSV file that opens as it is meant. Not here: which rows, and who may have them.
No cell is a formula: what somebody typed is text, also where it begins like one. Numbers stay numbers.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpResponse

from alongside.foundation.http import download

STARTS = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet takes for the beginning of a formula


def sheet(head: Sequence[Any], rows: Iterable[Sequence[Any]], *, kind: str) -> HttpResponse:
    """A file with a head and these rows. `kind` is a fixed word of ours: the name of the file."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([plain(cell) for cell in head])
    writer.writerows([plain(cell) for cell in row] for row in rows)
    body = text.getvalue().encode("utf-8-sig")  # the mark by which a spreadsheet knows its letters
    return download(body, kind=kind, extension="csv", content_type="text/csv; charset=utf-8")


def plain(cell: Any) -> Any:
    """A cell that no spreadsheet takes for a formula; an empty one for nothing."""
    if cell is None or isinstance(cell, int):
        return cell
    text = str(cell)
    return f"'{text}" if text.startswith(STARTS) else text
