-- Places that must not be found. A confidential location has a county and nothing that finds it; the columns are
-- held by a check constraint, what hangs on it by these triggers. A confidential organization hides all its places,
-- and of its numbers only those marked central may stand.

create function directory_refuse_hidden(p_what text) returns void language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    raise exception 'a confidential place has no %', p_what using errcode = 'check_violation';
end $$;

-- Whole statements are looked at, so that an import pays once for a thousand rows.
create function directory_guard_part() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    if exists (select from fresh f join directory_location l on l.id = f.location_id where l.confidential) then
        perform directory_refuse_hidden(tg_argv[0]);
    end if;
    return null;
end $$;

create function directory_guard_part_at() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    if exists (select from fresh f join directory_serviceatlocation x on x.id = f.service_at_location_id
                 join directory_location l on l.id = x.location_id where l.confidential) then
        perform directory_refuse_hidden(tg_argv[0]);
    end if;
    return null;
end $$;

create function directory_guard_phone() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    if exists (select from fresh f join directory_organization o on o.id = f.organization_id
                where o.confidential and not f.central)
       or exists (select from fresh f join directory_service s on s.id = f.service_id
                    join directory_organization o on o.id = s.organization_id
                   where o.confidential and not f.central)
       or exists (select from fresh f join directory_contact c on c.id = f.contact_id
                    left join directory_service s on s.id = c.service_id
                    join directory_organization o on o.id in (c.organization_id, s.organization_id)
                   where o.confidential and not f.central) then
        perform directory_refuse_hidden('number of its own');
    end if;
    return null;
end $$;

create function directory_guard_area() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    if exists (select from fresh f join directory_service s on s.id = f.service_id
                 join directory_organization o on o.id = s.organization_id
                where o.confidential and f.extent <> '') then
        perform directory_refuse_hidden('area smaller than a county');
    end if;
    return null;
end $$;

create function directory_guard_language() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    if exists (select from fresh f join directory_location l on l.id = f.location_id
                where l.confidential and (f.note <> '' or f.extra <> '{}' or f.foreign_id <> '')) then
        perform directory_refuse_hidden('words of its own');
    end if;
    return null;
end $$;

create function directory_guard_about() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    if exists (select from fresh f join directory_location l on l.id = f.link_id
                where l.confidential and (f.value <> '' or f.label <> '' or f.extra <> '{}' or f.foreign_id <> '')) then
        perform directory_refuse_hidden('words of its own');
    end if;
    return null;
end $$;

create function directory_guard_log() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    if exists (select from fresh f join directory_location l on l.id = f.resource_id where l.confidential)
       or exists (select from fresh f join directory_serviceatlocation x on x.id = f.resource_id
                    join directory_location l on l.id = x.location_id where l.confidential) then
        perform directory_refuse_hidden('change log');
    end if;
    return null;
end $$;

create function directory_guard_link() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    if exists (select from fresh f join directory_location l on l.id = f.location_id
                where l.confidential and (f.description <> '' or f.extra <> '{}' or f.foreign_id <> '')) then
        perform directory_refuse_hidden('words of its own');
    end if;
    if exists (select from fresh f join directory_service s on s.id = f.service_id
                 join directory_organization o on o.id = s.organization_id and o.confidential
                 join directory_location l on l.id = f.location_id and not l.confidential) then
        raise exception 'a confidential organization has no open place' using errcode = 'check_violation';
    end if;
    return null;
end $$;

create function directory_guard_place() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    if exists (select from fresh f join directory_organization o on o.id = f.organization_id and o.confidential
                where not f.confidential)
       or exists (select from fresh f join directory_serviceatlocation x on x.location_id = f.id
                    join directory_service s on s.id = x.service_id
                    join directory_organization o on o.id = s.organization_id and o.confidential
                   where not f.confidential) then
        raise exception 'a confidential organization has no open place' using errcode = 'check_violation';
    end if;
    return null;
end $$;

create function directory_guard_service() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    if exists (select from fresh f join directory_organization o on o.id = f.organization_id and o.confidential
                 join directory_serviceatlocation x on x.service_id = f.id
                 join directory_location l on l.id = x.location_id and not l.confidential)
       or exists (select from fresh f join directory_organization o on o.id = f.organization_id and o.confidential
                    join directory_phone p on p.service_id = f.id and not p.central) then
        raise exception 'a confidential organization has no open place' using errcode = 'check_violation';
    end if;
    return null;
end $$;

-- Marked confidential: the columns are emptied before the row is stored, and all that hangs on it goes.
create function directory_forget_columns() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    new.latitude := null; new.longitude := null; new.url := ''; new.name := ''; new.alternate_name := '';
    new.description := ''; new.transportation := ''; new.external_identifier := '';
    new.external_identifier_type := ''; new.foreign_id := ''; new.extra := '{}';
    return new;
