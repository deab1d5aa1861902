"""Dirty sets in the directory: what the report counts is what stands there, twice is once, and all of it goes again."""

from uuid import uuid4

import pytest

from alongside.directory.actions import importing, undoing
from alongside.directory.exchange.opening import open_bytes
from alongside.directory.exchange.shapes import ALL
from alongside.directory.selectors.tables import model_of
from alongside.directory.tests.imports import dirt, files
from alongside.directory.tests.imports.test_round_trip import again, as_json, as_tables, stored
from alongside.people.selectors import actor_of
from alongside.vault import ledger, wall


@pytest.fixture
def keeper(cast, as_person):
    with as_person(cast.chloe) as actor:
        yield actor


def there():
    return {table.name: model_of(table.name).objects.count() for table in ALL}


def dirty(seed):
    return open_bytes("set.zip", files.zipped(dirt.Dirty(seed, services=40).make().files))


def counts(run, name):
    return run.counts.get(name, {})


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_dirty_set_is_counted_brought_once_and_taken_back_whole(keeper, seed):
    before, empty = there(), stored()
    run = files.bring(keeper, dirty(seed))
    assert run.state == "done"
    for table, count in there().items():
        new = counts(run, "new").get(table, 0)
        assert count - before[table] == new
        others = sum(counts(run, name).get(table, 0) for name in ("refused", "repeated", "kept_out"))
        assert counts(run, "read").get(table, 0) + counts(run, "made").get(table, 0) == new + others
    once = stored()
    second = files.bring(keeper, dirty(seed))
    assert not any(counts(second, "new").values())
    assert not any(counts(second, "changed").values())
    assert stored() == once
    undoing.undo(actor=keeper, run=second)
    undoing.undo(actor=keeper, run=run)
    assert stored() == empty


@pytest.mark.parametrize("way", [as_json, as_tables], ids=["json", "tables"])
def test_a_dirty_set_comes_back_from_its_export(keeper, way):
    run = files.bring(keeper, dirty(4))
    again(keeper, run, way())


@pytest.mark.parametrize("seed", [1, 2])
def test_dirty_lines_come_in_and_go_again(keeper, seed):
    empty = stored()
    run = files.bring(keeper, open_bytes("x.ndjson", dirt.as_json(seed)[0].encode("utf-8", "surrogatepass")))
    assert run.state == "done"
    undoing.undo(actor=keeper, run=run)
    assert stored() == empty


def test_services_without_an_owner_are_left_out_where_that_was_chosen(keeper):
    run = files.bring(keeper, dirty(5), keep_orphans=False)
    assert counts(run, "refused")["service"] == run.counts["orphans"] > 0
    assert not counts(run, "made")


def test_on_a_command_line_an_import_is_taken_back_too(transactional_db, cast):
    """There no request has opened a transaction before."""
    actor = actor_of(cast.chloe.account)
    with ledger.writing(uuid4()):
        with wall.acting_as(actor):
            run = importing.keep_file(
                actor=actor, name="set.zip", origin=importing.Origin("x"), kind="hsds_tabular", size=0,
                stored_as=None, key=None,
            )  # fmt: skip
        importing.bring_in(actor, run, dirty(6))
        undoing.undo(actor=actor, run=run)
    assert run.state == "undone"
