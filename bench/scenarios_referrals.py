"""An inbox of referrals, measured; and the same rows by plain SQL.

Belongs here: as in scenarios, what is asked for and what the answer must hold. Not here: rows (referrals).
"""

import time
from collections.abc import Callable

from django.urls import reverse

from bench.browser import Browser
from bench.scenarios import Run, Stage, WrongAnswer, check

PLAIN = """
    select r.id, r.area, r.state, r.asked_at, r.due_at, a.name, p.working_name
      from referrals_referral r join people_agency a on a.id = r.agency_id join people_account p on p.id = r.made_by_id
     where r.to_agency_id = %(to)s and r.way = 'agency'
       and r.state in ('requested', 'accepted', 'in-progress', 'on-hold')
     order by r.asked_at limit 50
"""
COUNT = """
    select count(*) from referrals_referral r
     where r.to_agency_id = %(to)s and r.way = 'agency'
       and r.state in ('requested', 'accepted', 'in-progress', 'on-hold')
"""


def referral_inbox(stage: Stage) -> Run:
    """The first page of what came in, for who leads there."""
    browser: Browser = stage.signed_in(stage.supervisor)
    path = reverse("referrals:inbox")

    def run() -> float:
        answer = browser.get(path)
        check(answer, 200, b"ref-line")
        return answer.ms

    return run


def inbox_by_sql(stage: Stage) -> Run:
    """The same page and its count, by two plain statements over the same rows."""

    def run() -> float:
        began = time.perf_counter()
        to = {"to": stage.advocate.agency_id}
        rows = stage.owner.execute(PLAIN, to).fetchall()
        stage.owner.execute(COUNT, to).fetchone()
        took = (time.perf_counter() - began) * 1000
        if not rows and not stage.sealed:
            raise WrongAnswer("No referral was found by plain SQL.")
        return took

    return run


SCENARIOS: dict[str, Callable[[Stage], Run]] = {
    "referral_inbox": referral_inbox,
    "inbox_by_sql": inbox_by_sql,
}
