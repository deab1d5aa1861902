"""The ways to reports about promises, official updates, the editor, following, and the demonstration's mailbox."""

from typing import Any

PAGES = {"anonymous": "demo:mail"}
ON_THE_WAY = ""
NO_PAGE = ""


def scene(cast: Any, case: Any) -> dict[str, Any]:
    """Nothing about a client."""
    return {}


TOURS: dict[str, Any] = {}
