"""A kept connection is looked at without asking it; one whose server has gone is known and made anew."""

import pytest
from django.db import connections


@pytest.fixture
def kept(db):
    """A connection of its own, as a request before left it."""
    fresh = connections["default"].copy(alias="kept")
    fresh.connect()
    yield fresh
    fresh.close()


def test_a_quiet_connection_is_usable_without_a_question(kept):
    with kept.execute_wrapper(lambda *_: pytest.fail("something was asked")):
        assert kept.is_usable()


def test_a_connection_whose_server_has_gone_is_not(kept):
    pid = kept.connection.info.backend_pid
    with connections["default"].cursor() as cursor:
        cursor.execute("select pg_terminate_backend(%s, 2000)", [pid])
    assert not kept.is_usable()


def test_a_closed_one_is_not(kept):
    kept.connection.close()
    assert not kept.is_usable()
