"""A page about one client opens her entries of the access list, not everyone's."""

from pathlib import Path

from django.db import migrations

from alongside.vault.operations import WallSQL, own_functions

SQL = Path(__file__).parent / "sql"
NOW = (SQL / "0012_about.sql").read_text(encoding="utf-8")
EARLIER = (SQL / "0011_held.sql").read_text(encoding="utf-8")
BEFORE = EARLIER[
    EARLIER.index("create or replace function wall.open_subjects") : EARLIER.index(
        "-- As in 0006_quick, with what is held.\ncreate or replace function wall.standing"
    )
]


class Migration(migrations.Migration):
    dependencies = [("vault", "0011_held")]

    operations = [WallSQL(NOW, BEFORE), own_functions()]
