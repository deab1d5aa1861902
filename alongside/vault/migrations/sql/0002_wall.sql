-- The row wall's functions. Owned by the keeper, so that they see all rows; every one begins by asking
-- who is asking. Reads of the clock are statement_timestamp(): now() stands still in a transaction.
-- The search path names pg_temp last: left out, PostgreSQL would look there first.

create schema wall;
grant usage on schema wall to {app}, {aside}, {sealer}, {report}, {jobs};
grant usage, create on schema wall to {keeper};

create table wall.secret (
    only_one boolean primary key default true check (only_one),
    inner_pad bytea not null check (length(inner_pad) = 64),
    outer_pad bytea not null check (length(outer_pad) = 64)
);
revoke all on wall.secret from public;
grant select, insert, update on wall.secret to {keeper};

create type wall.who as (actor_id uuid, agency_id uuid, holder_id uuid);

-- Who is asking: actor|agency|holder|expiry|pid|hmac, signed by the application, bound to this backend.
-- Nothing said: null. Forged, garbled or another backend's: null. Past its time: an error, because an
-- export that silently ends short is worse than one that fails.
create function wall.actor() returns wall.who
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    said text := current_setting('alongside.ctx', true);
    part text[];
    pads wall.secret;
    body text;
    who wall.who;
begin
    if said is null or said = '' then return null; end if;
    part := string_to_array(said, '|');
    if cardinality(part) <> 6 then return null; end if;
    body := array_to_string(part[1:5], '|');
    select * into pads from wall.secret;
    if not found then return null; end if;
    if encode(sha256(pads.outer_pad || sha256(pads.inner_pad || convert_to(body, 'UTF8'))), 'hex') <> part[6] then
        return null;
    end if;
    if part[5] <> pg_backend_pid()::text then return null; end if;
    if part[4]::bigint < extract(epoch from statement_timestamp()) then
        raise exception 'the context has ended' using errcode = 'insufficient_privilege';
    end if;
    who.actor_id := part[1]::uuid;
    who.agency_id := part[2]::uuid;
    who.holder_id := part[3]::uuid;
    return who;
end $$;

create function wall.agency() returns uuid
language sql stable security definer set search_path = pg_catalog, pg_temp as $$ select (wall.actor()).agency_id $$;

create function wall.actor_id() returns uuid
language sql stable security definer set search_path = pg_catalog, pg_temp as $$ select (wall.actor()).actor_id $$;

-- Whose records are open to whoever asks: standing entries of the access list, while the trainings hold,
-- never against a conflict. Break-glass reads; it never writes and never opens counselling.
create function wall.open_subjects(p_drawer text default null, p_writing boolean default false) returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    who wall.who := wall.actor();
    clear public.vault_clearance;
    never uuid[];
    found uuid[];
begin
    if who.actor_id is null then return null; end if;
    select * into clear from public.vault_clearance c
     where c.actor_id = who.actor_id and c.agency_id = who.agency_id;
    if clear.cleared_until is null or clear.cleared_until <= statement_timestamp() then return '{}'; end if;
    if p_drawer = 'counselling' and (clear.counselling_until is null
        or clear.counselling_until <= statement_timestamp()) then return '{}'; end if;
    select coalesce(array_agg(n.subject_id), '{}') into never from public.vault_accessentry n
     where n.actor_id = who.actor_id and n.reason = 'conflict'
       and (n.ends_at is null or n.ends_at > statement_timestamp());
    select array_agg(e.subject_id) into found
      from public.vault_accessentry e
     where e.actor_id = who.actor_id and e.agency_id = who.agency_id
       and e.reason <> 'conflict'
       and e.starts_at <= statement_timestamp()
       and (e.ends_at is null or e.ends_at > statement_timestamp())
       and (p_drawer is null or p_drawer = any(e.drawers))
       and (not p_writing or e.reason <> 'break_glass')
       and e.subject_id <> all(never);
    return coalesce(found, '{}');
end $$;

-- The holders whose keys whoever asks can reach: herself and her teams.
create function wall.my_holders() returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select array_agg(h) from (
        select who.holder_id as h from wall.actor() who where who.holder_id is not null
        union all
        select t.team_holder_id from wall.actor() who
          join public.keys_teamkey t on t.member_holder_id = who.holder_id and t.agency_id = who.agency_id
    ) mine
$$;

create function wall.has_office(p_office text) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select exists (
        select from wall.actor() who
          join public.keys_teamkey t on t.member_holder_id = who.holder_id and t.agency_id = who.agency_id
          join public.keys_holder h on h.id = t.team_holder_id and h.office = p_office and h.retired_at is null)
$$;

create function wall.is_custodian() returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$ select wall.has_office('custodians') $$;

