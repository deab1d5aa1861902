"""The hours of a coalition's trainings can be asked alone, and of some organizations only.

The six measures need no topics, which are eight rows in nine; a page of the matrix shows some organizations of hundreds.
"""

from pathlib import Path

from django.db import migrations

from alongside.vault.operations import WallSQL, own_functions

SQLS = Path(__file__).parent / "sql"
SQL = (SQLS / "0132_hours_alone.sql").read_text(encoding="utf-8")
BEFORE = (SQLS / "0094_training_reach.sql").read_text(encoding="utf-8").partition("drop function")[0]


class Migration(migrations.Migration):
    dependencies = [("coalition", "0131_letter_mail_rows")]

    operations = [
        WallSQL(WallSQL.noop, own_functions().sql),
        WallSQL(SQL, ["drop function wall.training_reach(uuid, date, date, boolean, text[])", BEFORE]),
        own_functions(),
    ]
