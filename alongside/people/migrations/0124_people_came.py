"""How many came to a session, for everyone who may read it: a count beside its places, and no names."""

from django.db import migrations

from alongside.vault.operations import WallSQL, own_functions

SQL = """
-- How many came to sessions that whoever asks may read, with those who were only counted. Whose they are is not for all.
create function wall.people_came(p_sessions uuid[]) returns table (session_id uuid, many bigint)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare who wall.who := wall.actor();
begin
    if who.actor_id is null then return; end if;
    return query select one.session_id, sum(one.people)::bigint from (
        select a.session_id, 1 as people from public.people_attendance a
         where a.session_id = any(p_sessions) and a.hours > 0
        union all
        select o.session_id, o.people from public.people_outsidecount o where o.session_id = any(p_sessions)) one
     group by one.session_id;
end $$;
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0123_renewal_rows")]

    operations = [WallSQL(SQL, "drop function wall.people_came(uuid[])"), own_functions()]
