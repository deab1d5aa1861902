"""What a round says: agencies' answers counted and in their words; the community's with small numbers kept from sight.

Belongs here: reading answers. Not here: keeping them (actions.needs_answers). The community's are shown of rounds that
are over and brought five or more, and the wall keeps the small numbers back; words open for the organizers alone, each
question's for itself and in no order, so that nobody can lay together what one person wrote.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db import connection

from alongside.coalition import policies_needs as policies
from alongside.coalition.enums_needs import AnswerState, Experience, Justice, Said
from alongside.coalition.models import AgencyAnswer, NeedsRound
from alongside.coalition.needs_questions import CODES, COMMUNITY_CODES
from alongside.people.enums import TeamKind
from alongside.vault import keyring, ledger
from alongside.vault.actors import Actor, require
from alongside.vault.crypto.errors import SealBroken
from alongside.vault.crypto.grants import unwrap
from alongside.vault.crypto.sealing import associated, open_text
from alongside.vault.enums import What
from alongside.vault.selectors import team_holders

OPEN = ""  # a question that was left open


@dataclass(slots=True)
class Coded:
    """A round that is over, as the wall lets it be known."""

    round_id: UUID
    closed_on: date
    total: int
    counts: dict[str, dict[str, int | None]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Shown:
    """One question as it may be shown. A cell that is None is kept back."""

    question: str
    total: int
    cells: dict[str, int | None]


def coded_of(coalition_id: UUID) -> list[Coded]:
    """Every round whose counts whoever asks may know (the wall says which), the oldest first.

    One with fewer than five answers is missing, and a count that is kept back is None: it never left the table.
    """
    found: dict[UUID, Coded] = {}
    with connection.cursor() as cursor:
        cursor.execute(
            "select round_id, closed_on, question, said, count, total from wall.needs_coded(%s) order by closed_on",
            [coalition_id],
        )
        for round_id, closed_on, question, said, count, total in cursor.fetchall():
            row = found.setdefault(round_id, Coded(round_id, closed_on, int(total)))
            row.counts.setdefault(question, {})[said] = count
    return list(found.values())


def shown_of(row: Coded, question: str, values: Iterable[str]) -> Shown:
    """A question with its answers in the order in which they are asked."""
    known = row.counts.get(question, {})
    return Shown(question, row.total, {value: known.get(value) for value in (*values, OPEN)})


def community_of(row: NeedsRound) -> list[Shown]:
    """The community's coded answers of one round. Empty where fewer than five answered."""
    for coded in coded_of(row.agency_id):
        if coded.round_id == row.id:
            return [
                shown_of(coded, name, Justice.values if name == "justice" else Experience.values)
                for name in COMMUNITY_CODES
            ]
    return []


def agencies_of(actor: Actor, row: NeedsRound) -> list[AgencyAnswer]:
    """What agencies gave, by name."""
    require(policies.may_read_results(actor, row))
    rows = AgencyAnswer.objects.filter(round_id=row.id, state=AnswerState.GIVEN)
    return list(rows.select_related("member").order_by("member__name", "id"))


def agencies_counted(answers: Sequence[AgencyAnswer]) -> dict[str, dict[str, int]]:
    """How many agencies said what. They are organizations: nothing is kept back."""
    return {
        code: {said: sum(answer.coded.get(code) == said for answer in answers) for said in Said.values}
        for code in CODES
    }


def words_of(actor: Actor, row: NeedsRound) -> dict[str, list[str]]:
    """What people wrote, question by question, in no order. Opening it is a line in the ledger."""
    require(policies.may_ask(actor, row.agency_id))
    require(policies.may_read_results(actor, row))
    ledger.add(actor, What.REQUEST_READ, why="needs", about=row.id)
    private = keyring.opened().private_of(team_holders(actor.agency_id)[TeamKind.EVERYONE].id)
    found: dict[str, list[str]] = {}
    with connection.cursor() as cursor:
        cursor.execute("select id, question, words_box, key_box from wall.needs_words(%s)", [row.id])
        for row_id, question, *boxes in cursor.fetchall():
            if words := _opened(associated("needs", row.agency_id, row_id), boxes, private):
                found.setdefault(question, []).append(words)
    return found


def _opened(place: bytes, boxes: Sequence[memoryview], private: bytes) -> str:
    words_box, key_box = (bytes(box) for box in boxes)
    try:
        return open_text(unwrap(key_box, private=private, ad=place), words_box, place)
    except SealBroken:
        return ""
