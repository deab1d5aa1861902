"""An inbox of referrals: what other agencies asked the measured one for, and what it asked of them.

Belongs here: the rows, made inside the database. Not here: measuring (scenarios_referrals). Whose they are stands
nowhere: for an inbox nobody needs to know.
"""

from bench.ground import Say
from bench.loading import connect
from bench.staff import House

ROWS = """
    insert into referrals_referral
           (id, agency_id, made_by_id, way, to_agency_id, area, priority, do_not_contact, warm, transport, interpreter,
            state, reason, outcome, packet_id, open_until, keeps_permission, reply_key, answer_days, outcome_days,
            no_decline, without_agreement, made_at, asked_at, due_at, version)
    select gen_random_uuid(), a.agency_id, a.id, 'agency', %(to)s,
           (array['legal', 'health', 'housing_tonight', 'work', 'immigration'])[1 + n %% 5],
           case when n %% 7 = 0 then 'urgent' else 'routine' end, n %% 3 = 0, false, n %% 5 = 0, '',
           (array['requested', 'accepted', 'in-progress', 'on-hold'])[1 + n %% 4],
           case when n %% 4 = 3 then 'waitlist' else '' end, '', gen_random_uuid(), now() + interval '10 years', false,
           decode(repeat('00', 32), 'hex'), 3, 30, false, true, now() - n * interval '7 minutes',
           now() - n * interval '7 minutes', now() - n * interval '7 minutes' + interval '3 days', 1
      from generate_series(1, %(count)s) as n
      join lateral (select id, agency_id from people_account where agency_id <> %(to)s and role = 'advocate'
                     order by id offset n %% %(others)s limit 1) a on true
"""


def write(dbname: str, houses: list[House], count: int, say: Say) -> None:
    """So many open ones that came to the measured agency."""
    workers = [worker for house in houses for worker in house.workers if worker.role == "advocate"]
    to = workers[0].agency_id
    others = sum(worker.agency_id != to for worker in workers)
    if not others:
        return
    say(f"Inbox of {count} referrals")
    with connect(dbname) as connection:
        connection.execute("alter table referrals_referral no force row level security")
        connection.execute(ROWS, {"to": to, "count": count, "others": others})
        connection.execute("alter table referrals_referral force row level security")
        connection.execute("analyze referrals_referral")
