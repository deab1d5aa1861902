"""The row wall: the agency's own definitions, and answers in a call or in a client's notes."""

from django.db import migrations

from alongside.vault.operations import same_agency, wall_off_agency, wall_off_call_or_drawer


class Migration(migrations.Migration):
    dependencies = [("screening", "0001_initial"), ("people", "0004_standing"), ("vault", "0009_call_drawer")]

    operations = [
        *wall_off_agency("screening_screeningdefinition", app="select, insert, update"),
        *wall_off_call_or_drawer(
            "screening_screeningconversation",
            "notes",
            coded=("id", "agency_id", "drawer", "definition", "started_at"),
        ),
        same_agency("screening_screeningdefinition", "imported_by_id", "people_account"),
        same_agency("screening_screeningconversation", "started_by_id", "people_account"),
    ]
