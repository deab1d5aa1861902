"""Whoever looks at what the server is doing, or reads the statement that a crash wrote down, finds no value in it.

The other walls are off: this asks on the connection itself. Values travel beside a statement (decision 0028).
"""

import pytest
from django.db import connection, connections

from alongside.cases.models import Case
from alongside.cases.selectors.cases import case_for
from config import databases

CANARY = "Esther-of-the-canaries"
LOOKING = "select query from pg_stat_activity where pid = pg_backend_pid() and %s::text is not null"


@pytest.mark.parametrize("times", [1, 6])
def test_what_the_server_is_doing_names_no_value_the_first_time_nor_prepared(db, times):
    for _ in range(times):
        with connection.cursor() as cursor:
            cursor.execute(LOOKING, [CANARY])
            (said,) = cursor.fetchone()
    assert "pg_stat_activity" in said
    assert CANARY not in said


def test_an_id_asked_for_stands_beside_the_statement(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        case_for(actor, esther.case_id)
        list(Case.objects.filter(id=esther.case_id))
        with connection.cursor() as cursor:
            cursor.execute("select statement from pg_prepared_statements")
            assert not [one for (one,) in cursor.fetchall() if str(esther.case_id) in one]


@pytest.mark.parametrize("alias", ["default", "aside", "sealer", "jobs"])
def test_every_connection_that_serves_sends_values_beside(alias):
    assert connections[alias].settings_dict["OPTIONS"].items() >= databases.BESIDE.items()


def test_two_statements_in_one_trip_go_as_often_as_one_likes(db):
    for _ in range(8):
        with connection.cursor() as cursor:
            cursor.execute("select 1; select 2")


def test_a_word_that_is_no_statement_stays_a_word(db):
    with connection.cursor() as cursor:
        cursor.execute("select %s::text", ["'; drop table cases_case; --"])
        assert cursor.fetchone() == ("'; drop table cases_case; --",)


def test_a_statement_marked_so_is_planned_anew_each_time(cast, as_person, esther):
    with as_person(cast.amira), connection.cursor() as cursor:
        for _ in range(8):
            assert Case.objects.filter(subject_id__anyof=[esther.subject_id]).count() == 1
            assert Case.objects.filter(subject_id=esther.subject_id).count() == 1
        cursor.execute("select statement from pg_prepared_statements where statement like '%%cases_case%%'")
        prepared = [one for (one,) in cursor.fetchall()]
    assert prepared
    assert not [one for one in prepared if "any(" in one.split("WHERE")[1]]
