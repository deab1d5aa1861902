"""A passage is read by whoever reads its plan; whoever keeps plans puts documents beside them."""

from django.db import migrations

from alongside.vault.operations import serve, wall_off

KEEPS = "(select wall.keeps_plans())"
OURS = "(keeper_id is null or keeper_id = (select wall.agency()))"
OF_A_PLAN = "plan_id is null or plan_id in (select p.id from plan_room_plan p)"
OF_OUR_PLAN = f"{KEEPS} and (plan_id is null or plan_id in (select p.id from plan_room_plan p where {OURS}))"
ALL = "select, insert, update, delete"
TABLES = ("plan_room_sourcedocument", "plan_room_sourcepassage")


class Migration(migrations.Migration):
    dependencies = [("plan_room", "0010_sources")]

    operations = [
        *[serve(table, app=ALL) for table in TABLES],
        *[wall_off(table, read=OF_A_PLAN, write=OF_OUR_PLAN) for table in TABLES],
    ]
