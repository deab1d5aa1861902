"""Whose papers lapsed without a line in the ledger saying so. Asked by a job that has no context.

It answers with two opaque ids and nothing else: whether a person may open a drawer is decided elsewhere.
"""

from django.db import migrations

from alongside.vault.operations import WallSQL

# The lapse is the end of the clearance less the grace; one line about her since then is enough.
LAPSES = """
create or replace function wall.lapses_to_note() returns table (agency_id uuid, account_id uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select a.agency_id, a.id from public.people_account a
      join public.people_agency g on g.id = a.agency_id
      join public.vault_clearance c on c.actor_id = a.id
     where a.left_at is null
       and c.cleared_until < '9000-01-01'
       and c.cleared_until - make_interval(hours => g.grace_hours) <= statement_timestamp()
       and not exists (
           select from public.ledger_line l
            where l.agency_id = a.agency_id and l.what = 'clearance.lapsed' and l.about_id = a.id
              and l.at >= c.cleared_until - make_interval(hours => g.grace_hours))
$$;
alter function wall.lapses_to_note() owner to {keeper};
revoke all on function wall.lapses_to_note() from public;
grant execute on function wall.lapses_to_note() to {app};
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0002_rows"), ("vault", "0004_living")]

    operations = [WallSQL(LAPSES, "drop function wall.lapses_to_note()")]
