"""The row wall around what a client told: it lies in the notes, and nothing of it stands open for counting."""

from django.db import migrations

from alongside.vault.operations import same_agency, wall_off_drawer


class Migration(migrations.Migration):
    dependencies = [("cases", "0050_told"), ("people", "0002_rows"), ("vault", "0002_wall")]

    operations = [
        *wall_off_drawer("cases_told", "notes"),
        *wall_off_drawer("cases_formertold", "notes"),
        same_agency("cases_told", "changed_by_id", "people_account"),
        same_agency("cases_formertold", "replaced_by_id", "people_account"),
    ]
