"""Ways to the pages of services, groups and what people say."""

from django.utils import timezone

from alongside.cases.actions.services import enter_several
from alongside.service_entries.actions.entering import enter_service, withdraw_entry
from alongside.vault.ids import uuid7
from tests.cast import as_person

PAGES = {
    "amira": "cases:services services:day services:week services:several services:correct",
    "rosa": "services:funding",
}
ON_THE_WAY = ""
NO_PAGE = "services:withdraw services:put_back"


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
    return {"entry_id": entry.id}


def mistakes(visit):
    """A line that cannot be, with what was typed still there."""
    visit.sign_in(visit.cast.amira)
    visit.open("services:day")
    visit.send(form="form.service-line", button=".btn-primary", code="help", client="Nobody", quarters="0")
    yield "services:day"
    visit.open("services:several")
    visit.send(code="", quarters="30")
    yield "services:several"


TOURS = {"services-mistakes": mistakes}
