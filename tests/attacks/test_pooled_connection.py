"""Attack 4: a connection that served someone serves nobody next. Nothing of her context stays on it."""

import pytest
from django.db import connection, transaction

from alongside.cases.models import Case
from alongside.vault import keyring, wall
from alongside.vault.errors import Locked, NoWall
from tests.attacks.ground import ask


def seen():
    return Case.objects.count()


def test_first_a_worker_then_nobody(transactional_db, cast, as_person, esther):
    with as_person(cast.amira):
        assert seen() == 1
        pid = ask("select pg_backend_pid()")
    assert ask("select pg_backend_pid()") == pid
    assert seen() == 0
    with wall.nobody():
        assert seen() == 0
    assert ask("select coalesce(current_setting('alongside.ctx', true), '')") == [("",)]


def test_first_a_worker_then_another(cast, as_person, esther):
    with as_person(cast.amira):
        assert seen() == 1
    with as_person(cast.ben):
        assert seen() == 0


def test_an_inner_context_narrows_and_gives_back(cast, as_person, esther):
    with as_person(cast.amira):
        with as_person(cast.ben):
            assert seen() == 0
            with wall.nobody():
                assert seen() == 0
            assert wall.current_actor().account_id == cast.ben.id
        assert wall.current_actor().account_id == cast.amira.id
        assert seen() == 1


def test_after_an_error_nothing_is_left(transactional_db, cast, as_person, esther):
    with pytest.raises(ZeroDivisionError), as_person(cast.amira):
        raise ZeroDivisionError
    assert seen() == 0
    with pytest.raises(NoWall):
        wall.current_actor()
    with pytest.raises(Locked):
        keyring.opened()


def test_after_an_error_inside_another_context_the_outer_one_stands(cast, as_person, esther):
    with as_person(cast.ben):
        with pytest.raises(ZeroDivisionError), as_person(cast.amira):
            assert seen() == 1
            raise ZeroDivisionError
        assert seen() == 0
        assert wall.current_actor().account_id == cast.ben.id


def test_a_savepoint_rolled_back_takes_its_context_along(cast, as_person, esther):
    with as_person(cast.ben):
        with transaction.atomic():
            with as_person(cast.amira):
                assert seen() == 1
            transaction.set_rollback(True)
        assert seen() == 0


def test_a_broken_statement_does_not_bring_a_context_back(cast, as_person, esther):
    with wall.nobody():
        with pytest.raises(Exception, match="division by zero"), as_person(cast.amira):
            ask("select 1/0")
        assert seen() == 0


def test_a_context_set_for_the_whole_session_by_injection_ends_with_the_next_request(
    transactional_db, cast, as_person, esther
):
    with as_person(cast.amira):
        ask("select set_config('alongside.ctx', current_setting('alongside.ctx'), false)")
    with wall.nobody():
        assert seen() == 0
    with as_person(cast.ben):
        assert seen() == 0


def test_a_nested_writing_context_cannot_widen_a_reading_one(cast, as_person, esther):
    with (
        as_person(cast.amira, read_only=True),
        pytest.raises(Exception, match="read-only"),
        as_person(cast.amira),
    ):
        ask("update cases_case set version = version + 1")


def test_the_reading_mode_ends_with_its_block(cast, as_person, esther):
    with as_person(cast.amira):
        with as_person(cast.amira, read_only=True):
            pass
        assert ask("update cases_case set version = version + 1") == [(1,)]
        assert connection.in_atomic_block
