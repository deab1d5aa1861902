"""The sweep of files knows the material of trainings.

Here and not in the room beneath, because the function is this room's (0007, 0081), and a function is written as a whole.
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
OF_TRAININGS = "select from public.people_trainingfile t where t.stored_as = n"
BEFORE = (OF_CLIENTS, OF_AGREEMENTS, OF_PACKETS)


def knowing(*lists: str) -> str:
    """The sweep's question, with each list of files that stand in a row."""
    known = " and ".join(f"not exists ({one.strip()})" for one in lists)
    return f"""
create or replace function wall.unknown_files(p_names uuid[]) returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select coalesce(array_agg(n), '{{}}') from unnest(p_names) n where {known}
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0083_tallies"), ("people", "0111_training_file_rows")]

    operations = [WallSQL(knowing(*BEFORE, OF_TRAININGS), knowing(*BEFORE))]
