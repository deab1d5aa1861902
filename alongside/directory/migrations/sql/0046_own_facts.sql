-- What an import noted of a service's facts may hold words about where it is: forgotten with the place.

create function directory_forget_facts() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    delete from directory_importchange c where c."table" = 'service_profile' and c.row_id in (
        select x.service_id from directory_serviceatlocation x where x.location_id = new.id);
    return null;
end $$;
create trigger directory_location_forget_facts after update of confidential on directory_location for each row
    when (new.confidential and not old.confidential) execute function directory_forget_facts();
