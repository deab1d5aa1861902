"""A place that becomes confidential is forgotten by what imports noted of a service's facts, too."""

from pathlib import Path

from django.db import migrations

from alongside.vault.operations import WallSQL

SQL = (Path(__file__).parent / "sql" / "0046_own_facts.sql").read_text(encoding="utf-8")
DROP = """
drop trigger directory_location_forget_facts on directory_location;
drop function directory_forget_facts();
"""


class Migration(migrations.Migration):
    dependencies = [("directory", "0045_import_jobs")]

    operations = [WallSQL(SQL, DROP)]
