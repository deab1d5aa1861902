"""A coalition as large as a state's: members, meetings, tasks, and trainings that tens of thousands came to.

Belongs here: the rows, made inside the database. Not here: measuring (scenarios_coalition). The agency of the measured
advocate is a member of it, beside three hundred others of five people each; the coalition's own people are one
organizer who never signs in.
"""

from uuid import UUID

from bench.ground import Say
from bench.loading import Connection, connect

NAME = "Bench Coalition"
SIZES = {"members": 300, "meetings": 2_000, "tasks": 50_000, "sessions": 2_000}
EACH = 100  # attendances: sessions times each
TABLES = (
    "coalition_member", "coalition_meeting", "coalition_agendaitem", "coalition_meetingdecision", "coalition_task",
    "people_curriculum", "people_topic", "people_trainingsession", "people_attendance", "people_trainingsum",
    "people_agency", "people_account",
)  # fmt: skip
FIRST = """
    with founded as (
        insert into people_agency (id, name, kind, county, phone, time_zone, is_demo, grace_hours, created_at)
        values (gen_random_uuid(), %(name)s, 'coalition', '', '', 'America/Chicago', false, 72, now()) returning id),
    organizer as (
        insert into people_account (id, agency_id, login, working_name, role, board_supervisor, language, theme,
                                    is_demo, created_at, must_regrant)
        select gen_random_uuid(), f.id, 'organizer@bench.example', 'Organizer', 'organiser', '', '', '',
               false, now(), false
          from founded f returning id, agency_id)
    select agency_id, id from organizer
"""
PARTNER = """
    with partner as (
        insert into people_agency (id, name, kind, county, phone, time_zone, is_demo, grace_hours, created_at)
        select gen_random_uuid(), 'Partner agency ' || n, 'youth', '', '', 'America/Chicago', false, 72, now()
          from generate_series(1, %(members)s) as n returning id)
    insert into people_account (id, agency_id, login, working_name, role, board_supervisor, language, theme, is_demo,
                                created_at, must_regrant)
    select gen_random_uuid(), p.id, 'partner-' || k || '-' || p.id || '@bench.example', 'Partner ' || k, 'advocate', '',
           '', '', false, now(), false
      from partner p, generate_series(1, 5) as k
"""
MEMBER = """
    insert into coalition_member (id, agency_id, member_id, name, partner_type, state, joined_on, made_at, version)
    select gen_random_uuid(), %(coalition)s, a.id, coalesce(a.name, 'Partner ' || n),
           (array['housing', 'shelter', 'jail', 'prosecutor', 'mental_health'])[1 + n %% 5], 'joined',
           current_date - n, now(), 1
      from generate_series(1, %(members)s) as n
      left join (select id, name, (row_number() over (order by (id <> %(ours)s), id))::int as n from people_agency
                  where kind <> 'coalition') a using (n)
"""
MEETING = """
    insert into coalition_meeting (id, agency_id, "on", starts, place, way_there, step_free, near_transit, child_care,
                                   interpreter, remote_line, state, closed_at, off_why, made_by_id, made_at, version)
    select gen_random_uuid(), %(coalition)s, current_date + 20 - 3 * n, '10:00', 'Library, room ' || n %% 7, '', true,
           false, false, false, '', case when n < 8 then 'planned' else 'closed' end,
           case when n < 8 then null else now() end, '', %(organizer)s, now(), 1
      from generate_series(1, %(meetings)s) as n
"""
ITEM = """
    insert into coalition_agendaitem (id, agency_id, meeting_id, kind, title, about, need, for_agency_id, made_by_id,
                                      made_at, place_why)
    select gen_random_uuid(), m.agency_id, m.id, case when k = 1 then 'survivors' else 'agreements' end, 'Item ' || k,
           '', 1 + k %% 3, m.agency_id, m.made_by_id, now(), ''
      from coalition_meeting m, generate_series(1, 6) as k where m.agency_id = %(coalition)s
"""
DECISION = """
    insert into coalition_meetingdecision (id, agency_id, meeting_id, what, method, dissent, heard, heard_words,
                                           best_words, came_of_it, made_by_id, made_at, version)
    select gen_random_uuid(), m.agency_id, m.id, 'What was agreed, number ' || k, 'consensus', '', 'received',
           'They asked for evenings.', '', '', m.made_by_id, m."on", 1
      from coalition_meeting m, generate_series(1, 2) as k where m.agency_id = %(coalition)s and m.state = 'closed'
"""
TASK = """
    insert into coalition_task (id, agency_id, what, member_id, for_agency_id, due_on, state, was, why, meeting_id,
                                made_by_id, made_at, done_at, version)
    select gen_random_uuid(), %(coalition)s, 'Ask about forms, number ' || n, m.id, m.member_id,
           current_date + 40 - (n / 20), case when n %% 11 = 0 then 'open' else 'done' end, '', '', t.id,
           %(organizer)s, now(), case when n %% 11 = 0 then null else now() end, 1
      from generate_series(1, %(tasks)s) as n
      join (select id, member_id, row_number() over (order by id) as at from coalition_member
             where agency_id = %(coalition)s) m on m.at = 1 + n %% %(members)s
      join (select id, row_number() over (order by id) as at from coalition_meeting
             where agency_id = %(coalition)s) t on t.at = 1 + n %% %(meetings)s
"""
CURRICULUM = """
    insert into people_curriculum (id, agency_id, line, edition, kind, name, hours, credential, required, made_by_id,
                                   made_at, version)
    select id, %(coalition)s, id, 1, 'cross', '', 8, '', '{}', %(organizer)s, now(), 1
      from (select gen_random_uuid() as id) x
"""
SESSION = """
    insert into people_trainingsession (id, agency_id, curriculum_id, line, title, topics, disciplines, "on", hours,
                                        place, remote, audience, state, made_by_id, made_at, version)
    select gen_random_uuid(), c.agency_id, c.id, c.line, 'Cross-training ' || n,
           array[(array['mental_health', 'substance_use', 'dynamics', 'demand'])[1 + n %% 4]], '{advocacy}',
           current_date - n / 2, 2, '', false, '', 'held', c.made_by_id, now(), 1
      from people_curriculum c, generate_series(1, %(sessions)s) as n where c.agency_id = %(coalition)s
"""
ATTENDED = """
    insert into people_attendance (id, agency_id, session_id, account_id, from_agency_id, line, "on", hours,
                                   taken_by_id, taken_at, version)
    select gen_random_uuid(), s.agency_id, s.id, a.id, a.agency_id, s.line, s."on", 2, s.made_by_id, now(), 1
      from (select *, row_number() over (order by id) as at from people_trainingsession
             where agency_id = %(coalition)s) s
      join lateral (select id, agency_id from (select id, agency_id, row_number() over (order by id) as n,
                           count(*) over () as all_of_them from people_account where agency_id <> %(coalition)s) x
                     order by (n + s.at * 7) %% all_of_them limit %(each)s) a on true
"""


def write(dbname: str, ours: UUID | str, say: Say, *, part: float) -> None:
    """The coalition that the measured agency belongs to: `part` of a state's, 1 for all of it. Nothing for none."""
    if not part:
        return
    sizes = {name: max(10, int(size * part)) for name, size in SIZES.items()}
    say(f"A coalition of {sizes['members']}")
    with connect(dbname) as owner:
        _triggers(owner, "disable")  # what they would keep for each row is kept once, below
        told = {"name": NAME, "ours": ours, "each": EACH} | sizes
        coalition, organizer = owner.execute(FIRST, told).fetchone() or (None, None)
        told |= {"coalition": coalition, "organizer": organizer}
        for statement in (PARTNER, MEMBER, MEETING, ITEM, DECISION, TASK, CURRICULUM, SESSION, ATTENDED):
            owner.execute(statement, told)
        _triggers(owner, "enable")
        owner.execute("select wall.sum_trainings()")
        for table in TABLES:
            owner.execute(f"analyze {table}")


def _triggers(owner: Connection, how: str) -> None:
    """Our own, not those of foreign keys: rows that point nowhere are refused here too."""
    for table in TABLES:
        owner.execute(f"alter table {table} {how} trigger user")
