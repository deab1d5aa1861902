"""Whom a refused opening meant, so that the client's own log has the line (walls.md: "refusals included").

The door cannot see the row, and must not. The answer is an opaque id of the asker's own agency, and it goes
into the ledger alone.
"""

from django.db import migrations

from alongside.vault.operations import WallSQL

SUBJECT_OF_CASE = """
create function wall.subject_of_case(p_case uuid) returns uuid
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select c.subject_id from public.cases_case c where c.id = p_case and c.agency_id = wall.agency()
$$;
alter function wall.subject_of_case(uuid) owner to {keeper};
revoke all on function wall.subject_of_case(uuid) from public;
grant execute on function wall.subject_of_case(uuid) to {app};
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0005_sweep_files")]

    operations = [WallSQL(SUBJECT_OF_CASE, "drop function wall.subject_of_case(uuid)")]
