"""What people who were helped said in a quarter, as numbers."""

from pathlib import Path

from django.db import migrations

from alongside.vault.operations import WallSQL, own_functions

FUNCTION = (Path(__file__).parent / "sql" / "0083_tallies.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("cases", "0082_days"), ("bulletin", "0004_tallies_rows")]

    operations = [
        WallSQL(FUNCTION, "drop function wall.tally_feedback(date, integer)"),
        own_functions(),
    ]
