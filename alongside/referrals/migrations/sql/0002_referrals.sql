-- Referrals. As in vault/0002_wall: owned by the keeper, and what a request calls begins by asking who is asking.

-- Who opens what comes in: the intake team, and who leads, while their trainings hold.
create function wall.receives_referrals() returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return wall.is_cleared()
        and (wall.has_office('intake') or wall.works_as('{director,supervisor,clinical_supervisor}'));
end $$;

-- Whose move it is: the lines of referrals/data/transitions.csv, and no other. Null where there is no such move.
create function wall.referral_move_of(p_was text, p_becomes text) returns text
language plpgsql immutable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return (select m.side from (values
        ('draft', 'requested', 'requester'),
        ('requested', 'accepted', 'target'),
        ('requested', 'rejected', 'target'),
        ('requested', 'cancelled', 'either'),
        ('accepted', 'in-progress', 'target'),
        ('accepted', 'on-hold', 'target'),
        ('accepted', 'cancelled', 'either'),
        ('accepted', 'completed', 'target'),
        ('accepted', 'failed', 'target'),
        ('in-progress', 'on-hold', 'target'),
        ('in-progress', 'cancelled', 'either'),
        ('in-progress', 'completed', 'target'),
        ('in-progress', 'failed', 'target'),
        ('on-hold', 'in-progress', 'target'),
        ('on-hold', 'cancelled', 'either'),
        ('on-hold', 'completed', 'target'),
        ('on-hold', 'failed', 'target'),
        ('draft', 'entered-in-error', 'requester'),
        ('requested', 'entered-in-error', 'requester'),
        ('accepted', 'entered-in-error', 'requester'),
        ('rejected', 'entered-in-error', 'requester'),
        ('cancelled', 'entered-in-error', 'requester'),
        ('in-progress', 'entered-in-error', 'requester'),
        ('on-hold', 'entered-in-error', 'requester'),
        ('failed', 'entered-in-error', 'requester'),
        ('completed', 'entered-in-error', 'requester')
    ) as m(was, becomes, side) where m.was = p_was and m.becomes = p_becomes);
end $$;

-- What a request changes on a referral: only a move there is, by the side whose move it is, and only its own fields.
-- Where the other side cannot move (it has no account, or its permission is over), the sender keeps both sides.
-- What the wall's own functions change comes from within another trigger, or from nobody.
create function wall.guard_referral() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare ours boolean; keeps_both boolean; side text; r public.releases_release;
begin
    if pg_trigger_depth() > 1 or wall.actor_id() is null then return new; end if;
    ours := wall.agency() = old.agency_id;
    keeps_both := ours and (old.way <> 'agency'
                            or (old.open_until is not null and old.open_until <= statement_timestamp()));
    if not ours and row(old.area, old.priority, old.do_not_contact, old.transport, old.interpreter, old.keeps_permission)
       is distinct from row(new.area, new.priority, new.do_not_contact, new.transport, new.interpreter,
                            new.keeps_permission)
        then perform wall.refuse('not_yours'); end if;
    if ours and old.way in ('agency', 'link') then
        select x.* into r from public.releases_release x join public.referrals_link l on l.release_id = x.id
         where l.referral_id = old.id and x.agency_id = old.agency_id and x.subject_id = l.subject_id
           and x.ended_at is null and x.starts_at <= statement_timestamp() and x.ends_at > statement_timestamp()
           and x.way = case old.way when 'agency' then 'packet' else 'link' end
           and x.to_agency_id is not distinct from old.to_agency_id;
        if found then
            new.packet_id := r.packet_id; new.open_until := r.ends_at; new.to_account_id := r.to_account_id;
        end if;
    end if;
    if old.state = new.state then return new; end if;
    side := wall.referral_move_of(old.state, new.state);
    if side is null then perform wall.refuse('unknown_move'); end if;
    if side <> 'either' and not (
           (side = 'requester' and ours) or (side = 'target' and (keeps_both or not ours)))
        then perform wall.refuse('wrong_side'); end if;
    if old.state = 'draft' and new.state = 'requested' then
        if old.way in ('agency', 'link') and r.id is null then perform wall.refuse('no_permission'); end if;
        new.asked_at := statement_timestamp();
    end if;
    if not ours and old.seen_at is null then new.seen_at := statement_timestamp(); end if;
    if old.state = 'requested' and new.state in ('accepted', 'rejected') then
        new.answered_at := statement_timestamp();
    end if;
    if new.state in ('completed', 'rejected', 'cancelled', 'failed', 'entered-in-error') then
        new.ended_at := statement_timestamp();
    end if;
    new.late_at := null;
    return new;
