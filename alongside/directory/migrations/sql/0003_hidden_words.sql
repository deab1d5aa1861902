-- An area with a figure in its name is a ZIP or a district: smaller than a county. It is refused for every service of a
-- confidential organization and for every service that is found at confidential places only.

create or replace function directory_guard_area() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    if exists (
        select from fresh f join directory_service s on s.id = f.service_id
         where (f.extent <> '' or f.name ~ '\d' or f.description ~ '\d' or f.uri <> '')
           and (exists (select from directory_organization o where o.id = s.organization_id and o.confidential)
                or (exists (select from directory_serviceatlocation x join directory_location l on l.id = x.location_id
                             where x.service_id = s.id and l.confidential)
                    and not exists (select from directory_serviceatlocation x
                                      join directory_location l on l.id = x.location_id
                                     where x.service_id = s.id and not l.confidential)))) then
        perform directory_refuse_hidden('area smaller than a county');
    end if;
    return null;
end $$;

create or replace function directory_forget_organization() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
    services uuid[] := array(select s.id from directory_service s where s.organization_id = new.id);
    contacts uuid[] := array(select c.id from directory_contact c
                              where c.organization_id = new.id or c.service_id = any(services));
    gone uuid[] := array(select p.id from directory_phone p where not p.central and (
        p.organization_id = new.id or p.service_id = any(services) or p.contact_id = any(contacts)));
    areas uuid[] := array(select a.id from directory_servicearea a where a.service_id = any(services)
        and (a.extent <> '' or a.name ~ '\d' or a.description ~ '\d' or a.uri <> ''));
begin
    delete from directory_language where phone_id = any(gone);
    delete from directory_phone where id = any(gone);
    delete from directory_servicearea where id = any(areas);
    delete from directory_metadata where resource_id = any(gone || areas);
    delete from directory_attribute where link_id = any(gone || areas);
    update directory_location set confidential = true where not confidential and (organization_id = new.id
        or id in (select x.location_id from directory_serviceatlocation x where x.service_id = any(services)));
    update directory_errorreport set text = '' where service_id = any(services);
    return null;
end $$;
