"""The row wall of agreements: a draft is its writer's; from the proposal on both sides read it, and its words stand.

What hangs on an agreement (who speaks, trainings, exchanges, meetings) is read by both and changed by who wrote it.
"""

from pathlib import Path

from django.db import migrations

from alongside.vault.operations import OWN_AGENCY, WallSQL, own_functions, same_agency, serve, wall_off

FUNCTIONS = (Path(__file__).parent / "sql" / "0041_agreements.sql").read_text(encoding="utf-8")
DROP = """
drop trigger terms_stand on directory_agreement;
drop function wall.terms_stand();
"""
THEIRS = "(other_id = (select wall.agency()) and state <> 'draft')"
BOTH = f"{OWN_AGENCY} or {THEIRS}"
# The inner question passes the policy of the agreements itself.
OF_OURS = "(select wall.agency()) is not null and agreement_id in (select a.id from directory_agreement a)"
WRITTEN_BY_US = f"{OWN_AGENCY} and agreement_id in (select a.id from directory_agreement a)"
PARTS = ("liaison", "crosstraining", "exchange", "coordinationmeeting")


class Migration(migrations.Migration):
    dependencies = [("directory", "0040_agreements")]

    operations = [
        WallSQL(FUNCTIONS, DROP),
        own_functions(),
        serve("directory_agreement", app="select, insert, update, delete"),
        wall_off("directory_agreement", read=BOTH, insert=f"{OWN_AGENCY} and state = 'draft'"),
        same_agency("directory_agreement", "made_by_id", "people_account"),
        *[serve(f"directory_{part}", app="select, insert, update, delete") for part in PARTS],
        *[wall_off(f"directory_{part}", read=OF_OURS, write=WRITTEN_BY_US) for part in PARTS],
    ]
