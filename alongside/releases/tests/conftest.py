"""What the tests of permissions share: Esther, browsers, the lines that were written, an intake team at Millrace."""

import pytest

from alongside.cases.tests.record.conftest import browser, counselled, esther, said
from alongside.releases.tests import ground

__all__ = ["browser", "counselled", "esther", "given", "intake", "said"]


@pytest.fixture
def intake(cast, as_person):
    """Ben can open what is sent to Millrace."""
    ground.staff_intake(cast, as_person)


@pytest.fixture
def given(cast, as_person, esther, intake):
    """Esther's permission for Millrace, just given."""
    with as_person(cast.amira) as actor:
        return ground.a_permission(actor, esther.subject_id, ground.to_millrace(cast)).release
