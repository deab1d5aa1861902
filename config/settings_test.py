"""Settings of the tests: the same house, cheaper passphrases, a database copied for each worker.

Connections are writable by default here, because a rollback test holds one long transaction.
"""

import os
import tempfile

os.environ.setdefault("ALONGSIDE_DATA", os.path.join(tempfile.gettempdir(), f"alongside-test-{os.getuid()}"))
os.environ.setdefault("ALONGSIDE_DEMO", "yes")

from config.settings import *  # noqa: F403
from config.settings import BASE_DIR, DATABASES

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
