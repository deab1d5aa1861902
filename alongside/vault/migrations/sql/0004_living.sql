-- Who still holds what, handing work over, and the way back in with paper shares. As in 0002_wall: owned by
-- the keeper, and every function begins by asking who is asking.

-- Moving a person's clients, or the supervision of them, to someone else. Replaces the function of 0002:
-- whoever takes over must be cleared, and counselling goes along only to someone cleared for counselling. As
-- before, a client with whom the giver or the taker has a conflict stays, and a custodian never lets herself
-- in. What cannot be moved is missing from the answer.
drop function if exists wall.hand_over(uuid, uuid, uuid[]);
create or replace function wall.hand_over(p_from uuid, p_to uuid, p_subjects uuid[], p_reason text default 'care_team')
returns uuid[]
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare who wall.who := wall.must_be_someone(); moved uuid[]; counsels boolean;
begin
    if not wall.is_custodian() then perform wall.refuse('not_custodian'); end if;
    if p_reason not in ('care_team', 'supervision') then perform wall.refuse('reason'); end if;
    select coalesce(c.counselling_until > statement_timestamp(), false) into counsels
      from public.vault_clearance c
     where c.actor_id = p_to and c.agency_id = who.agency_id and c.cleared_until > statement_timestamp();
    if not found or p_from = p_to then perform wall.refuse('not_found'); end if;
    select coalesce(array_agg(e.subject_id), '{}') into moved from public.vault_accessentry e
     where e.actor_id = p_from and e.agency_id = who.agency_id and e.reason = p_reason and e.ends_at is null
       and (p_subjects is null or e.subject_id = any(p_subjects))
       and not wall.has_conflict(e.subject_id, p_to)
       and not wall.has_conflict(e.subject_id, who.actor_id)
       and (p_to <> who.actor_id
            or wall.stands_already(e.subject_id, p_to, array_remove(e.drawers, 'counselling')::text[]));
    insert into public.vault_accessentry as known
        (id, agency_id, subject_id, actor_id, reason, drawers, starts_at, granted_by_id)
    select gen_random_uuid(), who.agency_id, e.subject_id, p_to, e.reason,
           case when counsels then e.drawers else array_remove(e.drawers, 'counselling') end,
           statement_timestamp(), who.actor_id
      from public.vault_accessentry e
     where e.actor_id = p_from and e.reason = p_reason and e.ends_at is null and e.subject_id = any(moved)
    on conflict (subject_id, actor_id, reason) where ends_at is null do update
       set drawers = (select array_agg(distinct d) from unnest(known.drawers || excluded.drawers) d);
    update public.vault_accessentry set ends_at = statement_timestamp()
     where actor_id = p_from and reason = p_reason and ends_at is null and subject_id = any(moved);
    return moved;
end $$;

