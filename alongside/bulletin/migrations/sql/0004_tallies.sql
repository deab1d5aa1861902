-- Counts of an agency, kept once when a time is over. Owned by the keeper; only functions of the rooms above use these.

-- The day after the time, or nothing while it is not over for two weeks: what is entered late is counted too.
create function wall.tally_ends(p_starts date, p_months integer) returns date
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare its_end date := (p_starts + make_interval(months => p_months))::date;
begin
    if p_months not in (3, 12) or extract(day from p_starts) <> 1 or extract(month from p_starts) not in (1, 4, 7, 10)
    then return null; end if;
    if its_end + 14 > (statement_timestamp() at time zone 'UTC')::date then return null; end if;
    return its_end;
end $$;

create function wall.keep_tally(p_agency uuid, p_measure text, p_starts date, p_months integer, p_key text,
                                p_count bigint) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
    insert into public.bulletin_tally (id, agency_id, measure, starts, months, key, count)
    values (gen_random_uuid(), p_agency, p_measure, p_starts, p_months, p_key, p_count)
    on conflict (agency_id, measure, starts, months, key) do nothing
$$;
