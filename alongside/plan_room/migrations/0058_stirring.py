"""Counts of many promises may be remembered, because any change to what is counted says that there was one.

A line is added and never written over: two writers do not wait for each other. The number of lines and the last of them
together change with each commit, whichever of two began first. Lines of yesterday go in the night.
"""

from django.db import migrations, models

from alongside.vault.operations import WallSQL, own_functions, serve, wall_off

COUNTED = (
    "plan", "node", "action", "actionagency", "planagency", "planclock", "officialupdate", "shadowreport",
    "shadowfinding", "actionlink", "evidence", "declaredcount",
)  # fmt: skip
FUNCTIONS = """
create function wall.note_stirring() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    insert into public.plan_room_stirring (at) values (statement_timestamp());
    return null;
end $$;

create function wall.forget_stirring() returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
    delete from public.plan_room_stirring where at < statement_timestamp() - interval '1 day'
       and id < (select max(id) from public.plan_room_stirring)
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("plan_room", "0057_reading_rows")]

    operations = [
        migrations.CreateModel(
            name="Stirring",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
            ],
        ),
        serve("plan_room_stirring", app="select"),
        wall_off("plan_room_stirring", read="true", write="false"),
        WallSQL("grant usage on sequence plan_room_stirring_id_seq to {keeper}", WallSQL.noop),
        WallSQL(FUNCTIONS, "drop function wall.forget_stirring(); drop function wall.note_stirring()"),
        own_functions(),
        WallSQL(
            "; ".join(
                f"create trigger stirs after insert or update or delete on plan_room_{table} "
                "for each statement execute function wall.note_stirring()"
                for table in COUNTED
            ),
            "; ".join(f"drop trigger stirs on plan_room_{table}" for table in COUNTED),
        ),
    ]
