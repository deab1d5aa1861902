-- Doors for someone without an account. Nobody may write these tables without being a keeper of plans; whoever sends
-- something in goes through here, while the consultation is open, and so many an hour at most.

create function wall.consultation_open(p_consultation uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select exists (select from public.plan_room_consultation c
                    where c.id = p_consultation and c.state = 'published'
                      and (c.opens_at is null or c.opens_at <= statement_timestamp())
                      and c.closes_at > statement_timestamp());
$$;

create function wall.send_contribution(
    p_id uuid, p_consultation uuid, p_campaign uuid, p_about uuid, p_title text, p_text text, p_tags text[],
    p_organization text, p_draft uuid, p_receipt text, p_mail bytea, p_language text) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if exists (select from public.plan_room_contribution c where c.id = p_id and c.receipt = p_receipt) then
        return 'again';
    end if;
    if not wall.consultation_open(p_consultation) then return 'closed'; end if;
    if (select count(*) from public.plan_room_contribution c
         where c.consultation_id = p_consultation and c.state = 'waiting'
           and c.sent_at > statement_timestamp() - interval '1 hour') >= 300 then
        return 'too_many';
    end if;
    if p_about is not null and not exists (
        select from public.plan_room_contribution c
         where c.id = p_about and c.consultation_id = p_consultation and c.kind = 'idea' and c.state = 'published') then
        return 'not_found';
    end if;
    if exists (select from public.plan_room_campaign g where g.id = p_campaign and g.consultation_id <> p_consultation)
       or exists (select from public.plan_room_draft d where d.id = p_draft and d.consultation_id <> p_consultation) then
        return 'not_found';
    end if;
    insert into public.plan_room_contribution
        (id, consultation_id, campaign_id, kind, about_id, title, text, tags, speaker, organization, confirmed_at,
         derived_from_id, state, reason, receipt, sent_at, decided_at)
    values (p_id, p_consultation, p_campaign, case when p_about is null then 'idea' else 'comment' end, p_about,
            left(p_title, 200), left(p_text, 10000), p_tags,
            case when p_organization = '' then 'person' else 'organization' end, left(p_organization, 200), null,
            p_draft, 'waiting', '', p_receipt, statement_timestamp(), null);
    if p_mail is not null then
        insert into public.plan_room_contact (contribution_id, mail_sealed, language) values (p_id, p_mail, p_language);
    end if;
    return 'kept';
end $$;

-- Whoever has the code sees it in any state; nobody else sees what is not published.
create function wall.contribution_of_receipt(p_receipt text) returns setof public.plan_room_contribution
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select c.* from public.plan_room_contribution c where c.receipt = p_receipt;
$$;

-- Taken back: the words go and whose they were, the row stays as a number in the log.
create function wall.withdraw_contribution(p_receipt text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare gone uuid;
begin
    update public.plan_room_contribution c
       set state = 'withdrawn', speaker = 'person', organization = '', title = '', text = '', tags = '{}', reason = '',
           decided_at = statement_timestamp()
     where c.receipt = p_receipt and c.state <> 'withdrawn' returning c.id into gone;
    delete from public.plan_room_contact x where x.contribution_id = gone;
    delete from public.plan_room_likeness l where gone in (l.contribution_id, l.first_id);
    delete from public.plan_room_agree a where a.contribution_id = gone;
    return gone is not null;
end $$;

create function wall.confirm_contribution(p_id uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    update public.plan_room_contribution c set confirmed_at = coalesce(c.confirmed_at, statement_timestamp())
     where c.id = p_id and c.speaker = 'organization' and c.state <> 'withdrawn';
    return found;
end $$;

create function wall.agree(p_id uuid, p_contribution uuid, p_organization text, p_mark text) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if not exists (select from public.plan_room_contribution c
                    where c.id = p_contribution and c.state = 'published' and c.kind = 'idea'
                      and wall.consultation_open(c.consultation_id)) then
        return 'closed';
    end if;
    insert into public.plan_room_agree (id, contribution_id, speaker, organization, mark)
    values (p_id, p_contribution, case when p_organization = '' then 'person' else 'organization' end,
            left(p_organization, 200), p_mark)
    on conflict do nothing;
    return case when found then 'kept' else 'again' end;
end $$;

create function wall.sign_letter(p_id uuid, p_letter uuid, p_organization text, p_receipt text, p_on date) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if not exists (select from public.plan_room_letter l
                     join public.plan_room_consultation c on c.id = l.consultation_id
                    where l.id = p_letter and l.state = 'open' and l.text <> '' and c.state = 'published') then
        return 'closed';
    end if;
    insert into public.plan_room_signatory (id, letter_id, organization, receipt, signed_on)
    values (p_id, p_letter, left(p_organization, 200), p_receipt, p_on)
    on conflict do nothing;
    return case when found then 'kept' else 'again' end;
end $$;

create function wall.unsign_letter(p_receipt text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    delete from public.plan_room_signatory s using public.plan_room_letter l
     where s.receipt = p_receipt and l.id = s.letter_id and l.state = 'open';
    return found;
end $$;
