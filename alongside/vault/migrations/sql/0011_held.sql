-- A lapse never closes anything during a shift or a call (walls.md, "Training opens and closes"). Only the passing of
-- time is a lapse: what someone who leads decides (a paper withdrawn, a role taken away, someone leaving) is written
-- into the clearance after its end, or takes the end away, and closes at once. As in 0002_wall: owned by the keeper.

-- Until when someone holds the line, or talks, who did so when her clearance ended. Nobody knows here: the room of
-- the line puts the answer in place of this one (crisis_line/0012).
create or replace function wall.on_duty_until(p_actor uuid, p_agency uuid, p_lapsed timestamptz) returns timestamptz
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin return null; end $$;

-- Until when what lapsed stays open: the end of that shift or call, and never more than twelve hours after the lapse.
-- Null: it does not. The next shift holds nothing, because it did not run when the clearance ended.
create or replace function wall.held_until(p_actor uuid, p_agency uuid, p_lapsed timestamptz, p_changed timestamptz)
returns timestamptz
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare latest timestamptz := p_lapsed + interval '12 hours'; ends timestamptz;
begin
    if p_lapsed is null or p_changed > p_lapsed or p_lapsed > statement_timestamp()
        or latest <= statement_timestamp() then return null; end if;
    ends := wall.on_duty_until(p_actor, p_agency, p_lapsed);
    return case when ends > statement_timestamp() then least(ends, latest) end;
end $$;

-- As in 0006_quick, with what is held.
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
     where c.actor_id = who.actor_id and c.agency_id = who.agency_id
       and (c.cleared_until > moment
            or wall.held_until(c.actor_id, c.agency_id, c.cleared_until, c.changed_at) is not null)
       and (p_drawer is distinct from 'counselling' or c.counselling_until > moment
            or wall.held_until(c.actor_id, c.agency_id, c.counselling_until, c.changed_at) is not null);
    if never is not null then
        found := array(select s from unnest(found) s where s <> all(never));
    end if;
    return coalesce(found, '{}');
end $$;

-- As in 0006_quick, with what is held.
create or replace function wall.standing()
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
               lateral (values ('clear', c.cleared_until), ('counsel', c.counselling_until)) ends (kind, until),
               lateral (select ends.kind, case when ends.until > moment then ends.until else
                   wall.held_until(c.actor_id, c.agency_id, ends.until, c.changed_at) end as until) said
         where c.actor_id = who.actor_id and c.agency_id = who.agency_id and said.until > moment;
end $$;

-- As in 0008_line, with what is held.
create or replace function wall.on_the_line() returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare who wall.who := wall.actor();
begin
    return who.actor_id is not null
       and exists (select from public.vault_clearance c
                    where c.actor_id = who.actor_id and c.agency_id = who.agency_id
                      and (c.cleared_until > statement_timestamp() or wall.held_until(
                           c.actor_id, c.agency_id, c.cleared_until, c.changed_at) is not null))
       and wall.has_office('on_call');
end $$;

-- As in 0002_wall, with what is held.
create or replace function wall.may_exist(p_tokens bytea[]) returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare who wall.who := wall.must_be_someone(); found uuid[];
begin
    if not exists (select from public.vault_clearance c where c.actor_id = who.actor_id
                     and (c.cleared_until > statement_timestamp() or wall.held_until(
                          c.actor_id, c.agency_id, c.cleared_until, c.changed_at) is not null)) then return '{}'; end if;
    select array_agg(distinct b.subject_id) into found from public.vault_blindtoken b
     where b.agency_id = who.agency_id and b.token = any(p_tokens)
       and not wall.has_conflict(b.subject_id, who.actor_id);
    return coalesce(found, '{}');
end $$;

-- Nobody writes her own clearance; this only ever brings the end nearer. As in 0004_living; when nothing comes nearer,
-- nothing is written, because a clearance that is written after its end holds no longer.
create or replace function wall.shorten_my_clearance(p_until timestamptz, p_counselling timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare who wall.who := wall.must_be_someone(); was public.vault_clearance; until timestamptz; further timestamptz;
begin
    select * into was from public.vault_clearance c
     where c.actor_id = who.actor_id and c.agency_id = who.agency_id and c.cleared_until is not null for update;
    if not found then return; end if;
    until := case when p_until is not null then least(was.cleared_until, p_until) end;
    further := case when p_counselling is not null and was.counselling_until is not null
                    then least(was.counselling_until, p_counselling) end;
    if (until, further) is not distinct from (was.cleared_until, was.counselling_until) then return; end if;
    update public.vault_clearance set cleared_until = until, counselling_until = further,
           changed_at = statement_timestamp() where actor_id = who.actor_id;
end $$;

-- Who of the asker's agency is held open now, and until when: what a list says of colleagues.
create function wall.held_open() returns table (actor_id uuid, ends_at timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare who wall.who := wall.actor();
begin
    return query
    select c.actor_id, h.ends_at from public.vault_clearance c,
           lateral (select wall.held_until(c.actor_id, c.agency_id, c.cleared_until, c.changed_at) as ends_at) h
     where c.agency_id = who.agency_id and c.cleared_until <= statement_timestamp()
       and c.cleared_until > statement_timestamp() - interval '12 hours' and h.ends_at is not null;
end $$;

-- For the worker, which has no context: whose shift or call holds open what lapsed, where no line says so yet.
create function wall.holds_to_note() returns table (agency_id uuid, account_id uuid)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query
    select c.agency_id, c.actor_id from public.vault_clearance c
     where c.cleared_until <= statement_timestamp()
       and c.cleared_until > statement_timestamp() - interval '12 hours'
       and wall.held_until(c.actor_id, c.agency_id, c.cleared_until, c.changed_at) is not null
       and not exists (select from public.ledger_line l
                        where l.agency_id = c.agency_id and l.what = 'clearance.lapsed' and l.about_id = c.actor_id
                          and l.why = 'held' and l.at >= c.cleared_until);
end $$;
