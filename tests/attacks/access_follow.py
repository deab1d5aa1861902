"""Who gets in where: following plans by mail. Everyone asks; whoever has a link changes what it opens."""

from typing import Any

from alongside.plan_room.tests.following import ground

EVERYONE = {"anonymous", "amira", "dev", "chloe", "rosa", "vera", "noor", "ida", "ben", "ruth", "fay"}

GROUPS: list[tuple[set[str], str]] = [(EVERYONE, "plans:follow plans:following")]
MODELS: list[type[Any]] = []


def parts(actor: Any, record: Any) -> dict[str, Any]:
    """Somebody who follows a promise, and the link of the mails. Nothing about a client."""
    return {"follow_secret": ground.in_place()}
