"""The page of notices by mail, and those around it."""

from typing import Any

PAGES = {"noor": "people:notices people:account people:today people:sessions"}
ON_THE_WAY = ""
NO_PAGE = ""
TOURS: dict[str, Any] = {}
