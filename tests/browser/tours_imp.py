"""The ways to imports and exports: a list of somebody's own shape, looked through, brought in, taken back.

Belongs here: these pages in the states that matter. Not here: the directory's other pages (tours_dir).
"""

from collections.abc import Iterator
from typing import Any

from alongside.directory.actions import importing
from alongside.directory.actions.importing import Origin
from alongside.directory.exchange import guessing, reading
from alongside.directory.exchange.opening import open_bytes
from alongside.vault import files
from alongside.vault.crypto.files import SealingWriter
from alongside.vault.crypto.sealing import new_key
from alongside.vault.ids import uuid7
from tests.cast import as_person

PAGES = {
    "chloe": """directory:imports directory:import_new directory:import_one directory:import_preview
        directory:export""",
}
ON_THE_WAY = ""
NO_PAGE = """directory:import_check directory:import_bring directory:import_leave directory:import_undo
    directory:import_report directory:export_file"""
LIST = (
    "Name,Agency name,Address,Phone,Hours,Languages,Old code\n"
    'Soup kitchen,Harbour House,"1 Main Street, Peoria, IL 61602",309-555-0101,Monday: 9:00-12:00,Spanish,F-1\n'
    'Safe house,Elm Shelter,"2 Oak Street, Pekin, IL 61554",309-555-0102,,English,S-1\n'
    ",,,309-555-0103,,,S-2\n"
)


def mistakes(visit: Any) -> Iterator[str]:
    """A form without a file, a reading without a name, an export of nobody's columns."""
    visit.sign_in(visit.cast.chloe)
    visit.open("directory:import_new")
    visit.send(source="County list")
    yield "directory:import_new"
    yield visit.open("directory:imports")
    yield visit.open("directory:export")
    yield visit.open("directory:services")


TOURS = {"directory-imports": mistakes}


def scene(cast: Any, case: Any) -> dict[str, Any]:
    """A list that waits with its file; the same list brought in stands beside it."""
    for actor in as_person(cast.chloe):
        package = open_bytes("county.csv", LIST.encode())
        mapping = guessing.propose(reading.csvs(package))
        stored_as, key = uuid7(), new_key()
        with files.path_of(stored_as, make=True).open("wb") as target:
            writer = SealingWriter(target, key, files.place(stored_as))
            writer.write(LIST.encode())
            writer.close()
        its = {
            "actor": actor,
            "name": "county.csv",
            "origin": Origin("County list"),
            "kind": "csv",
            "size": len(LIST),
        }
        done = importing.keep_file(**its, stored_as=None, key=None)
        importing.read_columns(actor=actor, run=done, mapping=mapping, save_as="County columns")
        importing.bring_in(actor, done, package)
        waiting = importing.keep_file(**its, stored_as=stored_as, key=key)
        importing.read_columns(actor=actor, run=waiting, mapping=mapping)
        importing.check(actor, waiting, package)
    return {"run_id": waiting.id}
