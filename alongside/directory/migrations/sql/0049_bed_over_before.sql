-- End a request: count it, let go what was held for it, tell who was asked, delete it with its answers.
-- By who asked; as "passed" by anyone, because then only the time decides.
create or replace function wall.end_bed_request(p_request uuid, p_became text) returns boolean
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
