"""The ways to finding services: asked, answered, not answered, misspelled; one service as anyone reads it.

Belongs here: these pages in the states that matter. Not here: keeping services (tours_dir, which makes one).
"""

from collections.abc import Iterator
from typing import Any

PAGES = {"amira": "directory:search directory:services find:places find:place"}
ON_THE_WAY = ""
NO_PAGE = ""


def questions(visit: Any) -> Iterator[str]:
    """What somebody types, and a ZIP that lacks a number."""
    yield visit.open("find:places")
    for typed in (
        {"words": "somewhere to sleep tonight near Peoria, no ID"},
        {"words": "xylophone"},
        {"words": "food", "zip": "6160"},
    ):
        visit.open("find:places")
        visit.send(form="form.find-form", **typed)
        yield "find:places"
    service = {"service_id": visit.esther.more["service_id"]}
    yield visit.open("find:place", **service)
    visit.sign_in(visit.cast.amira)
    yield visit.open("directory:service", **service)
    visit.open("directory:search")
    visit.send(form="form.find-form", words="detox tonight in Pekin")
    yield "directory:search"


TOURS = {"finding": questions}
