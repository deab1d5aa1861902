-- The ledger about one client, as before (vault/0002_wall), and with it every reading of what she allowed, by whom
-- ever: such a line stands in the reader's ledger and names a packet; only here is it known whose it was.
create or replace function wall.lines_about(p_subject uuid, p_before bigint, p_limit integer)
returns table (id bigint, at timestamptz, actor_id uuid, what varchar, drawer varchar, why varchar, about_id uuid)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare most integer := least(p_limit, 500); packets uuid[];
begin
    if not p_subject = any(coalesce(wall.open_subjects(null, false), '{}')) then return; end if;
    packets := array(select r.packet_id from public.releases_release r
                      where r.subject_id = p_subject and r.packet_id is not null);
    return query
    select n.* from (
        (select l.id, l.at, l.actor_id, l.what, l.drawer, l.why, l.about_id from public.ledger_line l
          where l.subjects @> array[p_subject] and l.agency_id = wall.agency()
            and l.id < coalesce(p_before, 9223372036854775807)
          order by l.id desc limit most)
        union all
        (select l.id, l.at, l.actor_id, l.what, l.drawer, l.why, l.about_id from public.ledger_line l
          where l.about_id = any(packets) and l.what in ('packet.read', 'refused', 'release.ended')
            and not l.subjects @> array[p_subject] and l.id < coalesce(p_before, 9223372036854775807)
          order by l.id desc limit most)) n
     order by n.id desc limit most;
end $$;
