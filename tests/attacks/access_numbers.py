"""Who gets in where among the public figures: everyone reads what is published, those who keep them do the rest."""

from datetime import date
from typing import Any

from alongside.bulletin.actions.definitions import write_definition
from alongside.bulletin.selectors import published
from alongside.bulletin.tests import ground
from alongside.vault import wall
from alongside.vault.actors import Actor
from tests.attacks.access_dir import EVERYONE, KEEPS, keeper_at

GROUPS: list[tuple[set[str], str]] = [
    (EVERYONE, "bulletin:numbers bulletin:dataset bulletin:dataset_csv bulletin:dataset_json bulletin:area"),
    (
        KEEPS,
        """bulletin:kept bulletin:bring bulletin:one_kept bulletin:publish bulletin:take_back bulletin:definitions
        bulletin:write_definition""",
    ),
]
MODELS: list[type[Any]] = []  # no client is in here


def parts(actor: Actor, record: Any) -> dict[str, Any]:
    """A published set, and one that waits."""
    with wall.acting_as(keeper_at(actor)) as keeper:
        if not published().filter(key="arrests").exists():  # one scene may hold several clients
            ground.shown(keeper)
            write_definition(
                actor=keeper, area="US", offense="patronizing", version=0, public=True,
                said={
                    "citation": "An invented law, 1", "words": "Paying for it is an offense.", "words_es": "",
                    "beside": "same", "as_of": date(2026, 1, 2), "reviewed_by": "", "source_url": "",
                },
            )  # fmt: skip
        draft = ground.brought(keeper, key=f"later-{record.case_id}")
    return {"dataset_id": draft.id, "key": "arrests", "area": "IL"}
