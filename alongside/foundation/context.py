"""What every shell may use.

Belongs here: values for the frame of a page. Not here: anything read from a table.
"""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from alongside.foundation import navigation


def shell(request: HttpRequest) -> dict[str, Any]:
    """Navigation, theme and the demo's flag, for the shells. The links are made where a shell draws them."""
    return {
        "nav_items": SimpleLazyObject(
            lambda: navigation.staff_links(request.path, getattr(request, "actor", None))
        ),
        "public_nav_items": SimpleLazyObject(lambda: navigation.public_links(request)),
        "demo": bool(getattr(settings, "DEMO", False)),
        "theme": getattr(request, "theme", ""),
        "single_keys": getattr(request, "single_keys", True),
        "styleguide": bool(getattr(settings, "STYLEGUIDE", False)),
        "here": request.get_full_path(),
    }
