"""Settings of the bench, walls on: the house as it serves, on a database named `bench_…`, and on no other."""

from config.settings import *  # noqa: F403
from config.settings import DATABASES, DEBUG

for _entry in DATABASES.values():
    _name = str(_entry["NAME"])
    if not _name.startswith("bench_") or _name.startswith("bench_open_"):
        raise RuntimeError(f"The bench does not run on {_name!r}.")
if DEBUG:
    raise RuntimeError("The bench measures the house as it serves: leave DEBUG off.")
ALLOWED_HOSTS = ["localhost", "127.0.0.1"]
ROOT_URLCONF = "bench.urls"
