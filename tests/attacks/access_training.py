"""Who gets in where among trainings: an agency's by those who work there, a coalition's by its members too.

The session is the coalition's, planned by Fay; Amira has a place, and Dev teaches nothing. The curriculum is Linden's.
"""

from decimal import Decimal
from typing import Any
from uuid import uuid4

from alongside.coalition.tests import ground
from alongside.people.actions import attendance, taking_over, trainings
from alongside.people.models import (
    Account,
    Agency,
    Certificate,
    Curriculum,
    TakenOver,
    Topic,
    Trainer,
    TrainingFile,
    TrainingSession,
)
from alongside.people.selectors import actor_of
from alongside.people.tests.training import ground as rooms
from alongside.vault import files, wall
from alongside.vault.actors import Actor
from alongside.vault.crypto.sealing import new_key
from alongside.vault.ids import uuid7
from alongside.vault.models import Holder
from tests.attacks.access_coalition import ORGANISES, SIGNED_IN, organiser

EVERYONE = {"anonymous", *SIGNED_IN}
AT_LINDEN = {"amira", "dev", "chloe", "rosa", "vera", "noor", "ida"}
MANAGES_AT_LINDEN = {"chloe", "rosa", "vera", "ida"}
MANAGES = {*MANAGES_AT_LINDEN, "ruth", "fay"}

GROUPS: list[tuple[set[str], str]] = [
    (EVERYONE, "people:check_certificate"),
    (SIGNED_IN, "people:my_training people:training_sessions people:curricula"),
    (SIGNED_IN, "people:training_session people:take_place people:give_place_up people:say_here"),
    (SIGNED_IN, "people:training_file"),
    (ORGANISES, "people:add_session_file people:take_training_file_away"),
    (
        MANAGES,
        "people:training people:training_csv people:curriculum_new people:session_new people:take_shipped",
    ),
    (AT_LINDEN, "people:curriculum"),
    (
        MANAGES_AT_LINDEN,
        "people:change_curriculum people:next_edition people:topic_new people:change_topic people:confirm_training "
        "people:add_curriculum_file people:undo_taking_over",
    ),
    (MANAGES_AT_LINDEN, "people:take_over"),
    ({*MANAGES_AT_LINDEN, "amira"}, "people:certificate"),
    ({"amira"}, "people:certificate_name"),
    (MANAGES_AT_LINDEN, "people:withdraw_certificate"),
    (
        ORGANISES,
        """people:change_session people:session_state people:take_attendance people:count_outside people:sign_in_sheet
        people:name_trainer people:remove_trainer people:pay_trainer""",
    ),
    (SIGNED_IN, "coalition:training coalition:training_csv coalition:propose_session"),
]
MODELS: list[type[Any]] = []  # no client is in here
FORMS = {
    "people:take_shipped": {"kind": "cross"},
    "people:session_state": {"then": "put_back"},
    "people:certificate_name": {"name": "A. R."},
}


def leader() -> Actor:
    """Rosa, of the agency at which the curriculum is."""
    account = Account.objects.select_related("agency").filter(role="director").earliest("created_at")
    return actor_of(account, {"holder": str(Holder.objects.filter(owner_id=account.id).first().id)})


def parts(actor: Actor, record: Any) -> dict[str, Any]:
    """A curriculum of Linden's that Amira finished, and a session of the coalition's in which she has a place."""
    fay, rosa = organiser(), leader()
    with wall.acting_as(fay):
        for agency in Agency.objects.exclude(kind="coalition").order_by("created_at")[:2]:
            ground.joined(fay, agency)
        row = TrainingSession.objects.filter(agency_id=fay.agency_id).first()
        row = row or rooms.session(fay, None, ["law"], days=-3)
        trainer = Trainer.objects.filter(session=row).first() or trainings.name_trainer(
            actor=fay, session_id=row.id, trainer_id=uuid7(), credit=""
        )
        file = TrainingFile.objects.first() or _file(fay, row)
    with wall.acting_as(rosa):
        of = Curriculum.objects.filter(agency_id=rosa.agency_id).first() or rooms.curriculum(rosa, hours=2)
        amira = Account.objects.filter(agency_id=rosa.agency_id, role="advocate").earliest("created_at")
        if not Certificate.objects.filter(agency_id=rosa.agency_id).exists():
            evening = rooms.session(rosa, of, of.required)
            rooms.placed(rosa, evening, amira)
            attendance.take_attendance(actor=rosa, session_id=evening.id, hours={amira.id: Decimal(2)})
        topic, paper = (
            Topic.objects.filter(curriculum=of).first(),
            Certificate.objects.filter(agency_id=rosa.agency_id).first(),
        )
    with wall.acting_as(rosa):
        known = TakenOver.objects.first()
    taken_over = known or _taken_over(fay, rosa, of, amira)
    return {
        "session_id": row.id, "trainer_id": trainer.id, "curriculum_id": of.id, "topic_id": topic.id,
        "certificate_id": paper.id, "training_file_id": file.id, "taken_over_id": taken_over.id,
    }  # fmt: skip


def _taken_over(fay: Actor, rosa: Actor, of: Curriculum, amira: Account) -> TakenOver:
    """A certificate of the coalition's that counts in Linden's curriculum."""
    with wall.acting_as(fay):
        cross = rooms.curriculum(fay, hours=2, kind="cross")
        day = rooms.session(fay, cross, cross.required)
    with wall.acting_as(rosa):
        rooms.placed(rosa, day, amira)
    with wall.acting_as(fay):
        (paper,) = attendance.take_attendance(actor=fay, session_id=day.id, hours={amira.id: Decimal(2)})
    with wall.acting_as(rosa):
        draft = taking_over.FromElsewhere(paper.code, of.required[0])
        return taking_over.take_over(actor=rosa, curriculum_id=of.id, account_id=amira.id, draft=draft)


def _file(fay: Actor, row: TrainingSession) -> TrainingFile:
    """Slides of the coalition's session, with bytes on the disk."""
    stored_as, key = uuid4(), new_key()
    size = files.write(stored_as, key, [b"%PDF-1.4"])
    return TrainingFile.objects.create(
        agency_id=fay.agency_id, session=row, title="Slides", stored_as=stored_as, key=key, ending="pdf", size=size,
        added_by_id=fay.account_id,
    )  # fmt: skip
