"""An agency reads its own counts, and whoever leads there says with whom they are shared. Nobody writes a count."""

from pathlib import Path

from django.db import migrations

from alongside.vault.operations import OWN_AGENCY, WallSQL, own_functions, serve, wall_off

FUNCTIONS = (Path(__file__).parent / "sql" / "0004_tallies.sql").read_text(encoding="utf-8")
DROP = (
    "drop function wall.keep_tally(uuid, text, date, integer, text, bigint); "
    "drop function wall.tally_ends(date, integer)"
)
LEADS = f"{OWN_AGENCY} and (select wall.works_as('{{director,supervisor,clinical_supervisor}}'))"


class Migration(migrations.Migration):
    dependencies = [("bulletin", "0003_tallies"), ("people", "0004_standing"), ("vault", "0010_calls_first")]

    operations = [
        WallSQL(FUNCTIONS, DROP),
        own_functions(),
        serve("bulletin_tally", app="select"),
        wall_off("bulletin_tally", read=OWN_AGENCY, write="false"),
        serve("bulletin_sharing", app="select, insert, update, delete"),
        wall_off("bulletin_sharing", read=OWN_AGENCY, write=LEADS),
    ]
