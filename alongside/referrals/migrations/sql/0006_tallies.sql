-- Referrals that an agency sent, by where to; and referrals it said yes to, by where from. Quarters alone: a year is
-- their sum, so that no quarter can be found by subtracting.
create function wall.tally_referrals(p_starts date, p_months integer) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare its_end date := wall.tally_ends(p_starts, p_months);
begin
    if p_months <> 3 or its_end is null then return; end if;
    perform wall.keep_tally(n.agency_id, n.measure, p_starts, p_months, n.key, n.count) from (
        select r.agency_id, 'referrals' as measure, 'to:' || coalesce(r.to_agency_id::text, 'other') as key,
               count(*) as count
          from public.referrals_referral r
         where r.asked_at >= p_starts and r.asked_at < its_end and r.state not in ('draft', 'entered-in-error')
         group by 1, 3
        union all
        select r.to_agency_id, 'sources', 'from:' || r.agency_id::text, count(*) from public.referrals_referral r
         where r.to_agency_id is not null and r.answered_at >= p_starts and r.answered_at < its_end
           and r.state in ('accepted', 'in-progress', 'on-hold', 'completed')
         group by 1, 3) n
     where not exists (select from public.bulletin_tally t where t.agency_id = n.agency_id and t.measure = n.measure
              and t.starts = p_starts and t.months = p_months and t.key = 'total');
    perform wall.keep_tally(a.id, m.measure, p_starts, p_months, 'total',
        (select coalesce(sum(t.count), 0)::bigint from public.bulletin_tally t where t.agency_id = a.id
            and t.measure = m.measure and t.starts = p_starts and t.months = p_months and t.key <> 'total'))
       from public.people_agency a cross join (values ('referrals'), ('sources')) m(measure)
      where a.kind <> 'coalition';
end $$;
