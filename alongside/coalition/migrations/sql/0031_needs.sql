-- Answers of the community. As in vault/0002_wall: owned by the keeper. The first two are called by someone who is not
-- signed in and has a card; the third begins by asking who is asking.

create function wall.need_asked(p_mark bytea) returns table (round_id uuid, agency_id uuid, questions jsonb)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select r.id, r.agency_id, r.questions from public.coalition_answercard c
      join public.coalition_needsround r on r.id = c.round_id
     where c.mark = p_mark and r.state = 'open'
$$;

create function wall.keep_need(p_mark bytea, p_id uuid, p_said text[], p_words bytea, p_key bytea) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare of_round uuid; whose uuid;
begin
    delete from public.coalition_answercard c using public.coalition_needsround r
     where c.mark = p_mark and r.id = c.round_id and r.state = 'open' returning r.id, r.agency_id into of_round, whose;
    if of_round is null then return false; end if;
    insert into public.coalition_communityanswer (id, agency_id, round_id, police, medical, mental, others, justice,
                                                  words_box, key_box)
    values (p_id, whose, of_round, p_said[1], p_said[2], p_said[3], p_said[4], p_said[5], p_words, p_key);
    return true;
end $$;

-- Counts of whole rounds that are over, to those who belong: an open one would tell who was just here, and a closed one
-- is its organizers' until it is shared.
create function wall.needs_coded(p_coalition uuid)
returns table (round_id uuid, closed_on date, question text, said text, count bigint)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select r.id, r.closed_on, q.question, q.said, count(*)
      from public.coalition_needsround r
      join public.coalition_communityanswer a on a.round_id = r.id
      cross join lateral (values ('police', a.police), ('medical', a.medical), ('mental', a.mental),
                                 ('others', a.others), ('justice', a.justice)) as q (question, said)
     where r.agency_id = p_coalition and p_coalition = any(coalesce(wall.coalitions(), '{}'))
       and (r.state = 'published' or r.state = 'closed' and wall.organises() and r.agency_id = wall.agency())
     group by 1, 2, 3, 4
$$;
