-- What was proposed is not edited, by either side: its words stand until a new agreement follows it. The other side
-- changes the state and the days of the review, and no more. Only a draft is thrown away, and only by who wrote it.
create function wall.terms_stand() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if tg_op = 'DELETE' then
        if old.state <> 'draft' then perform wall.refuse('terms_stand'); end if;
        return old;
    end if;
    if old.agency_id is distinct from new.agency_id then perform wall.refuse('terms_stand'); end if;
    if old.state = 'draft' then
        if new.state <> 'draft' and new.other_id is not null and new.state <> 'proposed' then
            perform wall.refuse('terms_stand'); end if;
        return new;
    end if;
    if row(old.other_id, old.other_name, old.organization_id, old.purpose, old.clauses, old.own_clauses,
           old.answer_days, old.outcome_days, old.follows_id, old.made_by_id)
       is distinct from
       row(new.other_id, new.other_name, new.organization_id, new.purpose, new.clauses, new.own_clauses,
           new.answer_days, new.outcome_days, new.follows_id, new.made_by_id)
        then perform wall.refuse('terms_stand'); end if;
    if new.state = 'draft' and (old.state <> 'proposed' or wall.agency() is distinct from old.agency_id) then
        perform wall.refuse('terms_stand'); end if;
    -- Where the other side works here too, it alone puts the agreement in force.
    if old.state = 'proposed' and new.state = 'in_force' and wall.agency() is distinct from old.other_id then
        perform wall.refuse('terms_stand'); end if;
    return new;
end $$;

create trigger terms_stand before update or delete on directory_agreement
    for each row execute function wall.terms_stand();
