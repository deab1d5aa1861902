"""Who reads a calendar's address and a correction, what fetches a calendar, and who is told of meetings and tasks."""

from pathlib import Path

from django.db import migrations

from alongside.vault.operations import (
    BELONGS,
    HERS,
    ORGANISES,
    WallSQL,
    in_house_time,
    own_functions,
    same_agency,
    serve,
    wall_off,
)

SQL = (Path(__file__).parent / "sql" / "0099_meeting_papers.sql").read_text(encoding="utf-8")
DROP = (
    "drop function wall.notices_of_coalitions(); drop function wall.days_behind(bytea); "
    "drop function wall.feed_reader(bytea); drop function wall.belongs_to(uuid, uuid)"
)


class Migration(migrations.Migration):
    dependencies = [("coalition", "0098_meeting_papers"), ("people", "0098_coalition_notices")]

    operations = [
        serve("coalition_meetingfeed", app="select, insert, update (ended_at)"),
        wall_off("coalition_meetingfeed", read=HERS),
        # A correction is never edited and never taken away: another one follows.
        serve("coalition_minutesaddendum", app="select, insert"),
        wall_off("coalition_minutesaddendum", read=BELONGS, write=ORGANISES),
        same_agency("coalition_minutesaddendum", "meeting_id", "coalition_meeting"),
        same_agency("coalition_minutesaddendum", "agreed_in_id", "coalition_meeting"),
        WallSQL(SQL, DROP),
        own_functions(),
        in_house_time("wall.notices_of_coalitions()", "wall.days_behind(bytea)"),
    ]
