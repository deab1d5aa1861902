"""A destroyed record stays destroyed, and only someone who leads destroys one: said by the database too."""

from pathlib import Path

from django.db import migrations

from alongside.vault.operations import WallSQL, own_functions

FUNCTIONS = (Path(__file__).parent / "sql" / "0005_destroying.sql").read_text(encoding="utf-8")
GUARDED = ("keys_drawerkey", "vault_accessentry", "vault_blindtoken")

GUARD = [
    f"create trigger {table}_stay_destroyed after insert on {table} referencing new table as added "
    "for each statement execute function wall.stay_destroyed()"
    for table in GUARDED
]
UNGUARD = [f"drop trigger {table}_stay_destroyed on {table}" for table in GUARDED]


class Migration(migrations.Migration):
    dependencies = [("vault", "0004_living")]

    operations = [
        WallSQL(FUNCTIONS, "drop function wall.stay_destroyed()"),  # wall.destroy stays: it refuses more
        own_functions(),
        WallSQL(GUARD, UNGUARD),
    ]
