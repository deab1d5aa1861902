"""The plan's part of the client's own page: the first needs, the goals, what they asked about being in touch.

Belongs here: that one question and its line in the ledger. Not here: the page of the plan (plan).
"""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import connection

from alongside.cases.enums_plan import NeedStatus
from alongside.cases.models import Goal, Need
from alongside.cases.selectors.plan import NeedLine, need_line, opens_plan
from alongside.cases.selectors.together import wish_today
from alongside.vault.actors import Actor

SHOWN = 3

# One question for three tables: the client's page is asked for more often than any other.
EVERYTHING = """
    select 'need' as what, id, words_sealed, next_step_sealed, status as code, place, null::date as day
      from cases_need where agency_id = %(agency)s and subject_id = %(subject)s
    union all
    select 'goal', id, words_sealed, null, '', 0, said_on
      from cases_goal where agency_id = %(agency)s and subject_id = %(subject)s
       and set_aside_on is null and reached_on is null
    union all
    select 'wish', id, null, null, wish, 0, not_before
      from cases_accord where agency_id = %(agency)s and subject_id = %(subject)s
"""


@dataclass(frozen=True, slots=True)
class Overview:
    """The beginning of the plan. `wish` is a sentence where one stands today."""

    needs: list[NeedLine] = field(default_factory=list)
    more: int = 0
    goals: list[str] = field(default_factory=list)
    wish: str = ""


def overview(actor: Actor, subject_id: UUID) -> Overview:
    """The first three needs that are still open, in their order, the first goals, a wish that stands."""
    rows = _rows(actor, subject_id)
    needs = sorted(rows["need"], key=lambda row: (row["place"], row["id"]))
    wanted = [row for row in needs if row["code"] in (NeedStatus.UNMET, NeedStatus.WORKING)][:SHOWN]
    goals = sorted(rows["goal"], key=lambda row: (row["day"], row["id"]))[:SHOWN]
    if wanted or goals:
        opens_plan(actor, subject_id)
    return Overview(
        needs=[_need(actor, subject_id, row) for row in wanted],
        more=len(needs) - len(wanted),
        goals=[_goal(actor, subject_id, row) for row in goals],
        wish="".join(wish_today(row["code"], row["day"]) for row in rows["wish"]),
    )


def _rows(actor: Actor, subject_id: UUID) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(EVERYTHING, {"agency": actor.agency_id, "subject": subject_id})
        names = [column.name for column in cursor.description]
        for values in cursor.fetchall():
            row = dict(zip(names, values, strict=True))
            found[row["what"]].append(row)
    return found


def _need(actor: Actor, subject_id: UUID, row: dict[str, Any]) -> NeedLine:
    need = Need(id=row["id"], agency_id=actor.agency_id, subject_id=subject_id, status=row["code"])
    need.words_sealed, need.next_step_sealed = row["words_sealed"], row["next_step_sealed"]  # type: ignore[attr-defined]
    return need_line(need)


def _goal(actor: Actor, subject_id: UUID, row: dict[str, Any]) -> str:
    goal = Goal(id=row["id"], agency_id=actor.agency_id, subject_id=subject_id)
    goal.words_sealed = row["words_sealed"]  # type: ignore[attr-defined]  # (Sealed adds it)
    return goal.words or ""
