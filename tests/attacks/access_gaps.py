"""Who gets in where: notices by mail are everyone's own."""

from typing import Any

SIGNED_IN = {"amira", "dev", "chloe", "rosa", "vera", "noor", "ida", "ben", "ruth", "fay"}
GROUPS: list[tuple[set[str], str]] = [(SIGNED_IN, "people:notices")]
MODELS: list[type[Any]] = []  # they speak of staff: nothing here hangs on a client
