"""Reports from outside come in by functions of the wall; their parties and their story are read by those who keep plans.

The story of a published report is everyone's; a held or withdrawn one shows nothing to anyone but its own links.
"""

from pathlib import Path

from django.db import migrations

from alongside.vault.operations import WallSQL, own_functions, serve, wall_off

SQL = Path(__file__).parent / "sql"
KEEPS = "(select wall.keeps_plans())"
FUNCTIONS = """
drop function wall.answer_report(bytea, text, text);
drop function wall.withdraw_report(bytea);
drop function wall.confirm_report(bytea);
drop function wall.report_of_link(bytea);
drop function wall.note_report(uuid, text);
drop function wall.file_report(uuid, jsonb, jsonb, uuid, bytea, bytea, bytea);
"""


class Migration(migrations.Migration):
    dependencies = [("plan_room", "0020_reports"), ("plan_room", "0002_plans_rows")]

    operations = [
        serve("plan_room_reportparty", app="select, insert, update"),
        wall_off("plan_room_reportparty", read=KEEPS, write=KEEPS),
        serve("plan_room_reportstep", app="select, insert"),
        wall_off(
            "plan_room_reportstep",
            read=f"{KEEPS} or report_id in (select r.id from plan_room_shadowreport r where r.state = 'published')",
            write="false",
            insert=KEEPS,
        ),
        WallSQL((SQL / "0021_filing.sql").read_text(encoding="utf-8"), FUNCTIONS),
        own_functions(),
    ]
