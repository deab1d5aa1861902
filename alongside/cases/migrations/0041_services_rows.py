"""The row wall of groups and evaluation, and the three doors for someone who is not signed in.

An answer comes in only through `wall.keep_evaluation`, with a card that it uses up in the same statement.
"""

from django.db import migrations

from alongside.vault.operations import (
    OWN_AGENCY,
    WallSQL,
    own_functions,
    same_agency,
    serve,
    wall_off,
    wall_off_agency,
)

DOORS = """
create function wall.evaluation_agency(p_mark bytea) returns uuid
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select c.agency_id from public.cases_evaluationcard c
     where c.mark = p_mark and c.ends_on >= statement_timestamp()::date
$$;

create function wall.keep_evaluation(p_mark bytea, p_id uuid, p_quarter date, p_language text, p_said text[],
                                     p_words bytea, p_key bytea) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare whose uuid;
begin
    delete from public.cases_evaluationcard c
     where c.mark = p_mark and c.ends_on >= statement_timestamp()::date returning c.agency_id into whose;
    if whose is null then return false; end if;
    insert into public.cases_evaluation (id, agency_id, quarter, language, safe, respected, understood, chose,
                                         safety, known, words_box, key_box)
    values (p_id, whose, p_quarter, p_language, p_said[1], p_said[2], p_said[3], p_said[4], p_said[5], p_said[6],
            p_words, p_key);
    return true;
end $$;

create function wall.published_changes() returns table (agency_id uuid, changed_on date, theme text, words text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select c.agency_id, c."on", c.theme, c.words from public.cases_evaluationchange c
     where c.removed_at is null order by c."on" desc, c.id desc limit 50
$$;
"""
CLOSED = """
drop function wall.published_changes();
drop function wall.keep_evaluation(bytea, uuid, date, text, text[], bytea, bytea);
drop function wall.evaluation_agency(bytea);
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0040_services"), ("people", "0002_rows"), ("vault", "0009_call_drawer")]

    operations = [
        *wall_off_agency("cases_group"),
        *wall_off_agency("cases_agendaitem"),
        *wall_off_agency("cases_meeting"),
        *wall_off_agency("cases_groupresource"),
        *wall_off_agency("cases_evaluationcard", app="select, insert, delete"),
        *wall_off_agency("cases_evaluationchange", app="select, insert, update"),
        serve("cases_evaluation", app="select"),
        wall_off("cases_evaluation", read=OWN_AGENCY, write="false"),
        same_agency("cases_group", "worker_id", "people_account"),
        same_agency("cases_agendaitem", "group_id", "cases_group"),
        same_agency("cases_meeting", "group_id", "cases_group"),
        WallSQL(DOORS, CLOSED),
        own_functions(),
    ]
