-- Who holds the line, or talks, when her clearance ends keeps it to the end of that shift or call (vault/0011). Owned by
-- the keeper. A shift that she put herself on for holds nothing, nor one that began after the lapse; a call is
-- counted for twelve hours from its beginning, because its end is not known.
create or replace function wall.on_duty_until(p_actor uuid, p_agency uuid, p_lapsed timestamptz) returns timestamptz
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare ends timestamptz;
begin
    select max(d.ends_at) into ends from (
        select s.ends_at from public.crisis_line_shift s
         where s.account_id = p_actor and s.agency_id = p_agency and s.put_on_by_id <> p_actor
           and s.taken_off_at is null and s.starts_at <= p_lapsed and s.ends_at > p_lapsed
        union all
        select c.started_at + interval '12 hours' from public.crisis_line_call c
         where c.worker_id = p_actor and c.agency_id = p_agency and c.ended_at is null
           and c.started_at <= p_lapsed and c.started_at > p_lapsed - interval '12 hours'
    ) d;
    return ends;
end $$;

-- The roster is written by those who lead. A colleague takes over the one shift that she was asked to take, with
-- papers in force to its end.
create function wall.keeps_roster() returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin return wall.works_as('{director,supervisor,clinical_supervisor}'); end $$;

create function wall.may_take_over(p_shift uuid, p_ends timestamptz) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare who wall.who := wall.actor();
begin
    return exists (select from public.crisis_line_swap s
                    where s.shift_id = p_shift and s.agency_id = who.agency_id and s.asked_id = who.actor_id
                      and s.state = 'asked')
       and exists (select from public.vault_clearance c
                    where c.actor_id = who.actor_id and c.agency_id = who.agency_id and c.cleared_until >= p_ends);
end $$;

create function wall.holds_shift(p_shift uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare who wall.who := wall.actor();
begin
    return exists (select from public.crisis_line_shift s where s.id = p_shift and s.agency_id = who.agency_id
                      and s.account_id = who.actor_id);
end $$;

-- As in 0011_shifts, with what is held.
create or replace function wall.answers_requests() returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare who wall.who := wall.actor();
begin
    return who.actor_id is not null
       and exists (select from public.vault_clearance c
                    where c.actor_id = who.actor_id and c.agency_id = who.agency_id
                      and (c.cleared_until > statement_timestamp() or wall.held_until(
                           c.actor_id, c.agency_id, c.cleared_until, c.changed_at) is not null))
       and (wall.has_office('on_call') or wall.has_office('intake'));
end $$;
