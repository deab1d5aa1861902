-- Destroying a record, and keeping it destroyed. As in 0002_wall: owned by the keeper, and what a request calls
-- begins by asking who is asking.

-- Destroying a record is destroying its keys. Content rows stay unreadable; coded facts stay to be counted.
-- Only someone who leads people, who works with the client, and never under a legal hold. The reasons given for
-- breaking the glass are sealed to the custodians and not to a drawer: they are words about her, and go too.
-- Glasses are locked first, as wall.break_glass does it; the client after them, so that nobody who is just
-- being given a key or an entry slips through (wall.stay_destroyed waits for the same row).
create or replace function wall.destroy(p_subject uuid, p_keys_gone_on date) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare who wall.who := wall.must_be_someone(); held_until date;
begin
    if not p_subject = any(coalesce(wall.open_subjects(null, true), '{}')) then perform wall.refuse('not_found'); end if;
    if not exists (select from public.vault_clearance c where c.actor_id = who.actor_id
                     and c.agency_id = who.agency_id and c.may_approve) then perform wall.refuse('role'); end if;
    perform from public.vault_breakglass g where g.subject_id = p_subject order by g.id for update;
    select s.hold_until into held_until from public.vault_subject s
     where s.id = p_subject and s.agency_id = who.agency_id and s.destroyed_at is null for update;
    if not found then perform wall.refuse('not_found'); end if;
    if held_until >= statement_timestamp()::date then perform wall.refuse('legal_hold'); end if;
    update public.vault_subject set destroyed_at = statement_timestamp(), keys_gone_on = p_keys_gone_on
     where id = p_subject;
    delete from public.keys_drawerkey where subject_id = p_subject;
    delete from public.vault_blindtoken where subject_id = p_subject;
    update public.vault_accessentry set ends_at = greatest(starts_at, statement_timestamp())
     where subject_id = p_subject and (ends_at is null or ends_at > statement_timestamp());
    update public.vault_breakglass set reason_sealed = '',
           state = case state when 'asked' then 'declined' when 'open' then 'ended' else state end,
           ends_at = case when opened_at is null then null else least(ends_at, statement_timestamp()) end
     where subject_id = p_subject;
end $$;

-- What is destroyed stays so: no key, no entry and no trace is written for it again, not even by someone who
-- began before and commits after. Whoever writes one holds the client's row until the commit.
create function wall.stay_destroyed() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform from public.vault_subject s
      where s.id in (select a.subject_id from added a) order by s.id for share;
    if exists (select from public.vault_subject s
                where s.id in (select a.subject_id from added a) and s.destroyed_at is not null)
        then perform wall.refuse('destroyed'); end if;
    return null;
end $$;
