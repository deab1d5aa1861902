"""A form sent twice does its work once."""

import pytest
from django.db import IntegrityError, connection

from alongside.cases.actions.once import once


def clash():
    raise IntegrityError


def test_what_an_earlier_sending_made_is_given_back():
    assert once(clash, made=lambda: "made") == "made"


def test_two_at_the_same_moment_end_with_the_one_that_was_first(db):
    answers = iter([None, "made meanwhile"])
    assert once(clash, made=lambda: next(answers)) == "made meanwhile"
    with connection.cursor() as cursor:
        cursor.execute("select 1")  # the request's transaction goes on


def test_a_clash_with_something_else_is_not_hidden(db):
    with pytest.raises(IntegrityError):
        once(clash, made=lambda: None)


def test_otherwise_it_is_made(db):
    assert once(lambda: "new", made=lambda: None) == "new"
