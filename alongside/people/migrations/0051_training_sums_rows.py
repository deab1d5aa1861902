"""The sums are kept by triggers and read through the wall alone: no request has a grant on them."""

from pathlib import Path

from django.db import migrations

from alongside.vault.operations import OWN_AGENCY, WallSQL, own_functions, serve, wall_off

SQL = (Path(__file__).parent / "sql" / "0051_training_sums.sql").read_text(encoding="utf-8")
DROP = """
drop function wall.sum_trainings(); drop function wall.sum_topics(); drop function wall.sum_attendance();
drop function wall.add_training(uuid, uuid, date, text[], numeric, bigint);
"""
KEPT = """
create trigger people_attendance_sums after insert or update or delete on people_attendance
  for each row execute function wall.sum_attendance();
create trigger people_trainingsession_sums after update of topics on people_trainingsession
  for each row when (old.topics is distinct from new.topics) execute function wall.sum_topics();
"""
NOT_KEPT = """
drop trigger people_trainingsession_sums on people_trainingsession;
drop trigger people_attendance_sums on people_attendance;
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0050_training_sums")]

    operations = [
        serve("people_trainingsum"),
        wall_off("people_trainingsum", read=OWN_AGENCY, write="false"),
        WallSQL(SQL, DROP),
        own_functions(),
        WallSQL(KEPT, NOT_KEPT),
        WallSQL("select wall.sum_trainings()", WallSQL.noop),
    ]
