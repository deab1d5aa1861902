"""A certificate whose training no longer counts says so to whoever asks with its code."""

from pathlib import Path

from django.db import migrations

from alongside.vault.operations import WallSQL, in_house_time, own_functions

SQLS = Path(__file__).parent / "sql"
SQL = (SQLS / "0053_certificate_ends.sql").read_text(encoding="utf-8")
FIRST = (SQLS / "0031_training.sql").read_text(encoding="utf-8")
BEFORE = (
    "drop function wall.certificate(text, text);\n" + FIRST[FIRST.index("create function wall.certificate") :]
)


class Migration(migrations.Migration):
    dependencies = [("people", "0052_topic_version")]

    operations = [
        WallSQL(WallSQL.noop, own_functions().sql),
        WallSQL(SQL, BEFORE),
        own_functions(),
        in_house_time("wall.certificate(text, text)"),
    ]
