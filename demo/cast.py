"""What the terminal prints about the cast: who they are, what they sign in with, the code of this moment.

Belongs here: the table. Not here: the cards of the sign-in page (cards), the people themselves (staff).
"""

from typing import TypedDict

from alongside.people.enums import Role
from alongside.people.totp import code_at, step_now
from demo.staff import BY_KEY, HOUSE_BY_KEY, STAFF, Worker


class Row(TypedDict):
    """One person of the cast, as the terminal and the sign-in page show her."""

    name: str
    role: str
    agency: str
    login: str
    passphrase: str
    code: str


def rows() -> list[Row]:
    """Everyone who has joined, agency by agency."""
    return [row_of(worker) for worker in STAFF if worker.has_joined]


def row_of(worker: Worker) -> Row:
    """One person. The code is right for at most half a minute, and once."""
    return {
        "name": worker.name,
        "role": str(Role(worker.role).label),
        "agency": HOUSE_BY_KEY[worker.house].name,
        "login": worker.login,
        "passphrase": worker.passphrase,
        "code": code_at(worker.totp_secret, step_now()),
    }


def row_for(key: str) -> Row:
    """One person by her key in the demonstration's data."""
    return row_of(BY_KEY[key])


def printed() -> str:
    """The whole cast as a table for the terminal."""
    everyone = rows()
    width = max(len(row["login"]) for row in everyone)
    lines: list[str] = []
    agency = ""
    for row in everyone:
        if row["agency"] != agency:
            agency = row["agency"]
            lines += ["", f"  {agency}"]
        lines.append(f"    {row['code']}  {row['login']:<{width}}  {row['passphrase']:<42}  {row['role']}")
    return "\n".join(lines[1:])
