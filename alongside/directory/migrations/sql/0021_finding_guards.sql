-- A confidential place stands in the search as a county and a need. It has no point, town or ZIP (a check constraint
-- says so), and nobody can write it down as an ordinary place.

create function directory_guard_found() returns trigger language plpgsql as $$
begin
    if exists (select from fresh f join directory_location l on l.id = f.location_id
                where f.kind <> 3 and l.confidential)
       or exists (select from fresh f join directory_service s on s.id = f.service_id
                    join directory_organization o on o.id = s.organization_id
                   where f.kind <> 3 and o.confidential) then
        raise exception 'a confidential place is searched by its county alone' using errcode = 'check_violation';
    end if;
    return null;
end $$;
create trigger directory_found_guard_insert after insert on directory_found
    referencing new table as fresh for each statement execute function directory_guard_found();
create trigger directory_found_guard_update after update on directory_found
    referencing new table as fresh for each statement execute function directory_guard_found();

create function directory_leave_found() returns trigger language plpgsql as $$
begin
    update directory_found set kind = 3, latitude = null, longitude = null, town = '', postal_code = '',
           words = null, county = new.county
     where location_id = new.id;
    return null;
end $$;
create trigger directory_location_leave_found after update of confidential on directory_location for each row
    when (new.confidential and not old.confidential) execute function directory_leave_found();

create function directory_organization_leave_found() returns trigger language plpgsql as $$
begin
    update directory_found set kind = 3, latitude = null, longitude = null, town = '', postal_code = '', words = null
     where service_id in (select s.id from directory_service s where s.organization_id = new.id);
    return null;
end $$;
create trigger directory_organization_leave_found after update of confidential on directory_organization
    for each row when (new.confidential and not old.confidential)
    execute function directory_organization_leave_found();
