"""`doctor`: what is wrong with an installation, in plain words, and what helps.

Belongs here: what a check is and in which order they run. The checks themselves are beside it:
doctor_walls (roles, policies, functions), doctor_server (version, clock, logs), doctor_machine (disk, modes,
mail, backups), doctor_records (worker, ledger, drawers). Nothing here tells a name, an id or an address.
"""

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from typing import Any, Literal

State = Literal["ok", "warn", "bad"]


@dataclass(frozen=True)
class Check:
    """One thing looked at: what was found, and what to do about it."""

    state: State
    about: str
    sentence: str
    help: str = ""

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)

    def told(self) -> str:
        """As the terminal says it."""
        words = {"ok": "ok  ", "warn": "look", "bad": "BAD "}
        advice = f"\n      {self.help}" if self.help and self.state != "ok" else ""
        return f"{words[self.state]}  {self.about}: {self.sentence}{advice}"


def ok(about: str, sentence: str) -> Check:
    return Check("ok", about, sentence)


def examine() -> list[Check]:
    """Every check. One that cannot be made is itself a finding, and the others go on."""
    from config import doctor_machine, doctor_records, doctor_server, doctor_walls

    return _all(
        [
            *doctor_server.CHECKS,
            *doctor_walls.CHECKS,
            *doctor_records.CHECKS,
            *doctor_machine.CHECKS,
        ]
    )


def _all(checks: Iterable[Callable[[], Check]]) -> list[Check]:
    return [_one(check) for check in checks]


def _one(check: Callable[[], Check], reconnect: Callable[[], None] | None = None) -> Check:
    try:
        return check()
    except Exception as failure:  # anything may be broken here; saying so is the task
        (reconnect or _reconnect)()
        about = check.__name__.replace("_", " ")
        return Check(
            "bad",
            about,
            f"could not be looked at ({type(failure).__name__})",
            "Run `alongside migrate`, then this.",
        )


def _reconnect() -> None:
    """The next check must not stumble over what this one left."""
    from django.db import connections

    connections["owner"].close()


def rows(sql: str, params: Iterable[Any] = ()) -> list[tuple[Any, ...]]:
    """Ask as the owner, whom the keeper's policy shows every row."""
    from django.db import connections

    with connections["owner"].cursor() as cursor:
        cursor.execute(sql, list(params))
        return list(cursor.fetchall())


def one(sql: str, params: Iterable[Any] = ()) -> Any:
    """The first column of the first row."""
    found = rows(sql, params)
    return found[0][0] if found else None


def listed(names: Iterable[str], most: int = 5) -> str:
    """A short list for a sentence."""
    names = list(names)
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more


def summary(checks: list[Check]) -> str:
    """The last line."""
    bad = sum(check.state == "bad" for check in checks)
    warn = sum(check.state == "warn" for check in checks)
    if bad:
        return f"{bad} of {len(checks)} are wrong; {warn} more to look at."
    return f"{warn} of {len(checks)} to look at, nothing wrong." if warn else f"All {len(checks)} are well."
