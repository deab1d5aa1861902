-- What the months of a coalition's trainings add up to, kept with every attendance and every change of a session's
-- topics. A page of a large coalition sums hundreds of months instead of a hundred thousand attendances.

-- So much more (or less) in a month. One writer a coalition at a time, so that two who save at once wait and never lock
-- each other out. An agency's own trainings are not summed: nobody asks for it.
create function wall.add_training(p_agency uuid, p_from uuid, p_on date, p_topics text[], p_hours numeric, p_people bigint)
returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if not exists (select from public.people_agency g where g.id = p_agency and g.kind = 'coalition') then return; end if;
    perform pg_advisory_xact_lock(hashtextextended('training sums ' || p_agency, 0));
    insert into public.people_trainingsum as s (id, agency_id, from_agency_id, month, topic, hours, people)
    select gen_random_uuid(), p_agency, p_from, date_trunc('month', p_on)::date, one.key, p_hours, p_people
      from (select distinct unnest(p_topics) as key) one
    on conflict (agency_id, month, from_agency_id, topic) do update
       set hours = s.hours + excluded.hours, people = s.people + excluded.people;
end $$;

create function wall.sum_attendance() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare about text[];
begin
    if tg_op <> 'INSERT' and old.hours > 0 then
        select s.topics into about from public.people_trainingsession s where s.id = old.session_id for share;
        perform wall.add_training(old.agency_id, old.from_agency_id, old.on, array_append(about, ''), -old.hours, -1);
    end if;
    if tg_op <> 'DELETE' and new.hours > 0 then
        select s.topics into about from public.people_trainingsession s where s.id = new.session_id for share;
        perform wall.add_training(new.agency_id, new.from_agency_id, new.on, array_append(about, ''), new.hours, 1);
    end if;
    return null;
end $$;

-- A session is about something else: what was learned there counts elsewhere; the hours of all together stay.
create function wall.sum_topics() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare part record;
begin
    for part in select t.from_agency_id, t.on, sum(t.hours) as hours, count(*) as people
                  from public.people_attendance t where t.session_id = new.id and t.hours > 0
                 group by t.from_agency_id, t.on order by 1, 2 loop
        perform wall.add_training(new.agency_id, part.from_agency_id, part.on, old.topics, -part.hours, -part.people);
        perform wall.add_training(new.agency_id, part.from_agency_id, part.on, new.topics, part.hours, part.people);
    end loop;
    return null;
end $$;

-- All of it anew from the attendances: for what is there before the sums are kept.
create function wall.sum_trainings() returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    delete from public.people_trainingsum;
    insert into public.people_trainingsum (id, agency_id, from_agency_id, month, topic, hours, people)
    select gen_random_uuid(), t.agency_id, t.from_agency_id, date_trunc('month', t.on)::date, k.key, sum(t.hours), count(*)
      from public.people_attendance t
      join public.people_agency g on g.id = t.agency_id and g.kind = 'coalition'
      join public.people_trainingsession s on s.id = t.session_id
     cross join lateral (select distinct unnest(array_append(s.topics::text[], '')) as key) k
     where t.hours > 0 group by 2, 3, 4, 5;
end $$;
