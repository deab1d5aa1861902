"""The row wall of roster, sending, hand-offs, requests from outside, and who was turned away."""

from pathlib import Path

from django.db import migrations

from alongside.vault.operations import (
    OWN_AGENCY,
    WallSQL,
    bind_to_subject,
    own_functions,
    same_agency,
    serve,
    wall_off,
    wall_off_agency,
    wall_off_line,
)

FUNCTIONS = (Path(__file__).parent / "sql" / "0011_shifts.sql").read_text(encoding="utf-8")
DROP = (
    "drop function wall.calendar_stands(bytea); drop function wall.calendar_of(bytea); "
    "drop function wall.ask_from_outside"
    "(uuid, uuid, uuid, text, text, text, bytea, bytea, bytea, bytea, jsonb); "
    "drop function wall.takes_requests(uuid); drop function wall.answers_requests()"
)

# Two shifts of one place never overlap, nor two of one person. Ranges of a single number stand in for "equal",
# because the extension that would know it (btree_gist) is not on every server.
NO_OVERLAP = """
alter table crisis_line_shift add constraint crisis_line_shift_one_a_place exclude using gist (
  int8range(hashtextextended(agency_id::text || place, 0), hashtextextended(agency_id::text || place, 0), '[]') with &&,
  tstzrange(starts_at, ends_at) with &&) where (taken_off_at is null);
alter table crisis_line_shift add constraint crisis_line_shift_one_a_person exclude using gist (
  int8range(hashtextextended(account_id::text, 0), hashtextextended(account_id::text, 0), '[]') with &&,
  tstzrange(starts_at, ends_at) with &&) where (taken_off_at is null);
"""
OVERLAP = (
    "alter table crisis_line_shift drop constraint crisis_line_shift_one_a_person; "
    "alter table crisis_line_shift drop constraint crisis_line_shift_one_a_place"
)

ME = "(select wall.actor_id())"
OWN = f"{OWN_AGENCY} and account_id = {ME}"
ANSWERS = f"{OWN_AGENCY} and (select wall.answers_requests())"
# Whoever answers requests holds a key of her own teams for them, although a call is otherwise the on-call team's.
OWN_KEYS = (
    f"{OWN_AGENCY} and drawer = 'call' and holder_id = any(coalesce((select wall.my_holders()), '{{}}'))"
)
ASKING_KEYS = f"{OWN_KEYS} and (select wall.answers_requests())"
PEOPLE = {
    "crisis_line_shift": ("account_id", "put_on_by_id"),
    "crisis_line_swap": ("asker_id", "asked_id"),
    "crisis_line_handover": ("author_id",),
    "crisis_line_calendarfeed": ("account_id",),
    "crisis_line_oncallnumber": ("account_id",),
    "crisis_line_sending": ("made_by_id",),
    "crisis_line_sendingstep": ("account_id", "noted_by_id"),
    "crisis_line_warmhandoff": ("made_by_id",),
    "crisis_line_asking": ("taken_by_id",),
    "crisis_line_turnedaway": ("noted_by_id", "answered_by_id"),
}


class Migration(migrations.Migration):
    dependencies = [
        ("crisis_line", "0010_shifts"),
        ("people", "0004_standing"),
        ("vault", "0009_call_drawer"),
    ]

    operations = [
        WallSQL(FUNCTIONS, DROP),
        own_functions(),
        WallSQL(NO_OVERLAP, OVERLAP),
        *wall_off_agency("crisis_line_shift", app="select, insert, update"),
        *wall_off_agency("crisis_line_swap", app="select, insert, update"),
        *wall_off_agency("crisis_line_linerules", app="select, insert, update"),
        *wall_off_agency("crisis_line_turnedaway", app="select, insert, update"),
        serve("crisis_line_calendarfeed", app="select, insert, update (ended_at)"),
        wall_off("crisis_line_calendarfeed", read=OWN),
        serve("crisis_line_oncallnumber", app="select, insert, update, delete"),
        wall_off("crisis_line_oncallnumber", read=OWN_AGENCY, write=OWN),
        *wall_off_line("crisis_line_handover"),
        *wall_off_line("crisis_line_sending", coded=("id", "agency_id", "what_place", "how_soon", "made_at")),
        *wall_off_line("crisis_line_sendingstep"),
        *wall_off_line("crisis_line_warmhandoff", coded=("id", "agency_id", "outcome", "ended_at")),
        serve(
            "crisis_line_asking",
            app="select, update (state, taken_by_id, taken_at, answered_at, closed_at, outcome)",
        ),
        wall_off("crisis_line_asking", read=ANSWERS, insert="false"),
        bind_to_subject("crisis_line_asking"),
        WallSQL(
            f"create policy asking_reading on keys_drawerkey for select to {{app}} using ({ASKING_KEYS})",
            "drop policy asking_reading on keys_drawerkey",
        ),
        *[same_agency(table, column, "people_account") for table, them in PEOPLE.items() for column in them],
        same_agency("crisis_line_swap", "shift_id", "crisis_line_shift"),
        same_agency("crisis_line_sendingstep", "sending_id", "crisis_line_sending"),
    ]
