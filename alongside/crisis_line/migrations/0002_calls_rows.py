"""The row wall around calls, and around what the agency keeps beside its line."""

from django.db import migrations

from alongside.vault.operations import same_agency, wall_off_agency, wall_off_line

CODED = (
    "id", "agency_id", "started_at", "ended_at", "quarters", "contacts", "channel", "caller", "minor", "language",
    "setting", "county", "given", "dispositions", "keep", "call_back", "called_back_at", "became_client_at",
)  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("crisis_line", "0001_calls"), ("people", "0002_rows"), ("vault", "0008_line")]

    operations = [
        *wall_off_line("crisis_line_call", coded=CODED),
        *wall_off_agency("crisis_line_agencylines"),
        *wall_off_agency("crisis_line_debrief"),
        same_agency("crisis_line_call", "taken_by_id", "people_account"),
        same_agency("crisis_line_call", "worker_id", "people_account"),
        same_agency("crisis_line_agencylines", "changed_by_id", "people_account"),
        same_agency("crisis_line_debrief", "account_id", "people_account"),
        same_agency("crisis_line_debrief", "done_by_id", "people_account"),
    ]
