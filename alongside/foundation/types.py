"""What a request looks like once the middleware of this house has passed it.

Belongs here: shapes for the type checker. Not here: behaviour.
"""

from typing import Literal

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

Theme = Literal["light", "dark", ""]


class HouseRequest(HttpRequest):
    """A request that carries its id, the reader's theme and the htmx details."""

    request_id: str
    theme: Theme
    single_keys: bool
    htmx: HtmxDetails
