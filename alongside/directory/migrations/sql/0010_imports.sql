-- A place that is marked confidential is forgotten by the imports too: what they would put back, and the cells of the
-- file that a service or an organization carries along.

create function directory_forget_imports() returns trigger language plpgsql as $$
declare
    services uuid[] := array(select x.service_id from directory_serviceatlocation x where x.location_id = new.id);
    links uuid[] := array(select x.id from directory_serviceatlocation x where x.location_id = new.id);
    contacts text[] := array(select c.row_id::text from directory_importchange c
                              where c.before is not null and c."table" = 'contact'
                                and (c.before ->> 'location_id' = new.id::text
                                     or c.before ->> 'service_at_location_id' = any(links::text[])));
begin
    delete from directory_importchange c
     where c.before is not null
       and (c.row_id = new.id or c.row_id = any(links)
            or c.before ->> 'location_id' = new.id::text
            or c.before ->> 'service_at_location_id' = any(links::text[])
            or c.before ->> 'contact_id' = any(contacts)
            or c.before ->> 'link_id' = new.id::text or c.before ->> 'link_id' = any(links::text[])
            or c.before ->> 'resource_id' = new.id::text or c.before ->> 'resource_id' = any(links::text[])
            or c."table" = 'metadata');
    update directory_importchange c set before = jsonb_set(c.before, '{extra}', (c.before -> 'extra') - 'csv_row')
     where c.before is not null and c.row_id = any(services) and (c.before -> 'extra') ? 'csv_row';
    update directory_service s set extra = s.extra - 'csv_row' where s.id = any(services) and s.extra ? 'csv_row';
    update directory_organization o set extra = o.extra - 'csv_row'
     where o.id = new.organization_id and o.extra ? 'csv_row';
    return null;
end $$;
create trigger directory_location_forget_imports after update of confidential on directory_location for each row
    when (new.confidential and not old.confidential) execute function directory_forget_imports();
