-- What the trainings of a coalition add up to, for everyone who belongs to it: hours of organizations, nobody's name.
create function wall.training_hours(p_coalition uuid, p_start date, p_end date)
returns table (organization text, hours numeric, people bigint)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    if not p_coalition = any(wall.coalitions()) then return; end if;
    return query
    select one.name, sum(one.hours), sum(one.people)::bigint from (
        select g.name::text as name, a.hours, a.people
          from (select t.from_agency_id, sum(t.hours) as hours, count(*) as people from public.people_attendance t
                 where t.agency_id = p_coalition and t.on between p_start and p_end and t.hours > 0
                 group by t.from_agency_id) a
          join public.people_agency g on g.id = a.from_agency_id
        union all
        select o.organization::text, o.people * o.hours, o.people
          from public.people_outsidecount o
          join public.people_trainingsession s on s.id = o.session_id
         where o.agency_id = p_coalition and s.on between p_start and p_end and s.state <> 'called_off') one
     group by one.name;
end $$;

-- The same by topic. A session with several topics counts whole in each: that somebody learned about it, not how long.
create function wall.training_topics(p_coalition uuid, p_start date, p_end date)
returns table (organization text, topic text, hours numeric)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    if not p_coalition = any(wall.coalitions()) then return; end if;
    return query
    select one.name, one.topic, sum(one.hours) from (
        select g.name::text as name, k.topic::text as topic, a.hours
          from (select t.session_id, t.from_agency_id, sum(t.hours) as hours from public.people_attendance t
                 where t.agency_id = p_coalition and t.on between p_start and p_end and t.hours > 0
                 group by t.session_id, t.from_agency_id) a
          join public.people_trainingsession s on s.id = a.session_id
          cross join unnest(s.topics) as k(topic)
          join public.people_agency g on g.id = a.from_agency_id
        union all
        select o.organization::text, k.topic::text, o.people * o.hours
          from public.people_outsidecount o
          join public.people_trainingsession s on s.id = o.session_id
          cross join unnest(s.topics) as k(topic)
         where o.agency_id = p_coalition and s.on between p_start and p_end and s.state <> 'called_off') one
     group by one.name, one.topic;
end $$;