end $$;
create trigger referral_guarded before update on public.referrals_referral
    for each row execute function wall.guard_referral();

-- Every move leaves its line: no one can forget it, and no one can write one by hand.
create function wall.note_referral_move() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare who wall.who := wall.must_be_someone();
begin
    insert into public.referrals_move (id, agency_id, referral_id, was, became, reason, by_agency_id, by_account_id,
                                       by_role, at)
    select gen_random_uuid(), new.agency_id, new.id, old.state, new.state,
           case when new.reason = old.reason and new.state not in ('rejected', 'cancelled', 'on-hold', 'failed') then ''
                else new.reason end,
           who.agency_id, who.actor_id, a.role, statement_timestamp()
      from public.people_account a where a.id = who.actor_id;
    return null;
end $$;
create trigger referral_moved after update of state on public.referrals_referral
    for each row when (old.state is distinct from new.state) execute function wall.note_referral_move();

-- The permission ended, however it did: in the same statement the other side has no row any more.
create function wall.referral_follows_packet() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    update public.referrals_referral f set open_until = new.ended_at
     where f.packet_id = new.id and f.open_until > new.ended_at;
    return null;
end $$;
create trigger referral_follows_packet after update of ended_at on public.releases_packet
    for each row when (old.ended_at is null and new.ended_at is not null)
    execute function wall.referral_follows_packet();

-- The other side closed it: what was allowed for it ends, unless the client wanted it to go on.
create function wall.end_referral_packet(p_referral uuid) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare who wall.who := wall.must_be_someone(); f public.referrals_referral; found_id uuid;
begin
    select * into f from public.referrals_referral x
     where x.id = p_referral and x.to_agency_id = who.agency_id and x.open_until > statement_timestamp()
       and (wall.receives_referrals() or (x.to_account_id = who.actor_id and wall.is_cleared()));
    if not found then perform wall.refuse('not_found'); end if;
    if f.state not in ('completed', 'rejected', 'cancelled', 'failed') or f.keeps_permission or f.packet_id is null
        then return null; end if;
    select r.id into found_id from public.releases_release r where r.packet_id = f.packet_id;
    if wall.end_one_release(found_id, 'closed', null, statement_timestamp()) then return f.packet_id; end if;
    return null;
end $$;

-- A call of which nothing is kept: what was found on it goes too, and with it the codes.
create function wall.forget_referrals(p_call uuid) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare who wall.who := wall.must_be_someone(); gone uuid[];
begin
    if not wall.on_the_line() then perform wall.refuse('not_found'); end if;
    delete from public.referrals_placement p
     where p.subject_id = p_call and p.drawer = 'call' and p.agency_id = who.agency_id;
    with links as (
        delete from public.referrals_link l
         where l.subject_id = p_call and l.drawer = 'call' and l.agency_id = who.agency_id returning l.referral_id)
    select coalesce(array_agg(referral_id), '{}') into gone from links;
    delete from public.referrals_move m where m.referral_id = any(gone);
    delete from public.referrals_reply r where r.referral_id = any(gone);
    delete from public.referrals_referral f where f.id = any(gone);
    return coalesce(array_length(gone, 1), 0);
end $$;

