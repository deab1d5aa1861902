"""What a coalition reads of its members' counts: their sum, and how many share."""

from pathlib import Path

from django.db import migrations

from alongside.vault.operations import WallSQL, own_functions

FUNCTIONS = (Path(__file__).parent / "sql" / "0042_measures.sql").read_text(encoding="utf-8")
DROP = """
drop function wall.coalition_sharing_count(uuid, date);
drop function wall.coalition_tallies(uuid, text, date, integer);
drop function wall.coalition_sharing(uuid, date);
"""


class Migration(migrations.Migration):
    dependencies = [("coalition", "0041_strategy_rows"), ("bulletin", "0004_tallies_rows")]

    operations = [WallSQL(FUNCTIONS, DROP), own_functions()]
