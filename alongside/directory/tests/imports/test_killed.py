"""A worker that is killed leaves nothing half: it goes on, or has done nothing. Lists wait a week, and say so."""

import json
import os
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection
from django.utils import timezone

from alongside.cases.actions.sweeping import sweep_files
from alongside.directory.actions import storing, undoing, waiting, working
from alongside.directory.models import Found, Import, ImportChange, Service, Source
from alongside.directory.selectors.waiting import WAITS
from alongside.directory.tests.imports import files
from alongside.directory.tests.imports.test_screens import Keeper, on_disk
from alongside.vault import wall
from alongside.vault.files import UNCLAIMED_AFTER
from tests.browse import sign_in

SET = files.service(
    phones=[{"id": "66666666-6666-4666-8666-666666666666", "number": "309-555-0100"}],
    languages=[{"id": "77777777-7777-4777-8777-777777777777", "name": "Mam"}],
)


class Killed(BaseException):
    """The machine took the worker away: nothing below it is executed."""


@pytest.fixture
def chloe(client, cast, as_person, monkeypatch, django_capture_on_commit_callbacks):
    asked = []
    monkeypatch.setattr("alongside.directory.actions.working.ask_worker", lambda *ids: asked.append(ids))
    sign_in(client, cast.chloe)
    return Keeper(client, django_capture_on_commit_callbacks, asked, lambda: as_person(cast.chloe))


def kill(monkeypatch, where, what, after=1):
    """The nth call of something is its last."""
    real, calls = getattr(where, what), []

    def until_killed(*args, **kwargs):
        if len(calls) >= after:
            raise Killed
        calls.append(1)
        return real(*args, **kwargs)

    monkeypatch.setattr(where, what, until_killed)


def killed_while(chloe, monkeypatch, step, where, what, after=1):
    run = chloe.run
    with monkeypatch.context() as during:
        kill(during, where, what, after)
        with pytest.raises(Killed):
            chloe.post(step, run.id)
    return chloe.run


def again(chloe, cast):
    working.go_on(chloe.run.id, cast.chloe.id)
    return chloe.run


@pytest.mark.parametrize(("what", "after"), [("_store", 1), ("_store", 2), ("stored_counts", 0)])
def test_an_import_that_was_killed_goes_on_and_counts_nothing_twice(chloe, cast, monkeypatch, what, after):
    chloe.bring("service.json", json.dumps(SET))
    run = killed_while(chloe, monkeypatch, "import_bring", storing, what, after)
    assert run.state == "bringing"
    assert len(on_disk()) == 1
    run = again(chloe, cast)
    assert (run.state, on_disk()) == ("done", [])
    assert run.counts["new"] == {"organization": 1, "service": 1, "phone": 1, "language": 1}
    assert sum(run.counts["same"].values()) == sum(run.counts["changed"].values()) == 0
    assert Source.objects.filter(name="County list").count() == 1
    assert Found.objects.filter(service_id=files.SERVICE).exists()


def test_one_that_was_killed_over_changed_rows_can_still_be_taken_back(chloe, cast, monkeypatch):
    chloe.bring("service.json", json.dumps(SET))
    chloe.post("import_bring", chloe.run.id)
    chloe.bring("service.json", json.dumps(SET | {"name": "Better beds"}))
    killed_while(chloe, monkeypatch, "import_bring", storing, "_store", 3)
    run = again(chloe, cast)
    assert run.counts["changed"]["service"] == 1
    chloe.post("import_undo", run.id)
    assert Service.objects.get().name == "Beds"


def test_one_whose_file_is_lost_meanwhile_broke_off_and_can_be_taken_back(chloe, cast, monkeypatch):
    chloe.bring("service.json", json.dumps(SET))
    killed_while(chloe, monkeypatch, "import_bring", storing, "_store", 2)
    on_disk()[0].unlink()
    assert again(chloe, cast).state == "failed"
    chloe.post("import_undo", chloe.run.id)
    assert chloe.run.state == "undone"
    assert not Service.objects.exists()


@pytest.mark.parametrize(("what", "after"), [("_restore", 3), ("_remove", 2), ("index", 0)])
def test_taking_back_that_was_killed_has_changed_nothing_and_begins_anew(
    chloe, cast, monkeypatch, what, after
):
    chloe.bring("service.json", json.dumps(SET))
    chloe.post("import_bring", chloe.run.id)
    run = killed_while(chloe, monkeypatch, "import_undo", undoing, what, after)
    assert run.state == "undoing"
    assert Service.objects.get().name == "Beds"
    assert Found.objects.exists()
    assert again(chloe, cast).state == "undone"
    assert not Service.objects.exists()
    assert not ImportChange.objects.exists()


def test_what_something_else_holds_stays_and_the_page_says_why(chloe, monkeypatch):
    chloe.bring("service.json", json.dumps(SET))
    chloe.post("import_bring", chloe.run.id)

    def held(*_args):
        raise IntegrityError

    monkeypatch.setattr(undoing, "_remove", held)
    chloe.post("import_undo", chloe.run.id)
    assert chloe.run.state == "done"
    assert Service.objects.exists()
    assert "Something else already refers" in chloe.page("import_one", chloe.run.id)


