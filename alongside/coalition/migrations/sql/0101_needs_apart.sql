-- Answers of the community, taken apart as they come. As in vault/0002_wall: owned by the keeper.
--
-- No row is anybody's answer: choices are counted, and words stand one question a row. What is written by one answer
-- would still lie together in the table, newest last. So each answer writes every card, count and words of its round
-- anew, the words in an order of their own: neither a backup nor the rows' own stamps (xmin) say what came together.

-- Every answer that can be chosen; empty: left open. The same list as enums_needs (a test compares them).
create function wall.need_cells() returns table (question text, said text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select q, s from unnest(array['police', 'medical', 'mental', 'others', 'justice']) q
      cross join unnest(array['better', 'mixed', 'worse', 'none', 'not_said', '']) s
$$;

-- The same for a card that was sent before: whoever printed it and tries it learns nothing.
create function wall.need_asked(p_mark bytea) returns table (round_id uuid, agency_id uuid, questions jsonb)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select r.id, r.agency_id, r.questions from public.coalition_answercard c
      join public.coalition_needsround r on r.id = c.round_id
     where c.mark = p_mark and r.state = 'open'
$$;

-- False where the card opens nothing. True where it was sent before, too: its first answer stands.
-- p_said is {question: choice}; p_words is [{id, question, words, key}] with both boxes in base64.
create function wall.keep_need(p_mark bytea, p_said jsonb, p_words jsonb) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare of_round uuid; whose uuid;
begin
    select a.round_id, a.agency_id into of_round, whose from wall.need_asked(p_mark) a;
    if of_round is null then return false; end if;
    -- One answer after another, and none while a round closes. A lock on the round's row would leave a stamp on it.
    perform pg_advisory_xact_lock(hashtextextended(of_round::text, 101));
    if not exists (select from wall.need_asked(p_mark)) then return false; end if;
    if exists (select from public.coalition_answercard c where c.mark = p_mark and c.is_sent) then return true; end if;
    update public.coalition_answercard c set is_sent = c.is_sent or c.mark = p_mark where c.round_id = of_round;
    insert into public.coalition_heardcount (id, agency_id, round_id, question, said, count)
    select gen_random_uuid(), whose, of_round, q.question, q.said, 0 from wall.need_cells() q on conflict do nothing;
    update public.coalition_heardcount h
       set count = h.count + (h.said = coalesce(p_said ->> h.question, ''))::int where h.round_id = of_round;
    perform wall.keep_words(of_round, whose, p_words);
    return true;
end $$;

create function wall.keep_words(p_round uuid, p_whose uuid, p_words jsonb) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
    with known as (
        delete from public.coalition_heardwords w where w.round_id = p_round
        returning w.id, w.question::text, w.words_box, w.key_box
    ), every as (
        select * from known union all
        select (n ->> 'id')::uuid, n ->> 'question', decode(n ->> 'words', 'base64'), decode(n ->> 'key', 'base64')
          from jsonb_array_elements(p_words) n
    )
    insert into public.coalition_heardwords (id, agency_id, round_id, question, words_box, key_box)
    select e.id, p_whose, p_round, e.question, e.words_box, e.key_box from every e order by random()
$$;

-- A round that closes sweeps its cards, sent or not.
create function wall.sweep_needs() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform pg_advisory_xact_lock(hashtextextended(new.id::text, 101));
    delete from public.coalition_answercard c where c.round_id = new.id;
    return null;
end $$;
create trigger sweep_needs after update on public.coalition_needsround
    for each row when (old.state = 'open' and new.state <> 'open') execute function wall.sweep_needs();

-- Counts of whole rounds that are over, to those who belong: an open one would tell who was just here, and a closed one
-- is its organizers' until it is shared. A count that bulletin/small.py keeps back never leaves the table, nor does
-- anything of a round with fewer than five answers.
create function wall.needs_coded(p_coalition uuid)
returns table (round_id uuid, closed_on date, question text, said text, count bigint, total bigint)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    with cells as (
        select r.id, r.closed_on, h.question, h.said, h.count, sum(h.count) over asked as total,
               bool_or(h.count < 5) over asked as has_small, min(h.count) filter (where h.count >= 5) over asked as least
          from public.coalition_needsround r join public.coalition_heardcount h on h.round_id = r.id
         where r.agency_id = p_coalition and p_coalition = any(coalesce(wall.coalitions(), '{}'))
           and (r.state = 'published' or r.state = 'closed' and wall.organises() and r.agency_id = wall.agency())
        window asked as (partition by r.id, h.question)
    )
    select c.id, c.closed_on, c.question, c.said,
           case when c.count >= 5 and not (c.has_small and c.count = c.least) then c.count end, c.total
      from cells c where c.total >= 5
$$;

-- What was written, to the organizers of a round that is over and brought five answers; in no order.
create function wall.needs_words(p_round uuid)
returns table (id uuid, question text, words_box bytea, key_box bytea)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select w.id, w.question, w.words_box, w.key_box
      from public.coalition_heardwords w join public.coalition_needsround r on r.id = w.round_id
     where r.id = p_round and r.state in ('closed', 'published') and wall.organises() and r.agency_id = wall.agency()
       and 5 <= (select sum(h.count) from public.coalition_heardcount h where h.round_id = r.id and h.question = 'justice')
     order by random()
$$;
