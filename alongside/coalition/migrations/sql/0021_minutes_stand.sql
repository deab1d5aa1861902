-- Approved minutes stand, whatever the screen or a query says. What came of a decision may still be written.

create function coalition_minutes_stand() returns trigger language plpgsql as $$
declare ids uuid[] := '{}';
begin
    if tg_op <> 'INSERT' then ids := ids || old.meeting_id; end if;
    if tg_op <> 'DELETE' then ids := ids || new.meeting_id; end if;
    if exists (select from public.coalition_meeting m where m.id = any(ids) and m.approved_at is not null) then
        raise exception 'approved minutes stand' using errcode = 'check_violation';
    end if;
    if tg_op = 'DELETE' then return old; end if;
    return new;
end $$;

create function coalition_meeting_stays_approved() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'approved minutes stand' using errcode = 'check_violation';
    end if;
    if to_jsonb(old) is distinct from to_jsonb(new) then
        raise exception 'approved minutes stand' using errcode = 'check_violation';
    end if;
    return new;
end $$;

create trigger coalition_meeting_stays_approved before update or delete on coalition_meeting
    for each row when (old.approved_at is not null) execute function coalition_meeting_stays_approved();
create trigger coalition_agendaitem_stands before insert or update or delete on coalition_agendaitem
    for each row execute function coalition_minutes_stand();
create trigger coalition_itemsupport_stands before insert or update or delete on coalition_itemsupport
    for each row execute function coalition_minutes_stand();
create trigger coalition_itemminutes_stands before insert or update or delete on coalition_itemminutes
    for each row execute function coalition_minutes_stand();
create trigger coalition_meetingattendance_stands before insert or update or delete on coalition_meetingattendance
    for each row execute function coalition_minutes_stand();
create trigger coalition_meetingdecision_stands before insert or delete on coalition_meetingdecision
    for each row execute function coalition_minutes_stand();
create trigger coalition_meetingdecision_words_stand
    before update of meeting_id, item_id, what, method, votes_for, votes_against, abstained, dissent, heard,
        heard_words, best_interest, best_words on coalition_meetingdecision
    for each row execute function coalition_minutes_stand();
