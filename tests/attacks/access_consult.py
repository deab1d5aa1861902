"""Who gets in where in consultations: everyone reads and sends in; those who keep plans decide. No client is in here."""

from typing import Any

from django.utils import timezone

from alongside.plan_room.selectors import consultations as found
from alongside.plan_room.tests.consultations import ground
from alongside.vault.ids import uuid7

EVERYONE = {"anonymous", "amira", "dev", "chloe", "rosa", "vera", "noor", "ida", "ben", "ruth", "fay"}
KEEPERS = {"chloe", "rosa", "vera", "ruth", "fay"}

GROUPS: list[tuple[set[str], str]] = [
    (
        EVERYONE,
        """consultations:front consultations:consultation consultations:campaign consultations:ideas consultations:draft
        consultations:idea consultations:alike consultations:log consultations:briefings consultations:write
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


def parts(actor: Any, record: Any) -> dict[str, Any]:
    """The consultation that came with the house, and one idea of a small open one."""
    del actor, record, timezone, uuid7, found
    return ground.addresses()
