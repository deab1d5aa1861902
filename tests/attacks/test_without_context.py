"""Attack 6: work that runs outside a request (a job, what follows a commit, a stream, a thread) reaches for a record.

It finds no row, and it is told so: a quiet empty answer would be taken for the truth.
"""

import threading

import pytest
from django.db import connection, transaction
from django.http import StreamingHttpResponse

from alongside.cases.models import Case, Identity
from alongside.cases.selectors import case_for
from alongside.people import jobs as people_jobs
from alongside.vault import jobs as vault_jobs
from alongside.vault import keyring, ledger, wall
from alongside.vault.actors import Actor
from alongside.vault.enums import What
from alongside.vault.errors import Locked, NotFound, NoWall
from config.settings import DATABASES
from tests.attacks.ground import OF_A_CLIENT, ask


def reach(found):
    """What stray code might try. Each answer is noted, so that the test can look at it."""
    found["rows"] = sum(model.objects.count() for model in OF_A_CLIENT)
    for name, attempt in {
        "actor": wall.current_actor,
        "keys": keyring.opened,
        "ledger": lambda: ledger.put(ledger.Line(None, None, What.RECORD_OPENED)),
    }.items():
        try:
            found[name] = attempt()
        except (NoWall, Locked) as problem:
            found[name] = type(problem)


NOTHING = {"rows": 0, "actor": NoWall, "keys": Locked, "ledger": NoWall}


def test_within_the_wall_the_same_code_reaches_everything(cast, as_person, esther):
    found = {}
    with as_person(cast.amira):
        reach(found)
    assert found["rows"] >= len(OF_A_CLIENT)
    assert found["actor"].account_id == cast.amira.id


def test_after_the_request_it_reaches_nothing(cast, as_person, esther):
    found = {}
    with as_person(cast.amira):
        pass
    reach(found)
    assert found == NOTHING


def test_on_commit_reaches_nothing(transactional_db, cast, as_person, esther):
    found = {}
    with as_person(cast.amira):
        transaction.on_commit(lambda: reach(found))
    assert found == NOTHING


def test_a_stream_reaches_nothing_once_the_request_is_over(transactional_db, cast, as_person, esther):
    def rows():
        yield from (str(row.id) for row in Identity.objects.all())

    with as_person(cast.amira):
        response = StreamingHttpResponse(rows())
    assert b"".join(response.streaming_content) == b""

    def names():
        wall.current_actor()
        yield "never"

    with as_person(cast.amira):
        response = StreamingHttpResponse(names())
    with pytest.raises(NoWall):
        list(response.streaming_content)


def test_a_row_carried_out_of_the_request_stays_closed(cast, as_person, esther):
    with as_person(cast.amira):
        identity = Identity.objects.get()
        assert identity.chosen_name
    with pytest.raises(Locked):
        identity.chosen_name  # noqa: B018


def test_a_thread_inherits_nothing(cast, as_person, esther):
    found = {}

    def work():
        try:
            reach(found)
        finally:
            connection.close()

    with as_person(cast.amira):
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
    assert found == NOTHING


def test_an_actor_kept_from_a_request_opens_nothing(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        assert case_for(actor, esther.case_id)
        kept = actor
    with ledger.writing(), pytest.raises(NotFound):
        case_for(kept, esther.case_id)


def test_an_actor_made_by_hand_cannot_be_asked_what_is_open(cast):
    made = Actor(cast.amira.id, cast.linden.id, cast.amira.holder_id, "director")
    with pytest.raises(NoWall):
        made.open_subjects  # noqa: B018


@pytest.mark.parametrize("job", [vault_jobs.sweep, people_jobs.sweep])
def test_our_jobs_do_their_work_without_seeing_anyone(transactional_db, cast, esther, job):
    job(timestamp=0)
    assert Case.objects.count() == 0


def test_the_serving_connection_only_reads_unless_a_changing_request_opened_it():
    """What runs after a commit, or before a wall, cannot write by accident (spike.md, 4)."""
    assert (
        DATABASES["default"]["OPTIONS"]
        .get("options", "-c default_transaction_read_only=on")
        .endswith("only=on")
    )


def test_a_stray_write_is_refused_where_connections_read_by_default(transactional_db, cast, as_person):
    with connection.cursor() as cursor:
        cursor.execute("set default_transaction_read_only = on")
    try:
        with pytest.raises(Exception, match="read-only transaction"):
            ask("update people_account set theme = 'dark'")
        with as_person(cast.amira):
            assert ask("update people_account set theme = 'dark' where id = %s", [cast.amira.id]) == [(1,)]
        with as_person(cast.amira, read_only=True), pytest.raises(Exception, match="read-only transaction"):
            ask("update people_account set theme = 'dark'")
    finally:
        connection.close()
