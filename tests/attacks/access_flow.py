"""Who gets in where: finding a place for a client, who at the agency knows the list of services.

Belongs here: this area's part of the table (tests/areas.py). Not here: an attack. Noting a place on a call: that call
has ended here, crisis_line/tests/calls/test_places opens it.
"""

from typing import Any

ON_THE_CARE_TEAM = {"amira", "chloe"}
LEADS = {"chloe", "rosa", "vera", "ruth"}

GROUPS: list[tuple[set[str], str]] = [
    (ON_THE_CARE_TEAM, "referrals:find"),
    (LEADS, "directory:trained"),
]
MODELS: list[type[Any]] = []


def parts(actor: Any, record: Any) -> dict[str, Any]:
    """Nothing of its own: the client is everyone's."""
    return {}
