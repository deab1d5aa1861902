"""Figures of four counties that do not exist, so that tables and charts can be looked at. Marked as made up throughout.

Belongs here: making them. Not here: any figure of a real place; laws.
"""

from collections.abc import Iterator

from django.utils import timezone

from alongside.bulletin import tables
from alongside.bulletin.actions.figures import Origin, bring, publish
from alongside.bulletin.areas import INVENTED
from demo.entering import Cast, acting

KEY = "invented-counties"
# County, how many of its agencies reported of how many, arrests for promoting and for buying, convictions for buying, a
# year each. A dot: not reported. A star: hidden.
COUNTIES = (
    ("Alder County", "4/9 5/9 5/9 7/9 9/9 9/9", "12 9 11 8 14 13", "31 27 44 52 71 68", "9 11 * 19 30 33"),
    ("Harrow County", "2/2 2/2 . 2/2 2/2 2/2", "6 7 . 5 * 6", "18 16 . 22 25 21", "8 * . 9 12 10"),
    ("Linden County", "6/7 6/7 7/7 7/7 7/7 7/7", "21 17 19 23 16 15", "40 38 35 61 84 97", "17 15 14 26 39 51"),
    ("Quill County", ". 1/5 1/5 2/5 2/5 4/5", ". 0 * * 8 11", ". 5 * 9 13 26", ". * * * 6 12"),
)  # fmt: skip
COUNTED = (("promoting", "arrests"), ("patronizing", "arrests"), ("patronizing", "convictions"))
METHOD = (
    "Nothing was counted. Every number and every county is made up, to show how a page with numbers looks: with a year "
    "that was not reported, with small numbers hidden, with more agencies reporting from year to year. A rise may then "
    "be nothing but more agencies."
)
MISSING = {".": "not_reported", "*": "hidden"}


def show(cast: Cast) -> None:
    """The file, brought by one and published by the other."""
    data = "\n".join(_lines()).encode()
    found = tables.read(data)
    with acting(cast["otis"]) as actor:
        brought = bring(actor=actor, origin=_origin(), data=data, rows=found.rows)
    with acting(cast["fay"]) as actor:
        publish(actor=actor, dataset_id=brought.id)


def _origin() -> Origin:
    return Origin(
        key=KEY, title="Arrests and convictions in four invented counties",
        title_es="Arrestos y condenas en cuatro condados inventados",
        publisher="Nobody: made up for the demonstration", licence="Made up. Nobody may quote it as a fact.",
        retrieved_on=timezone.localdate(), method=METHOD, is_invented=True,
    )  # fmt: skip


def _lines() -> Iterator[str]:
    yield "area,year,offense,measure,value,missing,agencies_reporting,agencies_all"
    for county, agencies, *counted in COUNTIES:
        for (offense, measure), values in zip(COUNTED, counted, strict=True):
            for place, (told, value) in enumerate(zip(agencies.split(), values.split(), strict=True)):
                year = timezone.localdate().year - 7 + place
                number, why = ("", MISSING[value]) if value in MISSING else (value, "")
                some, _of, all_of_them = told.partition("/")
                reporting = f"{some},{all_of_them}" if all_of_them else ","
                yield f"{INVENTED}: {county},{year},{offense},{measure},{number},{why},{reporting}"
