-- The line. A call is a subject of its own with one drawer, whose key is held by who takes the call and by the
-- on-call team (walls.md, "Who holds what"). As in 0002_wall: owned by the keeper, beginning with who asks.

-- Of the on-call team, and her trainings in force.
create function wall.on_the_line() returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare who wall.who := wall.actor();
begin
    return who.actor_id is not null
       and exists (select from public.vault_clearance c
                    where c.actor_id = who.actor_id and c.agency_id = who.agency_id
                      and c.cleared_until > statement_timestamp())
       and wall.has_office('on_call');
end $$;

-- Stop and keep nothing: the key of a call goes, and with it every word. The rows are deleted by whoever calls
-- this; what stays is an opaque number that is never used again, so that a restored backup forgets it too.
create function wall.forget_call(p_subject uuid, p_keys_gone_on date) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare who wall.who := wall.must_be_someone();
begin
    if not wall.on_the_line() then perform wall.refuse('not_found'); end if;
    if exists (select from public.keys_drawerkey k where k.subject_id = p_subject and k.drawer <> 'call')
        then perform wall.refuse('not_a_call'); end if;
    update public.vault_subject set destroyed_at = statement_timestamp(), keys_gone_on = p_keys_gone_on
     where id = p_subject and agency_id = who.agency_id and destroyed_at is null
       and exists (select from public.keys_drawerkey k where k.subject_id = p_subject and k.drawer = 'call');
    if not found then perform wall.refuse('not_found'); end if;
    delete from public.keys_drawerkey where subject_id = p_subject;
end $$;
