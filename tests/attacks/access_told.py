"""Who gets in where: what a client told."""

import json
from typing import Any

from alongside.cases.models import FormerTold, Told
from alongside.vault.actors import Actor

ON_THE_CARE_TEAM = {"amira", "chloe"}
GROUPS: list[tuple[set[str], str]] = [(ON_THE_CARE_TEAM, "cases:told cases:write_told")]
MODELS: list[type[Any]] = [Told, FormerTold]
CANARY = {"kinds": ["home_work"], "kinds_words": "Zelenograd Quill kept the house"}


def parts(actor: Actor, record: Any) -> dict[str, Any]:
    """A page of it, and what it said before."""
    about = {"agency_id": actor.agency_id, "subject_id": record.subject_id}
    for row in (
        Told(**about, version=2, changed_by_id=actor.account_id),
        FormerTold(**about, version=1, replaced_by_id=actor.account_id),
    ):
        row.told = json.dumps(CANARY)
        row.save(force_insert=True)
    return {}
