-- What the members that share tell a coalition together. A number leaves this function only where at least five of it
-- come from others than its largest teller: so it is never one agency's, and no teller finds a small rest by taking
-- her own away.
create function wall.coalition_sharing(p_coalition uuid, p_starts date) returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    if not (p_coalition = any(wall.coalitions())) then return; end if;
    return query select s.agency_id from public.bulletin_sharing s
        join public.coalition_member m on m.agency_id = p_coalition and m.member_id = s.agency_id
         and m.state = 'joined'
       where s.coalition_id = p_coalition and s.since <= p_starts;
end $$;

create function wall.coalition_tallies(p_coalition uuid, p_measure text, p_starts date, p_months integer)
returns table (key text, total bigint)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query
    with told as (
        select t.agency_id, t.count,
               case when t.key like 'to:%' or t.key like 'from:%' then
                    case when exists (select from public.coalition_member m where m.agency_id = p_coalition
                                         and m.state = 'joined' and m.member_id::text = split_part(t.key, ':', 2))
                         then 'members' else 'others' end
                    else t.key end as name
          from public.bulletin_tally t
         where t.measure = p_measure and t.starts = p_starts and t.months = p_months
           and t.agency_id in (select wall.coalition_sharing(p_coalition, p_starts))),
    each as (select o.name, o.agency_id, sum(o.count)::bigint as count from told o group by 1, 2)
    select e.name::text, case when sum(e.count) - max(e.count) >= 5 then sum(e.count)::bigint end
      from each e group by e.name;
end $$;

create function wall.coalition_sharing_count(p_coalition uuid, p_starts date) returns bigint
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select count(*) from wall.coalition_sharing(p_coalition, p_starts)
$$;
