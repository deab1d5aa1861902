"""Who gets in where in consultations: everyone reads and sends in; keepers of plans decide. No client is in here."""

from typing import Any

from alongside.plan_room.tests.consultations import ground
from alongside.vault import wall
from alongside.vault.actors import Actor
from tests.attacks.access_dir import keeper_at

EVERYONE = {"anonymous", "amira", "dev", "chloe", "rosa", "vera", "noor", "ida", "ben", "ruth", "fay"}
KEEPERS = {"chloe", "rosa", "vera", "ruth", "fay"}

GROUPS: list[tuple[set[str], str]] = [
    (
        EVERYONE,
        """consultations:front consultations:consultation consultations:campaign consultations:ideas consultations:draft
        consultations:idea consultations:alike
        consultations:alone consultations:together consultations:changes consultations:ideas_csv consultations:log
        consultations:briefings consultations:write
        consultations:similar consultations:comment consultations:agree consultations:confirm consultations:receipt
        consultations:letter consultations:sign consultations:letter_document""",
    ),
    (
        KEEPERS,
        """consultations:queue consultations:new consultations:decide consultations:outcome consultations:group
        consultations:send_letter""",
    ),
]
MODELS: list[type[Any]] = []


def parts(actor: Actor, record: Any) -> dict[str, Any]:
    """A small open consultation with one published idea."""
    with wall.acting_as(keeper_at(actor)) as keeper:
        row = ground.open_one(keeper, key=f"OPEN-{str(record.case_id)[-6:]}")
        idea = ground.published(keeper, row)
    return {
        "consultation_key": row.key,
        "campaign_number": 1,
        "draft_key": f"{row.key}-1",
        "letter_key": f"{row.key}-letter",
        "idea_id": idea,
        "contribution_id": idea,
        "token": "made-up",
    }
