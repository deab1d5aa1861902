"""The demonstration, loaded once for these tests into a fresh database (the tests' own cast is not in it)."""

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connections

from demo import loading
from demo.entering import Cast


@dataclass(frozen=True)
class Loaded:
    """Who joined, where it is, and since when (for files that changed)."""

    cast: Cast
    database: str
    files: Path
    since: float


@pytest.fixture(scope="package")
def demo(
    own_database: Any, django_db_blocker: Any, worker_id: str, tmp_path_factory: Any
) -> Iterator[Loaded]:
    """Migrate a database, load the demonstration, and take it away afterwards."""
    from config import roles
    from config.migrating import migrate
    from conftest import _point_at

    with django_db_blocker.unblock():
        own_database.stand_on("")  # no scene of another room's: these tests then stay where they are pointed
    before = connections["default"].settings_dict["NAME"]
    name, since = f"test_demo_{worker_id}_{os.getpid()}", time.time()
    files = tmp_path_factory.mktemp("demo-files")
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock():
        patch.setattr(settings, "FILES_DIR", files)
        patch.setattr(settings, "DEMO_MAIL_DIR", tmp_path_factory.mktemp("demo-mail"))
        roles.drop_database(name)
        _point_at(name)
        migrate(lambda _: None, dbname=name)
        yield Loaded(loading.load(lambda _: None), name, files, since)
        _point_at(before)
        roles.drop_database(name)