-- An agency without any team key is being founded: its first custodian may write the first ones.
create function wall.is_founding() returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select wall.agency() is not null
       and not exists (select from public.keys_teamkey t where t.agency_id = wall.agency())
$$;

create function wall.must_be_someone() returns wall.who
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare who wall.who := wall.actor();
begin
    if who.actor_id is null then
        raise exception 'nobody is asking' using errcode = 'insufficient_privilege';
    end if;
    return who;
end $$;

create function wall.refuse(p_code text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin raise exception 'refused: %', p_code using errcode = 'insufficient_privilege'; end $$;

create function wall.has_conflict(p_subject uuid, p_actor uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select exists (select from public.vault_accessentry e
                    where e.subject_id = p_subject and e.actor_id = p_actor and e.reason = 'conflict'
                      and (e.ends_at is null or e.ends_at > statement_timestamp()))
$$;

-- May whoever asks change the access list of this client? Who opened it, while it has no list yet; who
-- works with the client; a custodian, but never to her own advantage. Never who is shut out herself.
create function wall.may_admit(p_subject uuid, p_actor uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare who wall.who := wall.must_be_someone();
begin
    if not exists (select from public.vault_subject s where s.id = p_subject and s.agency_id = who.agency_id
                     and s.destroyed_at is null) then return false; end if;
    if wall.has_conflict(p_subject, who.actor_id) then return false; end if;
    if not exists (select from public.vault_clearance c where c.actor_id = p_actor and c.agency_id = who.agency_id)
        then return false; end if;
    if p_subject = any(coalesce(wall.open_subjects(null, true), '{}')) then return true; end if;
    if not exists (select from public.vault_accessentry e where e.subject_id = p_subject) then
        return exists (select from public.vault_subject s
                        where s.id = p_subject and s.opened_by_id = who.actor_id);
    end if;
    return wall.is_custodian() and p_actor <> who.actor_id;
end $$;

-- Whether an entry for these drawers would only repeat what someone may do already, without an end.
create function wall.stands_already(p_subject uuid, p_actor uuid, p_drawers text[]) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select exists (select from public.vault_accessentry e
                    where e.subject_id = p_subject and e.actor_id = p_actor and e.ends_at is null
                      and e.reason in ('care_team', 'supervision') and p_drawers::varchar[] <@ e.drawers)
$$;

create function wall.admit(p_id uuid, p_subject uuid, p_actor uuid, p_reason text, p_drawers text[],
                           p_ends timestamptz default null) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare who wall.who := wall.must_be_someone();
begin
    if p_reason not in ('care_team', 'supervision', 'conflict') then perform wall.refuse('reason'); end if;
    if not wall.may_admit(p_subject, p_actor) then perform wall.refuse('not_found'); end if;
    if p_reason <> 'conflict' and wall.has_conflict(p_subject, p_actor) then perform wall.refuse('conflict'); end if;
    if p_actor = who.actor_id and p_reason <> 'conflict'
        and exists (select from public.vault_accessentry e where e.subject_id = p_subject)
        and not wall.stands_already(p_subject, p_actor, p_drawers) then perform wall.refuse('yourself'); end if;
    insert into public.vault_accessentry
        (id, agency_id, subject_id, actor_id, reason, drawers, starts_at, ends_at, granted_by_id)
    values (p_id, who.agency_id, p_subject, p_actor, p_reason, p_drawers, statement_timestamp(), p_ends, who.actor_id);
end $$;

create function wall.dismiss(p_subject uuid, p_actor uuid, p_reason text) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare who wall.who := wall.must_be_someone(); ended integer;
begin
    if p_reason = 'conflict' and p_actor = who.actor_id then perform wall.refuse('own_conflict'); end if;
    if wall.has_conflict(p_subject, who.actor_id) then perform wall.refuse('not_found'); end if;
    if not wall.may_admit(p_subject, p_actor)
        and not (wall.is_custodian() and wall.is_ours(p_subject) and p_reason <> 'conflict')
        then perform wall.refuse('not_found'); end if;
    update public.vault_accessentry set ends_at = statement_timestamp()
     where subject_id = p_subject and agency_id = who.agency_id and actor_id = p_actor and reason = p_reason
       and (ends_at is null or ends_at > statement_timestamp());
    get diagnostics ended = row_count;
    return ended;
end $$;

-- A worker leaves or her trainings lapse: everyone she worked with goes to someone else, in one step.
-- Returns the clients moved. A client with whom the giver or the taker has a conflict stays where she is, and
-- a custodian takes over herself only those whom she works with already: the rest is what break-glass is for.
create function wall.hand_over(p_from uuid, p_to uuid, p_subjects uuid[]) returns uuid[]
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare who wall.who := wall.must_be_someone(); moved uuid[];
begin
    if not wall.is_custodian() then perform wall.refuse('not_custodian'); end if;
    if p_from = p_to or not exists (select from public.vault_clearance c
                                     where c.actor_id = p_to and c.agency_id = who.agency_id)
        then perform wall.refuse('not_found'); end if;
    select coalesce(array_agg(e.subject_id), '{}') into moved from public.vault_accessentry e
     where e.actor_id = p_from and e.agency_id = who.agency_id and e.reason = 'care_team' and e.ends_at is null
       and (p_subjects is null or e.subject_id = any(p_subjects))
       and not wall.has_conflict(e.subject_id, p_to)
       and not wall.has_conflict(e.subject_id, who.actor_id)
       and (p_to <> who.actor_id
            or wall.stands_already(e.subject_id, p_to, array_remove(e.drawers, 'counselling')::text[]));
    insert into public.vault_accessentry
        (id, agency_id, subject_id, actor_id, reason, drawers, starts_at, granted_by_id)
    select gen_random_uuid(), who.agency_id, e.subject_id, p_to, 'care_team',
           array_remove(e.drawers, 'counselling'), statement_timestamp(), who.actor_id
      from public.vault_accessentry e
     where e.actor_id = p_from and e.reason = 'care_team' and e.ends_at is null and e.subject_id = any(moved)
    on conflict do nothing;
    update public.vault_accessentry set ends_at = statement_timestamp()
     where actor_id = p_from and reason = 'care_team' and ends_at is null and subject_id = any(moved);
    return moved;
end $$;

-- Who leads people, or keeps the agency's keys.
create function wall.may_approve() returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select wall.is_custodian()
        or exists (select from wall.actor() who join public.vault_clearance c
                      on c.actor_id = who.actor_id and c.agency_id = who.agency_id and c.may_approve)
$$;

-- Break-glass, opened by a second person, or by the asker herself when she is alone on shift: once, until
-- someone has reviewed it, so that nobody prolongs her own hour.
create function wall.break_glass(p_glass uuid, p_minutes integer) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare who wall.who := wall.must_be_someone(); glass public.vault_breakglass; ends timestamptz;
begin
    select * into glass from public.vault_breakglass g
     where g.id = p_glass and g.agency_id = who.agency_id and g.state = 'asked' for update;
    if not found then perform wall.refuse('not_found'); end if;
    if p_minutes not between 1 and 60 then perform wall.refuse('too_long'); end if;
    if glass.asked_at < statement_timestamp() - interval '12 hours' then perform wall.refuse('asked_too_long_ago'); end if;
    if who.actor_id = glass.asked_by_id and not glass.alone then perform wall.refuse('own_approval'); end if;
    if not exists (select from public.vault_clearance c where c.actor_id = who.actor_id
                     and c.cleared_until > statement_timestamp()) then perform wall.refuse('not_cleared'); end if;
    if who.actor_id = glass.asked_by_id and not wall.has_office('on_call') then perform wall.refuse('not_on_call'); end if;
    if who.actor_id <> glass.asked_by_id and not wall.may_approve() then perform wall.refuse('may_not_approve'); end if;
    if wall.has_conflict(glass.subject_id, glass.asked_by_id) or wall.has_conflict(glass.subject_id, who.actor_id)
        then perform wall.refuse('conflict'); end if;
    if who.actor_id = glass.asked_by_id and exists (
        select from public.vault_breakglass g where g.subject_id = glass.subject_id and g.asked_by_id = who.actor_id
           and g.id <> p_glass and g.alone and g.opened_at is not null and g.reviewed_at is null)
        then perform wall.refuse('not_reviewed'); end if;
    ends := statement_timestamp() + make_interval(mins => p_minutes);
    update public.vault_breakglass set state = 'open', opened_at = statement_timestamp(), ends_at = ends,
           approved_by_id = nullif(who.actor_id, glass.asked_by_id) where id = p_glass;
    insert into public.vault_accessentry
        (id, agency_id, subject_id, actor_id, reason, drawers, starts_at, ends_at, granted_by_id)
    values (gen_random_uuid(), who.agency_id, glass.subject_id, glass.asked_by_id, 'break_glass',
            array['identity', 'plan', 'notes'], statement_timestamp(), ends, who.actor_id);
end $$;

create function wall.end_glass(p_glass uuid, p_state text) returns void
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
end $$;

create function wall.review_glass(p_glass uuid, p_right boolean) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare who wall.who := wall.must_be_someone();
begin
    if not wall.may_approve() then perform wall.refuse('not_found'); end if;
    update public.vault_breakglass set reviewed_by_id = who.actor_id, reviewed_at = statement_timestamp(),
           found_right = p_right
     where id = p_glass and agency_id = who.agency_id and reviewed_at is null and opened_at is not null
       and asked_by_id <> who.actor_id;
    if not found then perform wall.refuse('not_found'); end if;
end $$;

-- "There may be a record": which clients carry one of these traces. Nobody with a conflict is told.
create function wall.may_exist(p_tokens bytea[]) returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare who wall.who := wall.must_be_someone(); found uuid[];
begin
    if not exists (select from public.vault_clearance c where c.actor_id = who.actor_id
                     and c.cleared_until > statement_timestamp()) then return '{}'; end if;
    select array_agg(distinct b.subject_id) into found from public.vault_blindtoken b
     where b.agency_id = who.agency_id and b.token = any(p_tokens)
       and not wall.has_conflict(b.subject_id, who.actor_id);
    return coalesce(found, '{}');
end $$;

-- The ledger as those who may read it see it: lines about one client, or an agency's lines for a custodian.
create function wall.lines_about(p_subject uuid, p_before bigint, p_limit integer)
returns table (id bigint, at timestamptz, actor_id uuid, what varchar, drawer varchar, why varchar, about_id uuid)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    if not p_subject = any(coalesce(wall.open_subjects(null, false), '{}')) then return; end if;
    return query select l.id, l.at, l.actor_id, l.what, l.drawer, l.why, l.about_id from public.ledger_line l
     where l.subjects @> array[p_subject] and l.agency_id = wall.agency() and l.id < coalesce(p_before, 9223372036854775807)
     order by l.id desc limit least(p_limit, 500);
end $$;

-- Clients of whom whoever asks shall learn nothing.
create function wall.my_conflicts() returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select coalesce(array_agg(e.subject_id), '{}') from wall.actor() who
      join public.vault_accessentry e on e.actor_id = who.actor_id and e.reason = 'conflict'
       and (e.ends_at is null or e.ends_at > statement_timestamp())
$$;

create function wall.lines_of_agency(p_before bigint, p_limit integer, p_actor uuid)
returns table (id bigint, at timestamptz, actor_id uuid, what varchar, drawer varchar, why varchar, about_id uuid,
               subjects uuid[])
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare hidden uuid[] := wall.my_conflicts();
begin
    if not wall.is_custodian() then return; end if;
    return query select l.id, l.at, l.actor_id, l.what, l.drawer, l.why, l.about_id,
           array(select s from unnest(l.subjects) s where s <> all(hidden))
      from public.ledger_line l
     where l.agency_id = wall.agency() and l.id < coalesce(p_before, 9223372036854775807)
       and (p_actor is null or l.actor_id = p_actor)
       and (l.subjects = '{}' or not l.subjects <@ hidden)
     order by l.id desc limit least(p_limit, 500);
end $$;

-- Destroying a record is destroying its keys. Content rows stay unreadable; coded facts stay to be counted.
create function wall.destroy(p_subject uuid, p_keys_gone_on date) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare who wall.who := wall.must_be_someone();
begin
    if not p_subject = any(coalesce(wall.open_subjects(null, true), '{}')) then perform wall.refuse('not_found'); end if;
    if exists (select from public.vault_subject s where s.id = p_subject
                 and s.hold_until >= statement_timestamp()::date) then perform wall.refuse('legal_hold'); end if;
    update public.vault_subject set destroyed_at = statement_timestamp(), keys_gone_on = p_keys_gone_on
     where id = p_subject and agency_id = who.agency_id and destroyed_at is null;
    if not found then perform wall.refuse('not_found'); end if;
    delete from public.keys_drawerkey where subject_id = p_subject;
    delete from public.vault_blindtoken where subject_id = p_subject;
    update public.vault_accessentry set ends_at = statement_timestamp()
     where subject_id = p_subject and (ends_at is null or ends_at > statement_timestamp());
end $$;

-- Grants that ended (a break-glass hour, a stand-in) are swept by the worker, who can open nothing.
create function wall.sweep() returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare swept integer;
begin
    delete from public.keys_drawerkey where ends_at <= statement_timestamp();
    get diagnostics swept = row_count;
    update public.vault_breakglass set state = 'ended' where state = 'open' and ends_at <= statement_timestamp();
    return swept;
end $$;

-- The sealer holds the ledger still while it reads which lines are there; to lock needs more than to read.
create function wall.hold_ledger() returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin lock table public.ledger_line in share mode; end $$;

create function wall.is_ours(p_subject uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select exists (select from public.vault_subject s where s.id = p_subject and s.agency_id = wall.agency())
$$;

-- The last key of a drawer cannot be taken away, except by destroying the record: a deferred trigger, so that
-- a grant may be replaced within one transaction.
create function wall.keep_one_key() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if not exists (select from public.keys_drawerkey k where k.subject_id = old.subject_id and k.drawer = old.drawer
                     and k.ends_at is null)
        and exists (select from public.vault_subject s where s.id = old.subject_id and s.destroyed_at is null)
        and old.ends_at is null
        then perform wall.refuse('last_key'); end if;
    return null;
end $$;
