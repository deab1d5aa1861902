"""Who leads, and who stands on the care team, follow the access list when work is handed over.

The custodian who hands over has no row of these clients' records, and should not get one for it. So the
database does it: only for a custodian, only within the agency, and only to someone whom the access list
already names (wall.hand_over comes first). The former reason is sealed to its row and stays with it.
"""

from django.db import migrations

from alongside.vault.operations import WallSQL

PASS_ON = """
create or replace function wall.pass_on_work(p_subjects uuid[], p_from uuid, p_to uuid, p_reason text) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare who wall.who := wall.must_be_someone(); passed uuid[]; counsels boolean;
begin
    if not wall.is_custodian() then perform wall.refuse('not_custodian'); end if;
    if p_to is null then  -- nobody takes over: only what no access entry stands behind any more is ended
        update public.cases_careteammember m set until = statement_timestamp()
         where m.account_id = p_from and m.agency_id = who.agency_id and m.until is null
           and m.subject_id = any(p_subjects) and (m.part = 'supervisor') = (p_reason = 'supervision')
           and not exists (
               select from public.vault_accessentry e where e.subject_id = m.subject_id and e.actor_id = p_from
                  and e.reason = p_reason and e.ends_at is null);
        return 0;
    end if;
    select coalesce(array_agg(e.subject_id), '{}') into passed from public.vault_accessentry e
     where e.actor_id = p_to and e.agency_id = who.agency_id and e.reason = p_reason and e.ends_at is null
       and e.subject_id = any(p_subjects) and not wall.has_conflict(e.subject_id, p_to)
       and not wall.has_conflict(e.subject_id, who.actor_id);
    if cardinality(passed) < cardinality(p_subjects) then perform wall.refuse('not_on_the_list'); end if;
    select a.role in ('counsellor', 'clinical_supervisor') into counsels from public.people_account a
     where a.id = p_to and a.agency_id = who.agency_id and a.left_at is null;
    if not found then perform wall.refuse('not_found'); end if;
    if p_reason = 'care_team' then
        update public.cases_case set lead_id = p_to, version = version + 1
         where agency_id = who.agency_id and lead_id = p_from and subject_id = any(passed);
    end if;
    insert into public.cases_careteammember as known (id, agency_id, subject_id, account_id, part, since)
    select gen_random_uuid(), m.agency_id, m.subject_id, p_to,
           case when m.part = 'counsellor' and not counsels then 'advocate' else m.part end, statement_timestamp()
      from public.cases_careteammember m
     where m.account_id = p_from and m.agency_id = who.agency_id and m.until is null and m.subject_id = any(passed)
       and (m.part = 'supervisor') = (p_reason = 'supervision')
    on conflict (subject_id, account_id) where until is null do update
       set part = case when excluded.part = 'lead' then 'lead' else known.part end;
    update public.cases_careteammember set until = statement_timestamp()
     where account_id = p_from and agency_id = who.agency_id and until is null and subject_id = any(passed)
       and (part = 'supervisor') = (p_reason = 'supervision');
    return cardinality(passed);
end $$;
alter function wall.pass_on_work(uuid[], uuid, uuid, text) owner to {keeper};
revoke all on function wall.pass_on_work(uuid[], uuid, uuid, text) from public;
grant execute on function wall.pass_on_work(uuid[], uuid, uuid, text) to {app};
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0003_search"), ("vault", "0004_living")]

    operations = [WallSQL(PASS_ON, "drop function wall.pass_on_work(uuid[], uuid, uuid, text)")]
