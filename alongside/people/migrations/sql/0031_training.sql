-- Trainings. As in vault/0002_wall: owned by the keeper, and what a request calls begins by asking who is asking; but for
-- wall.certificate, which whoever holds a certificate's code may ask.

-- The sessions at which whoever asks teaches: she takes the attendance there.
create function wall.my_trainings() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare who wall.who := wall.actor(); found uuid[];
begin
    if who.actor_id is null then return '{}'; end if;
    select array_agg(t.session_id) into found from public.people_trainer t
      join public.people_account a on a.id = t.account_id and a.left_at is null
     where t.account_id = who.actor_id and t.agency_id = who.agency_id;
    return coalesce(found, '{}');
end $$;

-- How many places are taken, of sessions that whoever asks may read (the caller's list comes from her own reading).
create function wall.places_taken(p_sessions uuid[]) returns table (session_id uuid, many bigint)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare who wall.who := wall.actor();
begin
    if who.actor_id is null then return; end if;
    return query select e.session_id, count(*) from public.people_enrolment e
        where e.session_id = any(p_sessions) and e.left_at is null group by e.session_id;
end $$;

-- What somebody's attendances in a curriculum add up to, kept with every attendance that is written.
create function wall.count_training() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if new.line is null then return null; end if;
    insert into public.people_progress as p
        (id, agency_id, account_id, from_agency_id, line, hours, topics, last_on, last_by_id)
    select gen_random_uuid(), new.agency_id, new.account_id, new.from_agency_id, new.line, coalesce(sum(a.hours), 0),
           coalesce((select array_agg(distinct one.key order by one.key)
                       from public.people_attendance t
                       join public.people_trainingsession s on s.id = t.session_id
                       cross join unnest(s.topics) as one(key)
                      where t.account_id = new.account_id and t.line = new.line and t.hours > 0), '{}'),
           max(a.on) filter (where a.hours > 0), new.taken_by_id
      from public.people_attendance a where a.account_id = new.account_id and a.line = new.line
    on conflict (account_id, line) do update
       set hours = excluded.hours, topics = excluded.topics, last_on = excluded.last_on,
           last_by_id = excluded.last_by_id, from_agency_id = excluded.from_agency_id;
    return null;
end $$;

-- What a certificate's code stands for: never whose it is. A name that was typed is only compared.
create function wall.certificate(p_code text, p_name text) returns table (
    curriculum text, kind text, hours numeric, finished_on date, agency text, withdrawn_at timestamptz, same_name boolean)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query
    select c.name::text, c.kind::text, t.hours, t.finished_on, g.name::text, t.withdrawn_at,
           case when p_name = '' then null else lower(t.shown_name) = lower(p_name) end
      from public.people_certificate t
      join public.people_curriculum c on c.id = t.curriculum_id
      join public.people_agency g on g.id = t.agency_id
     where t.code = p_code;
end $$;
