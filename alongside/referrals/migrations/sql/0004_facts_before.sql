-- Counts for who looks after the network. One dimension a line, so that nothing can be crossed; small ones are kept
-- from sight by referrals/facts. A coalition counts everyone, an agency what it sent and what it was sent.
create or replace function wall.referral_facts(p_since timestamptz)
returns table (dim text, key text, total bigint, part bigint, hours double precision)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare who wall.who := wall.must_be_someone(); everyone boolean;
begin
    everyone := wall.works_as('{organiser}') and exists (
        select from public.people_agency g where g.id = who.agency_id and g.kind = 'coalition');
    if not everyone and not wall.works_as('{director,supervisor,clinical_supervisor}') then
        perform wall.refuse('not_found'); end if;
    return query
    with seen as (
        select f.*, extract(epoch from f.answered_at - f.asked_at) / 3600 as wait,
               f.state in ('requested', 'accepted', 'in-progress', 'on-hold') as is_open,
               f.answered_at is not null and f.state <> 'rejected' as is_yes
          from public.referrals_referral f
         where f.asked_at >= p_since and f.state <> 'entered-in-error'
           and (everyone or who.agency_id in (f.agency_id, f.to_agency_id)))
    select 'open'::text, case when s.asked_at > statement_timestamp() - interval '3 days' then 'days_3'
                        when s.asked_at > statement_timestamp() - interval '14 days' then 'days_14'
                        when s.asked_at > statement_timestamp() - interval '30 days' then 'days_30'
                        else 'older' end,
           count(*), count(*) filter (where s.late_at is not null), null::double precision
      from seen s where s.is_open group by 2
    union all
    select 'partner', s.to_agency_id::text, count(*) filter (where s.answered_at is not null),
           count(*) filter (where s.is_yes), percentile_cont(0.5) within group (order by s.wait)
      from seen s where s.to_agency_id is not null group by 2
    union all
    select 'area', s.area::text, count(*) filter (where s.answered_at is not null), count(*) filter (where s.is_yes),
           percentile_cont(0.5) within group (order by s.wait)
      from seen s group by 2
    union all
    select 'reason', s.reason::text, count(*), count(*) filter (where s.no_decline), null
      from seen s where s.state = 'rejected' group by 2
    union all
    select 'lost', case when s.outcome <> '' then 'closed_loop'
                        when s.is_open and s.late_at is not null then 'open_late'
                        when s.is_open then 'open' else 'no_outcome' end, count(*), 0, null
      from seen s group by 2
    union all
    select 'agreement', case when s.without_agreement then 'without' else 'with' end, count(*), 0, null
      from seen s where s.way = 'agency' group by 2;
end $$;
