-- As before (0011_held), and quicker on a page about one client: it says so first (wall.ask_only_about), and then each
-- statement looks for that client's entries instead of all of hers. What is said can only narrow, so it is not signed.
-- Two questions instead of one with "or": PostgreSQL would plan that one anew each time.
create or replace function wall.open_subjects(p_drawer text default null, p_writing boolean default false)
returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    who wall.who := wall.actor();
    moment timestamptz := statement_timestamp();
    about uuid := nullif(current_setting('alongside.about', true), '');
    found uuid[];
    never uuid[];
begin
    if who.actor_id is null then return null; end if;
    if not exists (
        select from public.vault_clearance c
         where c.actor_id = who.actor_id and c.agency_id = who.agency_id
           and (c.cleared_until > moment
                or wall.held_until(c.actor_id, c.agency_id, c.cleared_until, c.changed_at) is not null)
           and (p_drawer is distinct from 'counselling' or c.counselling_until > moment
                or wall.held_until(c.actor_id, c.agency_id, c.counselling_until, c.changed_at) is not null))
    then return '{}'; end if;
    if about is not null then
        select array_agg(e.subject_id) filter (
                   where e.reason <> 'conflict' and e.agency_id = who.agency_id and e.starts_at <= moment
                     and (p_drawer is null or p_drawer = any(e.drawers))
                     and (not p_writing or e.reason <> 'break_glass')),
               array_agg(e.subject_id) filter (where e.reason = 'conflict')
          into found, never
          from public.vault_accessentry e
         where e.actor_id = who.actor_id and e.subject_id = about and (e.ends_at is null or e.ends_at > moment);
    else
        select array_agg(e.subject_id) filter (
                   where e.reason <> 'conflict' and e.agency_id = who.agency_id and e.starts_at <= moment
                     and (p_drawer is null or p_drawer = any(e.drawers))
                     and (not p_writing or e.reason <> 'break_glass')),
               array_agg(e.subject_id) filter (where e.reason = 'conflict')
          into found, never
          from public.vault_accessentry e
         where e.actor_id = who.actor_id and (e.ends_at is null or e.ends_at > moment);
    end if;
    if never is not null then
        found := array(select s from unnest(found) s where s <> all(never));
    end if;
    return coalesce(found, '{}');
end $$;