-- The holders of the asker's agency that can still open something: people who have not left, teams with a
-- living member (directly, or through the custodians), and a recovery key whose shares were put away.
create or replace function wall.living_holders() returns table (id uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    with ours as (
        select h.id, h.kind, h.confirmed_at from public.keys_holder h
         where h.agency_id = wall.agency() and h.retired_at is null),
    person as (select o.id from ours o where o.kind = 'person'),
    direct as (
        select distinct t.team_holder_id as id from public.keys_teamkey t
          join person p on p.id = t.member_holder_id join ours o on o.id = t.team_holder_id),
    through as (
        select distinct t.team_holder_id as id from public.keys_teamkey t
          join direct d on d.id = t.member_holder_id join ours o on o.id = t.team_holder_id)
    select p.id from person p union select d.id from direct d union select t.id from through t
    union select o.id from ours o where o.kind = 'recovery' and o.confirmed_at is not null
$$;

-- How many clients of the agency have a drawer with fewer than two living holders. Counts only, to custodians.
create or replace function wall.thin_drawers() returns table (drawer text, clients bigint)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare who wall.who := wall.must_be_someone();
begin
    if not wall.is_custodian() then return; end if;
    return query
    with living as materialized (select l.id from wall.living_holders() l),
    held as (
        select k.subject_id, k.drawer::text as drawer, count(l.id) as holders
          from public.keys_drawerkey k left join living l on l.id = k.holder_id
         where k.agency_id = who.agency_id and k.ends_at is null group by 1, 2),
    expected as (
        select s.id as subject_id, d.drawer from public.vault_subject s
         cross join (values ('identity'), ('plan'), ('notes')) d (drawer)
         where s.agency_id = who.agency_id and s.destroyed_at is null
        union select h.subject_id, h.drawer from held h where h.drawer = 'counselling')
    select e.drawer, count(*) from expected e
      left join held h on h.subject_id = e.subject_id and h.drawer = e.drawer
     where coalesce(h.holders, 0) < 2 group by 1;
end $$;

-- The drawers that nobody else living opens: without them looked after first, someone who leaves takes
-- them along for good.
create or replace function wall.sole_drawers(p_holder uuid) returns table (subject_id uuid, drawer text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare who wall.who := wall.must_be_someone();
begin
    if not wall.is_custodian() then return; end if;
    return query
    with living as materialized (select l.id from wall.living_holders() l)
    select k.subject_id, k.drawer::text from public.keys_drawerkey k
     where k.holder_id = p_holder and k.agency_id = who.agency_id and k.ends_at is null
       and not exists (
           select from public.keys_drawerkey o join living l on l.id = o.holder_id
            where o.subject_id = k.subject_id and o.drawer = k.drawer and o.holder_id <> p_holder
              and o.ends_at is null);
end $$;

-- The team keys sealed to the agency's recovery key. Without two paper shares they say nothing.
create or replace function wall.recovery_grants() returns table (team_holder_id uuid, member_holder_id uuid, sealed_key bytea)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare who wall.who := wall.must_be_someone();
begin
    return query
    select t.team_holder_id, t.member_holder_id, t.sealed_key from public.keys_teamkey t
      join public.keys_holder h on h.id = t.member_holder_id
     where h.agency_id = who.agency_id and h.kind = 'recovery' and h.retired_at is null;
end $$;

-- The one way to a custodian's key without a custodian. What admits is not a role but the paper: the proof is
-- derived from the recovery key itself, the database keeps only its digest, and nobody who cannot join two
-- shares can name it, whatever she may run as SQL. Whether custodians are "lost" is for people to judge (a
-- forgotten passphrase leaves no trace here, so a rule about living holders would lock out those it is for).
-- She can write the key to herself only, and it is worthless unless it was really opened.
create or replace function wall.recover_team(p_id uuid, p_proof bytea, p_team uuid, p_sealed bytea) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare who wall.who := wall.must_be_someone();
begin
    if not exists (select from public.keys_recoveryproof p join public.keys_holder h on h.id = p.holder_id
                    where h.agency_id = who.agency_id and h.kind = 'recovery' and h.retired_at is null
                      and p.digest = sha256(p_proof)) then perform wall.refuse('shares'); end if;
    if not exists (select from public.keys_holder h where h.id = who.holder_id and h.owner_id = who.actor_id
                      and h.agency_id = who.agency_id and h.kind = 'person' and h.retired_at is null)
        then perform wall.refuse('not_found'); end if;
    if not exists (select from public.keys_holder h where h.id = p_team and h.agency_id = who.agency_id
                      and h.office in ('custodians', 'counselling') and h.retired_at is null)
        then perform wall.refuse('not_found'); end if;
    delete from public.keys_teamkey where team_holder_id = p_team and member_holder_id = who.holder_id;
    insert into public.keys_teamkey (id, agency_id, team_holder_id, member_holder_id, sealed_key, granted_by_id, created_at)
    values (p_id, who.agency_id, p_team, who.holder_id, p_sealed, who.actor_id, statement_timestamp());
end $$;

-- Nobody writes her own clearance; but an agency that asks for more must be able to close the door on whoever
-- asks it too. This only ever brings the end nearer.
create or replace function wall.shorten_my_clearance(p_until timestamptz, p_counselling timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare who wall.who := wall.must_be_someone();
begin
    update public.vault_clearance c
       set cleared_until = case when p_until is null then null else least(c.cleared_until, p_until) end,
           counselling_until = case when p_counselling is null or c.counselling_until is null then null
                                    else least(c.counselling_until, p_counselling) end,
           changed_at = statement_timestamp()
     where c.actor_id = who.actor_id and c.agency_id = who.agency_id
       and c.cleared_until is not null;
end $$;
