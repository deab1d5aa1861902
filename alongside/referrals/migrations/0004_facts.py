"""The counts of the network tell what was noted on a call apart from what is still waited for."""

from pathlib import Path

from django.db import migrations

from alongside.vault.operations import WallSQL, own_functions

HERE = Path(__file__).parent / "sql"
COUNTS = (HERE / "0004_facts.sql").read_text(encoding="utf-8")
BEFORE = (HERE / "0004_facts_before.sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("referrals", "0003_routing")]

    operations = [WallSQL(COUNTS, BEFORE), own_functions()]
