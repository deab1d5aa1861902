-- Who keeps the directory: whoever leads at an agency, and the organisers of a coalition. Everyone on the staff may
-- say "checked today"; everyone at all may say that something is wrong. Neither may write a table.

create function wall.keeps_directory() returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return wall.works_as('{director,supervisor,clinical_supervisor}')
        or (wall.works_as('{organiser}') and exists (
               select from public.people_agency g where g.id = wall.agency() and g.kind = 'coalition'));
end $$;

create function wall.works_here() returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare who wall.who := wall.actor();
begin
    return exists (select from public.people_account a
                    where a.id = who.actor_id and a.agency_id = who.agency_id and a.left_at is null);
end $$;

create function wall.check_service(p_id uuid, p_service uuid, p_on date) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare who wall.who := wall.must_be_someone();
begin
    if not wall.works_here() then perform wall.refuse('not_here'); end if;
    if abs(p_on - current_date) > 1 then perform wall.refuse('not_today'); end if;
    if exists (select from public.directory_check c where c.id = p_id) then return; end if;
    insert into public.directory_check (id, agency_id, service_id, checked_by_id, checked_on, checked_at,
                                        former_assured_date)
    select p_id, who.agency_id, s.id, who.actor_id, p_on, statement_timestamp(), s.assured_date
      from public.directory_service s where s.id = p_service;
    if not found then perform wall.refuse('not_found'); end if;
    update public.directory_service set assured_date = p_on where id = p_service;
end $$;

-- Her own check, or anyone's of her agency for who keeps the directory; the date goes back where nobody was later.
create function wall.undo_check(p_id uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    who wall.who := wall.must_be_someone();
    was public.directory_check;
begin
    if not wall.works_here() then perform wall.refuse('not_here'); end if;
    update public.directory_check c set undone_at = statement_timestamp()
     where c.id = p_id and c.agency_id = who.agency_id and c.undone_at is null
       and (c.checked_by_id = who.actor_id or wall.keeps_directory())
    returning * into was;
    if not found then return false; end if;
    update public.directory_service s set assured_date = was.former_assured_date
     where s.id = was.service_id and s.assured_date = was.checked_on
       and not exists (select from public.directory_check later
                        where later.service_id = s.id and later.undone_at is null
                          and later.checked_at > was.checked_at);
    return true;
end $$;

-- Anyone may report, signed in or not. No word about a confidential place is kept, only what kind of thing is wrong.
create function wall.tell_wrong(p_id uuid, p_service uuid, p_wrong text, p_text text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    staff boolean := wall.works_here();
    said text := left(coalesce(p_text, ''), 500);
begin
    if exists (select from public.directory_errorreport r where r.id = p_id) then return true; end if;
    if not staff and (
        (select count(*) from public.directory_errorreport r where r.service_id = p_service
            and not r.from_staff and r.reported_at > statement_timestamp() - interval '1 day') >= 10
        or (select count(*) from public.directory_errorreport r
             where not r.from_staff and r.reported_at > statement_timestamp() - interval '1 hour') >= 100
    ) then return false; end if;
    if exists (select from public.directory_service s
                join public.directory_organization o on o.id = s.organization_id and o.confidential
               where s.id = p_service)
       or exists (select from public.directory_serviceatlocation x
                    join public.directory_location l on l.id = x.location_id and l.confidential
                   where x.service_id = p_service) then
        said := '';
    end if;
    insert into public.directory_errorreport (id, service_id, wrong, text, from_staff, reported_at, state)
    select p_id, s.id, p_wrong, said, staff, statement_timestamp(), 'new'
      from public.directory_service s where s.id = p_service;
    return found;
end $$;
