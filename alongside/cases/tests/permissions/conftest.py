"""What the tests of permissions share: Esther, browsers, an intake team at Millrace, and the steps of a permission."""

import pytest

from alongside.cases.tests.record.conftest import browser, counselled, esther, said
from alongside.releases.tests.conftest import intake

__all__ = ["browser", "counselled", "esther", "intake", "said", "steps"]


@pytest.fixture
def steps(cast):
    """What someone fills in for a packet to Millrace, step by step; each step brings the former along."""
    reader = {
        "way": "packet", "to_agency": str(cast.millrace.id), "reader_kind": "helper", "language": "en",
        "purpose": "help with her birth certificate", "reason": "The office asks for one",
    }  # fmt: skip
    items = reader | {"items": ["name", "words"], "words": "I want to sign my name and not be afraid of it."}
    sign = items | {
        "days": "14", "read_how": "alone", "help_told": "on", "law_told": "on", "signed_how": "typed",
        "signature": "Esther", "sign": "yes",
    }  # fmt: skip
    return {
        "reader": reader | {"step": "reader"},
        "items": items | {"step": "items"},
        "sign": sign | {"step": "sign"},
    }
