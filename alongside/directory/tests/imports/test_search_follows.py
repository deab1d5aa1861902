"""The search follows an import, and its way back."""

import pytest

from alongside.directory.actions import undoing
from alongside.directory.models import Found
from alongside.directory.tests.imports import files


@pytest.fixture
def keeper(cast, as_person):
    with as_person(cast.chloe) as actor:
        yield actor


def names():
    return set(Found.objects.values_list("name", flat=True))


def test_what_came_in_is_found_and_what_went_back_is_not(keeper):
    before = names()
    run = files.bring(keeper, files.package("service.json", files.service()))
    assert names() - before == {files.service()["name"]}
    undoing.undo(actor=keeper, run=run)
    assert names() == before


def test_a_changed_name_is_found_and_the_old_one_again_after_the_way_back(keeper):
    files.bring(keeper, files.package("service.json", files.service()))
    old = files.service()["name"]
    run = files.bring(keeper, files.package("service.json", files.service() | {"name": "Night kitchen"}))
    assert "Night kitchen" in names()
    assert old not in names()
    undoing.undo(actor=keeper, run=run)
    assert old in names()
    assert "Night kitchen" not in names()
