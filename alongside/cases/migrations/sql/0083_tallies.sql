-- What people who were helped said, by question and answer, in a quarter. The answers themselves are nobody's already.
create function wall.tally_feedback(p_starts date, p_months integer) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if p_months <> 3 or wall.tally_ends(p_starts, p_months) is null then return; end if;
    perform wall.keep_tally(n.agency_id, 'feedback', p_starts, p_months, n.key, n.count) from (
        select e.agency_id, q.name || ':' || coalesce(nullif(q.said, ''), 'open') as key, count(*) as count
          from public.cases_evaluation e
          cross join lateral (values ('safe', e.safe), ('respected', e.respected), ('understood', e.understood),
                                     ('chose', e.chose), ('safety', e.safety), ('known', e.known)) q(name, said)
         where e.quarter = p_starts and not exists (
               select from public.bulletin_tally t where t.agency_id = e.agency_id and t.measure = 'feedback'
                  and t.starts = p_starts and t.months = p_months and t.key = 'total')
         group by 1, 2) n;
    perform wall.keep_tally(a.id, 'feedback', p_starts, p_months, 'total',
        (select count(*) from public.cases_evaluation e where e.agency_id = a.id and e.quarter = p_starts))
       from public.people_agency a where a.kind <> 'coalition';
end $$;
