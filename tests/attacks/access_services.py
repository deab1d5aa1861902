"""Who gets in where: services, groups, what people say about the agency.

Belongs here: the lists of this part, and rows for its addresses. Not here: the test (test_every_url).
"""

from datetime import date

from alongside.cases.actions.groups import lend, plan_meeting, propose
from alongside.cases.factories_groups import a_group
from alongside.cases.models import EvaluationChange
from alongside.service_entries.actions.entering import enter_service
from alongside.service_entries.models import Entry
from alongside.vault.ids import uuid7

ON_THE_CARE_TEAM = {"amira", "chloe"}
LEAD = {"chloe", "rosa", "vera"}
OF_THE_AGENCY = {"amira", "dev", "chloe", "rosa", "vera", "noor", "ida"}
SIGNED_IN = {"amira", "dev", "chloe", "rosa", "vera", "noor", "ida", "ben", "ruth", "fay"}
MODELS = [Entry]
GROUPS = [
    (ON_THE_CARE_TEAM, "cases:services services:correct services:withdraw services:put_back"),
    (
        SIGNED_IN,
        """services:day services:week services:several services:groups services:new_group services:lend""",
    ),
    (
        OF_THE_AGENCY,
        "services:group services:propose services:plan_meeting services:hold_meeting services:settle_item "
        "services:take_resource",
    ),
    ({"amira", *LEAD}, "services:change_group services:rest_group"),
    (LEAD, "services:take_change"),
    ({*LEAD, "ruth"}, "services:funding services:voices services:cards services:publish_change"),
    ({"anonymous", *SIGNED_IN}, "evaluation:form evaluation:thanks"),
]


def parts(actor, record):
    """An entry about the client; a group with something to talk about, a meeting, a thing to lend; a change."""
    given = {"code": "advocacy", "on": date(2026, 5, 12), "quarters": 4}
    group = a_group(actor)
    change = EvaluationChange(
        agency_id=actor.agency_id, theme="language", words="A bell.", on=date(2026, 5, 1)
    )
    change.save(force_insert=True)
    return {
        "entry_id": enter_service(actor, subject_id=record.subject_id, **given).id,
        "group_id": group.id,
        "item_id": propose(actor, group_id=group.id, item_id=uuid7(), words="How to say no").id,
        "meeting_id": plan_meeting(actor, group_id=group.id, on=date.today()).id,
        "resource_id": lend(actor, resource_id=uuid7(), given={"title": "A book"}).id,
        "change_id": change.id,
    }
