"""Members read; whoever wrote a row, leads the organization it is of, or organizes, changes it. Tallies are read by the
organization that ran the group and by organizers only.
"""

from django.db import migrations

from alongside.vault.operations import BELONGS, HERS, ORGANISES, SPEAKS, same_agency, wall_off_coalition

OF_HERS = "for_agency_id = (select wall.agency())"
OWN = f"({BELONGS} and {OF_HERS})"
NEW = f"({HERS} and {OF_HERS}) or {ORGANISES}"
ROWS = ("place", "curriculum", "group", "teaching", "action")
PARTS = ("session", "question")


class Migration(migrations.Migration):
    dependencies = [("coalition", "0070_prevention"), ("coalition", "0002_members_rows")]

    operations = [
        *[
            step
            for name in ROWS
            for step in wall_off_coalition(
                f"coalition_prevention{name}", write=f"{ORGANISES} or {SPEAKS} or {HERS}", insert=NEW
            )
        ],
        *[
            step
            for name in PARTS
            for step in wall_off_coalition(
                f"coalition_prevention{name}", write=f"{ORGANISES} or {OWN}", insert=NEW
            )
        ],
        *wall_off_coalition(
            "coalition_preventiontally", read=f"{ORGANISES} or {OWN}", write=f"{ORGANISES} or {OWN}"
        ),
        same_agency("coalition_preventionsession", "group_id", "coalition_preventiongroup"),
        same_agency("coalition_preventionquestion", "group_id", "coalition_preventiongroup"),
    ]
