-- What became of asking an address. Written by the worker, who acts for nobody; nothing that is confidential is kept.

create function wall.link_is_hidden(p_kind text, p_row uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select case p_kind
        when 'service' then exists (
                select from public.directory_service s
                  join public.directory_organization o on o.id = s.organization_id and o.confidential
                 where s.id = p_row)
            or exists (
                select from public.directory_serviceatlocation x
                  join public.directory_location l on l.id = x.location_id and l.confidential
                 where x.service_id = p_row)
        when 'organization' then exists (
                select from public.directory_organization o where o.id = p_row and o.confidential)
        else exists (select from public.directory_location l where l.id = p_row and l.confidential)
    end
$$;

-- Kept only where the address still stands there and the row may be known. Somebody who is signed in never writes here.
create function wall.note_link(p_id uuid, p_kind text, p_row uuid, p_address text, p_on date, p_became text, p_moved text)
returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare stands text;
begin
    if wall.actor_id() is not null then perform wall.refuse('not_the_worker'); end if;
    stands := case p_kind
        when 'service' then (select s.url from public.directory_service s where s.id = p_row)
        when 'organization' then (select o.website from public.directory_organization o where o.id = p_row)
        when 'location' then (select l.url from public.directory_location l where l.id = p_row)
    end;
    if stands is distinct from p_address or stands = '' or wall.link_is_hidden(p_kind, p_row) then
        return false;
    end if;
    update public.directory_linkanswer a
       set in_a_row = case when a.address <> p_address or a.became <> p_became then 1
                           when a.asked_on = p_on then a.in_a_row else least(a.in_a_row + 1, 999) end,
           address = p_address, asked_on = p_on, became = p_became, moved_to = p_moved, taken_at = null
     where case p_kind when 'service' then a.service_id when 'organization' then a.organization_id
                       else a.location_id end = p_row;
    if not found then
        insert into public.directory_linkanswer
            (id, service_id, organization_id, location_id, address, asked_on, became, moved_to, in_a_row)
        values (p_id, case when p_kind = 'service' then p_row end, case when p_kind = 'organization' then p_row end,
                case when p_kind = 'location' then p_row end, p_address, p_on, p_became, p_moved, 1);
    end if;
    return true;
end $$;

-- What becomes confidential forgets what was asked about it. Its places follow an organization by themselves.
create function directory_forget_links_of_place() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    delete from directory_linkanswer a where a.location_id = new.id or a.service_id in (
        select x.service_id from directory_serviceatlocation x where x.location_id = new.id);
    return null;
end $$;
create trigger directory_location_forget_links after update of confidential on directory_location for each row
    when (new.confidential and not old.confidential) execute function directory_forget_links_of_place();

create function directory_forget_links_of_organization() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    delete from directory_linkanswer a where a.organization_id = new.id or a.service_id in (
        select s.id from directory_service s where s.organization_id = new.id);
    return null;
end $$;
create trigger directory_organization_forget_links after update of confidential on directory_organization for each row
    when (new.confidential and not old.confidential) execute function directory_forget_links_of_organization();

-- Whole statements are looked at, so that an import pays once for a thousand rows.
create function directory_forget_links_of_service() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    delete from directory_linkanswer a using fresh f
     where a.service_id = (to_jsonb(f) ->> tg_argv[0])::uuid and wall.link_is_hidden('service', a.service_id);
    return null;
end $$;
create trigger directory_serviceatlocation_forget_links_insert after insert on directory_serviceatlocation
    referencing new table as fresh for each statement execute function directory_forget_links_of_service('service_id');
create trigger directory_serviceatlocation_forget_links_update after update on directory_serviceatlocation
    referencing new table as fresh for each statement execute function directory_forget_links_of_service('service_id');
create trigger directory_service_forget_links after update on directory_service
    referencing new table as fresh for each statement execute function directory_forget_links_of_service('id');
