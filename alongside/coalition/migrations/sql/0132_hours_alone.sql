-- What a coalition's trainings add up to between two days: organization and topic (empty: all together). Whole months
-- come from the sums that people/0051 keeps, the days before and after them from the attendances. What organizations
-- without accounts sent is counted live. A session with several topics counts whole in each. Whoever asks for the hours
-- alone reads one row of an organization's nine; with names, only these organizations are added up.
drop function wall.training_reach(uuid, date, date);
create function wall.training_reach(
    p_coalition uuid, p_start date, p_end date, p_alone boolean default false, p_names text[] default null)
returns table (organization text, topic text, hours numeric, people bigint)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare first_month date; after_months date; named uuid[];
begin
    if not p_coalition = any(wall.coalitions()) then return; end if;
    named := (select array_agg(g.id) from public.people_agency g where g.name = any(p_names));
    first_month := date_trunc('month', p_start + interval '1 month' - interval '1 day');
    after_months := greatest(date_trunc('month', p_end + interval '1 day')::date, first_month);
    return query
    with edges as (
        select t.session_id, t.from_agency_id, t.hours from public.people_attendance t
         where t.agency_id = p_coalition and t.hours > 0
           and t.on between p_start and least(p_end, first_month - 1)
           and (p_names is null or t.from_agency_id = any(named))
        union all
        select t.session_id, t.from_agency_id, t.hours from public.people_attendance t
         where t.agency_id = p_coalition and t.hours > 0 and t.on between after_months and p_end
           and (p_names is null or t.from_agency_id = any(named))),
    met as (
        select e.session_id, e.from_agency_id, sum(e.hours) as hours, count(*) as people from edges e group by 1, 2),
    parts as (
        select m.from_agency_id, m.topic::text as topic, m.hours, m.people::bigint as people
          from public.people_trainingsum m
         where m.agency_id = p_coalition and m.month >= first_month and m.month < after_months and m.people > 0
           and (not p_alone or m.topic = '') and (p_names is null or m.from_agency_id = any(named))
        union all
        select m.from_agency_id, k.key, m.hours, m.people
          from met m join public.people_trainingsession s on s.id = m.session_id
         cross join lateral (
             select distinct unnest(array_append(case when p_alone then '{}' else s.topics::text[] end, '')) as key) k),
    ours as (
        select p.from_agency_id, p.topic, sum(p.hours) as hours, sum(p.people) as people from parts p group by 1, 2)
    select one.name, one.topic, sum(one.hours), sum(one.people)::bigint from (
        select g.name::text as name, o.topic, o.hours, o.people
          from ours o join public.people_agency g on g.id = o.from_agency_id
        union all
        select o.organization::text, k.key, o.people * o.hours, o.people
          from public.people_outsidecount o
          join public.people_trainingsession s on s.id = o.session_id
         cross join lateral (
             select distinct unnest(array_append(case when p_alone then '{}' else s.topics::text[] end, '')) as key) k
         where o.agency_id = p_coalition and s.on between p_start and p_end and s.state <> 'called_off'
           and (p_names is null or o.organization = any(p_names))) one
     group by one.name, one.topic;
end $$;
