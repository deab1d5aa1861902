-- What somebody's trainings in a curriculum add up to: her attendances, and what was taken over from elsewhere, as long as
-- its certificate holds there. Kept with every attendance and everything taken over that is written.
create or replace function wall.count_training() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if new.line is null then return null; end if;
    insert into public.people_progress as p
        (id, agency_id, account_id, from_agency_id, line, hours, topics, last_on, last_by_id)
    with had as (
        select a.hours, a.on, s.topics::text[] as topics
          from public.people_attendance a join public.people_trainingsession s on s.id = a.session_id
         where a.account_id = new.account_id and a.line = new.line and a.hours > 0
        union all
        select t.hours, t.on, array[t.topic::text]
          from public.people_takenover t
          join public.people_certificate c on c.id = t.certificate_id and c.withdrawn_at is null
         where t.account_id = new.account_id and t.line = new.line and t.undone_at is null)
    select gen_random_uuid(), new.agency_id, new.account_id, new.from_agency_id, new.line,
           (select coalesce(sum(h.hours), 0) from had h),
           coalesce((select array_agg(distinct one.key order by one.key) from had h cross join unnest(h.topics) as one(key)), '{}'),
           (select max(h.on) from had h), new.taken_by_id
    on conflict (account_id, line) do update
       set hours = excluded.hours, topics = excluded.topics, last_on = excluded.last_on,
           last_by_id = excluded.last_by_id, from_agency_id = excluded.from_agency_id;
    return null;
end $$;

-- A certificate was taken back where it was given: what was taken over from it is counted anew, without it.
create function wall.recount_taken_over() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    update public.people_takenover t set taken_at = t.taken_at where t.certificate_id = new.id;
    return null;
end $$;
