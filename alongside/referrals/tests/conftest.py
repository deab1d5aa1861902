"""What the tests of referrals share: Esther, browsers, lines, an intake team at Millrace, a referral that was sent."""

import pytest

from alongside.cases.tests.record.conftest import browser, esther, said
from alongside.referrals.tests import ground

__all__ = ["browser", "esther", "intake", "said", "sent"]


@pytest.fixture
def intake(cast, as_person):
    """Ben can open what is sent to Millrace."""
    ground.staff_intake(cast, as_person)


@pytest.fixture
def sent(cast, as_person, esther, intake):
    """Esther's referral to Millrace, just sent under her permission."""
    with as_person(cast.amira) as actor:
        return ground.sent(actor, cast, esther.subject_id)
