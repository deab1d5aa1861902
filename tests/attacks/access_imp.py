"""Who gets in where around imports and exports: who keeps the directory, of whatever agency."""

from typing import Any

from alongside.directory.actions import importing
from alongside.directory.actions.importing import Origin
from alongside.vault import wall
from alongside.vault.actors import Actor
from tests.attacks.access_dir import KEEPS, keeper_at

GROUPS: list[tuple[set[str], str]] = [
    (
        KEEPS,
        """directory:imports directory:import_new directory:import_one directory:import_preview
        directory:import_check directory:import_bring directory:import_leave directory:import_undo
        directory:import_report directory:export directory:export_file""",
    ),
]
FORMS = {"directory:export_file": {"form": "list"}}
MODELS: list[type[Any]] = []  # no client is in here


def parts(actor: Actor, record: Any) -> dict[str, Any]:
    """A list that waits."""
    keeper = keeper_at(actor)
    with wall.acting_as(keeper):
        run = importing.keep_file(
            actor=keeper,
            name="list.csv",
            origin=Origin("Somebody"),
            kind="csv",
            size=1,
            stored_as=None,
            key=None,
        )
    return {"run_id": run.id}
