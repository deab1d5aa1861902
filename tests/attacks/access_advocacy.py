"""Who gets in where: standing beside a client. The counselling drawer of this client is closed to all of the cast."""

from typing import Any

from django.utils import timezone

from alongside.cases.models import AdvocacyContact, Checklist, ChecklistMark, HospitalVisit, PoliceHarm
from alongside.vault.actors import Actor

ON_THE_CARE_TEAM = {"amira", "chloe"}
CANARY = "Zelenograd Quill"
GROUPS: list[tuple[set[str], str]] = [
    (
        ON_THE_CARE_TEAM,
        """cases:advocacy cases:open_checklists cases:checklist cases:checklist_item cases:put_away_checklist
        cases:take_up_checklist cases:papers_to_find cases:advocacy_contacts cases:advocacy_contact
        cases:add_advocacy_contact cases:change_advocacy_contact cases:add_visit cases:visit cases:change_visit
        cases:note_moment cases:take_back_moment cases:police_harm_log cases:police_harm cases:add_police_harm""",
    ),
    ({"amira"}, "cases:correct_police_harm"),  # by its author
    (set(), "cases:counselling cases:add_session cases:session cases:correct_session"),
]
FORMS = {"cases:note_moment": {"step": "left"}, "cases:take_back_moment": {"step": "arrived"}}
MODELS = [Checklist, ChecklistMark, AdvocacyContact, HospitalVisit, PoliceHarm]


def parts(actor: Actor, record: Any) -> dict[str, Any]:
    """A row in each table of advocacy, by the one who asks."""
    about = {"agency_id": actor.agency_id, "subject_id": record.subject_id}
    hers = about | {"author_id": actor.account_id}
    checklist = Checklist(**about, kind="orders", file_version=1, opened_by_id=actor.account_id)
    mark = ChecklistMark(**hers, checklist_id=checklist.id, item_number=1, version=1, answer="wanted")
    mark.happened_on = timezone.localdate()
    contact = AdvocacyContact(**hers, with_whom="landlord", how="phone", happened_at=timezone.now())
    visit = HospitalVisit(**hers)
    harm = PoliceHarm(**hers, kinds=["took"], agreed_to_keep="yes")
    for row in (checklist, mark, contact, visit, harm):
        _fill(row)
        row.save(force_insert=True)
    return {
        "checklist_id": checklist.id,
        "item_number": 1,
        "advocacy_contact_id": contact.id,
        "visit_id": visit.id,
        "harm_id": harm.id,
    }


def _fill(row: Any) -> None:
    """Something in every sealed column, so that nothing of it may be found anywhere else."""
    lists = {"former": "[]", "parts_chosen": '["body"]'}
    for column in row.Care.sealed:
        name = column.removesuffix("_sealed")
        setattr(row, name, lists.get(name, f"{name} of {CANARY}"))
