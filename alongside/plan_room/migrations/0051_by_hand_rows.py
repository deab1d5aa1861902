"""What was changed is read by everyone once the consultation is; a signed letter keeps its words."""

from pathlib import Path

from django.db import migrations

from alongside.vault.operations import WallSQL, own_functions, serve, wall_off

SQL = Path(__file__).parent / "sql"
KEEPS = "(select wall.keeps_plans())"
OURS = "(keeper_id is null or keeper_id = (select wall.agency()))"
OF_ONE = "consultation_id in (select c.id from plan_room_consultation c)"
OF_OURS = f"{KEEPS} and consultation_id in (select c.id from plan_room_consultation c where {OURS})"


# Asked of each row, or of all of them at once, as the planner sees fit: before, every question about three rows read
# through all that was ever sent in. A likeness holds two ids, and is gone with what it is about.
OF_CONTRIBUTION = "contribution_id in (select c.id from plan_room_contribution c)"
ITS_CONTRIBUTION = "exists (select from plan_room_contribution c where c.id = contribution_id)"
READ = {"agree": ITS_CONTRIBUTION, "outcome": ITS_CONTRIBUTION, "likeness": OF_ONE}


def reading(table: str) -> WallSQL:
    """Who reads this table, said so that few rows cost little."""
    up, down = (
        f"alter policy reading on plan_room_{table} using ({who})" for who in (READ[table], OF_CONTRIBUTION)
    )
    return WallSQL(up, down)


def before() -> str:
    """The signing as it was: from the file of 0031."""
    text = (SQL / "0031_sending.sql").read_text(encoding="utf-8")
    at = text.index("create function wall.sign_letter")
    return text[at : text.index("$$;", at) + 3]


NOTHING_LEFT = f"""
drop function wall.stalled_groupings(interval);
drop trigger note_version on public.plan_room_contribution;
drop function wall.note_version();
drop function wall.sign_letter(uuid, uuid, text, text, date, integer);
{before()}
drop trigger guard_letter on public.plan_room_letter;
drop function wall.guard_letter();
"""


class Migration(migrations.Migration):
    dependencies = [("plan_room", "0050_by_hand")]

    operations = [
        WallSQL((SQL / "0051_by_hand.sql").read_text(encoding="utf-8"), NOTHING_LEFT),
        own_functions(),
        serve("plan_room_revision", app="select, insert"),
        wall_off(
            "plan_room_revision",
            read=f"({OF_ONE} and shown) or ({OF_OURS})",
            write="false",
            insert=OF_OURS,
        ),
        *[reading(table) for table in READ],
    ]
