"""What is published is read by all; a draft by those who keep it; an agency's own plan is written by that agency.

What hangs on a plan asks for the plan: the inner question passes the plan's own policy, so that nothing of a draft is
seen through its parts.
"""

from pathlib import Path

from django.db import migrations

from alongside.vault.operations import WallSQL, own_functions, serve, wall_off

SQL = Path(__file__).parent / "sql"
KEEPS = "(select wall.keeps_plans())"
OURS = "(keeper_id is null or keeper_id = (select wall.agency()))"
OF_A_PLAN = "plan_id in (select p.id from plan_room_plan p)"
OF_OUR_PLAN = f"{KEEPS} and plan_id in (select p.id from plan_room_plan p where {OURS})"
PARTS = ("node", "action", "declaredcount", "actionagency", "planclock", "clockevent", "evidence", "excluded")
OF_AN_ACTION = "source_id in (select a.id from plan_room_action a) and (target_id is null or target_id in (select a.id from plan_room_action a))"
OF_A_REPORT = "report_id in (select r.id from plan_room_shadowreport r)"
ALL = "select, insert, update, delete"
STANDS = "select, insert, update"


class Migration(migrations.Migration):
    dependencies = [("plan_room", "0001_plans"), ("people", "0004_standing"), ("vault", "0010_calls_first")]

    operations = [
        WallSQL((SQL / "0002_keeping.sql").read_text(encoding="utf-8"), "drop function wall.keeps_plans()"),
        own_functions(),
        serve("plan_room_planagency", app=ALL),
        wall_off("plan_room_planagency", read="true", write=KEEPS),
        serve("plan_room_plan", app=ALL),
        wall_off(
            "plan_room_plan", read=f"state = 'published' or ({KEEPS} and {OURS})", write=f"{KEEPS} and {OURS}"
        ),
        *[serve(f"plan_room_{table}", app=ALL) for table in PARTS],
        *[wall_off(f"plan_room_{table}", read=OF_A_PLAN, write=OF_OUR_PLAN) for table in PARTS],
        serve("plan_room_planversion", app=STANDS),
        wall_off(
            "plan_room_planversion",
            read=f"{OF_A_PLAN} and (state = 'published' or {KEEPS})",
            write=OF_OUR_PLAN,
        ),
        serve("plan_room_actionlink", app=ALL),
        wall_off("plan_room_actionlink", read=OF_AN_ACTION, write=f"{KEEPS} and {OF_AN_ACTION}"),
        serve("plan_room_officialupdate", app=STANDS),
        wall_off(
            "plan_room_officialupdate",
            read=f"{OF_A_PLAN} and (state = 'published' or {KEEPS})",
            write=f"{KEEPS} and {OF_A_PLAN}",
        ),
        serve("plan_room_shadowreport", app=STANDS),
        wall_off("plan_room_shadowreport", read=f"state = 'published' or {KEEPS}", write=KEEPS),
        serve("plan_room_shadowfinding", app=STANDS),
        wall_off(
            "plan_room_shadowfinding", read=f"{OF_A_REPORT} and {OF_A_PLAN}", write=f"{KEEPS} and {OF_A_PLAN}"
        ),
    ]
