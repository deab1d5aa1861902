"""Ways to the pages of services, groups and what people say."""

from datetime import UTC, datetime

import time_machine
from django.utils import timezone

from alongside.cases.actions.evaluation import keep_answer, print_cards, publish_change
from alongside.cases.actions.groups import lend, plan_meeting, propose, settle_item
from alongside.cases.actions.services import enter_several
from alongside.cases.factories_groups import a_group
from alongside.service_entries.actions.entering import enter_service, withdraw_entry
from alongside.vault.ids import uuid7
from tests.cast import as_person

LAST_YEAR = datetime(2025, 8, 10, 12, tzinfo=UTC)
PAGES = {
    "amira": """cases:services services:day services:week services:several services:correct services:groups
        services:new_group services:group services:change_group services:hold_meeting""",
    "rosa": "services:day services:week services:funding services:voices services:cards",
}
ON_THE_WAY = "evaluation:form evaluation:thanks"
NO_PAGE = """services:withdraw services:put_back services:rest_group services:propose services:plan_meeting
    services:settle_item services:lend services:take_resource services:publish_change services:take_change"""


def scene(cast, case):
    """A day of Amira's: Esther, a group, a walk, and a line that was taken back."""
    today = timezone.localdate()
    for actor in as_person(cast.amira):
        about = {"on": today, "subject_id": case.subject_id}
        entry = enter_service(
            actor, code="emergency_room", quarters=9, channel="in_person", place="hospital", **about
        )
        gone = enter_service(actor, code="peer", quarters=1, **about)
        withdraw_entry(actor, entry_id=gone.id)
        enter_service(
            actor, code="outreach", on=today, quarters=6, people=40, place="community", language="es"
        )
        group = {"code": "group", "on": today, "quarters": 6}
        enter_several(actor, entry_id=uuid7(), given=group, case_ids=[case.id], others=7)
        group = a_group(actor)
        propose(actor, group_id=group.id, item_id=uuid7(), words="How to say no to a sister who means well.")
        item = propose(actor, group_id=group.id, item_id=uuid7(), words="Sleep.")
        settle_item(actor, item_id=item.id, state="done")
        meeting = plan_meeting(actor, group_id=group.id, on=today)
        lend(
            actor,
            resource_id=uuid7(),
            given={"title": "A film about rivers", "where": "Blue box", "language": "es"},
        )
    for actor in as_person(cast.rosa):
        publish_change(actor, theme="language", words="An interpreter for Hausa comes on Tuesdays.", on=today)
        answers(actor)
    return {"entry_id": entry.id, "group_id": group.id, "meeting_id": meeting.id}


def answers(actor):
    """Nine answers of a quarter that is over."""
    for number, code in enumerate(print_cards(actor, count=9)):
        said = {"safe": "yes", "respected": "yes" if number else "no", "chose": "partly"}
        with time_machine.travel(LAST_YEAR, tick=False):
            keep_answer(code=code, language="es", said=said, words="The tea was good." if number % 3 else "")


def mistakes(visit):
    """Without an account first; then lines that cannot be, with what was typed still there; cards, once."""
    yield visit.open("evaluation:form")
    visit.send(code="WRONG-CODE", words="The tea was good.")
    yield "evaluation:form"
    yield visit.open("evaluation:thanks")
    visit.sign_in(visit.cast.amira)
    visit.open("services:day")
    visit.send(form="form.service-line", button=".btn-primary", code="help", client="Nobody", quarters="0")
    yield "services:day"
    visit.open("services:several")
    visit.send(code="", quarters="30")
    yield "services:several"
    visit.sign_in(visit.cast.rosa)
    visit.open("services:cards")
    visit.send(count="4")
    yield "services:cards"


TOURS = {"services-mistakes": mistakes}
