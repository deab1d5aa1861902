"""Who gets in where in the plan room: everyone reads what is published. No client is in here."""

from typing import Any

EVERYONE = {"anonymous", "amira", "dev", "chloe", "rosa", "vera", "noor", "ida", "ben", "ruth", "fay"}

GROUPS: list[tuple[set[str], str]] = [
    (
        EVERYONE,
        """plans:front plans:counting plans:search plans:compare plans:changes plans:all_feed plans:all_csv plans:bodies
        plans:body plans:body_feed plans:body_calendar plans:plan plans:table plans:document plans:plan_csv
        plans:plan_json plans:version plans:plan_feed plans:plan_calendar plans:promise plans:promise_feed
        plans:promise_calendar""",
    ),
]
MODELS: list[type[Any]] = []


def parts(actor: Any, record: Any) -> dict[str, Any]:
    """The plans that came with the house."""
    return {"plan_key": "NAP20", "promise_key": "NAP20-1.2-a", "body_code": "HHS", "version_number": 1}
