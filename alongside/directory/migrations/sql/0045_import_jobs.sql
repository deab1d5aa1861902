-- What the worker does for imports without knowing anybody: goes on with what was broken off, and ends what waited too
-- long. Owned by the keeper. The worker acts in the name of whoever asked, so that these say no more than two ids.

create function wall.stalled_imports(p_silent interval) returns table (run_id uuid, account_id uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select i.id, i.asked_by_id from public.directory_import i
     where i.state in ('checking', 'bringing', 'undoing') and i.asked_by_id is not null
       and i.moved_at < statement_timestamp() - p_silent
     order by i.moved_at limit 20
$$;

-- Files that a waiting import holds: the sweep of files leaves them alone.
create function wall.files_of_imports(p_names uuid[]) returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select coalesce(array_agg(i.stored_as), '{}') from public.directory_import i where i.stored_as = any(p_names)
$$;

-- Only the time decides, so that nobody has to ask: a list that waited a week ends, and its key goes with it.
create function wall.end_waiting_imports() returns setof uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare one record;
begin
    for one in select i.id, i.stored_as from public.directory_import i
                where i.stored_as is not null and i.state in ('waiting', 'checked', 'refused')
                  and i.started_at < statement_timestamp() - interval '7 days' for update loop
        update public.directory_import set state = 'dropped', stored_as = null, key = null,
               ended_at = statement_timestamp(), whole = jsonb_build_object('code', 'waited_too_long')
         where id = one.id;
        return next one.stored_as;
    end loop;
end $$;
