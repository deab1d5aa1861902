"""Every address of the house, with an example of each that is real for Esther's record.

Belongs here: walking the URL configuration, filling in its parts. Not here: who may open which (test_every_url).
"""

import uuid
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.attacks.ground import Record

OF_A_MEMBER = {
    "cases:change_member",
    "cases:remove_member",
    "cases:give_keys",
}  # Chloe is on the care team, Dev is not


@dataclass(frozen=True)
class Address:
    """A named address and the names of its parts."""

    name: str
    parts: tuple[tuple[str, str], ...]
    last_word: str

    def __str__(self) -> str:
        return self.name


def addresses() -> list[Address]:
    """Each named address of config/urls, in its order."""
    return _walk(get_resolver("config.urls").url_patterns, "", "", ())


def _walk(patterns: list[Any], prefix: str, route: str, outer: tuple[tuple[str, str], ...]) -> list[Address]:
    found: list[Address] = []
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            space = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            found += _walk(
                pattern.url_patterns, space, f"{route}{pattern.pattern}", (*outer, *_parts(pattern))
            )
        elif isinstance(pattern, URLPattern):
            assert pattern.name, f"an address without a name: {pattern.pattern}"
            parts = (*outer, *_parts(pattern))
            words = [word for word in f"{route}{pattern.pattern}".split("/") if word and "<" not in word]
            found.append(Address(prefix + pattern.name, parts, words[-1] if words else "/"))
    return found


def _parts(pattern: Any) -> tuple[tuple[str, str], ...]:
    return tuple((name, type(kind).__name__) for name, kind in pattern.pattern.converters.items())


def example_of(address: Address, cast: Any, record: Record | None) -> str:
    """The address with its parts filled in: this client, this note, this colleague. Without a record: nobody's."""
    known: dict[str, Any] = {}
    if record is not None:
        known = {
            **vars(record),
            **record.more,
            "account_id": (cast.chloe if address.name in OF_A_MEMBER else cast.dev).id,
        }
    parts = {name: known.get(name) or _made_up(kind) for name, kind in address.parts}
    return reverse(address.name, kwargs=parts)


def _made_up(kind: str) -> Any:
    return {"UUIDConverter": uuid.UUID(int=7), "IntConverter": 7}.get(kind, "made-up")
