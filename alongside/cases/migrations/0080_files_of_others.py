"""The sweep of files knows the files of rooms beneath: what a signed agreement keeps is not taken away.

Here and not there, because this room asked first (0005), and a function is written as a whole.
"""

from django.db import migrations

from alongside.vault.operations import WallSQL

OF_CLIENTS = """
select from public.cases_document d
  join public.vault_subject s on s.id = d.subject_id and s.destroyed_at is null
 where d.stored_as = n
"""
OF_AGREEMENTS = "select from public.directory_agreementpaper p where p.stored_as = n"


def knowing(*lists: str) -> str:
    """The function, with each list of files that stand in a row."""
    known = " and ".join(f"not exists ({one.strip()})" for one in lists)
    return f"""
create or replace function wall.unknown_files(p_names uuid[]) returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select coalesce(array_agg(n), '{{}}') from unnest(p_names) n where {known}
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0061_due"), ("directory", "0043_agreement_paper_rows")]

    operations = [WallSQL(knowing(OF_CLIENTS, OF_AGREEMENTS), knowing(OF_CLIENTS))]
