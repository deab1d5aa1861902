"""What people said about the agency, with small numbers kept from sight.

Belongs here: reading answers, what was changed. Not here: keeping an answer (actions.evaluation). Shown are only
quarters that are over and brought five answers or more: a number that grows from one day to the next would tell
who was just here. For the same reason nobody counts the cards that are left. Small cells: bulletin.small.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.utils import timezone

from alongside.bulletin.small import LEAST, protected
from alongside.cases import policies_groups as policies
from alongside.cases.enums_groups import Said, Theme
from alongside.cases.models import Evaluation, EvaluationChange
from alongside.cases.models.evaluation import QUESTIONS
from alongside.people.enums import TeamKind
from alongside.people.selectors import agencies
from alongside.vault import keyring, ledger
from alongside.vault.actors import Actor, require
from alongside.vault.crypto.errors import SealBroken
from alongside.vault.crypto.grants import unwrap
from alongside.vault.crypto.sealing import associated, open_text
from alongside.vault.enums import What
from alongside.vault.errors import NotFound
from alongside.vault.selectors import team_holders

OPEN = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """One question of one quarter. A count that is None is hidden."""

    question: str
    yes: int | None
    partly: int | None
    no: int | None
    left_open: int | None


@dataclass(frozen=True, slots=True)
class Quarter:
    """One quarter that is over. Without answers shown where there were fewer than five."""

    first: date
    count: int | None
    questions: list[Answered]
    words: list[str]


@dataclass(frozen=True, slots=True)
class Changed:
    """What an agency changed because of it."""

    id: UUID | None
    agency: str
    theme: str
    words: str
    on: date
    is_removed: bool = False


def quarters_heard(actor: Actor) -> list[Quarter]:
    """Every quarter that is over, newest first."""
    require(policies.may_hear(actor))
    this = timezone.localdate()
    running = date(this.year, 3 * ((this.month - 1) // 3) + 1, 1)
    rows = Evaluation.objects.filter(agency_id=actor.agency_id, quarter__lt=running)
    found: dict[date, list[Evaluation]] = {}
    for row in rows.order_by("-quarter", "id"):
        found.setdefault(row.quarter, []).append(row)
    return [_quarter(actor, first, answers) for first, answers in found.items()]


def changes_by(actor: Actor) -> list[Changed]:
    """What this agency said it changed, newest first, with what was taken off the public page."""
    rows = EvaluationChange.objects.filter(agency_id=actor.agency_id).order_by("-on", "-id")
    return [
        Changed(row.id, "", str(Theme(row.theme).label), row.words, row.on, row.removed_at is not None)
        for row in rows[:50]
    ]


def change_for(actor: Actor, change_id: UUID) -> EvaluationChange:
    """One thing that was changed."""
    change = EvaluationChange.objects.filter(agency_id=actor.agency_id, id=change_id).first()
    if change is None:
        raise NotFound
    return change


def changes_published() -> list[Changed]:
    """What everyone may read, of every agency here, newest first."""
    with connection.cursor() as cursor:
        cursor.execute("select agency_id, changed_on, theme, words from wall.published_changes()")
        rows = cursor.fetchall()
    names = {agency.id: agency.name for agency in agencies()} if rows else {}
    return [Changed(None, names.get(row[0], ""), str(Theme(row[2]).label), row[3], row[1]) for row in rows]


def _quarter(actor: Actor, first: date, answers: list[Evaluation]) -> Quarter:
    if len(answers) < LEAST:
        return Quarter(first, None, [], [])
    return Quarter(
        first, len(answers), [_answered(name, answers) for name in QUESTIONS], _words(actor, answers)
    )


def _answered(name: str, answers: list[Evaluation]) -> Answered:
    counts = Counter(getattr(row, name) for row in answers)
    shown = protected({value: counts[value] for value in (*Said.values, OPEN)})
    return Answered(name, shown[Said.YES], shown[Said.PARTLY], shown[Said.NO], shown[OPEN])


def _words(actor: Actor, answers: list[Evaluation]) -> list[str]:
    """The words of a quarter, in no order, for a custodian. Opening them is a line in the ledger."""
    if not actor.is_custodian:
        return []
    boxed = [row for row in answers if row.words_box is not None]
    if boxed:
        ledger.add(actor, What.REQUEST_READ, why="evaluation")
    holder = team_holders(actor.agency_id)[TeamKind.CUSTODIANS]
    private = keyring.opened().private_of(holder.id)
    found = []
    for row in boxed:
        place = associated("evaluation", row.agency_id, row.id)
        try:
            key = unwrap(bytes(row.key_box or b""), private=private, ad=place)
            found.append(open_text(key, bytes(row.words_box or b""), place))
        except SealBroken:
            continue
    return found
