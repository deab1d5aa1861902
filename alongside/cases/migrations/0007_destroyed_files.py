"""The sealed files of a destroyed record go from the disk with its keys.

Whoever destroys it may not see every document (counselling), so the database names the files. A file that
stayed behind, because the disk refused or an old backup brought it back, is unknown to the sweep from then on.
"""

from django.db import migrations

from alongside.vault.operations import WallSQL

FILES = """
create function wall.files_of_destroyed(p_subject uuid) returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare who wall.who := wall.must_be_someone(); found uuid[];
begin
    select array_agg(d.stored_as) into found from public.cases_document d
      join public.vault_subject s on s.id = d.subject_id and s.destroyed_at is not null
     where d.subject_id = p_subject and d.agency_id = who.agency_id;
    return coalesce(found, '{}');
end $$;

create or replace function wall.unknown_files(p_names uuid[]) returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select coalesce(array_agg(n), '{}') from unnest(p_names) n
     where not exists (select from public.cases_document d
                         join public.vault_subject s on s.id = d.subject_id and s.destroyed_at is null
                        where d.stored_as = n)
$$;

alter function wall.files_of_destroyed(uuid) owner to {keeper};
revoke all on function wall.files_of_destroyed(uuid) from public;
grant execute on function wall.files_of_destroyed(uuid) to {app};
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0006_refusals"), ("vault", "0005_destroying")]

    operations = [WallSQL(FILES, "drop function wall.files_of_destroyed(uuid)")]
