-- A report from outside: sent in by anyone, held until the link in a mail is opened, and afterwards seen by the two who
-- have a link and by those who keep plans. Nobody of the public writes a table; each verb is one function. A link is
-- known by its mark alone.

-- Sent in. False where too many came: three from one address and sixty in all within an hour. Sent twice, it is one.
create function wall.file_report(
    p_id uuid, p_said jsonb, p_findings jsonb, p_party uuid, p_address bytea, p_mark bytea, p_link bytea
) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    one jsonb;
    old uuid[];
begin
    if exists (select from public.plan_room_shadowreport r where r.id = p_id) then return true; end if;
    select array_agg(r.id) into old from public.plan_room_shadowreport r
     where r.state = 'held' and r.recorded_at < statement_timestamp() - interval '7 days';
    delete from public.plan_room_shadowfinding f where f.report_id = any(old);
    delete from public.plan_room_reportparty p where p.report_id = any(old);
    delete from public.plan_room_reportstep s where s.report_id = any(old);
    delete from public.plan_room_shadowreport r where r.id = any(old);
    if (select count(*) from public.plan_room_reportparty p
         where p.address_mark = p_mark and p.made_at > statement_timestamp() - interval '1 hour') >= 3
       or (select count(*) from public.plan_room_shadowreport r
            where r.state = 'held' and r.recorded_at > statement_timestamp() - interval '1 hour') >= 60
    then return false; end if;
    insert into public.plan_room_shadowreport (id, organization, title, text, method, url, reported_on, state, answer,
        answered_by, recorded_at, waiting_answer, waiting_from)
    values (p_id, left(p_said->>'organization', 200), left(p_said->>'title', 200), left(p_said->>'text', 8000),
        left(p_said->>'method', 1000), left(p_said->>'url', 500), (p_said->>'reported_on')::date, 'held', '', '',
        statement_timestamp(), '', '');
    for one in select * from jsonb_array_elements(p_findings) loop
        insert into public.plan_room_shadowfinding (id, report_id, plan_id, action_id, finding, text)
        select gen_random_uuid(), p_id, a.plan_id, a.id, one->>'finding', left(one->>'text', 2000)
          from public.plan_room_action a
          join public.plan_room_plan p on p.id = a.plan_id and p.state = 'published'
         where a.id = (one->>'action')::uuid;
        if not found then perform wall.refuse('no_such_promise'); end if;
    end loop;
    insert into public.plan_room_reportparty (id, report_id, party, name, address_sealed, address_mark, link_mark,
        made_at)
    values (p_party, p_id, 'author', left(p_said->>'organization', 200), p_address, p_mark, p_link,
        statement_timestamp());
    perform wall.note_report(p_id, 'sent');
    return true;
end $$;

create function wall.note_report(p_id uuid, p_step text) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
    insert into public.plan_room_reportstep (id, report_id, step, reason, at)
    values (gen_random_uuid(), p_id, p_step, '', statement_timestamp());
$$;

-- What whoever has a link sees: the report as they know it, and its story. The agency sees no reason and no address.
create function wall.report_of_link(p_link bytea) returns jsonb
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select jsonb_build_object(
        'id', r.id, 'party', p.party, 'name', p.name, 'confirmed', p.confirmed_at is not null, 'state', r.state,
        'organization', r.organization, 'title', r.title, 'text', r.text, 'method', r.method, 'url', r.url,
        'asked_on', r.asked_on, 'answer_by', r.answer_by, 'answered', r.answer <> '' or r.waiting_answer <> '',
        'answer', case when r.answer <> '' then r.answer when p.party = 'agency' then r.waiting_answer else '' end,
        'findings', coalesce((select jsonb_agg(jsonb_build_object('action', a.key, 'title', a.title,
                    'finding', f.finding)) from public.plan_room_shadowfinding f
                    join public.plan_room_action a on a.id = f.action_id where f.report_id = r.id), '[]'),
        'steps', coalesce((select jsonb_agg(jsonb_build_object('step', s.step, 'at', s.at,
                    'reason', case when p.party = 'author' then s.reason else '' end) order by s.at)
                    from public.plan_room_reportstep s where s.report_id = r.id), '[]'))
      from public.plan_room_reportparty p join public.plan_room_shadowreport r on r.id = p.report_id
     where p.link_mark = p_link
       and (p.confirmed_at is not null or p.party = 'agency' or p.made_at > statement_timestamp() - interval '7 days');
$$;

-- The link of the mail was opened and the button pressed: from now on somebody reads it.
create function wall.confirm_report(p_link bytea) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare report uuid;
begin
    update public.plan_room_reportparty p set confirmed_at = statement_timestamp()
     where p.link_mark = p_link and p.party = 'author' and p.confirmed_at is null
       and p.made_at > statement_timestamp() - interval '7 days'
    returning p.report_id into report;
    if report is null then return false; end if;
    update public.plan_room_shadowreport r set state = 'waiting' where r.id = report and r.state = 'held';
    perform wall.note_report(report, 'confirmed');
    return true;
end $$;

-- Taken back by its authors, whenever they like: nothing of what it said stays and not who said it, only that there was
-- one. Whoever takes a report back may do so because being known for it is not safe.
create function wall.withdraw_report(p_link bytea) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare report uuid;
begin
    select p.report_id into report from public.plan_room_reportparty p
      join public.plan_room_shadowreport r on r.id = p.report_id and r.state <> 'withdrawn'
     where p.link_mark = p_link and p.party = 'author' for update of r;
    if report is null then return false; end if;
    update public.plan_room_shadowreport r
       set state = 'withdrawn', organization = '', title = '', text = '', method = '', url = '', answer = '', answered_by = '',
           answered_on = null, waiting_answer = '', waiting_from = ''
     where r.id = report;
    update public.plan_room_shadowfinding f set text = '' where f.report_id = report;
    update public.plan_room_reportparty p set address_sealed = null, name = '' where p.report_id = report;
    perform wall.note_report(report, 'withdrawn');
    return true;
end $$;

-- The agency answers: kept aside until somebody has read it. Another answer takes its place until then.
create function wall.answer_report(p_link bytea, p_text text, p_from text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare report uuid;
begin
    update public.plan_room_shadowreport r
       set waiting_answer = left(p_text, 4000), waiting_from = left(p_from, 200)
      from public.plan_room_reportparty p
     where p.link_mark = p_link and p.party = 'agency' and p.report_id = r.id and r.state in ('asked', 'published')
       and r.answer = '' and p_text <> ''
    returning r.id into report;
    if report is null then return false; end if;
    update public.plan_room_reportparty p set confirmed_at = coalesce(p.confirmed_at, statement_timestamp())
     where p.link_mark = p_link;
    perform wall.note_report(report, 'answered');
    return true;
end $$;
