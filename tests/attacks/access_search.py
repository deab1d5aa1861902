"""Who gets in where when finding services: everyone finds, staff with more choices. `service_id`: access_dir."""

from typing import Any

EVERYONE = {"anonymous", "amira", "dev", "chloe", "rosa", "vera", "noor", "ida", "ben", "ruth", "fay"}

GROUPS: list[tuple[set[str], str]] = [
    (EVERYONE, "find:places find:place"),
    (EVERYONE - {"anonymous"}, "directory:search"),
]
MODELS: list[type[Any]] = []  # no client is in here


def parts(actor: Any, record: Any) -> dict[str, Any]:
    """A service is made by the directory's own list."""
    return {}
