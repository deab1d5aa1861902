"""Who gets in where: reports about promises, official updates, the editor, following; the demonstration's mailbox."""

from typing import Any

EVERYONE = {"anonymous", "amira", "dev", "chloe", "rosa", "vera", "noor", "ida", "ben", "ruth", "fay"}

GROUPS: list[tuple[set[str], str]] = [(EVERYONE, "demo:mail")]
MODELS: list[type[Any]] = []


def parts(actor: Any, record: Any) -> dict[str, Any]:
    """Nothing about a client."""
    return {}
