"""The row wall around what is known about minors, reports, and the adults around."""

from django.db import migrations

from alongside.vault.operations import same_agency, wall_off_drawer


class Migration(migrations.Migration):
    dependencies = [("cases", "0030_minors"), ("people", "0004_standing"), ("vault", "0009_call_drawer")]

    operations = [
        *wall_off_drawer("cases_minor", "plan", coded=("id", "agency_id", "under_18", "changed_at")),
        *wall_off_drawer(
            "cases_childreport",
            "plan",
            coded=("id", "agency_id", "office", "cause_at", "called_at", "written_at"),
        ),
        *wall_off_drawer("cases_adult", "plan"),
        *wall_off_drawer("cases_asked", "plan"),
        same_agency("cases_minor", "limits_told_by_id", "people_account"),
        same_agency("cases_minor", "consulted_id", "people_account"),
        same_agency("cases_childreport", "cause_by_id", "people_account"),
        same_agency("cases_adult", "added_by_id", "people_account"),
        same_agency("cases_asked", "asked_by_id", "people_account"),
    ]
