"""What a round says: agencies' answers counted and in their words; the community's with small numbers kept from sight.

Belongs here: reading answers. Not here: keeping them (actions.needs_answers). The community's are shown of rounds that
are over and brought five or more; words open for the organizers alone, each question's for itself and in no order, so
that nobody can lay together what one person wrote.
"""

import json
import secrets
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db import connection

from alongside.bulletin.small import LEAST, protected, total_shown
from alongside.coalition import policies_needs as policies
from alongside.coalition.enums_needs import AnswerState, Experience, Justice, Said
from alongside.coalition.models import AgencyAnswer, CommunityAnswer, NeedsRound
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
    """A round that is over, as it was counted. Never shown as it is."""

    round_id: UUID
    closed_on: date
    counts: dict[str, Counter[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Shown:
    """One question as it may be shown. A cell that is None is kept back, a total that is None too."""

    question: str
    total: int | None
    cells: dict[str, int | None]


def coded_of(coalition_id: UUID) -> list[Coded]:
    """Every round whose counts whoever asks may know (the wall says which), the oldest first."""
    found: dict[UUID, Coded] = {}
    with connection.cursor() as cursor:
        cursor.execute(
            "select round_id, closed_on, question, said, count from wall.needs_coded(%s) order by closed_on",
            [coalition_id],
        )
        for round_id, closed_on, question, said, count in cursor.fetchall():
            row = found.setdefault(round_id, Coded(round_id, closed_on))
            row.counts.setdefault(question, Counter())[said] += count
    return list(found.values())


def shown_of(row: Coded, question: str, values: Iterable[str]) -> Shown:
    """A question with its small numbers kept back; under five answers nothing of it."""
    counts = {value: row.counts.get(question, Counter())[value] for value in (*values, OPEN)}
    total = total_shown(counts)
    return Shown(question, total, protected(counts) if total else dict.fromkeys(counts))


def community_of(row: NeedsRound) -> list[Shown]:
    """The community's coded answers of one round. Empty where fewer than five answered."""
    for coded in coded_of(row.agency_id):
        if coded.round_id == row.id:
            found = [
                shown_of(coded, name, Justice.values if name == "justice" else Experience.values)
                for name in COMMUNITY_CODES
            ]
            return found if found[0].total else []
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
    rows = list(CommunityAnswer.objects.filter(round_id=row.id))
    if len(rows) < LEAST:
        return {}
    ledger.add(actor, What.REQUEST_READ, why="needs", about=row.id)
    private = keyring.opened().private_of(team_holders(actor.agency_id)[TeamKind.EVERYONE].id)
    found: dict[str, list[str]] = {}
    for answer in rows:
        for key, words in _opened(answer, private).items():
            found.setdefault(key, []).append(words)
    for said in found.values():
        secrets.SystemRandom().shuffle(said)
    return found


def _opened(answer: CommunityAnswer, private: bytes) -> dict[str, str]:
    if answer.words_box is None:
        return {}
    place = associated("needs", answer.agency_id, answer.id)
    try:
        key = unwrap(bytes(answer.key_box or b""), private=private, ad=place)
        words: dict[str, str] = json.loads(open_text(key, bytes(answer.words_box), place))
    except SealBroken:
        return {}
    return words
