"""Certificates that were given say until when they count, and hours towards the next begin after the last one.

Taken back, a certificate that was renewed is one that was taken back: before this, nobody could have two that stand.
"""

from pathlib import Path

from django.db import migrations

from alongside.vault.operations import WallSQL, in_house_time, own_functions

SQLS = Path(__file__).parent / "sql"
SQL = (SQLS / "0123_renewal.sql").read_text(encoding="utf-8")
TAKEN_OVER = (SQLS / "0121_taken_over.sql").read_text(encoding="utf-8")
ENDS = (SQLS / "0053_certificate_ends.sql").read_text(encoding="utf-8")
COUNT_BEFORE = TAKEN_OVER[: TAKEN_OVER.index("-- A certificate was taken back where it was given")]
BEFORE = f"""
{COUNT_BEFORE}
{ENDS}
drop function wall.begin_next_training();
drop function wall.add_up_training(uuid, uuid, uuid, uuid, uuid);
"""
SAID_UNTIL = """
update public.people_certificate t set ends_on = r.expires_on from public.people_credential r where r.id = t.credential_id;
update public.people_certificate t set ends_on = t.finished_on + make_interval(months => c.valid_months)
  from public.people_curriculum c where c.id = t.curriculum_id and t.credential_id is null and c.valid_months is not null;
perform wall.add_up_training(c.account_id, c.line, c.agency_id, c.from_agency_id, null)
   from public.people_certificate c where c.ends_on is not null and c.withdrawn_at is null;
"""
# The trigger of 0031 adds everything up again as soon as a row is written, whatever it writes.
TAKEN_BACK = """
update public.people_certificate set withdrawn_at = renewed_at where renewed_at is not null and withdrawn_at is null;
"""
ADDED_UP = """
update public.people_attendance a set taken_at = a.taken_at from public.people_certificate c
 where c.account_id = a.account_id and c.line = a.line and c.ends_on is not null;
"""
NEXT = """
create trigger people_certificate_given after insert on people_certificate
  for each row when (new.ends_on is not null) execute function wall.begin_next_training();
create trigger people_certificate_changed after update of withdrawn_at on people_certificate
  for each row when (new.ends_on is not null and old.withdrawn_at is distinct from new.withdrawn_at)
  execute function wall.begin_next_training();
"""
NO_NEXT = """
drop trigger people_certificate_changed on people_certificate;
drop trigger people_certificate_given on people_certificate;
"""
RENEWS = "grant update (renewed_at) on people_certificate to {app}"
NO_RENEWS = "revoke update (renewed_at) on people_certificate from {app}"
CERTIFICATE = "wall.certificate(text, text)"


def as_keeper(statements: str) -> str:
    """The keeper alone sees every row: a function of its own, called once."""
    return f"""
create function wall.once() returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin {statements} end $$;
alter function wall.once() owner to {{keeper}};
select wall.once();
drop function wall.once();
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0122_renewal")]

    operations = [
        WallSQL(WallSQL.noop, as_keeper(ADDED_UP)),
        WallSQL(WallSQL.noop, in_house_time(CERTIFICATE).sql),
        WallSQL(WallSQL.noop, own_functions().sql),
        WallSQL(SQL, BEFORE),
        own_functions(),
        in_house_time(CERTIFICATE),
        WallSQL(as_keeper(SAID_UNTIL), as_keeper(TAKEN_BACK)),
        WallSQL(RENEWS, NO_RENEWS),
        WallSQL(NEXT, NO_NEXT),
    ]
