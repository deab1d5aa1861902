"""The row wall around everything that is known about a client."""

from django.db import migrations

from alongside.vault.operations import same_agency, wall_off_drawer

BY_DRAWER = ("notes", "plan", "counselling")


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial"), ("people", "0002_rows"), ("vault", "0002_wall")]

    operations = [
        *wall_off_drawer(
            "cases_case",
            "identity",
            coded=("id", "agency_id", "state", "opened_on", "closed_on", "close_reason"),
        ),
        *wall_off_drawer("cases_identity", "identity"),
        *wall_off_drawer("cases_contactmethod", "identity"),
        *wall_off_drawer("cases_careteammember", "plan", coded=("id", "agency_id", "part", "since", "until")),
        *wall_off_drawer("cases_note", *BY_DRAWER, coded=("id", "agency_id", "drawer", "written_at")),
        *wall_off_drawer("cases_formernote", *BY_DRAWER),
        *wall_off_drawer("cases_document", *BY_DRAWER),
        same_agency("cases_case", "lead_id", "people_account"),
        same_agency("cases_careteammember", "account_id", "people_account"),
        same_agency("cases_note", "author_id", "people_account"),
        same_agency("cases_document", "added_by_id", "people_account"),
    ]
