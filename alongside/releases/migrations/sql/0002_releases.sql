-- Permissions and packets. As in vault/0002_wall: owned by the keeper, and what a request calls begins by asking who
-- is asking. Every end compares with statement_timestamp(): a packet is over within a long transaction too.

-- Whoever asks is someone whose trainings are in force.
create function wall.is_cleared() returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare who wall.who := wall.actor();
begin
    return who.actor_id is not null and exists (
        select from public.vault_clearance c where c.actor_id = who.actor_id and c.agency_id = who.agency_id
           and c.cleared_until > statement_timestamp());
end $$;

-- The most days that a permission may last at the asker's agency.
create function wall.release_ceiling() returns integer
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return coalesce((select r.ceiling_days from public.releases_releaserules r where r.agency_id = wall.agency()), 90);
end $$;

-- The packets that run and whose key is in the asker's hands: her own, or her team's.
create function wall.my_packets() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare who wall.who := wall.actor();
begin
    if who.actor_id is null then return null; end if;
    if not wall.is_cleared() then return '{}'; end if;
    return array(
        select p.id from public.keys_packetkey k join public.releases_packet p on p.id = k.packet_id
         where k.holder_id = any(wall.my_holders()) and k.ends_at > statement_timestamp()
           and p.to_agency_id = who.agency_id and p.ended_at is null and p.ends_at > statement_timestamp());
end $$;

-- How many people at an agency hold the key of its intake team: whether anyone could read what is sent there.
create function wall.who_receives(p_agency uuid) returns integer
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare who wall.who := wall.must_be_someone();
begin
    return (select count(*) from public.keys_teamkey t
              join public.keys_holder team on team.id = t.team_holder_id and team.office = 'intake'
               and team.kind = 'team' and team.retired_at is null
              join public.keys_holder person on person.id = t.member_holder_id and person.kind = 'person'
               and person.retired_at is null
             where team.agency_id = p_agency);
end $$;

-- Send the copy: once, for a permission of the asker's own client that runs, to the holders it names and to no other.
create function wall.send_packet(p_release uuid, p_contents bytea, p_keys jsonb, p_link uuid default null,
                                 p_proof bytea default null) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare who wall.who := wall.must_be_someone(); r public.releases_release; one jsonb; added integer; held integer := 0;
