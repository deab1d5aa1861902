"""Which style sheets a shell links, in which order.

Belongs here: the lists. There is no build step: each file is linked as it
stands, and the browser caches it for good under its hashed name. A room adds
its own sheet (in `@layer rooms`) in the `styles` block of its page.
"""

BASE = ("tokens", "base", "layout")
COMMON = ("shell", "controls", "fields", "status", "prose", "notices")
DESK = ("desk", "tables", "people")

SHEETS: dict[str, tuple[str, ...]] = {
    "public": (*BASE, *(f"components/{name}" for name in COMMON), "print"),
    "plain": (*BASE, *(f"components/{name}" for name in COMMON), "print"),
    "guide": (*(f"components/{name}" for name in DESK), "components/guide"),  # added to public
    "staff": (*BASE, *(f"components/{name}" for name in COMMON + DESK), "print"),
}


def sheets(room: str) -> list[str]:
    """Static names of the sheets of one shell."""
    return [f"foundation/css/{name}.css" for name in SHEETS[room]]
