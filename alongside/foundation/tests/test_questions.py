"""A question that is put into SQL once answers as the query set it was made from, and refuses what it cannot keep."""

from uuid import UUID

import pytest

from alongside.foundation.questions import Question
from alongside.people.models import Account

STAND_IN = UUID(int=7)


def agency_of(account_id):
    return Account.objects.select_related("agency").filter(id=account_id)


def test_it_answers_each_time_for_the_value_it_is_given(cast, as_person, django_assert_num_queries):
    question = Question(agency_of, STAND_IN)
    with as_person(cast.amira):
        question.first(cast.amira.account.id)
        for person in (cast.amira, cast.dev):
            with django_assert_num_queries(1):
                found = question.first(person.account.id)
                assert (found, found.agency.name) == (person.account, person.account.agency.name)


def test_what_is_not_there_is_nothing(cast, as_person):
    with as_person(cast.amira):
        assert Question(agency_of, STAND_IN).first(STAND_IN) is None


def test_the_row_can_be_saved_as_any_other(cast, as_person):
    with as_person(cast.amira):
        found = Question(agency_of, STAND_IN).first(cast.amira.account.id)
        assert not found._state.adding
        assert not found.get_deferred_fields()


def test_a_value_that_does_not_stand_in_the_sql_is_refused(cast, as_person):
    with as_person(cast.amira), pytest.raises(TypeError):
        Question(lambda one, two: agency_of(one), STAND_IN, UUID(int=8)).first(STAND_IN, STAND_IN)


def test_all_of_its_rows_are_those_of_the_query_set(cast, as_person, django_assert_num_queries):
    everyone = Question(
        lambda agency: Account.objects.select_related("agency").filter(agency_id=agency).order_by("id")[:2],
        STAND_IN,
    )
    with as_person(cast.amira):
        for person in (cast.amira, cast.ben):
            agency = person.account.agency_id
            wanted = list(Account.objects.filter(agency_id=agency).order_by("id")[:2])
            everyone.all(agency)
            with django_assert_num_queries(1):
                found = everyone.all(agency)
                assert (found, {one.agency.id for one in found}) == (wanted, {agency})
        assert everyone.all(STAND_IN) == []
