-- Whether someone works at a coalition, or at an agency that has joined it, now.
create function wall.belongs_to(p_account uuid, p_coalition uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select exists (
        select from public.people_account a
         where a.id = p_account and a.left_at is null
           and (a.agency_id = p_coalition
                or exists (select from public.coalition_member m where m.agency_id = p_coalition
                              and m.member_id = a.agency_id and m.state = 'joined')))
$$;

-- Whose calendar an address is, as the language she reads; null where there is none any more.
create function wall.feed_reader(p_token_hash bytea) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select a.language from public.coalition_meetingfeed f
      join public.people_account a on a.id = f.made_by_id
     where f.token_hash = p_token_hash and f.ended_at is null and wall.belongs_to(f.made_by_id, f.agency_id)
$$;

-- The days behind an address: meetings of the coalition, and her own tasks there. Times and opaque ids: no place, no
-- word of an agenda or a task, no name.
create function wall.days_behind(p_token_hash bytea) returns table
    (coalition_id uuid, id uuid, kind text, day date, starts time, ends time, version integer, is_off boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    with feed as (
        select f.agency_id, f.made_by_id from public.coalition_meetingfeed f
         where f.token_hash = p_token_hash and f.ended_at is null and wall.belongs_to(f.made_by_id, f.agency_id))
    select m.agency_id, m.id, 'meeting', m."on", m.starts, m.ends, m.version, m.state = 'off'
      from feed join public.coalition_meeting m on m.agency_id = feed.agency_id
     where m."on" between current_date - 31 and current_date + 400
    union all
    select t.agency_id, t.id, 'task', t.due_on, null, null, t.version, false
      from feed join public.coalition_task t on t.agency_id = feed.agency_id and t.account_id = feed.made_by_id
     where t.state in ('open', 'doing') and t.due_on between current_date - 31 and current_date + 400
     order by 4, 5 nulls first, 2
$$;

-- Whom something waits for, by id and kind: everyone who belongs, of a notice, of a meeting called off after its
-- notice, and of a meeting the day before; whoever does a task, of one that somebody else gave her, three days before
-- its day and on it. It begins with those who want to be told, which are few.
create function wall.notices_of_coalitions() returns table (account_id uuid, kind text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query
    with meetings as (
        select m.agency_id, since.at from public.coalition_meeting m,
               lateral (values (m.noticed_at),
                               (case when m.noticed_at is not null then m.off_at end),
                               ((case when m.state <> 'off' then m."on" - 1 + time '09:00' end)::timestamptz)) as since (at)
         where m.state in ('planned', 'noticed', 'off') and m."on" >= current_date
           and since.at <= statement_timestamp()),
    tasks as (
        select t.account_id, t.agency_id, since.at from public.coalition_task t,
               lateral (values (case when t.made_by_id <> t.account_id then t.made_at end),
                               ((t.due_on - 3 + time '09:00')::timestamptz),
                               ((t.due_on + time '09:00')::timestamptz)) as since (at)
         where t.account_id is not null and t.state in ('open', 'doing') and t.due_on >= current_date - 7
           and since.at <= statement_timestamp()),
    waiting as (
        select w.account_id as who, w.agency_id as works_at, 'meeting' as what, max(m.at) as since
          from public.people_noticewish w join meetings m on wall.belongs_to(w.account_id, m.agency_id)
         where 'meeting' = any(w.kinds) group by 1, 2
        union all
        select w.account_id, w.agency_id, 'task', max(t.at)
          from public.people_noticewish w join tasks t
            on t.account_id = w.account_id and wall.belongs_to(w.account_id, t.agency_id)
         where 'task' = any(w.kinds) group by 1, 2)
    select w.who, w.what from waiting w where wall.wants_notice(w.who, w.works_at, w.what, w.since);
end $$;
