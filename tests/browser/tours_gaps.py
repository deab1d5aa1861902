"""The page of notices by mail."""

from typing import Any

PAGES = {"noor": "people:notices"}
ON_THE_WAY = ""
NO_PAGE = ""
TOURS: dict[str, Any] = {}
