"""Steps whose day has come, and needs to look at again: for Today.

Belongs here: one statement over the coded facts of the plan. Not here: the plan itself (plan), clocks (clocks). No word
of a plan is opened; the names of those that are shown are, with the caseload's own line in the ledger.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils import timezone

from alongside.cases import policies
from alongside.cases.models import Case
from alongside.cases.selectors.caseload import lines
from alongside.people.policies import LEADS
from alongside.vault.actors import Actor

# What is hers comes with its row, as far as it is shown; all of it is counted, what is others' apart.
DUE = """
    with due as materialized (
        select d.what, d.id, d.subject_id, d.day, d.owner, c.id as case_id,
               c.lead_id = %(me)s or d.account_id is not distinct from %(me)s as mine
          from (
            select 'step' as what, s.id, s.subject_id, s.due_on as day, s.owner, s.account_id
              from cases_step s
              join cases_goal g on g.id = s.goal_id and g.reached_on is null and g.set_aside_on is null
             where s.agency_id = %(agency)s and s.due_on <= %(today)s and s.done_on is null and s.dropped_on is null
            union all
            select 'need', n.id, n.subject_id, n.review_on, '', null
              from cases_need n
             where n.agency_id = %(agency)s and n.review_on <= %(today)s and n.status in ('unmet', 'working')
          ) d
          join cases_case c on c.subject_id = d.subject_id and c.state = 'open')
    select what, mine, count(*), null::uuid as id, null::uuid, null::uuid, null::date as day, null
      from due group by 1, 2
    union all
    (select what, mine, 0, id, subject_id, case_id, day, owner from due where mine order by day, id limit %(limit)s)
"""


@dataclass(frozen=True, slots=True)
class DueLine:
    """One step or need that is due, with whose it is."""

    what: str
    case_id: UUID
    name: str
    day: date
    is_theirs: bool
    wish: str


@dataclass(slots=True)
class Due:
    """What is due of this person's own clients; of everyone else's only how much."""

    first: list[DueLine] = field(default_factory=list)
    steps: int = 0
    needs: int = 0
    steps_of_others: int = 0
    needs_of_others: int = 0

    @property
    def total(self) -> int:
        return self.steps + self.needs

    @property
    def total_of_others(self) -> int:
        return self.steps_of_others + self.needs_of_others


def due_today(actor: Actor, limit: int) -> Due:
    """The first few of her own, soonest first; who leads is told how much is due beside them, without a name."""
    params: dict[str, Any] = {
        "me": actor.account_id,
        "agency": actor.agency_id,
        "today": timezone.localdate(),
        "limit": limit,
    }
    with connection.cursor() as cursor:
        cursor.execute(DUE, params)
        rows = cursor.fetchall()
    found = Due()
    for what, mine, count, row_id, *_rest in rows:
        if row_id is None and (mine or actor.role in LEADS):
            setattr(found, f"{what}s" if mine else f"{what}s_of_others", count)
    found.first = _named(actor, [row for row in rows if row[3] is not None])
    return found


def _named(actor: Actor, rows: list[Any]) -> list[DueLine]:
    """The names, opened once for all that are shown."""
    subjects = {row[4] for row in rows}
    if not subjects:
        return []
    cases = list(
        Case.objects.filter(policies.readable(actor), subject_id__anyof=list(subjects)).select_related("lead")
    )
    for case in cases:
        case.lead_name = case.lead.working_name  # type: ignore[attr-defined]  # (what `lines` reads)
    shown = {line.case_id: line for line in lines(actor, cases)}
    return [
        DueLine(what, case_id, shown[case_id].name, day, owner == "client", shown[case_id].wish)
        for what, _mine, _count, _id, _subject, case_id, day, owner in sorted(
            rows, key=lambda row: (row[6], row[3])
        )
        if case_id in shown
    ]
