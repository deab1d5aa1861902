-- Who keeps public figures: whoever leads at an agency, and the organizers of a coalition. What is published is read by all.

create function wall.keeps_numbers() returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return wall.works_as('{director,supervisor,clinical_supervisor}')
        or (wall.works_as('{organiser}') and exists (
               select from public.people_agency g where g.id = wall.agency() and g.kind = 'coalition'));
end $$;
