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

# What is due comes first and its clients after it: whoever leads has two thousand clients, and few have anything due.
# Everything is counted, by client and whether it is hers; a client's row of hers comes with the soonest of its days.
DUE = """
    with what_is as materialized (
        select 'step' as what, s.subject_id, s.due_on as day, s.account_id
          from cases_step s
          join cases_goal g on g.id = s.goal_id and g.reached_on is null and g.set_aside_on is null
         where s.agency_id = %(agency)s and s.due_on <= %(today)s and s.done_on is null and s.dropped_on is null
        union all
        select 'need', n.subject_id, n.review_on, null
          from cases_need n
         where n.agency_id = %(agency)s and n.review_on <= %(today)s and n.status in ('unmet', 'working')),
    due as materialized (
        select d.what, d.subject_id, d.day, c.id as case_id,
               c.lead_id = %(me)s or d.account_id is not distinct from %(me)s as mine
          from what_is d join cases_case c on c.subject_id = d.subject_id and c.state = 'open')
    select mine, count(*) filter (where what = 'step') as steps, count(*) filter (where what = 'need') as needs,
           null::uuid as subject_id, null::uuid as case_id, null::date as day from due group by mine
    union all
    (select mine, count(*) filter (where what = 'step'), count(*) filter (where what = 'need'), subject_id, case_id,
            min(day) from due where mine group by mine, subject_id, case_id order by min(day), case_id limit %(limit)s)
"""


@dataclass(frozen=True, slots=True)
class DueLine:
    """One client in whose plan something is due: how much, and since when."""

    case_id: UUID
    name: str
    steps: int
    needs: int
    since: date
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
    for mine, steps, needs, subject_id, *_rest in rows:
        if subject_id is None and mine:
            found.steps, found.needs = steps, needs
        elif subject_id is None and actor.role in LEADS:
            found.steps_of_others, found.needs_of_others = steps, needs
    found.first = _named(actor, [row for row in rows if row[3] is not None])
    return found


def _named(actor: Actor, rows: list[Any]) -> list[DueLine]:
    """The names, opened once for all that are shown."""
    if not rows:
        return []
    found = Case.objects.filter(agency_id=actor.agency_id, subject_id__in=[row[3] for row in rows])
    cases = [case for case in found.select_related("lead") if policies.may_read(actor, case)]
    for case in cases:
        case.lead_name = case.lead.working_name  # type: ignore[attr-defined]  # (what `lines` reads)
    shown = {line.case_id: line for line in lines(actor, cases)}
    return [
        DueLine(case_id, shown[case_id].name, steps, needs, since, shown[case_id].wish)
        for _mine, steps, needs, _subject, case_id, since in sorted(rows, key=lambda row: (row[5], row[4]))
        if case_id in shown
    ]
