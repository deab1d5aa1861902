-- What somebody's trainings in a curriculum add up to: her attendances, and what was taken over from elsewhere as long as
-- its certificate holds there. Where her last certificate ends one day, what came after it counts, towards the next.
create function wall.add_up_training(p_account uuid, p_line uuid, p_agency uuid, p_from uuid, p_by uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare since date;
begin
    select max(c.finished_on) into since from public.people_certificate c
     where c.account_id = p_account and c.line = p_line and c.withdrawn_at is null and c.ends_on is not null;
    insert into public.people_progress as p
        (id, agency_id, account_id, from_agency_id, line, hours, topics, last_on, last_by_id)
    with had as (
        select a.hours, a.on, s.topics::text[] as topics
          from public.people_attendance a join public.people_trainingsession s on s.id = a.session_id
         where a.account_id = p_account and a.line = p_line and a.hours > 0 and (since is null or a.on > since)
        union all
        select t.hours, t.on, array[t.topic::text]
          from public.people_takenover t
          join public.people_certificate c on c.id = t.certificate_id and c.withdrawn_at is null
         where t.account_id = p_account and t.line = p_line and t.undone_at is null
           and (since is null or t.on > since))
    select gen_random_uuid(), p_agency, p_account, p_from, p_line,
           (select coalesce(sum(h.hours), 0) from had h),
           coalesce((select array_agg(distinct one.key order by one.key) from had h cross join unnest(h.topics) as one(key)), '{}'),
           (select max(h.on) from had h), p_by
    on conflict (account_id, line) do update
       set hours = excluded.hours, topics = excluded.topics, last_on = excluded.last_on,
           last_by_id = coalesce(excluded.last_by_id, p.last_by_id), from_agency_id = excluded.from_agency_id;
end $$;

create or replace function wall.count_training() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if new.line is not null then
        perform wall.add_up_training(new.account_id, new.line, new.agency_id, new.from_agency_id, new.taken_by_id);
    end if;
    return null;
end $$;

-- A certificate with an end was given, taken back or renewed: her hours towards the next begin after the last that stands.
create function wall.begin_next_training() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform wall.add_up_training(new.account_id, new.line, new.agency_id, new.from_agency_id, null);
    return null;
end $$;

-- What a certificate's code stands for: never whose it is. A name that was typed is only compared. `ended_on` is the first
-- day on which it counts no longer, once that day has come.
create or replace function wall.certificate(p_code text, p_name text) returns table (
    curriculum text, kind text, hours numeric, finished_on date, agency text, withdrawn_at timestamptz, ended_on date,
    same_name boolean)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query
    select c.name::text, c.kind::text, t.hours, t.finished_on, g.name::text, t.withdrawn_at,
           case when t.ends_on <= current_date then t.ends_on end,
           case when p_name = '' then null else lower(t.shown_name) = lower(p_name) end
      from public.people_certificate t
      join public.people_curriculum c on c.id = t.curriculum_id
      join public.people_agency g on g.id = t.agency_id
     where t.code = p_code;
end $$;
