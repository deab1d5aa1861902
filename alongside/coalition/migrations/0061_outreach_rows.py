"""Whoever belongs reads plans and places; a round is read by its organizers, its agency and who goes on it."""

from pathlib import Path

from django.db import migrations

from alongside.vault.operations import (
    BELONGS,
    HERS,
    ORGANISES,
    WallSQL,
    own_functions,
    same_agency,
    wall_off_coalition,
)

FUNCTIONS = (Path(__file__).parent / "sql" / "0061_outreach.sql").read_text(encoding="utf-8")
DROP = "drop function wall.outreach_rounds()"
WRITTEN = f"{ORGANISES} or {HERS}"
NOBODY = "false"
OURS = f"({BELONGS} and for_agency_id = (select wall.agency()))"
MINE = "any(coalesce((select wall.outreach_rounds()), '{}'))"
ROUND = f"{BELONGS} and ({ORGANISES} or for_agency_id = (select wall.agency()) or id = {MINE})"
PLANNED = f"{BELONGS} and made_by_id = (select wall.actor_id()) and for_agency_id = (select wall.agency())"
STEERED = f"{BELONGS} and ({ORGANISES} or made_by_id = (select wall.actor_id()) or id = {MINE})"
# The inner questions pass the wall of the rounds itself.
OF_A_ROUND = f"{BELONGS} and round_id in (select r.id from coalition_outreachround r)"
OF_HER_PLAN = (
    f"{BELONGS} and round_id in (select r.id from coalition_outreachround r "
    "where r.made_by_id = (select wall.actor_id()) or (select wall.organises()))"
)
OF_MINE = f"{BELONGS} and round_id = {MINE}"
COUNTED = f"{OF_MINE} or ({ORGANISES} and round_id in (select r.id from coalition_outreachround r))"
SAID = f"{OF_MINE} and made_by_id = (select wall.actor_id())"
OWN_MOVE = f"{OURS} and made_by_id = (select wall.actor_id())"


class Migration(migrations.Migration):
    dependencies = [("coalition", "0060_outreach")]

    operations = [
        WallSQL(FUNCTIONS, DROP),
        own_functions(),
        *wall_off_coalition("coalition_outreachrule"),
        *wall_off_coalition("coalition_outreachplan", write=WRITTEN),
        *wall_off_coalition("coalition_outreachplace", write=WRITTEN),
        *wall_off_coalition("coalition_outreachcheck", write=NOBODY, insert=HERS),
        *wall_off_coalition("coalition_outreachround", read=ROUND, write=STEERED, insert=PLANNED),
        *wall_off_coalition("coalition_outreachworker", read=OF_A_ROUND, write=OF_HER_PLAN),
        *wall_off_coalition("coalition_outreachstop", read=OF_A_ROUND, write=OF_HER_PLAN),
        *wall_off_coalition("coalition_outreachcheckin", read=OF_A_ROUND, write=NOBODY, insert=SAID),
        *wall_off_coalition("coalition_outreachtap", read=OF_A_ROUND, write=COUNTED),
        *wall_off_coalition("coalition_outreachsupply", read=f"{ORGANISES} or {OURS}", write=OURS),
        *wall_off_coalition(
            "coalition_outreachsupplymove", read=f"{ORGANISES} or {OURS}", write=NOBODY, insert=OWN_MOVE
        ),
        same_agency("coalition_outreachcheck", "place_id", "coalition_outreachplace"),
        same_agency("coalition_outreachround", "plan_id", "coalition_outreachplan"),
        same_agency("coalition_outreachworker", "round_id", "coalition_outreachround"),
        same_agency("coalition_outreachstop", "round_id", "coalition_outreachround"),
        same_agency("coalition_outreachstop", "place_id", "coalition_outreachplace"),
        same_agency("coalition_outreachcheckin", "round_id", "coalition_outreachround"),
        same_agency("coalition_outreachtap", "round_id", "coalition_outreachround"),
        same_agency("coalition_outreachtap", "stop_id", "coalition_outreachstop"),
        same_agency("coalition_outreachsupplymove", "supply_id", "coalition_outreachsupply"),
    ]
