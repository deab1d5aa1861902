-- To whom a referral goes is changed while it is not sent, by the side that asks, and not in the statement that sends it:
-- the permission is compared with the reader that stood there before.
create function wall.guard_referral_reader() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if row(old.way, old.to_agency_id, old.service_id, old.answer_days, old.outcome_days, old.no_decline,
           old.without_agreement)
       is not distinct from row(new.way, new.to_agency_id, new.service_id, new.answer_days, new.outcome_days,
                                new.no_decline, new.without_agreement)
        then return new; end if;
    if old.state <> 'draft' or new.state <> 'draft' or wall.agency() is distinct from old.agency_id
        then perform wall.refuse('reader_kept'); end if;
    return new;
end $$;
create trigger referral_reader_guarded before update on public.referrals_referral
    for each row execute function wall.guard_referral_reader();
