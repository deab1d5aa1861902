"""Who gets in where: beds tonight and networking agreements.

Linden offers beds, asked somebody for one, holds one found on the telephone, and has the draft of an agreement.
Belongs here: the lists of this part, and rows for its addresses. Not here: the test (test_every_url).
"""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from alongside.directory.beds.codes import draw
from alongside.directory.models import (
    Agreement,
    AgreementPaper,
    BedHold,
    BedRequest,
    CoordinationMeeting,
    CrossTraining,
    Liaison,
    Shelter,
)
from alongside.vault.actors import Actor
from alongside.vault.ids import uuid7

SIGNED_IN = {"amira", "dev", "chloe", "rosa", "vera", "noor", "ida", "ben", "ruth", "fay"}
HERE = SIGNED_IN - {"ben", "ruth", "fay"}
WITH_CLIENTS_HERE = HERE - {"ida"}
LEADS_HERE = {"chloe", "rosa", "vera"}
LEADS = {*LEADS_HERE, "ruth"}
NOBODY: set[str] = set()
GROUPS = [
    (SIGNED_IN, "directory:beds directory:agreements"),
    (SIGNED_IN - {"ida", "fay"}, "directory:ask_for_bed"),
    (LEADS, "directory:offer_beds directory:take_bed_kind_away"),
    (LEADS_HERE, "directory:rest_beds"),
    (HERE, "directory:say_beds directory:add_bed_kind"),
    (
        WITH_CLIENTS_HERE,
        """directory:bed_request directory:note_phone_answer directory:take_bed directory:end_bed_request
        directory:move_hold directory:bed_left""",
    ),
    (NOBODY, "directory:answer_bed"),  # nobody asked Linden: alongside/directory/tests/beds opens it
    ({*LEADS, "fay"}, "directory:bed_need directory:bed_need_table directory:agreement_new"),
    (HERE, "directory:agreement directory:agreement_paper"),
    (
        LEADS_HERE,
        """directory:change_agreement directory:move_agreement directory:renew_agreement
        directory:throw_agreement_away directory:add_liaison directory:add_training directory:add_exchange
        directory:add_meeting directory:end_liaison directory:training_given directory:meeting_held
        directory:add_agreement_paper directory:take_agreement_paper_away""",
    ),
]
FORMS = {"directory:end_bed_request": {"became": "elsewhere"}}
MODELS: list[type[Any]] = []  # nothing here hangs on a client


def parts(actor: Actor, record: Any) -> dict[str, Any]:
    """A shelter, a question, a bed that is held, a draft with what hangs on it."""
    ours = {"agency_id": actor.agency_id}
    if not Shelter.objects.filter(**ours).exists():
        Shelter(**ours, county="Linden", line="217-555-0170").save(force_insert=True)
    now = timezone.now()
    request = BedRequest(
        **ours, code=draw(), asked=[uuid7()], bed_type="family", ages=[0, 1, 0, 0, 1, 0], yes_how="spoken",
        tell_back=False, made_at=now, deadline=now + timedelta(hours=1),
    )  # fmt: skip
    request.save(force_insert=True)
    hold = BedHold(
        **ours, asker_id=actor.agency_id, request_id=request.id, code=request.code, by_phone=True,
        bed_type="family", beds=1, held_until=now + timedelta(hours=2),
    )  # fmt: skip
    hold.save(force_insert=True)
    return {"bed_request_id": request.id, "bed_hold_id": hold.id} | _agreement(actor)


def _agreement(actor: Actor) -> dict[str, Any]:
    ours = {"agency_id": actor.agency_id}
    agreement = Agreement(**ours, other_name="Prairie Help", made_by_id=actor.account_id)
    agreement.save(force_insert=True)
    liaison = Liaison(**ours, agreement=agreement, name="Rosa")
    training = CrossTraining(**ours, agreement=agreement, topic="Listening")
    meeting = CoordinationMeeting(**ours, agreement=agreement, on=date(2026, 6, 1))
    for row in (liaison, training, meeting):
        row.save(force_insert=True)
    paper = AgreementPaper(
        **ours, agreement=agreement, stored_as=uuid7(), key=bytes(32), ending="pdf", size=15,
        added_by_id=actor.account_id,
    )  # fmt: skip
    paper.save(force_insert=True)
    return {
        "agreement_id": agreement.id,
        "agreement_paper_id": paper.id,
        "liaison_id": liaison.id,
        "training_id": training.id,
        "coordination_id": meeting.id,
    }
