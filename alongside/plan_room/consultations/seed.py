"""The consultation that comes with the house, read from data/consultation.json, and its small words in our own.

Belongs here: reading the file. Not here: rows (actions.loading_consultations). The contact and the way to dial in,
which the source names, are not in the file and nowhere here.
"""

import json
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent.parent / "data" / "consultation.json"
TITLE = "The draft of the 2013 plan on services"
TITLE_ES = "El borrador del plan de servicios de 2013"
ATTRIBUTED = "A coalition of individuals and organizations working to end demand"
ZONE = "America/New_York"


def told() -> dict[str, Any]:
    """The file as it was given."""
    read: dict[str, Any] = json.loads(DATA.read_text(encoding="utf-8"))
    return read


def tag_of(raw: str, aliases: dict[str, str]) -> str:
    """The one spelling of a tag."""
    plain = " ".join(raw.casefold().split())
    return aliases.get(plain, plain)
