"""Referrals sent and taken on in a quarter, as numbers."""

from pathlib import Path

from django.db import migrations

from alongside.vault.operations import WallSQL, own_functions

FUNCTION = (Path(__file__).parent / "sql" / "0006_tallies.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("referrals", "0005_reader"), ("bulletin", "0004_tallies_rows")]

    operations = [
        WallSQL(FUNCTION, "drop function wall.tally_referrals(date, integer)"),
        own_functions(),
    ]
