-- A glass that is over leaves no key behind, whoever ended it. As in 0002_wall: owned by the keeper, and what a
-- request calls begins by asking who is asking. The two that are replaced return how many keys they took.

-- Keys with an end are lent ones. While another glass of the same person is open for this client they stay.
create or replace function wall.take_back_lent(p_subject uuid, p_actor uuid) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare taken integer;
begin
    if exists (select from public.vault_breakglass g where g.subject_id = p_subject and g.asked_by_id = p_actor
                 and g.state = 'open' and g.ends_at > statement_timestamp()) then return 0; end if;
    delete from public.keys_drawerkey k using public.keys_holder h
     where h.id = k.holder_id and h.kind = 'person' and h.owner_id = p_actor
       and k.subject_id = p_subject and k.ends_at is not null;
    get diagnostics taken = row_count;
    return taken;
end $$;

drop function if exists wall.end_glass(uuid, text);
create function wall.end_glass(p_glass uuid, p_state text) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare who wall.who := wall.must_be_someone(); glass public.vault_breakglass;
begin
    if p_state not in ('declined', 'ended') then perform wall.refuse('state'); end if;
    select * into glass from public.vault_breakglass g
     where g.id = p_glass and g.agency_id = who.agency_id
       and g.state = case p_state when 'declined' then 'asked' else 'open' end for update;
    if not found then perform wall.refuse('not_found'); end if;
    if who.actor_id <> glass.asked_by_id and not wall.may_approve() then perform wall.refuse('not_found'); end if;
    update public.vault_breakglass set state = p_state,
           ends_at = case when opened_at is null then null else least(ends_at, statement_timestamp()) end
     where id = p_glass;
    update public.vault_accessentry set ends_at = least(ends_at, statement_timestamp())
     where subject_id = glass.subject_id and actor_id = glass.asked_by_id and reason = 'break_glass'
       and ends_at > statement_timestamp();
    return wall.take_back_lent(glass.subject_id, glass.asked_by_id);
end $$;

drop function if exists wall.review_glass(uuid, boolean);
create function wall.review_glass(p_glass uuid, p_right boolean) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare who wall.who := wall.must_be_someone(); glass public.vault_breakglass;
begin
    if not wall.may_approve() then perform wall.refuse('not_found'); end if;
    update public.vault_breakglass set reviewed_by_id = who.actor_id, reviewed_at = statement_timestamp(),
           found_right = p_right
     where id = p_glass and agency_id = who.agency_id and reviewed_at is null and opened_at is not null
       and asked_by_id <> who.actor_id
    returning * into glass;
    if not found then perform wall.refuse('not_found'); end if;
    return wall.take_back_lent(glass.subject_id, glass.asked_by_id);
end $$;
