"""The library that comes with Alongside: put in at each `migrate`, again and again without harm.

Belongs here: from data/library.json to rows, as the database's owner. What is there already stays as people left it,
also what they took out. Nobody is said to have looked at anything.
"""

import json
from pathlib import Path
from typing import Any

from alongside.public_site.models import Resource

DATA = Path(__file__).parents[1] / "data" / "library.json"


def told() -> list[dict[str, Any]]:
    """The file, as it is."""
    return list(json.loads(DATA.read_text(encoding="utf-8")))


def load_library(*, using: str = "owner") -> int:
    """Add what is missing; how many were added."""
    there = set(Resource.objects.using(using).exclude(key="").values_list("key", flat=True))
    missing = [Resource(**one) for one in told() if one["key"] not in there]
    Resource.objects.using(using).bulk_create(missing, ignore_conflicts=True)
    return len(missing)
