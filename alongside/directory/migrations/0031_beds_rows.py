"""The row wall of beds: numbers for whoever works here, a request for who asked and whom they asked, counts for one's own.

A request is never changed and never deleted but by the wall's own function, which counts it first. An answer hangs on
its request by a key that is checked at once, so that a request cannot end while an answer is on its way.
"""

from pathlib import Path

from django.db import migrations

from alongside.vault.operations import OWN_AGENCY, WallSQL, own_functions, serve, wall_off

FUNCTIONS = (Path(__file__).parent / "sql" / "0031_beds.sql").read_text(encoding="utf-8")
DROP = """
drop function wall.bed_need(date);
drop function wall.beds_kept();
drop function wall.sweep_beds();
drop function wall.count_bed_left(uuid, text);
drop function wall.end_bed_request(uuid, text);
drop function wall.count_bed(uuid, text, text, text, integer);
drop function wall.bed_request_is_over(uuid);
drop function wall.may_answer_bed(uuid);
"""
SOMEONE = "(select wall.actor_id()) is not null"
ASKED = "((select wall.agency()) = any(asked) and deadline > statement_timestamp())"
WE_ASKED = "asker_id = (select wall.agency())"
# Whether someone came is told to who asked only where they agreed to it.
TOLD = f"({WE_ASKED} and (tell_back or state in ('held', 'confirmed', 'let_go', 'ran_out')))"
ANSWERS = f"{OWN_AGENCY} and (select wall.may_answer_bed(request_id))"
OF_ITS_REQUEST = """
alter table directory_bedreply add constraint directory_bedreply_of_its_request foreign key (asker_id, request_id)
references directory_bedrequest (agency_id, id)
"""


class Migration(migrations.Migration):
    dependencies = [("directory", "0030_beds"), ("vault", "0010_calls_first")]

    operations = [
        WallSQL(FUNCTIONS, DROP),
        own_functions(),
        serve("directory_shelter", app="select, insert, update"),
        wall_off("directory_shelter", read=SOMEONE, write=OWN_AGENCY),
        serve("directory_bedcount", app="select, insert, update, delete"),
        wall_off("directory_bedcount", read=SOMEONE, write=OWN_AGENCY),
        serve("directory_bedpast", app="select, insert"),
        wall_off("directory_bedpast", read=OWN_AGENCY),
        serve("directory_bedrequest", app="select, insert"),
        wall_off("directory_bedrequest", read=f"{OWN_AGENCY} or {ASKED}", write="false", insert=OWN_AGENCY),
        serve("directory_bedreply", app="select, insert, update (answer, reason, replied_at)"),
        wall_off("directory_bedreply", read=f"{OWN_AGENCY} or {WE_ASKED}", write=ANSWERS),
        serve("directory_bedhold", app="select, insert, update (state, changed_at)"),
        wall_off(
            "directory_bedhold",
            read=f"{OWN_AGENCY} or {TOLD}",
            write=f"{OWN_AGENCY} or {TOLD}",
            insert=ANSWERS,
        ),
        serve("directory_bedword", app="select"),
        wall_off("directory_bedword", read=OWN_AGENCY, write="false"),
        serve(
            "directory_bedtally",
            app="select",
            report='select (agency_id, "on", county, bed_type, what, reason, count)',
        ),
        wall_off("directory_bedtally", read=OWN_AGENCY, write="false"),
        WallSQL(
            f"create policy counting on directory_bedtally for select to {{report}} using ({OWN_AGENCY})",
            "drop policy counting on directory_bedtally",
        ),
        WallSQL(
            OF_ITS_REQUEST, "alter table directory_bedreply drop constraint directory_bedreply_of_its_request"
        ),
    ]
