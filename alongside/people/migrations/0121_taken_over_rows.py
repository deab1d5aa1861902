"""What was taken over is read by herself and who leads at her agency, written by who leads there, never for oneself.

The row asks all of it again: her own certificate, given elsewhere, not taken back, and no more hours than it says.
"""

from pathlib import Path

from django.db import migrations

from alongside.vault.operations import OWN_AGENCY, WallSQL, own_functions, same_agency, serve, wall_off

SQLS = Path(__file__).parent / "sql"
SQL = (SQLS / "0121_taken_over.sql").read_text(encoding="utf-8")
FIRST = (SQLS / "0031_training.sql").read_text(encoding="utf-8")
COUNTED = FIRST[
    FIRST.index("create function wall.count_training") : FIRST.index("-- What a certificate's code")
]
BEFORE = "drop function wall.recount_taken_over();\n" + COUNTED.replace(
    "create function", "create or replace function"
)
TABLE = "people_takenover"
ME = "(select wall.actor_id())"
LEADS = f"({OWN_AGENCY} and (select wall.may_manage()))"
HER_CERTIFICATE = (
    f"exists (select from people_certificate c where c.id = {TABLE}.certificate_id"
    f" and c.account_id = {TABLE}.account_id and c.agency_id <> {TABLE}.agency_id"
    f" and c.withdrawn_at is null and {TABLE}.hours <= c.hours)"
)
COUNTS = f"""
create trigger people_takenover_counts after insert or update on {TABLE}
  for each row execute function wall.count_training();
create trigger people_certificate_recounts after update of withdrawn_at on people_certificate
  for each row when (old.withdrawn_at is distinct from new.withdrawn_at) execute function wall.recount_taken_over();
alter table {TABLE} add constraint people_takenover_in_her_agency check (from_agency_id = agency_id);
"""
NO_COUNTS = f"""
alter table {TABLE} drop constraint people_takenover_in_her_agency;
drop trigger people_certificate_recounts on people_certificate;
drop trigger people_takenover_counts on {TABLE};
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0120_taken_over")]

    operations = [
        WallSQL(WallSQL.noop, own_functions().sql),
        WallSQL(SQL, BEFORE),
        own_functions(),
        serve(TABLE, app="select, insert, update (undone_at)"),
        wall_off(
            TABLE,
            read=f"account_id = {ME} or {LEADS}",
            write=f"{LEADS} and account_id <> {ME}",
            insert=f"{LEADS} and account_id <> {ME} and taken_by_id = {ME} and {HER_CERTIFICATE}",
        ),
        same_agency(TABLE, "account_id", "people_account"),
        same_agency(TABLE, "taken_by_id", "people_account"),
        WallSQL(COUNTS, NO_COUNTS),
    ]
