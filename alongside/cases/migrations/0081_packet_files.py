"""The sweep of files and the destroying of a record know the documents in packets.

Here and not in the room beneath, because these two functions are this room's (0007, 0080), and a function is written as
a whole. A copy in a packet that has ended is unknown to the sweep, as is one of a record that was destroyed.
"""

from django.db import migrations

from alongside.vault.operations import WallSQL

OF_CLIENTS = """
select from public.cases_document d
  join public.vault_subject s on s.id = d.subject_id and s.destroyed_at is null
 where d.stored_as = n
"""
OF_AGREEMENTS = "select from public.directory_agreementpaper p where p.stored_as = n"
OF_PACKETS = """
select from public.releases_packetfile f
  join public.releases_packet p on p.id = f.packet_id and p.ended_at is null
 where f.stored_as = n
"""
DOCUMENTS = """
    select array_agg(d.stored_as) into found from public.cases_document d
      join public.vault_subject s on s.id = d.subject_id and s.destroyed_at is not null
     where d.subject_id = p_subject and d.agency_id = who.agency_id;
"""
AND_COPIES = """
    select array_agg(n.stored_as) into found from (
        select d.stored_as, d.subject_id, d.agency_id from public.cases_document d
        union all
        select f.stored_as, r.subject_id, r.agency_id from public.releases_packetfile f
          join public.releases_release r on r.packet_id = f.packet_id) n
      join public.vault_subject s on s.id = n.subject_id and s.destroyed_at is not null
     where n.subject_id = p_subject and n.agency_id = who.agency_id;
"""


def knowing(*lists: str) -> str:
    """The sweep's question, with each list of files that stand in a row."""
    known = " and ".join(f"not exists ({one.strip()})" for one in lists)
    return f"""
create or replace function wall.unknown_files(p_names uuid[]) returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select coalesce(array_agg(n), '{{}}') from unnest(p_names) n where {known}
$$;
"""


def destroying(found: str) -> str:
    """The files that go with a record."""
    return f"""
create or replace function wall.files_of_destroyed(p_subject uuid) returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare who wall.who := wall.must_be_someone(); found uuid[];
begin{found}    return coalesce(found, '{{}}');
end $$;
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0080_files_of_others"), ("releases", "0004_packet_files_rows")]

    operations = [
        WallSQL(knowing(OF_CLIENTS, OF_AGREEMENTS, OF_PACKETS), knowing(OF_CLIENTS, OF_AGREEMENTS)),
        WallSQL(destroying(AND_COPIES), destroying(DOCUMENTS)),
    ]
