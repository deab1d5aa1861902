"""Settings of the bench, walls off: the same screens as a stock Django application would serve them.

Refuses every database not named `bench_open_…`. There the sealed columns hold plain text and row security
is off for the owner, as whom all connections come in. What replaces the walls is in bench/open.py; the
house itself has no switch for any of this.
"""

from typing import Any

from config import databases
from config.settings import *  # noqa: F403
from config.settings import DATABASES as WALLED
from config.settings import DEBUG, INSTALLED_APPS, MIDDLEWARE

for _entry in WALLED.values():
    if not str(_entry["NAME"]).startswith("bench_open_"):
        raise RuntimeError(f"Walls are never off on {_entry['NAME']!r}.")
if DEBUG:
    raise RuntimeError("The bench measures the house as it serves: leave DEBUG off.")

_owner: dict[str, Any] = databases.settings_for()["owner"]
_kept = {
    "CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": True, "OPTIONS": _owner["OPTIONS"] | databases.BESIDE, "TEST": {},
}  # fmt: skip
DATABASES = {alias: {**_owner, **({} if alias == "owner" else _kept)} for alias in WALLED}
ALLOWED_HOSTS = ["localhost", "127.0.0.1"]
INSTALLED_APPS = [*INSTALLED_APPS, "django.contrib.sessions", "bench.apps.OpenBench"]
SESSION_ENGINE = "django.contrib.sessions.backends.db"
_REPLACED = {
    "alongside.people.middleware.SessionMiddleware": "bench.open.SessionMiddleware",
    "alongside.people.middleware.WallMiddleware": "bench.open.OpenMiddleware",
}
MIDDLEWARE = [_REPLACED.get(name, name) for name in MIDDLEWARE]