end $$;
create trigger directory_location_forget_columns before update on directory_location for each row
    when (new.confidential and not old.confidential) execute function directory_forget_columns();

create function directory_forget_place() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
    links uuid[] := array(select x.id from directory_serviceatlocation x where x.location_id = new.id);
    contacts uuid[] := array(select c.id from directory_contact c
                              where c.location_id = new.id or c.service_at_location_id = any(links));
    gone uuid[];
begin
    with phones as (select p.id from directory_phone p where p.location_id = new.id
                        or p.service_at_location_id = any(links) or p.contact_id = any(contacts)),
    parts as (
        select id from phones
        union all select a.id from directory_address a where a.location_id = new.id
        union all select a.id from directory_accessibility a where a.location_id = new.id
        union all select s.id from directory_schedule s
                   where s.location_id = new.id or s.service_at_location_id = any(links)
        union all select a.id from directory_servicearea a where a.service_at_location_id = any(links)
        union all select l.id from directory_language l where l.location_id = new.id or l.phone_id in (select id from phones)
    )
    select array_agg(id) into gone from parts;
    gone := coalesce(gone, '{}') || contacts;
    delete from directory_language where phone_id = any(gone);
    update directory_language set note = '', extra = '{}', foreign_id = '' where location_id = new.id;
    delete from directory_phone where id = any(gone);
    delete from directory_contact where id = any(gone);
    delete from directory_address where id = any(gone);
    delete from directory_accessibility where id = any(gone);
    delete from directory_schedule where id = any(gone);
    delete from directory_servicearea where id = any(gone);
    update directory_serviceatlocation set description = '', extra = '{}', foreign_id = '' where id = any(links);
    delete from directory_metadata where resource_id = any(gone || links || new.id);
    delete from directory_attribute where link_id = any(gone);
    update directory_attribute set value = '', label = '', extra = '{}', foreign_id = ''
     where link_id = any(links || new.id);
    update directory_errorreport r set text = '' where r.service_id in (
        select x.service_id from directory_serviceatlocation x where x.id = any(links));
    return null;
end $$;
create trigger directory_location_forget_place after update of confidential on directory_location for each row
    when (new.confidential and not old.confidential) execute function directory_forget_place();
create trigger directory_location_forget_early after insert on directory_location for each row
    when (new.confidential) execute function directory_forget_place();

create function directory_forget_organization() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
    services uuid[] := array(select s.id from directory_service s where s.organization_id = new.id);
    contacts uuid[] := array(select c.id from directory_contact c
                              where c.organization_id = new.id or c.service_id = any(services));
    gone uuid[] := array(select p.id from directory_phone p where not p.central and (
        p.organization_id = new.id or p.service_id = any(services) or p.contact_id = any(contacts)));
begin
    delete from directory_language where phone_id = any(gone);
    delete from directory_phone where id = any(gone);
    delete from directory_metadata where resource_id = any(gone);
    delete from directory_attribute where link_id = any(gone);
    update directory_servicearea set extent = '', extent_type = '', uri = '', extra = '{}'
     where service_id = any(services);
    update directory_location set confidential = true where not confidential and (organization_id = new.id
        or id in (select x.location_id from directory_serviceatlocation x where x.service_id = any(services)));
    update directory_errorreport set text = '' where service_id = any(services);
    return null;
end $$;
create trigger directory_organization_forget after update of confidential on directory_organization for each row
    when (new.confidential and not old.confidential) execute function directory_forget_organization();

do $$
declare
    guard record;
    act text;
begin
    for guard in select * from (values
        ('address', 'part', 'address'), ('accessibility', 'part', 'words about where it is'),
        ('contact', 'part', 'contact of its own'), ('contact', 'part_at', 'contact of its own'),
        ('phone', 'part', 'number of its own'), ('phone', 'part_at', 'number of its own'), ('phone', 'phone', ''),
        ('schedule', 'part', 'hours of its own'), ('schedule', 'part_at', 'hours of its own'),
        ('servicearea', 'part_at', 'area of its own'), ('servicearea', 'area', ''), ('language', 'language', ''),
        ('attribute', 'about', ''), ('metadata', 'log', ''), ('serviceatlocation', 'link', ''),
        ('location', 'place', ''), ('service', 'service', '')
    ) as g (tbl, rule, what) loop
        foreach act in array array['insert', 'update'] loop
            execute format(
                'create trigger directory_%1$s_guard_%2$s_%3$s after %3$s on directory_%1$s '
                'referencing new table as fresh for each statement execute function directory_guard_%2$s(%4$L)',
                guard.tbl, guard.rule, act, guard.what);
        end loop;
    end loop;
end $$;
