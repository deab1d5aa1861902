-- How often members' policies changed, in numbers alone: private ones count as well, and no word of them is told.

create function wall.policy_changes(coalition uuid, first_day date, last_day date)
returns table (what text, number bigint)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    if not coalition = any(wall.coalitions()) then return; end if;
    return query
        select d.what::text, count(*) from public.coalition_policydecision d
        where d.agency_id = coalition and d.taken_back_at is null and d.decided_on between first_day and last_day
        group by d.what;
end $$;
