"""Consultations that are published are read by all; what was sent in only when it was read and published.

Keepers of plans write. Someone without an account writes nothing: they send through the functions of 0031_sending.
"""

from pathlib import Path

from django.db import migrations

from alongside.vault.operations import WallSQL, own_functions, serve, wall_off

SQL = Path(__file__).parent / "sql"
KEEPS = "(select wall.keeps_plans())"
OURS = "(keeper_id is null or keeper_id = (select wall.agency()))"
OF_ONE = "consultation_id in (select c.id from plan_room_consultation c)"
OF_OURS = f"{KEEPS} and consultation_id in (select c.id from plan_room_consultation c where {OURS})"
OF_CONTRIBUTION = "contribution_id in (select c.id from plan_room_contribution c)"
OF_OUR_CONTRIBUTION = (
    f"{KEEPS} and contribution_id in (select x.id from plan_room_contribution x where "
    f"x.consultation_id in (select c.id from plan_room_consultation c where {OURS}))"
)
LETTERS = "letter_id in (select l.id from plan_room_letter l)"
PARTS = ("campaign", "draft", "tag", "briefing", "letter", "grouping")
ALL = "select, insert, update, delete"
NOTHING_LEFT = """
drop function wall.unsign_letter(text);
drop function wall.sign_letter(uuid, uuid, text, text, date);
drop function wall.agree(uuid, uuid, text, text);
drop function wall.confirm_contribution(uuid);
drop function wall.withdraw_contribution(text);
drop function wall.contribution_of_receipt(text);
drop function wall.send_contribution(uuid, uuid, uuid, uuid, text, text, text[], text, uuid, text, bytea, text);
drop function wall.consultation_open(uuid);
"""


class Migration(migrations.Migration):
    dependencies = [("plan_room", "0030_consultations")]

    operations = [
        WallSQL((SQL / "0031_sending.sql").read_text(encoding="utf-8"), NOTHING_LEFT),
        own_functions(),
        serve("plan_room_consultation", app="select, insert, update"),
        wall_off(
            "plan_room_consultation",
            read=f"state = 'published' or ({KEEPS} and {OURS})",
            write=f"{KEEPS} and {OURS}",
        ),
        *[serve(f"plan_room_{table}", app=ALL) for table in PARTS],
        *[wall_off(f"plan_room_{table}", read=OF_ONE, write=OF_OURS) for table in PARTS],
        serve("plan_room_contribution", app="select, update"),
        wall_off(
            "plan_room_contribution",
            read=f"{OF_ONE} and (state = 'published' or ({OF_OURS}))",
            write=OF_OURS,
            insert="false",
        ),
        serve("plan_room_contact", app="select, delete"),
        wall_off("plan_room_contact", read=OF_OUR_CONTRIBUTION, insert="false"),
        serve("plan_room_decided", app="select, insert"),
        wall_off("plan_room_decided", read=OF_ONE, write="false", insert=OF_OURS),
        serve("plan_room_agree", app="select"),
        wall_off("plan_room_agree", read=OF_CONTRIBUTION, write="false"),
        serve("plan_room_outcome", app=ALL),
        wall_off("plan_room_outcome", read=OF_CONTRIBUTION, write=OF_OUR_CONTRIBUTION),
        serve("plan_room_signatory", app="select"),
        wall_off("plan_room_signatory", read=LETTERS, write="false"),
        serve("plan_room_likeness", app=ALL),
        wall_off("plan_room_likeness", read=OF_CONTRIBUTION, write=OF_OURS),
    ]
