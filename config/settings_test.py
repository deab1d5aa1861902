"""Settings of the tests: the same house, cheaper passphrases, a database copied for each worker.

Connections are writable by default here, because a rollback test holds one long transaction.
"""

import os
import shutil
import tempfile
from pathlib import Path

IN_MEMORY = Path("/dev/shm")  # noqa: S108  (a disk would spend most of the suite's time on copies of a database)
ROOM_NEEDED = 2 * 1024**3


def _ground() -> Path:
    """Where the tests' database lies: in memory where the machine offers room, else the temporary folder."""
    if os.access(IN_MEMORY, os.W_OK) and shutil.disk_usage(IN_MEMORY).free > ROOM_NEEDED:
        return IN_MEMORY
    return Path(tempfile.gettempdir())


os.environ.setdefault("ALONGSIDE_DATA", str(_ground() / f"alongside-test-{os.getuid()}"))
os.environ.setdefault("ALONGSIDE_DEMO", "yes")

from config.settings import *  # noqa: E402, F403
from config.settings import BASE_DIR, DATABASES  # noqa: E402

for alias in ("default", "aside", "sealer", "jobs"):
    DATABASES[alias]["OPTIONS"].pop("options", None)
    DATABASES[alias]["NAME"] = "nowhere"
    DATABASES[alias]["CONN_HEALTH_CHECKS"] = False
DATABASES["owner"]["NAME"] = "nowhere"
PASSPHRASE_COST = {"memory_kib": 64, "time": 1, "parallelism": 1}
STORAGES = {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
}
WHITENOISE_AUTOREFRESH = True
STATICFILES_DIRS: list[str] = []
LOGGING = {"version": 1, "disable_existing_loggers": False, "root": {"level": "ERROR", "handlers": []}}
assert BASE_DIR
