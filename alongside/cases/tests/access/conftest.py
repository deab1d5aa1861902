"""The ground of the tests of access: Esther, who leaves traces by which she can be found."""

from typing import Any

import pytest

from alongside.cases.models import Case
from alongside.cases.tests.access.ground import esther_of
from tests.standing_ready import ready


@pytest.fixture
@ready
def esther(cast: Any) -> Case:
    """Amira's client, with a legal name and a birth date."""
    return esther_of(cast)
