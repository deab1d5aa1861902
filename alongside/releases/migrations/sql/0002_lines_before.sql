create or replace function wall.lines_about(p_subject uuid, p_before bigint, p_limit integer)
returns table (id bigint, at timestamptz, actor_id uuid, what varchar, drawer varchar, why varchar, about_id uuid)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    if not p_subject = any(coalesce(wall.open_subjects(null, false), '{}')) then return; end if;
    return query select l.id, l.at, l.actor_id, l.what, l.drawer, l.why, l.about_id from public.ledger_line l
     where l.subjects @> array[p_subject] and l.agency_id = wall.agency() and l.id < coalesce(p_before, 9223372036854775807)
     order by l.id desc limit least(p_limit, 500);
end $$;
