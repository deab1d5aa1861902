"""Saying what an hour here is usually paid from.

Belongs here: the one verb. Not here: the split of a single entry (entering).
"""

from collections.abc import Mapping

from alongside.service_entries import policies
from alongside.service_entries.enums import Funder
from alongside.service_entries.errors import SplitNotWhole
from alongside.service_entries.models import Funding
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import What


def set_usual_split(actor: Actor, split: Mapping[str, int]) -> None:
    """Put a new split in place of the former. Nothing said is no split. Entries already written keep theirs."""
    require(policies.may_count(actor))
    given = {funder: percent for funder, percent in split.items() if percent}
    if given and (
        sum(given.values()) != 100 or min(given.values()) < 0 or not set(given) <= set(Funder.values)
    ):
        raise SplitNotWhole
    Funding.objects.filter(agency_id=actor.agency_id).delete()
    Funding.objects.bulk_create(
        [
            Funding(agency_id=actor.agency_id, funder=funder, percent=percent)
            for funder, percent in given.items()
        ]
    )
    ledger.add(actor, What.RECORD_CHANGED, why="usual_split")
