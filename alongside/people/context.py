"""What every staff page may say about the person who looks at it."""

from typing import Any

from django.http import HttpRequest


def me(request: HttpRequest) -> dict[str, Any]:
    """Her account and her agency, or nothing."""
    account = getattr(request, "account", None)
    return {"me": account, "my_agency": account.agency if account else None}
