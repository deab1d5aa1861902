-- Whether an agreement is in force between whoever asks and a partner; without one named, with anyone who works here.
create function wall.agrees_now(p_partner uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare who wall.who := wall.must_be_someone();
begin
    return exists (
        select from public.directory_agreement a
         where a.state in ('in_force', 'review') and a.starts_on <= current_date + 1
           and (a.agency_id = who.agency_id and a.other_id is not null and a.other_id = coalesce(p_partner, a.other_id)
                or a.other_id = who.agency_id and a.agency_id = coalesce(p_partner, a.agency_id)));
end $$;
