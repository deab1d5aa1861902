"""How many different people were served in a quarter and a year, as a number."""

from pathlib import Path

from django.db import migrations

from alongside.vault.operations import WallSQL, own_functions

FUNCTION = (Path(__file__).parent / "sql" / "0003_tallies.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("service_entries", "0002_rows"), ("bulletin", "0004_tallies_rows")]

    operations = [
        WallSQL(FUNCTION, "drop function wall.tally_people(date, integer)"),
        own_functions(),
    ]
