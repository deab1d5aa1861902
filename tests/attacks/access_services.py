"""Who gets in where: services, groups, what people say about the agency.

Belongs here: the lists of this part, and rows for its addresses. Not here: the test (test_every_url).
"""

from datetime import date

from alongside.service_entries.actions.entering import enter_service
from alongside.service_entries.models import Entry
from tests.attacks.access import ON_THE_CARE_TEAM, SIGNED_IN

MODELS = [Entry]
GROUPS = [
    (ON_THE_CARE_TEAM, "cases:services services:correct services:withdraw services:put_back"),
    (SIGNED_IN, "services:day services:week services:several"),
    ({"chloe", "rosa", "vera", "ruth"}, "services:funding"),
]


def parts(actor, record):
    """An entry about the client."""
    given = {"code": "advocacy", "on": date(2026, 5, 12), "quarters": 4}
    return {"entry_id": enter_service(actor, subject_id=record.subject_id, **given).id}
