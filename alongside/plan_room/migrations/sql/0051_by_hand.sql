-- Consultations made by hand: what was signed stays as it was; a signature is for the words that were read; and the
-- worker goes on with a comparison whose process was killed.

-- Once an organization has signed, nobody gives the letter other words or another reader: not by any way.
create function wall.guard_letter() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if (new.title, new.text, new.addressees) is distinct from (old.title, old.text, old.addressees)
       and exists (select from public.plan_room_signatory s where s.letter_id = old.id) then
        raise exception 'a letter that was signed keeps its words' using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger guard_letter before update on public.plan_room_letter
    for each row execute function wall.guard_letter();

-- The row is held, so that no name comes in while the words are being changed.
drop function wall.sign_letter(uuid, uuid, text, text, date);
create function wall.sign_letter(
    p_id uuid, p_letter uuid, p_organization text, p_receipt text, p_on date, p_version integer) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare kept integer;
begin
    select l.version into kept from public.plan_room_letter l
      join public.plan_room_consultation c on c.id = l.consultation_id
     where l.id = p_letter and l.state = 'open' and l.text <> '' and c.state = 'published'
       and (l.closes_at is null or l.closes_at > statement_timestamp())
       for share of l;
    if kept is null then return 'closed'; end if;
    if kept <> p_version then return 'reworded'; end if;
    insert into public.plan_room_signatory (id, letter_id, organization, receipt, signed_on)
    values (p_id, p_letter, left(p_organization, 200), p_receipt, p_on)
    on conflict do nothing;
    return case when found then 'kept' else 'again' end;
end $$;

-- Which words of the draft it was adapted from is noted by the database itself.
create function wall.note_version() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if new.derived_from_id is not null then
        select d.version into new.derived_version from public.plan_room_draft d where d.id = new.derived_from_id;
    end if;
    return new;
end $$;
create trigger note_version before insert on public.plan_room_contribution
    for each row execute function wall.note_version();

create function wall.stalled_groupings(p_silent interval) returns table (run_id uuid, account_id uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select g.id, g.asked_by_id from public.plan_room_grouping g
     where g.finished_at is null and g.asked_by_id is not null and g.moved_at < statement_timestamp() - p_silent
       and g.started_at > statement_timestamp() - interval '1 day'
     order by g.moved_at limit 20
$$;