begin
    select * into r from public.releases_release x
     where x.id = p_release and x.agency_id = who.agency_id and x.packet_id is not null and x.ended_at is null
       and x.ends_at > statement_timestamp() and x.explained_by_id = who.actor_id
       and x.subject_id = any(coalesce(wall.open_subjects('plan', true), '{}')) for update;
    if not found then perform wall.refuse('not_found'); end if;
    if exists (select from public.releases_packet p where p.id = r.packet_id) then perform wall.refuse('sent'); end if;
    if length(p_contents) > 1000000 then perform wall.refuse('too_much'); end if;
    insert into public.releases_packet (id, agency_id, to_agency_id, to_account_id, made_at, ends_at, end_why)
    values (r.packet_id, who.agency_id, r.to_agency_id, r.to_account_id, statement_timestamp(), r.ends_at, '');
    insert into public.releases_packetbody (packet_id, agency_id, contents) values (r.packet_id, who.agency_id, p_contents);
    for one in select * from jsonb_array_elements(p_keys) loop
        insert into public.keys_packetkey (id, agency_id, packet_id, holder_id, sealed_key, created_at, ends_at)
        select gen_random_uuid(), h.agency_id, r.packet_id, h.id, decode(one ->> 'key', 'hex'), statement_timestamp(),
               r.ends_at
          from public.keys_holder h
         where r.way = 'packet' and h.id = (one ->> 'holder')::uuid and h.agency_id = r.to_agency_id
           and h.retired_at is null
           and case when r.to_account_id is null then h.kind = 'team' and h.office = 'intake'
                    else h.kind = 'person' and h.owner_id = r.to_account_id end;
        get diagnostics added = row_count;
        held := held + added;
    end loop;
    if r.way = 'link' and p_link is not null and length(p_proof) = 32 then
        insert into public.releases_packetlink (id, agency_id, packet_id, proof, wrong, opened, made_at)
        values (p_link, who.agency_id, r.packet_id, p_proof, 0, 0, statement_timestamp());
        insert into public.keys_packetkey (id, agency_id, packet_id, holder_id, sealed_key, created_at, ends_at)
        values (gen_random_uuid(), who.agency_id, r.packet_id, null, decode(p_keys #>> '{0,key}', 'hex'),
                statement_timestamp(), r.ends_at);
        held := held + 1;
    end if;
    if held = 0 then perform wall.refuse('nobody_to_read'); end if;
end $$;

-- End one permission: its row says why, and key and copy are gone, all in one statement. Called by those below.
create function wall.end_one_release(p_release uuid, p_why text, p_by uuid, p_at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare done integer;
begin
    with ended as (
        update public.releases_release r set ended_at = p_at, end_why = p_why, ended_by_id = p_by
         where r.id = p_release and r.ended_at is null returning r.packet_id),
    keys as (
        delete from public.keys_packetkey k using ended e where k.packet_id = e.packet_id),
    bodies as (
        delete from public.releases_packetbody b using ended e where b.packet_id = e.packet_id),
    packets as (
        update public.releases_packet p set ended_at = p_at, end_why = p_why from ended e where p.id = e.packet_id)
    select count(*) into done from ended;
    return done > 0;
end $$;

-- The client takes it back, or the sender's side of a referral closes. To be able to read the plan is enough: ending
-- only ever protects. What is over already stays as it is.
create function wall.end_release(p_release uuid, p_why text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare who wall.who := wall.must_be_someone(); r public.releases_release;
begin
    if p_why not in ('in_person', 'phone', 'writing', 'portal', 'closed') then perform wall.refuse('why'); end if;
    select * into r from public.releases_release x
     where x.id = p_release and x.agency_id = who.agency_id
       and x.subject_id = any(coalesce(wall.open_subjects('plan', false), '{}')) for update;
    if not found then perform wall.refuse('not_found'); end if;
    if r.ends_at <= statement_timestamp() then
        return wall.end_one_release(p_release, 'time', null, r.ends_at);
    end if;
    return wall.end_one_release(p_release, p_why, who.actor_id, statement_timestamp());
end $$;

-- The reader lets go of it: the referral is closed there, or it is no longer needed. Never told whose it was.
create function wall.end_packet(p_packet uuid, p_why text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare who wall.who := wall.must_be_someone(); found_id uuid;
begin
    if p_why not in ('closed', 'handed_back') then perform wall.refuse('why'); end if;
    if not p_packet = any(coalesce(wall.my_packets(), '{}')) then perform wall.refuse('not_found'); end if;
    select r.id into found_id from public.releases_release r where r.packet_id = p_packet;
    return wall.end_one_release(found_id, p_why, null, statement_timestamp());
end $$;

-- What is over by time, swept: keys and copies that nobody could read any more. Asked by the worker, who opens nothing.
create function wall.sweep_packets() returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare one record; swept integer := 0;
begin
    for one in select r.id, r.ends_at from public.releases_release r
                where r.ended_at is null and r.ends_at <= statement_timestamp() order by r.id for update skip locked loop
        if wall.end_one_release(one.id, 'time', null, one.ends_at) then swept := swept + 1; end if;
    end loop;
    return swept;
end $$;

-- A record that is destroyed takes along what was allowed of it, wherever it lies.
create function wall.end_releases_of_destroyed() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare one uuid;
begin
    for one in select r.id from public.releases_release r where r.subject_id = new.id and r.ended_at is null loop
        perform wall.end_one_release(one, 'destroyed', null, statement_timestamp());
    end loop;
    return null;
end $$;

-- A reader without an account: the link's own number and the proof of word and code. Five wrong ones shut it for good.
create function wall.open_link(p_link uuid, p_proof bytea)
returns table (state text, packet_id uuid, agency_id uuid, end_why varchar, ends_at timestamptz, sealed_key bytea,
               contents bytea)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare l public.releases_packetlink; p public.releases_packet;
begin
    select * into l from public.releases_packetlink x where x.id = p_link for update;
    if not found or l.wrong >= 5 then return; end if;
    if l.proof <> p_proof then
        update public.releases_packetlink x set wrong = x.wrong + 1 where x.id = p_link;
        return;
    end if;
    select * into p from public.releases_packet x where x.id = l.packet_id;
    if p.ended_at is not null or p.ends_at <= statement_timestamp() then
        return query select 'ended'::text, p.id, p.agency_id,
            (case when p.end_why = '' then 'time' else p.end_why end)::varchar, p.ends_at, null::bytea, null::bytea;
        return;
    end if;
    update public.releases_packetlink x set opened = x.opened + 1 where x.id = p_link;
    return query select 'open'::text, p.id, p.agency_id, ''::varchar, p.ends_at, k.sealed_key, b.contents
      from public.keys_packetkey k join public.releases_packetbody b on b.packet_id = k.packet_id
     where k.packet_id = p.id and k.holder_id is null;
end $$;

-- How a link stands, for the sender: wrong tries and openings.
create function wall.link_of(p_release uuid) returns table (wrong smallint, opened integer)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare who wall.who := wall.must_be_someone();
begin
    return query select l.wrong, l.opened from public.releases_packetlink l
      join public.releases_release r on r.packet_id = l.packet_id
     where r.id = p_release and r.agency_id = who.agency_id
       and r.subject_id = any(coalesce(wall.open_subjects('plan', false), '{}'));
end $$;

-- Who read it, and who was refused: lines of the reader's agency about the packet, for the client and her workers.
create function wall.openings_of(p_release uuid)
returns table (at timestamptz, actor_id uuid, what varchar, why varchar)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare who wall.who := wall.must_be_someone();
begin
    return query select l.at, l.actor_id, l.what, l.why
      from public.releases_release r
      join public.ledger_line l on l.about_id = r.packet_id and l.what in ('packet.read', 'refused')
     where r.id = p_release and r.agency_id = who.agency_id
       and r.subject_id = any(coalesce(wall.open_subjects('plan', false), '{}'))
     order by l.id desc limit 200;
end $$;
