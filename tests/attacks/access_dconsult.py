"""Who gets in where while a consultation is made by hand: those who keep it, and nobody else. No client is in here."""

from typing import Any

from alongside.plan_room.actions import grouping, wording
from alongside.plan_room.enums import Publication
from alongside.plan_room.models import Consultation, Draft, Grouping, Revision
from alongside.plan_room.tests.consultations import ground
from alongside.vault import wall
from alongside.vault.actors import Actor
from tests.attacks.access_dir import keeper_at

KEEPERS = {"chloe", "rosa", "vera", "ruth", "fay"}

GROUPS: list[tuple[set[str], str]] = [
    (
        KEEPERS,
        """consulting:every consulting:one consulting:open_to_all consulting:close_now consulting:outcomes
        consulting:group_outcome consulting:judge consulting:bring_back consulting:part consulting:part_there
        consulting:take_out""",
    ),
]
MODELS: list[type[Any]] = []


def parts(actor: Actor, record: Any) -> dict[str, Any]:
    """The consultation that access_consult makes, with a draft changed once and one idea like it."""
    key = f"OPEN-{str(record.case_id)[-6:]}"
    with wall.acting_as(keeper_at(actor)) as keeper:
        row = Consultation.objects.filter(key=key).first() or ground.open_one(keeper, key=key)
        draft = Draft.objects.filter(consultation=row).order_by("position")[0]
        revision = Revision.objects.filter(about=draft.id, number=2).first() or wording.keep(
            actor=keeper, consultation_key=key, part="draft", row_id=draft.id, version=1,
            given={"title": "The number in every office"}, why="Shorter.",
        )  # fmt: skip
        like = ground.published(keeper, row, text=ground.DRAFT)
        run = Grouping(consultation=row, asked_by_id=keeper.account_id)
        run.save(force_insert=True)
    assert row.state == Publication.PUBLISHED
    assert revision is not None
    grouping.group(run.id, keeper.account_id)
    return {
        "part_kind": "draft", "part_id": draft.id, "revision_id": revision.id, "alike_id": draft.id,
        "like_id": like,
    }  # fmt: skip
