-- What was sent or agreed stands; an asked agency reads its invitation and answers it, and nothing else.

-- A letter, a purpose, ground rules: from the day in stands_since on nothing of the row changes, and it stays.
create function wall.stays_as_it_stands() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if old.stands_since is not null then perform wall.refuse('stands'); end if;
    if tg_op = 'DELETE' then return old; end if;
    if new.agency_id is distinct from old.agency_id then perform wall.refuse('stands'); end if;
    return new;
end $$;

create trigger stays_as_it_stands before update or delete on coalition_letter
    for each row execute function wall.stays_as_it_stands();
create trigger stays_as_it_stands before update or delete on coalition_purpose
    for each row execute function wall.stays_as_it_stands();
create trigger stays_as_it_stands before update or delete on coalition_groundrules
    for each row execute function wall.stays_as_it_stands();

-- The invitations that wait for the agency of whoever asks: for those who lead there, with the latest letter sent.
create function wall.invitations()
returns table (partner_id uuid, coalition_id uuid, coalition_name text, language text, words text, signed text,
               sent_on date, answer_by date)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    if wall.agency() is null or not wall.leads_here() then return; end if;
    return query
        select m.id, m.agency_id, g.name::text, l.language::text, l.words::text, l.signed::text, l.stands_since,
               l.answer_by
          from public.coalition_member m
          join public.people_agency g on g.id = m.agency_id
          left join lateral (
              select k.* from public.coalition_letter k
               where k.partner_id = m.id and k.stands_since is not null
               order by k.stands_since desc, k.id desc limit 1) l on true
         where m.member_id = wall.agency() and m.state = 'asked'
         order by g.name, m.id;
end $$;

-- Its answer. False where the invitation does not wait any more. Sent twice, it is one answer.
create function wall.answer_invitation(
    p_partner uuid, p_step uuid, p_yes boolean, p_reason text, p_again date, p_on date) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare who wall.who := wall.actor(); asked public.coalition_member;
begin
    if wall.agency() is null or not wall.leads_here() then return false; end if;
    if p_on not between current_date - 1 and current_date + 1 then perform wall.refuse('day'); end if;
    select m.* into asked from public.coalition_member m
     where m.id = p_partner and m.member_id = wall.agency() for update;
    if asked.id is null then return false; end if;
    if exists (select from public.coalition_step s where s.id = p_step and s.partner_id = p_partner
        and s.made_by_id = who.actor_id and s.answered_here) then return true; end if;
    if asked.state <> 'asked' then return false; end if;
    insert into public.coalition_step (id, agency_id, partner_id, was, now, "on", reason, ask_again_on, was_joined_on,
                                       was_left_on, answered_here, made_by_id, made_at)
    values (p_step, asked.agency_id, asked.id, 'asked', case when p_yes then 'joined' else 'declined' end, p_on,
            case when p_yes then '' else left(coalesce(p_reason, ''), 600) end, case when p_yes then null else p_again end,
            asked.joined_on, asked.left_on, true, who.actor_id, statement_timestamp());
    update public.coalition_member m
       set state = case when p_yes then 'joined' else 'declined' end,
           joined_on = case when p_yes then p_on else m.joined_on end,
           left_on = case when p_yes then null else m.left_on end,
           version = m.version + 1
     where m.id = asked.id;
    return true;
end $$;
