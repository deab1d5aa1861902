"""Ids: the source's own where it is a UUID, else one made from the source and its id, always the same.

Belongs here: that rule. Not here: which row a key names (intake).
"""

import json
import re
from typing import Any
from uuid import UUID, uuid5

OURS = UUID("6f0c1c5e-7a7a-5a3f-9d53-2b6f6c3a51d4")
CANONICAL = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
LONGEST = 255
FLOAT = re.compile(r"\d+\.0")  # a spreadsheet's or a data frame's way to write 5


def id_of(source: str, table: str, foreign: str) -> tuple[str, str]:
    """Our id, and the source's own where it differs (empty otherwise)."""
    if CANONICAL.fullmatch(foreign):
        return foreign, ""
    try:
        return str(UUID(foreign)), foreign
    except ValueError:
        plain = foreign[:-2] if FLOAT.fullmatch(foreign) else foreign
        return str(uuid5(OURS, f"{source}|{table}|{plain}")), foreign


def id_of_content(source: str, table: str, content: dict[str, Any], nth: int) -> str:
    """For a part whose source gives it no id: the same content gets the same id again."""
    said = json.dumps(content, sort_keys=True, default=str)
    return str(uuid5(OURS, f"{source}|{table}|{nth}|{said}"))
