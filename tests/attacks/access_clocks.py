"""Who gets in where: clocks, the rules they are counted by, and a minor's page."""

from typing import Any

from django.utils import timezone

from alongside.clocks.actions.running import start_clock
from alongside.clocks.models import Clock
from alongside.vault.actors import Actor

STAFF = {"amira", "dev", "chloe", "rosa", "vera", "noor", "ida", "ben", "ruth", "fay"}
LEADS = {"chloe", "rosa", "vera", "ruth"}
ON_THE_CARE_TEAM = {"amira", "chloe"}

GROUPS: list[tuple[set[str], str]] = [
    (STAFF, "clocks:rules clocks:rule cases:my_clocks"),
    (LEADS, "clocks:edit_rule clocks:retire_rule"),
    (ON_THE_CARE_TEAM, "cases:clocks cases:add_clock cases:end_clock cases:clock_done cases:clock_again"),
]
MODELS = [Clock]
FORMS: dict[str, dict[str, str]] = {}


def parts(actor: Actor, record: Any) -> dict[str, Any]:
    """A clock of this client's, with the canary in its words."""
    from tests.attacks.ground import CANARY

    clock = start_clock(
        actor, record.subject_id, "plan", "il-lab-10wd", timezone.now(), words=f"clock of {CANARY}"
    )
    return {"clock_id": clock.id, "rule_id": "il-lab-10wd"}
