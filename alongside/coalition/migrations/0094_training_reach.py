"""Hours and topics of a coalition's trainings come from one function, which reads whole months from kept sums."""

from pathlib import Path

from django.db import migrations

from alongside.vault.operations import WallSQL, own_functions

SQLS = Path(__file__).parent / "sql"
SQL = (SQLS / "0094_training_reach.sql").read_text(encoding="utf-8")
BEFORE = (SQLS / "0080_training.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("coalition", "0093_member_in_the_directory"), ("people", "0051_training_sums_rows")]

    operations = [
        WallSQL(WallSQL.noop, own_functions().sql),
        WallSQL(SQL, [BEFORE, "drop function wall.training_reach(uuid, date, date)"]),
        own_functions(),
    ]
