-- Documents in packets: files on the disk under the packet's own key, known by a row of the wall's making.

-- As in 0002_releases, and with it the documents that go along: at most five.
create function wall.send_packet(p_release uuid, p_contents bytea, p_keys jsonb, p_link uuid default null,
                                 p_proof bytea default null, p_files jsonb default '[]') returns void
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
    if jsonb_array_length(p_files) <> r.document_count then perform wall.refuse('documents'); end if;
    insert into public.releases_packet (id, agency_id, to_agency_id, to_account_id, made_at, ends_at, end_why)
    values (r.packet_id, who.agency_id, r.to_agency_id, r.to_account_id, statement_timestamp(), r.ends_at, '');
    insert into public.releases_packetbody (packet_id, agency_id, contents) values (r.packet_id, who.agency_id, p_contents);
    insert into public.releases_packetfile (id, agency_id, packet_id, stored_as)
    select (f ->> 'id')::uuid, who.agency_id, r.packet_id, (f ->> 'stored_as')::uuid from jsonb_array_elements(p_files) f;
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

-- As in 0002_releases, and with it the documents: from this statement on their files are only to be taken away.
create or replace function wall.end_one_release(p_release uuid, p_why text, p_by uuid, p_at timestamptz) returns boolean
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
    documents as (
        update public.releases_packetfile f set removed_at = p_at from ended e where f.packet_id = e.packet_id),
    packets as (
        update public.releases_packet p set ended_at = p_at, end_why = p_why from ended e where p.id = e.packet_id)
    select count(*) into done from ended;
    return done > 0;
end $$;

-- One document for a reader without an account: the link is opened as always (proof, end, shut), and then the document
-- looked for in its packet. One of another packet is not there.
create function wall.link_file(p_link uuid, p_proof bytea, p_file uuid)
returns table (state text, packet_id uuid, agency_id uuid, end_why varchar, ends_at timestamptz, sealed_key bytea,
               contents bytea, stored_as uuid)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query select o.*, f.stored_as from wall.open_link(p_link, p_proof) o
      left join public.releases_packetfile f on f.packet_id = o.packet_id and f.id = p_file and o.state = 'open';
end $$;

-- The names on the disk of documents whose packet has ended: of one (by the number of its permission or its own), or
-- of all. A name says nothing, and the key is gone.
create function wall.files_over(p_one uuid default null) returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select coalesce(array_agg(f.stored_as), '{}') from public.releases_packetfile f
      join public.releases_packet p on p.id = f.packet_id
     where p.ended_at is not null
       and (p_one is null or p_one = p.id
            or p_one = (select r.id from public.releases_release r where r.packet_id = p.id))
$$;

-- They are off the disk: their rows go too. Never the row of one that still runs.
create function wall.forget_files(p_names uuid[]) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare gone integer;
begin
    delete from public.releases_packetfile f using public.releases_packet p
     where p.id = f.packet_id and p.ended_at is not null and f.stored_as = any(p_names);
    get diagnostics gone = row_count;
    return gone;
end $$;
