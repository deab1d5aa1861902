"""The row wall around standing beside a client.

Harm by police is narrower than its drawer: its author, the one who leads the client's work, and those who lead the
agency and work with the client read it; only its author writes. Nobody reads it through a broken glass.
"""

from django.db import migrations

from alongside.vault.operations import (
    bind_to_subject,
    count_only,
    in_drawer,
    same_agency,
    serve,
    wall_off,
    wall_off_drawer,
)

HERS = "author_id = (select wall.actor_id())"
LEADS = (
    "exists (select 1 from people_account a where a.id = (select wall.actor_id()) "
    "and a.role in ('director', 'supervisor', 'clinical_supervisor'))"
)
LEADS_THE_WORK = (
    "exists (select 1 from cases_case c where c.subject_id = cases_policeharm.subject_id "
    "and c.lead_id = (select wall.actor_id()))"
)
NOT_THROUGH_GLASS = in_drawer("notes", writing=True)  # a broken glass never writes
HARM = "cases_policeharm"


class Migration(migrations.Migration):
    dependencies = [("cases", "0020_advocacy"), ("people", "0002_rows"), ("vault", "0002_wall")]

    operations = [
        *wall_off_drawer(
            "cases_checklist",
            "notes",
            coded=("id", "agency_id", "kind", "opened_at", "put_away_at"),
        ),
        *wall_off_drawer(
            "cases_checklistmark", "notes", coded=("id", "agency_id", "item_number", "answer", "written_at")
        ),
        *wall_off_drawer(
            "cases_advocacycontact",
            "notes",
            coded=("id", "agency_id", "with_whom", "how", "happened_at", "their_word", "danger"),
        ),
        *wall_off_drawer("cases_hospitalvisit", "notes", coded=("id", "agency_id", "arrived_at", "left_at")),
        serve(HARM, app="select, insert, update, delete"),
        wall_off(
            HARM,
            read=f"{NOT_THROUGH_GLASS} and ({HERS} or {LEADS} or {LEADS_THE_WORK})",
            write=f"{NOT_THROUGH_GLASS} and {HERS}",
        ),
        bind_to_subject(HARM),
        count_only(HARM, ("id", "agency_id", "kinds", "wish", "written_at")),
        *wall_off_drawer("cases_counsellingsession", "counselling"),
        same_agency("cases_checklist", "opened_by_id", "people_account"),
        same_agency("cases_checklistmark", "author_id", "people_account"),
        same_agency("cases_advocacycontact", "author_id", "people_account"),
        same_agency("cases_advocacycontact", "supervisor_told_id", "people_account"),
        same_agency("cases_hospitalvisit", "author_id", "people_account"),
        same_agency("cases_policeharm", "author_id", "people_account"),
        same_agency("cases_counsellingsession", "author_id", "people_account"),
    ]
