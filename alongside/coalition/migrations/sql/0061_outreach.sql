-- The rounds somebody goes on herself. As in 0002_members: owned by the keeper.

create function wall.outreach_rounds() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare who wall.who := wall.actor(); found uuid[];
begin
    if who.actor_id is null then return '{}'; end if;
    select array_agg(w.round_id) into found from public.coalition_outreachworker w
        where w.account_id = who.actor_id;
    return coalesce(found, '{}');
end $$;
