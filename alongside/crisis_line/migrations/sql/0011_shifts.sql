-- What the line needs of the wall. As in vault/0002_wall: owned by the keeper, beginning with who asks, or, where
-- nobody is known, answering with as little as can be.

-- Of the on-call or the intake team, and her trainings in force: requests from outside are theirs to answer.
create function wall.answers_requests() returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare who wall.who := wall.actor();
begin
    return who.actor_id is not null
       and exists (select from public.vault_clearance c
                    where c.actor_id = who.actor_id and c.agency_id = who.agency_id
                      and c.cleared_until > statement_timestamp())
       and (wall.has_office('on_call') or wall.has_office('intake'));
end $$;

-- Whether an agency takes requests over the public form. Asked by anyone.
create function wall.takes_requests(p_agency uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select exists (select from public.crisis_line_linerules r where r.agency_id = p_agency and r.takes_requests)
$$;

-- Keep one request from outside. It only ever adds: a subject, its key sealed to two teams, and the sealed words.
-- The same id again changes nothing. At most sixty an hour and agency.
create function wall.ask_from_outside(
    p_id uuid, p_agency uuid, p_subject uuid, p_who_asks text, p_what_place text, p_how_soon text,
    p_who bytea, p_call_back bytea, p_where bytea, p_matters bytea, p_grants jsonb
) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare one jsonb;
begin
    if not wall.takes_requests(p_agency) then return 'closed'; end if;
    perform pg_advisory_xact_lock(hashtextextended('asking' || p_agency::text, 0));
    if exists (select from public.crisis_line_asking a where a.id = p_id) then return 'known'; end if;
    if (select count(*) from public.crisis_line_asking a
         where a.agency_id = p_agency and a.asked_at > statement_timestamp() - interval '1 hour') >= 60
        then return 'many'; end if;
    if greatest(length(p_who), length(p_call_back), length(p_where), length(p_matters)) > 40000
        or jsonb_array_length(p_grants) not between 1 and 2 then return 'closed'; end if;
    insert into public.vault_subject (id, agency_id, opened_by_id, created_at)
    values (p_subject, p_agency, p_agency, statement_timestamp());
    for one in select * from jsonb_array_elements(p_grants) loop
        insert into public.keys_drawerkey
            (id, agency_id, subject_id, drawer, holder_id, sealed_key, granted_by_id, created_at)
        select gen_random_uuid(), p_agency, p_subject, 'call', h.id, decode(one ->> 'key', 'hex'), p_agency,
               statement_timestamp()
          from public.keys_holder h
         where h.id = (one ->> 'holder')::uuid and h.agency_id = p_agency and h.kind = 'team'
           and h.office in ('on_call', 'intake') and h.retired_at is null;
    end loop;
    if not exists (select from public.keys_drawerkey k where k.subject_id = p_subject) then
        raise exception 'nobody could open this' using errcode = 'insufficient_privilege';
    end if;
    insert into public.crisis_line_asking
        (id, agency_id, subject_id, who_asks, what_place, how_soon, who_sealed, call_back_sealed, where_sealed,
         matters_sealed, asked_at, state, outcome)
    values (p_id, p_agency, p_subject, p_who_asks, p_what_place, p_how_soon, p_who, p_call_back, p_where,
            p_matters, statement_timestamp(), 'new', '');
    return 'kept';
end $$;

-- The shifts behind a calendar's address: two times and an opaque number each, and no more.
create function wall.calendar_of(p_token_hash bytea) returns table (id uuid, starts_at timestamptz, ends_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select s.id, s.starts_at, s.ends_at
      from public.crisis_line_calendarfeed f
      join public.people_account a on a.id = f.account_id and a.left_at is null
      join public.crisis_line_shift s on s.account_id = f.account_id and s.agency_id = f.agency_id
     where f.token_hash = p_token_hash and f.ended_at is null and s.taken_off_at is null
       and s.ends_at > statement_timestamp() - interval '31 days'
       and s.starts_at < statement_timestamp() + interval '400 days'
     order by s.starts_at
$$;

-- Whether there is such a calendar at all: one without shifts is not one that was ended.
create function wall.calendar_stands(p_token_hash bytea) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select exists (select from public.crisis_line_calendarfeed f
                     join public.people_account a on a.id = f.account_id and a.left_at is null
                    where f.token_hash = p_token_hash and f.ended_at is null)
$$;
