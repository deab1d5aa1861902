"""A consultation in which many have said something: drafts, ideas of which half adapt one, comments, what waits.

Belongs here: the rows, made inside the database. Not here: measuring (scenarios_say, comparing). The words are made up:
two thousand of them, of which a few are common, as in a language.
"""

from bench.ground import Say
from bench.loading import connect

KEY = "BENCH-SAY"
DRAFTS, QUESTIONS = 200, 5
TABLES = (
    "consultation", "campaign", "draft", "contribution", "agree", "decided", "likeness", "outcome", "grouping",
)  # fmt: skip
WORDS = """
    create temporary table words as
    select n, substr(translate(md5('w' || n), '0123456789', 'etaoinshrl'), 1, 2 + (n * 7) %% 9) as word
      from generate_series(0, 1999) as n
"""
SAYING = """
    create function pg_temp.saying(p_words integer) returns text language sql volatile as $$
        select string_agg(w.word, ' ') from generate_series(1, p_words) as g
          join lateral (select floor(power(random(), 3) * 2000)::int + 0 * g as at) p on true
          join words w on w.n = p.at $$
"""
FIRST = """
    insert into plan_room_consultation
           (id, key, title, title_es, about, about_es, plan_stage, host, attributed_to, time_zone, opens_note,
            closes_on, closes_note, closes_at, external_url, external_note, source_file, state, origin, version)
    values (gen_random_uuid(), %(key)s, 'Many say something', '', '', '', '', '', 'Bench', 'America/Chicago', '',
            current_date + 30, '', now() + interval '30 days', '', '', '', 'published', 'by_hand', 1);
"""
QUESTION = """
    insert into plan_room_campaign (id, consultation_id, number, short, title, title_es, prompt, prompt_es, version)
    select gen_random_uuid(), c.id, n, 'Question ' || n, 'Question ' || n, '', '', '', 1
      from plan_room_consultation c, generate_series(1, %(questions)s) as n where c.key = %(key)s
"""
DRAFT = """
    insert into plan_room_draft (id, consultation_id, campaign_id, key, title, text, tags, author, version, word_count,
                                 source_file, position)
    select gen_random_uuid(), g.consultation_id, g.id, %(key)s || '-' || n, 'Draft ' || n, pg_temp.saying(60 + n %% 60),
           '{}', '', 1, 60, '', n
      from generate_series(1, %(drafts)s) as n
      join plan_room_campaign g on g.number = 1 + n %% %(questions)s
      join plan_room_consultation c on c.id = g.consultation_id and c.key = %(key)s
"""
IDEA = """
    insert into plan_room_contribution
           (id, consultation_id, campaign_id, kind, title, text, tags, speaker, organization, derived_from_id, state,
            reason, receipt, sent_at, decided_at)
    select gen_random_uuid(), g.consultation_id, g.id, 'idea', 'Idea ' || n || ' ' || pg_temp.saying(6),
           case when n %% 2 = 0 then d.text || ' ' || pg_temp.saying(1 + n %% 30) else pg_temp.saying(40 + n %% 90) end,
           case when n %% 4 = 0 then array['buses'] else '{}'::text[] end, 'person', '',
           case when n %% 2 = 0 then d.id end, case when n <= %(ideas)s then 'published' else 'waiting' end, '',
           'bench-' || n, now() - n * interval '3 minutes', now()
      from generate_series(1, %(ideas)s + %(waiting)s) as n
      join plan_room_draft d on d.key = %(key)s || '-' || (1 + n %% %(drafts)s)
      join plan_room_campaign g on g.id = d.campaign_id
"""
COMMENT = """
    insert into plan_room_contribution
           (id, consultation_id, campaign_id, kind, about_id, title, text, tags, speaker, organization, state,
            reason, receipt, sent_at, decided_at)
    select gen_random_uuid(), i.consultation_id, i.campaign_id, 'comment', i.id, '', pg_temp.saying(40), '{}', 'person',
           '', 'published', '', 'bench-c' || n, now() - n * interval '1 minute', now()
      from generate_series(1, %(comments)s) as n
      join plan_room_contribution i
        on i.receipt = 'bench-' || (case when n %% 4 = 0 then 1 else 1 + n %% %(ideas)s end)
"""
AROUND = (
    """insert into plan_room_agree (id, contribution_id, speaker, organization, mark)
       select gen_random_uuid(), i.id, 'person', '', md5(i.id::text || n)
         from plan_room_contribution i, generate_series(1, 3) as n
        where i.receipt like 'bench-%%' and i.kind = 'idea'""",
    """insert into plan_room_decided (id, consultation_id, kind, speaker, state, reason, "on")
       select gen_random_uuid(), consultation_id, kind, speaker, state, '', sent_at::date from plan_room_contribution
        where receipt like 'bench-%%' and state = 'published'""",
    """insert into plan_room_likeness (contribution_id, consultation_id, draft_id, containment, token_set, own_words,
                                       judged)
       select id, consultation_id, derived_from_id, 0.9, 95, length(text) %% 30, '' from plan_room_contribution
        where receipt like 'bench-%%' and state = 'published' and derived_from_id is not null""",
)


def write(dbname: str, said: int, say: Say) -> None:
    """Half of it ideas, of which half adapt a draft; one of twenty waits; the rest are comments."""
    say(f"A consultation in which {said} said something")
    waiting = said // 20
    told = {
        "key": KEY, "questions": QUESTIONS, "drafts": DRAFTS, "ideas": said // 2, "waiting": waiting,
        "comments": said - said // 2 - waiting,
    }  # fmt: skip
    with connect(dbname) as connection:
        for table in TABLES:
            connection.execute(f"alter table plan_room_{table} no force row level security")
        connection.execute("select setseed(0.5)")
        for statement in (WORDS, SAYING, FIRST, QUESTION, DRAFT, IDEA, COMMENT, *AROUND):
            connection.execute(statement, told)
        for table in TABLES:
            connection.execute(f"alter table plan_room_{table} force row level security")
            connection.execute(f"analyze plan_room_{table}")
