"""The row wall around the plan: every table of it lies in the drawer that is written together with the client."""

from django.db import migrations

from alongside.vault.operations import same_agency, wall_off_drawer

NEED = ("id", "agency_id", "area", "urgency", "status", "review_on", "added_at")
GOAL = ("id", "agency_id", "said_on", "reached_on", "set_aside_on", "rating", "rated_on")


class Migration(migrations.Migration):
    dependencies = [("cases", "0010_plan"), ("people", "0002_rows"), ("vault", "0002_wall")]

    operations = [
        *wall_off_drawer("cases_need", "plan", coded=NEED),
        *wall_off_drawer("cases_companion", "plan", coded=("id", "agency_id", "kind", "ended_on")),
        *wall_off_drawer("cases_goal", "plan", coded=GOAL),
        *wall_off_drawer("cases_formergoal", "plan"),
        *wall_off_drawer("cases_step", "plan"),
        *wall_off_drawer("cases_stagemove", "plan", coded=("id", "agency_id", "stage", "state", "moved_on")),
        *wall_off_drawer("cases_safetypart", "plan"),
        *wall_off_drawer("cases_formersafetypart", "plan"),
        *wall_off_drawer("cases_printout", "plan"),
        *wall_off_drawer("cases_accord", "plan"),
        *wall_off_drawer("cases_saying", "plan", coded=("id", "agency_id", "kind", "said_on")),
        *wall_off_drawer("cases_reading", "plan", coded=("id", "agency_id", "kind", "how", "read_on")),
        same_agency("cases_formergoal", "replaced_by_id", "people_account"),
        same_agency("cases_step", "account_id", "people_account"),
        same_agency("cases_stagemove", "by_id", "people_account"),
        same_agency("cases_safetypart", "changed_by_id", "people_account"),
        same_agency("cases_formersafetypart", "replaced_by_id", "people_account"),
        same_agency("cases_printout", "made_by_id", "people_account"),
        same_agency("cases_reading", "read_by_id", "people_account"),
    ]
