"""One code, two sessions, the same moment: one gets in."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse

from alongside.people.actions import factors
from alongside.people.enums import FactorKind
from tests.browse import code_of


@pytest.mark.slow
def test_a_code_sent_twice_at_once_opens_one_session(transactional_db, cast):
    """Real connections, so that neither sees what the other has not committed."""
    clients = [Client(), Client()]
    for client in clients:
        client.post(
            reverse("people:sign_in"),
            {"login": cast.amira.account.login, "passphrase": cast.amira.passphrase},
        )
    code, together = code_of(cast.amira), Barrier(2)

    def send(client):
        try:
            together.wait()
            return client.post(reverse("people:second_factor"), {"code": code}).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(send, clients)) == [303, 403]


@pytest.mark.slow
def test_a_recovery_code_sent_twice_at_once_is_spent_once(transactional_db, cast, as_person):
    with as_person(cast.amira) as actor:
        code = factors.new_recovery_codes(actor=actor, account=cast.amira.account)[0]
    together = Barrier(2)

    def give(_):
        try:
            together.wait()
            return factors.give_code(cast.amira.account, code)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(give, range(2)), key=str) == [None, FactorKind.RECOVERY]
