"""What the worker does for the public house: thin callers."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone
from procrastinate.contrib.django import app

from alongside.public_site.actions import links

A_SLICE = 60


@app.periodic(cron="41 9 * * 3")
@app.task(name="public_site.check_library", queueing_lock="public_site.check_library")
def check_library(timestamp: int = 0, **_kwargs: Any) -> None:
    """Each week: do the addresses of the library still answer? Off unless wanted."""
    if settings.LINK_CHECKS:
        links.check_library(timezone.localdate() - timedelta(days=6), A_SLICE)
