"""A small file of figures of invented offices, and what says where it is from.

Belongs here: making them. Not here: a test.
"""

from datetime import date
from typing import Any

from alongside.bulletin import tables
from alongside.bulletin.actions.figures import Origin, bring, publish
from alongside.bulletin.models import Dataset
from alongside.vault.actors import Actor

SHEET = (
    "area,year,offense,measure,value,missing,agencies_reporting,agencies_all,note\n"
    "Illinois,2018,patronizing,arrests,120,,30,40,\n"
    "IL,2019,patronizing,arrests,,not_reported,,,\n"
    "Wyoming,2018,patronizing,arrests,950,,2,60,\n"
    'Alabama,2018,patronizing,arrests,"1,004",,,,=1+1\n'
    "IL,2018,promoting,arrests,0,,30,40,\n"
)


def origin(**changes: Any) -> Origin:
    """Where it comes from."""
    told = {
        "key": "arrests", "title": "Arrests for buying and promoting", "publisher": "An invented office",
        "licence": "made up", "retrieved_on": date(2026, 1, 2), "is_invented": True,
    }  # fmt: skip
    return Origin(**{**told, **changes})


def brought(actor: Actor, sheet: str = SHEET, **changes: Any) -> Dataset:
    """A draft."""
    data = sheet.encode()
    found = tables.read(data)
    assert found.is_good, found.problems
    return bring(actor=actor, origin=origin(**changes), data=data, rows=found.rows)


def shown(actor: Actor, sheet: str = SHEET, **changes: Any) -> Dataset:
    """A published one."""
    return publish(actor=actor, dataset_id=brought(actor, sheet, **changes).id)
