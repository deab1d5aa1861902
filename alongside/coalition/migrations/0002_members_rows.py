"""Members of a coalition read it, its organizers write it."""

from pathlib import Path

from django.db import migrations

from alongside.vault.operations import WallSQL, own_functions, wall_off_coalition

FUNCTIONS = (Path(__file__).parent / "sql" / "0002_members.sql").read_text(encoding="utf-8")
DROP = "drop function wall.leads_here(); drop function wall.organises(); drop function wall.coalitions()"


class Migration(migrations.Migration):
    dependencies = [("coalition", "0001_members"), ("people", "0005_notices"), ("vault", "0011_held")]

    operations = [
        WallSQL(FUNCTIONS, DROP),
        own_functions(),
        *wall_off_coalition("coalition_member"),
    ]
