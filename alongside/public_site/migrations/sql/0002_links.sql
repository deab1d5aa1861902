-- The worker says what became of asking an address of the library. Nobody who is signed in does.

create function wall.note_resource_link(p_id uuid, p_address text, p_on date, p_became text, p_moved text)
returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if wall.actor_id() is not null then perform wall.refuse('not_the_worker'); end if;
    update public.public_site_resource r
       set link_became = p_became, link_asked_on = p_on, link_moved_to = p_moved
     where r.id = p_id and r.url = p_address;
    return found;
end $$;
