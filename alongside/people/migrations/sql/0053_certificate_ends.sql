-- What a certificate's code stands for: never whose it is. A name that was typed is only compared. `ended_on` is the last
-- day on which the training that it put on record counted, where that day is over.
drop function wall.certificate(text, text);
create function wall.certificate(p_code text, p_name text) returns table (
    curriculum text, kind text, hours numeric, finished_on date, agency text, withdrawn_at timestamptz, ended_on date,
    same_name boolean)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query
    select c.name::text, c.kind::text, t.hours, t.finished_on, g.name::text, t.withdrawn_at,
           case when r.expires_on < current_date then r.expires_on end,
           case when p_name = '' then null else lower(t.shown_name) = lower(p_name) end
      from public.people_certificate t
      join public.people_curriculum c on c.id = t.curriculum_id
      join public.people_agency g on g.id = t.agency_id
      left join public.people_credential r on r.id = t.credential_id
     where t.code = p_code;
end $$;
