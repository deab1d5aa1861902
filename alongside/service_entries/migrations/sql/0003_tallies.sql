-- How many different people an agency served in a time. A number, once; nobody's id leaves this function.
create function wall.tally_people(p_starts date, p_months integer) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare its_end date := wall.tally_ends(p_starts, p_months);
begin
    if its_end is null then return; end if;
    perform wall.keep_tally(a.id, 'people', p_starts, p_months, 'total',
        (select count(distinct e.subject_id) from public.service_entries_entry e
          where e.agency_id = a.id and e.subject_id is not null and e.withdrawn_at is null
            and e."on" >= p_starts and e."on" < its_end))
       from public.people_agency a where a.kind <> 'coalition';
end $$;
