-- Who belongs to a coalition: those who work at it, and those whose agency has joined it. As in vault/0002_wall: owned
-- by the keeper, and what a request calls begins by asking who is asking.

create function wall.coalitions() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare who wall.who := wall.actor(); found uuid[];
begin
    if who.actor_id is null or not exists (select from public.people_account a where a.id = who.actor_id
        and a.agency_id = who.agency_id and a.left_at is null) then return '{}'; end if;
    select array_agg(c.id) into found from (
        select g.id from public.people_agency g where g.id = who.agency_id and g.kind = 'coalition'
        union
        select m.agency_id from public.coalition_member m where m.member_id = who.agency_id and m.state = 'joined') c;
    return coalesce(found, '{}');
end $$;

create function wall.organises() returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return wall.works_as('{organiser}') and exists (
        select from public.people_agency g where g.id = wall.agency() and g.kind = 'coalition');
end $$;

create function wall.leads_here() returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return wall.works_as('{director,supervisor,clinical_supervisor}') or wall.organises();
end $$;
