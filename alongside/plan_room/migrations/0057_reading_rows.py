"""A document on its way is seen by whoever keeps plans, and written by the agency that brought it."""

from django.db import migrations

from alongside.vault.operations import OWN_AGENCY, serve, wall_off

KEEPS = "(select wall.keeps_plans())"


class Migration(migrations.Migration):
    dependencies = [("plan_room", "0056_reading")]

    operations = [
        serve("plan_room_reading", app="select, insert, update, delete"),
        wall_off("plan_room_reading", read=KEEPS, write=f"{KEEPS} and {OWN_AGENCY}"),
    ]
