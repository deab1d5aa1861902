"""The row wall around clocks, and each agency's own rules."""

from django.db import migrations

from alongside.vault.operations import same_agency, wall_off_agency, wall_off_call_or_drawer


class Migration(migrations.Migration):
    dependencies = [("clocks", "0001_initial"), ("people", "0004_standing"), ("vault", "0009_call_drawer")]

    operations = [
        *wall_off_agency("clocks_rule", app="select, insert, update"),
        *wall_off_call_or_drawer(
            "clocks_clock",
            "plan",
            coded=(
                "id",
                "agency_id",
                "drawer",
                "certainty",
                "started_at",
                "done_at",
                "stopped_at",
                "why_stopped",
            ),
        ),
        same_agency("clocks_rule", "edited_by_id", "people_account"),
        same_agency("clocks_clock", "started_by_id", "people_account"),
    ]
