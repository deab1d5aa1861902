"""Scenes that stand ready: made once in a database of their own, not again before each test.

Belongs here: `@ready`, which marks such a fixture, and who asks for one. Not here: copying databases (conftest.py).

    @pytest.fixture
    @ready
    def esther(cast, as_person): …

The fixture's body runs once a worker (anew when it is half a minute old) and is committed. Each test that asks for
it stands on that database, in a transaction that is rolled back or on a copy that is renewed, and gets the scene as
it was returned, anew each time. So the body may ask for `cast` and `as_person` alone, and returns what can be
pickled. What it stored as files comes along.
Use it where many tests share a scene that takes longer than a few hundredths of a second.
"""

import functools
import inspect
import pickle
import shutil
import tempfile
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import override_settings

MAKERS: dict[str, Callable[..., Any]] = {}
SCENES: dict[str, bytes] = {}  # what each maker returned in this worker
FILES: dict[str, "tempfile.TemporaryDirectory[str]"] = {}  # what each maker stored beside the database


def ready(make: Callable[..., Any]) -> Callable[..., Any]:
    """The fixture, which hands over the scene of the database that the test stands on."""
    name = f"{make.__module__}.{make.__qualname__}"
    assert set(inspect.signature(make).parameters) <= {"cast", "as_person"}, name
    MAKERS[name] = make

    @functools.wraps(make)
    def scene(cast: Any, as_person: Any) -> Any:
        shutil.copytree(FILES[name].name, settings.FILES_DIR, dirs_exist_ok=True)
        return pickle.loads(SCENES[name])

    scene.ready_as = name  # type: ignore[attr-defined]
    scene.__signature__ = inspect.signature(scene, follow_wrapped=False)  # type: ignore[attr-defined]
    return scene


def wanted_by(item: pytest.Item) -> str:
    """The ready scene that a test asks for; none is the cast alone. Two at once cannot be had."""
    found = getattr(item, "_fixtureinfo").name2fixturedefs  # noqa: B009  (pytest has no open word for it)
    names = {getattr(one[-1].func, "ready_as", "") for one in found.values()} - {""}
    assert len(names) <= 1, f"{item.nodeid} asks for several ready scenes: {names}"
    return names.pop() if names else ""


def make(name: str, cast: Any) -> None:
    """Play the scene on the database at hand, and keep what it returned."""
    from tests.cast import as_person

    known = {"cast": cast, "as_person": contextmanager(as_person)}
    wants = inspect.signature(MAKERS[name]).parameters
    if name in FILES:
        FILES[name].cleanup()
    FILES[name] = tempfile.TemporaryDirectory()
    with override_settings(FILES_DIR=Path(FILES[name].name)):
        SCENES[name] = pickle.dumps(MAKERS[name](**{word: known[word] for word in wants}))