-- Asked by the worker, who opens nothing: who has looked is told by the lines of the ledger, what is late by the clock.
create function wall.mark_referrals() returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare marked integer;
begin
    update public.referrals_referral f set seen_at = l.at, due_at = f.answer_due_at, late_at = null
      from (select about_id, min(at) as at from public.ledger_line
             where what = 'packet.read' and about_id in (
                   select packet_id from public.referrals_referral
                    where state = 'requested' and seen_at is null and packet_id is not null)
             group by about_id) l
     where f.packet_id = l.about_id and f.state = 'requested' and f.seen_at is null;
    update public.referrals_referral f set late_at = statement_timestamp()
     where f.late_at is null and f.due_at <= statement_timestamp()
       and f.state in ('requested', 'accepted', 'in-progress', 'on-hold');
    get diagnostics marked = row_count;
    return marked;
end $$;

-- What came in and is over, for who received it: from whom, when, and why it ended. Nothing of what it said.
create function wall.referrals_over(p_one uuid default null)
returns table (id uuid, from_agency_id uuid, asked_at timestamptz, over_at timestamptz, end_why varchar)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare who wall.who := wall.must_be_someone();
begin
    return query select f.id, f.agency_id, f.asked_at, f.open_until,
           (case when p.end_why = '' then 'time' else p.end_why end)::varchar
      from public.referrals_referral f join public.releases_packet p on p.id = f.packet_id
     where f.to_agency_id = who.agency_id and f.way = 'agency' and f.state <> 'draft' and f.asked_at is not null
       and f.open_until <= statement_timestamp() and f.open_until > statement_timestamp() - interval '30 days'
       and (p_one is null or f.id = p_one)
       and (wall.receives_referrals() or (f.to_account_id = who.actor_id and wall.is_cleared()))
     order by f.open_until desc limit 200;
end $$;

-- Counts for who looks after the network. One dimension a line, so that nothing can be crossed; small ones are kept
-- from sight by referrals/facts. A coalition counts everyone, an agency what it sent and what it was sent.
create function wall.referral_facts(p_since timestamptz)
returns table (dim text, key text, total bigint, part bigint, hours double precision)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare who wall.who := wall.must_be_someone(); everyone boolean;
begin
    everyone := wall.works_as('{organiser}') and exists (
        select from public.people_agency g where g.id = who.agency_id and g.kind = 'coalition');
    if not everyone and not wall.works_as('{director,supervisor,clinical_supervisor}') then
        perform wall.refuse('not_found'); end if;
    return query
    with seen as (
        select f.*, extract(epoch from f.answered_at - f.asked_at) / 3600 as wait,
               f.state in ('requested', 'accepted', 'in-progress', 'on-hold') as is_open,
               f.answered_at is not null and f.state <> 'rejected' as is_yes
          from public.referrals_referral f
         where f.asked_at >= p_since and f.state <> 'entered-in-error'
           and (everyone or who.agency_id in (f.agency_id, f.to_agency_id)))
    select 'open'::text, case when s.asked_at > statement_timestamp() - interval '3 days' then 'days_3'
                        when s.asked_at > statement_timestamp() - interval '14 days' then 'days_14'
                        when s.asked_at > statement_timestamp() - interval '30 days' then 'days_30'
                        else 'older' end,
           count(*), count(*) filter (where s.late_at is not null), null::double precision
      from seen s where s.is_open group by 2
    union all
    select 'partner', s.to_agency_id::text, count(*) filter (where s.answered_at is not null),
           count(*) filter (where s.is_yes), percentile_cont(0.5) within group (order by s.wait)
      from seen s where s.to_agency_id is not null group by 2
    union all
    select 'area', s.area::text, count(*) filter (where s.answered_at is not null), count(*) filter (where s.is_yes),
           percentile_cont(0.5) within group (order by s.wait)
      from seen s group by 2
    union all
    select 'reason', s.reason::text, count(*), count(*) filter (where s.no_decline), null
      from seen s where s.state = 'rejected' group by 2
    union all
    select 'lost', case when s.outcome <> '' then 'closed_loop'
                        when s.is_open and s.late_at is not null then 'open_late'
                        when s.is_open then 'open' else 'no_outcome' end, count(*), 0, null
      from seen s group by 2
    union all
    select 'agreement', case when s.without_agreement then 'without' else 'with' end, count(*), 0, null
      from seen s where s.way = 'agency' group by 2;
end $$;
