"""An agency's trainings are its own; who came is read by who leads, who taught there, and herself.

A coalition widens this to its members (coalition/0080_training_rows). Nobody writes down that she herself came.
"""

from pathlib import Path

from django.db import migrations

from alongside.vault.operations import OWN_AGENCY, WallSQL, own_functions, same_agency, serve, wall_off

SQL = (Path(__file__).parent / "sql" / "0031_training.sql").read_text(encoding="utf-8")
DROP = """
drop function wall.certificate(text, text); drop function wall.count_training();
drop function wall.places_taken(uuid[]); drop function wall.my_trainings();
"""
COUNTS = """
create trigger people_attendance_counts after insert or update on people_attendance
  for each row execute function wall.count_training();
alter table people_attendance add constraint people_attendance_in_quarters check (hours * 4 = trunc(hours * 4));
"""
NO_COUNTS = """
alter table people_attendance drop constraint people_attendance_in_quarters;
drop trigger people_attendance_counts on people_attendance;
"""

ME = "(select wall.actor_id())"
MANAGES = "(select wall.may_manage())"
TEACHES = "session_id = any(coalesce((select wall.my_trainings()), '{}'))"
LEADS = f"({OWN_AGENCY} and {MANAGES})"
HER_AGENCY = f"(from_agency_id = (select wall.agency()) and {MANAGES})"
TAKES = f"({OWN_AGENCY} and ({MANAGES} or {TEACHES}))"
OF_SOMEONE = f"account_id = {ME} or {LEADS} or {HER_AGENCY}"
ENTERS = f"{OWN_AGENCY} and from_agency_id = agency_id and (account_id = {ME} or {MANAGES})"
HERS_AS_IT_STANDS = f"account_id = {ME} and withdrawn_at is null"


def works_there(table: str) -> WallSQL:
    """A composite foreign key: who came works at the agency that is named beside her."""
    name = f"{table}_works_there"
    return WallSQL(
        f"alter table {table} add constraint {name} foreign key (from_agency_id, account_id) "
        "references people_account (agency_id, id) deferrable initially deferred",
        f"alter table {table} drop constraint {name}",
    )


OF_A_SESSION = (
    "people_trainer",
    "people_enrolment",
    "people_attendance",
    "people_formerattendance",
    "people_outsidecount",
)


class Migration(migrations.Migration):
    dependencies = [("people", "0030_training"), ("vault", "0011_held")]

    operations = [
        WallSQL(SQL, DROP),
        own_functions(),
        *[serve(table, app="select, insert, update") for table in ("people_curriculum", "people_trainingsession")],
        serve("people_topic", app="select, insert, update, delete"),
        serve("people_trainer", app="select, insert, update, delete"),
        serve("people_trainerpayment", app="select, insert, delete"),
        serve("people_enrolment", app="select, insert, update (here_at, left_at, made_at)"),
        serve("people_attendance", app="select, insert, update (hours, taken_by_id, taken_at, version)"),
        serve("people_formerattendance", app="select, insert"),
        serve("people_outsidecount", app="select, insert, update, delete"),
        serve("people_progress", app="select"),
        serve("people_certificate", app="select, insert, update (shown_name, withdrawn_at)"),
        *[
            wall_off(table, read=OWN_AGENCY, write=f"{OWN_AGENCY} and {MANAGES}")
            for table in ("people_curriculum", "people_topic", "people_trainer")
        ],
        wall_off(
            "people_trainingsession",
            read=OWN_AGENCY,
            write=f"{OWN_AGENCY} and ({MANAGES} or id = any(coalesce((select wall.my_trainings()), '{{}}')))",
            insert=f"{OWN_AGENCY} and {MANAGES}",
        ),
        wall_off("people_trainerpayment", read=f"{OWN_AGENCY} and {MANAGES}"),
        wall_off(
            "people_enrolment", read=f"{OF_SOMEONE} or {TAKES}",
            write=f"account_id = {ME} or {LEADS} or {HER_AGENCY}", insert=ENTERS,
        ),
        wall_off(
            "people_attendance", read=f"{OF_SOMEONE} or {TAKES}", write=f"account_id <> {ME} and {TAKES}",
            insert=f"account_id <> {ME} and {TAKES} and taken_by_id = {ME}",
        ),
        wall_off("people_formerattendance", read=f"account_id = {ME} or {TAKES}", write=TAKES),
        wall_off("people_outsidecount", read=OWN_AGENCY, write=TAKES),
        wall_off("people_progress", read=f"{OF_SOMEONE} or {OWN_AGENCY} and last_by_id = {ME}", write="false"),
        wall_off(
            "people_certificate", read=OF_SOMEONE, write=f"{LEADS} and account_id <> {ME} or {HERS_AS_IT_STANDS}",
            insert=f"{LEADS} and account_id <> {ME} and made_by_id = {ME}",
        ),
        *[same_agency(table, "session_id", "people_trainingsession") for table in OF_A_SESSION],
        same_agency("people_topic", "curriculum_id", "people_curriculum"),
        same_agency("people_trainingsession", "curriculum_id", "people_curriculum"),
        same_agency("people_certificate", "curriculum_id", "people_curriculum"),
        *[
            works_there(table)
            for table in ("people_enrolment", "people_attendance", "people_progress", "people_certificate")
        ],
        WallSQL(COUNTS, NO_COUNTS),
    ]  # fmt: skip
