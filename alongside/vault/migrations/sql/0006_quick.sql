-- The questions every statement asks, quick to answer. PostgreSQL keeps the plan of a plpgsql function for the
-- whole connection, that of a SQL function only for one statement: the same words cost a fifth this way.

create or replace function wall.agency() returns uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin return (wall.actor()).agency_id; end $$;

create or replace function wall.actor_id() returns uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin return (wall.actor()).actor_id; end $$;

create or replace function wall.my_holders() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare who wall.who := wall.actor();
begin
    if who.holder_id is null then return null; end if;
    return array[who.holder_id] || array(
        select t.team_holder_id from public.keys_teamkey t
         where t.member_holder_id = who.holder_id and t.agency_id = who.agency_id);
end $$;

create or replace function wall.has_office(p_office text) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare who wall.who := wall.actor();
begin
    return exists (
        select from public.keys_teamkey t
          join public.keys_holder h on h.id = t.team_holder_id and h.office = p_office and h.retired_at is null
         where t.member_holder_id = who.holder_id and t.agency_id = who.agency_id);
end $$;

create or replace function wall.is_custodian() returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin return wall.has_office('custodians'); end $$;

-- As before (0002), in one reading of the access list: who may, while the trainings hold, but for conflicts.
create or replace function wall.open_subjects(p_drawer text default null, p_writing boolean default false)
returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    who wall.who := wall.actor();
    moment timestamptz := statement_timestamp();
    found uuid[];
    never uuid[];
begin
    if who.actor_id is null then return null; end if;
    select array_agg(e.subject_id) filter (
               where e.reason <> 'conflict' and e.agency_id = who.agency_id and e.starts_at <= moment
                 and (p_drawer is null or p_drawer = any(e.drawers))
                 and (not p_writing or e.reason <> 'break_glass')),
           array_agg(e.subject_id) filter (where e.reason = 'conflict')
      into found, never
      from public.vault_clearance c
      join public.vault_accessentry e on e.actor_id = c.actor_id and (e.ends_at is null or e.ends_at > moment)
     where c.actor_id = who.actor_id and c.agency_id = who.agency_id and c.cleared_until > moment
       and (p_drawer is distinct from 'counselling' or c.counselling_until > moment);
    if never is not null then
        found := array(select s from unnest(found) s where s <> all(never));
    end if;
    return coalesce(found, '{}');
end $$;

-- What whoever asks stands on: her entries of the access list (those that say the same in one row), the teams she
-- is in with their keys, wrapped for her, and whether her trainings hold. The door reads this once a request
-- (vault.selectors.read_standing), and her keyring takes the teams' keys from it.
create function wall.standing()
returns table (kind text, subjects uuid[], word text, drawers text[], ends_at timestamptz, team uuid, sealed_key bytea)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    who wall.who := wall.actor();
    moment timestamptz := statement_timestamp();
begin
    return query
        select 'entry', array_agg(e.subject_id), e.reason::text, e.drawers::text[], e.ends_at, null::uuid, null::bytea
          from public.vault_accessentry e
         where e.actor_id = who.actor_id and e.agency_id = who.agency_id and e.starts_at <= moment
           and (e.ends_at is null or e.ends_at > moment)
         group by e.reason, e.drawers, e.ends_at;
    return query
        select 'office', null::uuid[], h.office::text, null::text[], null::timestamptz, t.team_holder_id, t.sealed_key
          from public.keys_teamkey t
          join public.keys_holder h on h.id = t.team_holder_id and h.retired_at is null
         where t.member_holder_id = who.holder_id and t.agency_id = who.agency_id;
    return query
        select said.kind, null::uuid[], null::text, null::text[], said.until, null::uuid, null::bytea
          from public.vault_clearance c,
               lateral (values ('clear', c.cleared_until), ('counsel', c.counselling_until)) said (kind, until)
         where c.actor_id = who.actor_id and c.agency_id = who.agency_id and said.until > moment;
end $$;
