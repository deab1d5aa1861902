"""Fixtures of the attacks: Esther's full record, led by Amira."""

from typing import Any

import pytest

from tests.attacks.ground import Record, full_record
from tests.standing_ready import ready


@pytest.fixture
@ready
def esther(cast: Any, as_person: Any) -> Record:
    """Amira's client, with a row in every table that can hold something about her."""
    with as_person(cast.amira) as actor:
        return full_record(actor)
