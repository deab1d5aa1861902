"""Whom something on the line waits for: said to the worker who sends notices, by id and kind.

A shift to take, for who is asked; a new request, for the two teams that answer; a hand-over, for who holds the line now
or within twelve hours and did not write it.
"""

from django.db import migrations

from alongside.vault.operations import WallSQL, own_functions

FUNCTION = """
create function wall.notices_on_line() returns table (account_id uuid, kind text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query
    with waiting as (
        select s.asked_id as who, s.agency_id, 'swap' as what, s.asked_at as since
          from public.crisis_line_swap s where s.state = 'asked'
        union all
        select m.account_id, q.agency_id, 'request', q.asked_at from public.crisis_line_asking q
          join public.people_team t on t.agency_id = q.agency_id and t.kind in ('on_call', 'intake')
          join public.people_membership m on m.team_id = t.id and m.until is null
         where q.state = 'new'
        union all
        select s.account_id, h.agency_id, 'hand_over', h.written_at from public.crisis_line_handover h
          join public.crisis_line_shift s on s.agency_id = h.agency_id and s.taken_off_at is null
               and s.account_id <> h.author_id and s.ends_at > statement_timestamp()
               and s.starts_at < statement_timestamp() + interval '12 hours'
         where h.written_at > statement_timestamp() - interval '1 day')
    select distinct w.who, w.what from waiting w where wall.wants_notice(w.who, w.agency_id, w.what, w.since);
end $$;
"""


class Migration(migrations.Migration):
    dependencies = [("crisis_line", "0013_kept"), ("people", "0005_notices")]

    operations = [WallSQL(FUNCTION, "drop function wall.notices_on_line()"), own_functions()]
