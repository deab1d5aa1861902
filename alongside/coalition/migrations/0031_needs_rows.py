"""The row wall of the needs assessment, and the doors for someone who is not signed in.

Her answer comes in only through `wall.keep_need`, with a card that it uses up in the same statement. Its words are
read by the organizers alone; its coded answers leave the table as counts of a whole round that is over, never as rows.
"""

from pathlib import Path

from django.db import migrations

from alongside.vault.operations import (
    BELONGS,
    ORGANISES,
    WallSQL,
    own_functions,
    same_agency,
    serve,
    wall_off,
    wall_off_coalition,
)

FUNCTIONS = (Path(__file__).parent / "sql" / "0031_needs.sql").read_text(encoding="utf-8")
DROP = """
drop function wall.needs_coded(uuid);
drop function wall.keep_need(bytea, uuid, text[], bytea, bytea);
drop function wall.need_asked(bytea);
"""
SPEAKS = "(" + BELONGS + " and for_agency_id = (select wall.agency()) and (select wall.leads_here()))"
# An agency's answers: its own always, the organizers' once given, every member's once the round is shared.
ANSWER = (
    f"({BELONGS} and for_agency_id = (select wall.agency())) "
    f"or ({ORGANISES} and (state = 'given' or for_agency_id is null)) "
    f"or ({BELONGS} and state = 'given' and exists (select from coalition_needsround r "
    "where r.id = round_id and r.state = 'published'))"
)
ANSWERING = (
    f"({SPEAKS} or ({ORGANISES} and for_agency_id is null)) and exists (select from coalition_needsround r "
    "where r.id = round_id and r.agency_id = coalition_agencyanswer.agency_id and r.state = 'open')"
)


class Migration(migrations.Migration):
    dependencies = [("coalition", "0030_needs"), ("vault", "0011_held")]

    operations = [
        *wall_off_coalition("coalition_needsround"),
        *wall_off_coalition("coalition_agencyanswer", read=ANSWER, write=ANSWERING),
        serve("coalition_answercard", app="select, insert, delete"),
        wall_off("coalition_answercard", read=ORGANISES),
        serve("coalition_communityanswer", app="select"),
        wall_off("coalition_communityanswer", read=ORGANISES, write="false"),
        *wall_off_coalition(
            "coalition_focusgroup", read=f"{ORGANISES} or ({BELONGS} and kind = 'agencies')", write=ORGANISES
        ),
        *wall_off_coalition(
            "coalition_needsfinding",
            read=f"{ORGANISES} or ({BELONGS} and state = 'published')",
            write=ORGANISES,
        ),
        *wall_off_coalition("coalition_barrier"),
        *wall_off_coalition("coalition_stepnote", read=ORGANISES),
        *wall_off_coalition(
            "coalition_smallchange",
            write=f"{ORGANISES} or ({BELONGS} and made_by_id = (select wall.actor_id()))",
        ),
        same_agency("coalition_agencyanswer", "round_id", "coalition_needsround"),
        same_agency("coalition_agencyanswer", "member_id", "coalition_member"),
        same_agency("coalition_answercard", "round_id", "coalition_needsround"),
        same_agency("coalition_communityanswer", "round_id", "coalition_needsround"),
        same_agency("coalition_focusgroup", "round_id", "coalition_needsround"),
        same_agency("coalition_needsfinding", "round_id", "coalition_needsround"),
        same_agency("coalition_barrier", "finding_id", "coalition_needsfinding"),
        same_agency("coalition_smallchange", "barrier_id", "coalition_barrier"),
        WallSQL(FUNCTIONS, DROP),
        own_functions(),
    ]
