-- What the beds need of the wall. Owned by the keeper; each function asks who is asking, or does only what the time
-- has decided already. The clock is statement_timestamp().

-- May whoever asks answer this request: her agency was asked, and the time has not passed.
create function wall.may_answer_bed(p_request uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select exists (select from public.directory_bedrequest r
                    where r.id = p_request and r.deadline > statement_timestamp()
                      and (wall.agency() = any(r.asked) or wall.agency() = r.agency_id))
$$;

-- A request is over when its time has passed and no shelter holds a bed for it any more.
create function wall.bed_request_is_over(p_request uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select exists (select from public.directory_bedrequest r where r.id = p_request
                      and r.deadline <= statement_timestamp()
                      and not exists (select from public.directory_bedhold h where h.request_id = r.id
                                         and h.state = 'held' and h.held_until > statement_timestamp()))
$$;

-- One more of something on a day. Only other functions of this file use it on others' behalf.
create function wall.count_bed(p_agency uuid, p_type text, p_what text, p_reason text, p_by integer) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare its_county text; its_zone text;
begin
    if p_by < 1 then return; end if;
    select a.county, a.time_zone into its_county, its_zone from public.people_agency a where a.id = p_agency;
    if not found then perform wall.refuse('not_found'); end if;
    insert into public.directory_bedtally (id, agency_id, "on", county, bed_type, what, reason, count)
    values (gen_random_uuid(), p_agency, (statement_timestamp() at time zone its_zone)::date, its_county, p_type, p_what,
            p_reason, p_by)
    on conflict (agency_id, "on", county, bed_type, what, reason)
    do update set count = public.directory_bedtally.count + excluded.count;
end $$;

-- End a request: count it, let go what was held for it, tell who was asked, delete it with its answers.
-- By who asked; as "passed" by anyone, because then only the time decides.
create function wall.end_bed_request(p_request uuid, p_became text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare r public.directory_bedrequest; one record; heads integer;
begin
    if p_became not in ('taken', 'elsewhere', 'not_wanted', 'passed') then perform wall.refuse('ending'); end if;
    select * into r from public.directory_bedrequest b where b.id = p_request for update;
    if not found then return false; end if;
    if p_became = 'passed' then
        if not wall.bed_request_is_over(p_request) then return false; end if;
    elsif wall.agency() is distinct from r.agency_id then
        perform wall.refuse('not_found');
    end if;

    select coalesce(sum(n), 0) into heads from unnest(r.ages) n;
    perform wall.count_bed(r.agency_id, r.bed_type, 'asked', '', 1);
    perform wall.count_bed(r.agency_id, r.bed_type, case p_became when 'passed' then 'unmet' else p_became end, '', 1);
    if p_became = 'passed' then perform wall.count_bed(r.agency_id, r.bed_type, 'people', '', heads); end if;
    for one in select p.agency_id, p.by_phone, p.answer, p.reason from public.directory_bedreply p
                where p.request_id = r.id loop
        perform wall.count_bed(r.agency_id, r.bed_type, 'said_' || one.answer, one.reason, 1);
        if not one.by_phone then
            perform wall.count_bed(one.agency_id, r.bed_type, 'we_' || one.answer, one.reason, 1);
        end if;
    end loop;
    for one in select a.id, exists (select from public.directory_bedreply p where p.request_id = r.id
                                      and p.agency_id = a.id and not p.by_phone) as said
                 from unnest(r.asked) with ordinality as x(id, n) join public.people_agency a on a.id = x.id loop
        perform wall.count_bed(one.id, r.bed_type, 'asked_us', '', 1);
        if not one.said then
            perform wall.count_bed(one.id, r.bed_type, 'we_silent', '', 1);
            perform wall.count_bed(r.agency_id, r.bed_type, 'silent', '', 1);
        end if;
        insert into public.directory_bedword (id, agency_id, code, became, at)
        select gen_random_uuid(), one.id, r.code, p_became, statement_timestamp()
         where p_became = 'passed' or not exists (select from public.directory_bedhold h where h.request_id = r.id
                                   and h.agency_id = one.id and h.state = 'confirmed');
    end loop;
    if p_became = 'passed' then
        insert into public.directory_bedword (id, agency_id, code, became, at)
        values (gen_random_uuid(), r.agency_id, r.code, p_became, statement_timestamp());
    end if;
    update public.directory_bedhold set state = 'let_go', changed_at = statement_timestamp()
     where request_id = r.id and state = 'held' and held_until > statement_timestamp();
    delete from public.directory_bedreply where request_id = r.id;
    delete from public.directory_bedrequest where id = r.id;
    return true;
end $$;

-- Someone left a shelter, and where to, as they say it: a count for the shelter's own agency, on no row of anyone.
create function wall.count_bed_left(p_hold uuid, p_next text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare who wall.who := wall.must_be_someone(); kind text;
begin
    select h.bed_type into kind from public.directory_bedhold h where h.id = p_hold and h.agency_id = who.agency_id;
    if not found then perform wall.refuse('not_found'); end if;
    if p_next !~ '^[a-z_]{1,8}$' then perform wall.refuse('next'); end if;
    perform wall.count_bed(who.agency_id, kind, 'left', p_next, 1);
end $$;

-- What the time has decided, for the worker: holds that ran out, requests that are over, words half a day old.
create function wall.sweep_beds() returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare one record; swept integer := 0;
begin
    update public.directory_bedhold set state = 'ran_out', changed_at = statement_timestamp()
     where state = 'held' and held_until <= statement_timestamp()
        or state = 'confirmed' and held_until <= statement_timestamp() - interval '3 days';
    for one in select r.id from public.directory_bedrequest r where r.deadline <= statement_timestamp() loop
        if wall.end_bed_request(one.id, 'passed') then swept := swept + 1; end if;
    end loop;
    delete from public.directory_bedword where at < statement_timestamp() - interval '12 hours';
    delete from public.directory_bedhold
     where state in ('left', 'let_go', 'ran_out', 'not_come') and changed_at < statement_timestamp() - interval '30 days';
    delete from public.directory_bedpast where said_at < statement_timestamp() - interval '400 days';
    return swept;
end $$;

-- How many beds each shelter held since it last said a number: sums, for whoever works here. For whom they are held,
-- and whether someone came, is not in them.
create function wall.beds_kept() returns table (agency_id uuid, bed_type text, kept bigint)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare who wall.who := wall.must_be_someone();
begin
    return query
    select h.agency_id, h.bed_type::text, sum(h.beds)
      from public.directory_bedhold h
      join public.directory_bedcount c on c.agency_id = h.agency_id and c.bed_type = h.bed_type
     where not h.by_phone and h.made_at > c.said_at
       and (h.state in ('confirmed', 'arrived') or h.state = 'held' and h.held_until > statement_timestamp())
     group by 1, 2;
end $$;

-- What was asked for and not found, over all agencies, for whoever works at a coalition: sums by month and county.
-- Small numbers are hidden by whoever shows them (selectors.bed_need).
create function wall.bed_need(p_from date) returns table (month date, county text, bed_type text, what text, count bigint)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare who wall.who := wall.must_be_someone();
begin
    if not exists (select from public.people_agency a where a.id = who.agency_id and a.kind = 'coalition') then
        return;
    end if;
    return query
    select date_trunc('month', t."on")::date, t.county::text, t.bed_type::text, t.what::text, sum(t.count)
      from public.directory_bedtally t
     where t."on" >= p_from and t.what in ('asked', 'taken', 'elsewhere', 'not_wanted', 'unmet', 'people')
     group by 1, 2, 3, 4;
end $$;
