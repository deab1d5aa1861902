"""A state of the counts never comes again: the night adds a line before it forgets those of yesterday.

Without it a table emptied to its last line could show the number of lines and the last of them of an earlier hour.
"""

from django.db import migrations

FORGET = """
create or replace function wall.forget_stirring() returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    insert into public.plan_room_stirring (at) values (statement_timestamp());
    delete from public.plan_room_stirring where at < statement_timestamp() - interval '1 day';
end $$;
"""
BACK = """
create or replace function wall.forget_stirring() returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
    delete from public.plan_room_stirring where at < statement_timestamp() - interval '1 day'
       and id < (select max(id) from public.plan_room_stirring)
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("plan_room", "0058_stirring")]
    operations = [migrations.RunSQL(FORGET, BACK)]
