-- Following by mail. Whoever follows has no account: each verb is one function, and a follower is known by the mark of a
-- link alone. No other statement of the app role reaches these tables. What was not confirmed is gone after three days.

create function wall.forget_followers() returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
    delete from public.plan_room_followed f
     where f.confirmed_at is null and f.made_at < statement_timestamp() - interval '3 days';
    delete from public.plan_room_follower w
     where not exists (select from public.plan_room_followed f where f.follower_id = w.id)
       and w.made_at < statement_timestamp() - interval '1 hour';
$$;

create function wall.may_be_followed(p_plan uuid, p_action uuid, p_body uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select case
        when p_plan is not null then
            exists (select from public.plan_room_plan p where p.id = p_plan and p.state = 'published')
        when p_action is not null then
            exists (select from public.plan_room_action a join public.plan_room_plan p on p.id = a.plan_id
                     where a.id = p_action and p.state = 'published')
        when p_body is not null then exists (select from public.plan_room_planagency b where b.id = p_body)
        else true end;
$$;

-- Asked for by anyone. What comes back never goes to whoever asked: it says where to send the link, and whether one more
-- may go there today. Two hundred unconfirmed within an hour are enough for all, six links a day for one address.
create function wall.ask_to_follow(
    p_id uuid, p_row uuid, p_address bytea, p_mark bytea, p_link bytea, p_language text, p_often text,
    p_plan uuid, p_action uuid, p_body uuid
) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    who public.plan_room_follower%rowtype;
    known boolean;
begin
    perform wall.forget_followers();
    if not wall.may_be_followed(p_plan, p_action, p_body) then return jsonb_build_object('answer', 'not_found'); end if;
    if (select count(*) from public.plan_room_followed f
         where f.confirmed_at is null and f.made_at > statement_timestamp() - interval '1 hour') >= 200 then
        return jsonb_build_object('answer', 'too_many');
    end if;
    insert into public.plan_room_follower
        (id, address_sealed, address_mark, link_mark, language, often, made_at, links_sent)
    values (p_id, p_address, p_mark, p_link, p_language, p_often, statement_timestamp(), 0)
    on conflict (address_mark) do nothing;
    select * into who from public.plan_room_follower w where w.address_mark = p_mark for update;
    if who.id is null then return jsonb_build_object('answer', 'too_many'); end if;
    update public.plan_room_follower w set language = p_language, often = p_often
     where w.id = who.id and w.confirmed_at is null;
    if (select count(*) from public.plan_room_followed f where f.follower_id = who.id) < 60
       and (select count(*) from public.plan_room_followed f
             where f.follower_id = who.id and f.confirmed_at is null) < 10 then
        insert into public.plan_room_followed (id, follower_id, plan_id, action_id, body_id, made_at)
        values (p_row, who.id, p_plan, p_action, p_body, statement_timestamp())
        on conflict do nothing;
    end if;
    known := exists (select from public.plan_room_followed f
                      where f.follower_id = who.id and f.confirmed_at is not null
                        and f.plan_id is not distinct from p_plan and f.action_id is not distinct from p_action
                        and f.body_id is not distinct from p_body);
    if who.links_from is null or who.links_from < statement_timestamp() - interval '1 day' then
        who.links_sent := 0;
        who.links_from := statement_timestamp();
    end if;
    update public.plan_room_follower w set links_from = who.links_from, links_sent = least(who.links_sent + 1, 100)
     where w.id = who.id;
    return jsonb_build_object('answer', 'kept', 'id', who.id, 'known', known, 'mail', who.links_sent < 6);
end $$;

-- What the page behind a link shows. The address is not in it.
create function wall.follower_of_link(p_link bytea) returns jsonb
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select jsonb_build_object(
        'often', w.often, 'language', w.language,
        'items', jsonb_agg(jsonb_build_object('id', f.id, 'plan', f.plan_id, 'action', f.action_id, 'body', f.body_id,
            'confirmed', f.confirmed_at is not null) order by f.made_at, f.id))
      from public.plan_room_follower w join public.plan_room_followed f on f.follower_id = w.id
     where w.link_mark = p_link
       and (f.confirmed_at is not null or f.made_at > statement_timestamp() - interval '3 days')
     group by w.id;
$$;

-- The button behind the link: from now on mails come about this one thing, the first of them tomorrow.
create function wall.confirm_follow(p_link bytea, p_row uuid, p_today date) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare whose uuid;
begin
    update public.plan_room_followed f set confirmed_at = statement_timestamp()
      from public.plan_room_follower w
     where w.link_mark = p_link and f.follower_id = w.id and f.id = p_row and f.confirmed_at is null
       and f.made_at > statement_timestamp() - interval '3 days'
    returning w.id into whose;
    if whose is null then return false; end if;
    update public.plan_room_follower w
       set confirmed_at = statement_timestamp(), told_until = statement_timestamp(), looked_on = p_today
     where w.id = whose and w.confirmed_at is null;
    return true;
end $$;

create function wall.change_follow(p_link bytea, p_often text, p_language text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    update public.plan_room_follower w set often = p_often, language = p_language where w.link_mark = p_link;
    return found;
end $$;

-- One thing less. With the last one everything goes.
create function wall.unfollow(p_link bytea, p_row uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare whose uuid;
begin
    select w.id into whose from public.plan_room_follower w where w.link_mark = p_link for update;
    delete from public.plan_room_followed f where f.follower_id = whose and f.id = p_row;
    if not found then return false; end if;
    delete from public.plan_room_follower w
     where w.id = whose and not exists (select from public.plan_room_followed f where f.follower_id = w.id);
    return true;
end $$;

create function wall.stop_following(p_link bytea) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare whose uuid;
begin
    select w.id into whose from public.plan_room_follower w where w.link_mark = p_link for update;
    delete from public.plan_room_followed f where f.follower_id = whose;
    delete from public.plan_room_follower w where w.id = whose;
    return whose is not null;
end $$;

-- The worker: for whom it is time to look. In no order, so that one address that takes no mail holds nobody up.
create function wall.followers_due(p_today date, p_monday date) returns setof uuid
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
    select w.id from public.plan_room_follower w
     where w.confirmed_at is not null
       and w.looked_on < case w.often when 'weekly' then p_monday else p_today end
     order by random();
$$;

-- One of them, for this transaction alone: where to, in which language, what, and since when. Nothing where another
-- worker has it or had it today. If the mail does not go, the transaction ends and nothing was noted.
create function wall.take_follower(p_id uuid, p_today date, p_monday date, p_until timestamptz) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    who public.plan_room_follower%rowtype;
begin
    select * into who from public.plan_room_follower w
     where w.id = p_id and w.confirmed_at is not null
       and w.looked_on < case w.often when 'weekly' then p_monday else p_today end
       for update skip locked;
    if who.id is null then return null; end if;
    update public.plan_room_follower w
       set looked_on = p_today, told_until = greatest(p_until, w.told_until) where w.id = p_id;
    return jsonb_build_object(
        'address', encode(who.address_sealed, 'hex'), 'language', who.language, 'often', who.often,
        'items', coalesce((select jsonb_agg(jsonb_build_object('plan', f.plan_id, 'action', f.action_id,
                'body', f.body_id, 'since', greatest(who.told_until, f.confirmed_at)))
             from public.plan_room_followed f where f.follower_id = p_id and f.confirmed_at is not null), '[]'));
end $$;
