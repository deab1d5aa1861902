"""The time zones that a consultation can be in.

Belongs here: the list. Not here: counting (hours).
"""

from functools import lru_cache
from zoneinfo import available_timezones


@lru_cache(maxsize=1)
def zones() -> list[tuple[str, str]]:
    """Those of the Americas and the Pacific, by name."""
    found = sorted(zone for zone in available_timezones() if zone.startswith(("America/", "Pacific/")))
    return [(zone, zone.replace("_", " ")) for zone in found]
