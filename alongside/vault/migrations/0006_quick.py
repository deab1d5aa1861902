"""The wall's small questions answered with kept plans, and everything the door asks of it in one."""

from pathlib import Path

from django.db import migrations

from alongside.vault.operations import WallSQL, own_functions

FUNCTIONS = (Path(__file__).parent / "sql" / "0006_quick.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("vault", "0005_destroying")]

    operations = [
        WallSQL(FUNCTIONS, "drop function wall.standing()"),  # the others stay: they answer the same
        own_functions(),
    ]
