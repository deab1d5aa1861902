"""One id for one thing, everywhere: made from the keys that stand in a plan's form.

Belongs here: ids. Not here: rows. Two installations that load the same plan mean the same promise by the same id.
"""

from uuid import UUID, uuid5

SPACE = UUID("0f6f1d7e-6a0b-5d0e-9c39-3b7b4a2d9f51")  # a name space of ours


def plan_id(key: str) -> UUID:
    return uuid5(SPACE, f"plan/{key}")


def node_id(plan: str, key: str) -> UUID:
    return uuid5(SPACE, f"node/{plan}/{key}")


def action_id(key: str) -> UUID:
    return uuid5(SPACE, f"action/{key}")


def body_id(code: str) -> UUID:
    """A body of government."""
    return uuid5(SPACE, f"body/{code}")


def part_id(kind: str, *keys: object) -> UUID:
    """What hangs on a plan or a promise: an owner, a clock, a fact, a link, a count, a passage."""
    return uuid5(SPACE, "/".join([kind, *map(str, keys)]))
