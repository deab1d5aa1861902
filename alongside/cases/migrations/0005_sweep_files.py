"""Documents taken away a month ago go for good, and files that no row names go with them.

The worker who asks for it has no context and sees no row. So the database does the first part: only what
was taken away thirty days ago, never under a legal hold. For the second it only says which of the names
found on the disk it does not know.
"""

from django.db import migrations

from alongside.vault.operations import WallSQL

SWEEP = """
create function wall.drop_removed_documents()
returns table (document_id uuid, agency_id uuid, subject_id uuid, drawer varchar, stored_as uuid)
language sql security definer set search_path = pg_catalog, pg_temp as $$
    delete from public.cases_document d
     where d.removed_at < statement_timestamp() - interval '30 days'
       and not exists (select from public.vault_subject s
                        where s.id = d.subject_id and s.hold_until >= statement_timestamp()::date)
    returning d.id, d.agency_id, d.subject_id, d.drawer, d.stored_as
$$;

create function wall.unknown_files(p_names uuid[]) returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select coalesce(array_agg(n), '{}') from unnest(p_names) n
     where not exists (select from public.cases_document d where d.stored_as = n)
$$;

alter function wall.drop_removed_documents() owner to {keeper};
alter function wall.unknown_files(uuid[]) owner to {keeper};
revoke all on function wall.drop_removed_documents(), wall.unknown_files(uuid[]) from public;
grant execute on function wall.drop_removed_documents(), wall.unknown_files(uuid[]) to {app};
"""

UNDO = """
drop function wall.unknown_files(uuid[]);
drop function wall.drop_removed_documents();
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0004_handing_over")]

    operations = [WallSQL(SWEEP, UNDO)]
