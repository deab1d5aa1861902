"""The row wall of material: read by whoever reads the session or the curriculum, brought by who plans or teaches there.

A coalition's members read its sessions (coalition/0080_training_rows), so they read the material of those too. Its file
is known to the sweep through cases/0093_training_files: a file without a row goes after a day.
"""

from django.db import migrations

from alongside.vault.operations import OWN_AGENCY, same_agency, serve, wall_off

TABLE = "people_trainingfile"
READS_WHERE = (
    "(select wall.agency()) is not null and ("
    f"exists (select from people_trainingsession s where s.id = {TABLE}.session_id) or "
    f"exists (select from people_curriculum c where c.id = {TABLE}.curriculum_id))"
)
BRINGS = (
    f"{OWN_AGENCY} and ((select wall.may_manage()) or "
    "session_id = any(coalesce((select wall.my_trainings()), '{}')))"
)


class Migration(migrations.Migration):
    dependencies = [("people", "0110_training_file")]

    operations = [
        serve(TABLE, app="select, insert, delete"),
        wall_off(TABLE, read=READS_WHERE, write=BRINGS),
        same_agency(TABLE, "session_id", "people_trainingsession"),
        same_agency(TABLE, "curriculum_id", "people_curriculum"),
        same_agency(TABLE, "added_by_id", "people_account"),
    ]
