"""The row wall around numbers that were given and beds that were asked for: the on-call team, as the call itself."""

from django.db import migrations

from alongside.vault.operations import same_agency, wall_off_line


class Migration(migrations.Migration):
    dependencies = [("crisis_line", "0020_help"), ("people", "0005_notices")]

    operations = [
        *wall_off_line("crisis_line_numbergiven", coded=("id", "agency_id", "need", "given_on")),
        *wall_off_line("crisis_line_bedasked", coded=("id", "agency_id", "asked_at")),
        same_agency("crisis_line_numbergiven", "given_by_id", "people_account"),
        same_agency("crisis_line_bedasked", "asked_by_id", "people_account"),
    ]
