"""What a request looks like once the middleware of this house has passed it.

Belongs here: shapes for the type checker. Not here: behaviour.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

Theme = Literal["light", "dark", ""]


class HouseRequest(HttpRequest):
    """A request that carries its id, the reader's theme and the htmx details."""

    request_id: str
    theme: Theme
    single_keys: bool
    htmx: HtmxDetails


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of a page that another room adds: its template finds everything it needs under `part.context`."""

    template: str
    context: Mapping[str, Any]
    place: Literal["lead", "head", "main", "aside"] = "main"