def test_a_bug_in_taking_back_leaves_it_standing(chloe, cast, monkeypatch):
    chloe.bring("service.json", json.dumps(SET))
    chloe.post("import_bring", chloe.run.id)
    monkeypatch.setattr(undoing, "_restore", lambda *_args: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        chloe.post("import_undo", chloe.run.id)
    assert chloe.run.state == "done"
    assert "try once more" in chloe.page("import_one", chloe.run.id)


def test_its_page_shows_how_far_it_is_with_and_without_a_script(chloe):
    chloe.bring("service.json", json.dumps(SET))
    chloe.post("import_bring", chloe.run.id)
    chloe.set(state="undoing", was="done", done=3, total=4)
    page = chloe.page("import_one", chloe.run.id)
    assert "Being taken back" in page
    assert "3 of 4 rows" in page
    assert "every 1s" in page
    assert "Look again" in page
    assert "Take the whole import back" not in page


def test_two_workers_do_not_do_the_same_import(chloe, cast):
    chloe.bring("service.json", json.dumps(SET))
    chloe.set(state="bringing")
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("select pg_advisory_lock(%s, %s)", [working.OURS, chloe.run.id.int & 0x7FFFFFFF])
        assert working.go_on(chloe.run.id, cast.chloe.id) == ""
        assert not Service.objects.exists()
    finally:
        other.close()
    assert working.go_on(chloe.run.id, cast.chloe.id) == "done"


def test_what_is_silent_is_asked_for_again_and_what_moves_is_not(chloe, cast, monkeypatch):
    asked = []
    monkeypatch.setattr(working, "ask_again", lambda *ids: asked.append(ids) or True)
    chloe.bring("service.json", json.dumps(SET))
    chloe.set(state="bringing", moved_at=timezone.now())
    assert waiting.pick_up() == 0
    chloe.set(moved_at=timezone.now() - timedelta(minutes=3))
    assert waiting.pick_up() == 1
    assert asked == [(chloe.run.id, cast.chloe.id)]


def older(path):
    then = path.stat().st_mtime - UNCLAIMED_AFTER - 60
    os.utime(path, (then, then))


def test_a_list_waits_a_week_and_its_page_says_until_when(chloe):
    chloe.bring("service.json", json.dumps(SET))
    older(on_disk()[0])
    assert sweep_files() == 0
    assert waiting.end_waiting() == 0
    page = chloe.page("import_one", chloe.run.id)
    assert "The file waits here, sealed, until" in page
    chloe.post("import_bring", chloe.run.id)
    assert chloe.run.state == "done"
    assert "waits here" not in chloe.page("import_one", chloe.run.id)


def test_after_a_week_it_ends_with_a_sentence_and_its_file_is_gone(chloe):
    chloe.bring("service.json", json.dumps(SET))
    chloe.set(started_at=timezone.now() - WAITS - timedelta(minutes=1))
    chloe.post("import_bring", chloe.run.id)  # before the hour has come round
    assert chloe.run.state == "checked"
    assert waiting.end_waiting() == 1
    run = chloe.run
    assert (run.state, run.key, run.stored_as, on_disk()) == ("dropped", None, None, [])
    page = chloe.page("import_one", run.id)
    assert "within a week" in page
    assert "Bring it in" not in page


def test_a_file_that_no_import_holds_is_still_swept(chloe, client):
    chloe.bring("service.json", json.dumps(SET))
    older(on_disk()[0])
    with chloe.enter():
        Import.objects.update(stored_as=None, key=None)
    assert sweep_files() == 1


@pytest.mark.django_db(transaction=True)
def test_how_far_a_long_transaction_is_is_seen_from_outside_before_its_end(cast, as_person, monkeypatch):
    with as_person(cast.chloe) as actor:
        run = files.bring(actor, files.package("x.json", [SET]))
    seen, real = [], undoing._remove

    def look(*args):
        seen.append(from_outside(actor))
        return real(*args)

    monkeypatch.setattr(undoing, "_remove", look)
    with as_person(cast.chloe) as actor:
        Import.objects.update(state="undoing", was="done")
        run.refresh_from_db()
    undoing.undo(actor=actor, run=run)
    assert max(done for done, _services in seen) > 0
    assert {services for _done, services in seen} == {1}


def from_outside(actor):
    """What another connection reads while the transaction goes on."""
    other = connection.copy()
    other.ensure_connection()
    pid = other.connection.info.backend_pid
    context = wall.signed(actor.account_id, actor.agency_id, actor.holder_id, pid=pid)
    try:
        with other.cursor() as cursor:
            cursor.execute("select set_config('alongside.ctx', %s, false)", [context])
            cursor.execute("select done, (select count(*) from directory_service) from directory_import")
            return cursor.fetchone()
    finally:
        other.close()
