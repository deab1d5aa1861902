"""A coalition of two, and a round tonight."""

import pytest

from alongside.coalition.tests import ground
from alongside.coalition.tests.outreach.ground import a_round


@pytest.fixture
def members(cast, as_person):
    """Linden and Millrace have joined."""
    with as_person(cast.fay) as fay:
        for agency in (cast.linden, cast.millrace):
            ground.joined(fay, agency)
    return cast.coalition.id


@pytest.fixture
def tonight(cast, as_person, members):
    with as_person(cast.amira) as amira:
        return a_round(amira, members, cast.dev, watched_by_id=cast.chloe.id)
