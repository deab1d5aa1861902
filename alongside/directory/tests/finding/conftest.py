"""The demonstration's directory for the tests of finding: 165 services that do not exist, the lines that do."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from demo.places import fill_directory
from tests.standing_ready import ready

THURSDAY_EVENING = datetime(2026, 5, 14, 19, 30, tzinfo=ZoneInfo("America/Chicago"))


@pytest.fixture
@ready
def filled(cast: Any, as_person: Callable[..., Any]) -> Any:
    """The cast, and the directory as the demonstration has it, written by the coalition's organiser."""
    with as_person(cast.fay):
        fill_directory(THURSDAY_EVENING.date())
    return cast
