"""An import brings in what it can, the same file twice changes nothing, and it is taken back as a whole."""

import pytest

from alongside.directory.actions import importing, undoing
from alongside.directory.errors_imports import LaterImport
from alongside.directory.models import (
    Address,
    Import,
    ImportChange,
    ImportFinding,
    Location,
    Organization,
    Phone,
    Service,
    ServiceAtLocation,
    Source,
)
from alongside.directory.tests.imports import files


@pytest.fixture
def keeper(cast, as_person):
    with as_person(cast.chloe) as actor:
        yield actor


def totals(run):
    return {
        name: sum(run.counts[name].values())
        for name in ("read", "new", "changed", "same", "refused", "repeated", "kept_out")
    }


def reconciled(run):
    """Every row that was read is told of once."""
    count = totals(run)
    assert count["read"] == sum(
        count[name] for name in ("new", "changed", "same", "refused", "repeated", "kept_out")
    )
    return count


def test_a_service_comes_in_with_its_organization_and_its_place(keeper):
    place = {"id": files.PLACE, "location_type": "physical", "name": "Hall", "addresses": [
        {"address_1": "1 Main Street", "city": "Peoria", "state_province": "IL", "postal_code": "61602",
         "country": "US", "address_type": "physical"}]}  # fmt: skip
    given = files.service(
        service_at_locations=[{"id": files.LINK, "location": place}], phones=[{"number": "309-555-0100"}]
    )
    run = files.bring(keeper, files.package("service.json", given))
    assert run.state == "done"
    assert reconciled(run)["new"] == 6
    assert Service.objects.get().organization.name == "Harbour"
    assert ServiceAtLocation.objects.get().location.name == "Hall"
    assert Address.objects.get().location_id == Location.objects.get().id
    assert Phone.objects.get().service_id == Service.objects.get().id
    assert Service.objects.get().origin.name == "test"


def test_the_same_file_twice_changes_nothing(keeper):
    files.bring(keeper, files.package("service.json", files.service()))
    again = files.bring(keeper, files.package("service.json", files.service()))
    assert (again.counts["new"], again.counts["changed"]) == (
        {"organization": 0, "service": 0},
        {"organization": 0, "service": 0},
    )
    assert reconciled(again)["same"] == 2
    assert not ImportChange.objects.filter(run=again).exists()


def test_a_changed_row_is_written_over_and_stands_again_after_undoing(keeper):
    files.bring(keeper, files.package("service.json", files.service("Beds")))
    second = files.bring(keeper, files.package("service.json", files.service("Beds and food")))
    assert totals(second)["changed"] == 1
    assert Service.objects.get().name == "Beds and food"
    undoing.undo(actor=keeper, run=second)
    assert Service.objects.get().name == "Beds"
    assert Import.objects.get(id=second.id).state == "undone"


def test_undoing_takes_away_everything_that_was_added(keeper):
    mine = Organization(name="Mine")
    mine.save(force_insert=True)
    run = files.bring(keeper, files.package("service.json", files.service()))
    undoing.undo(actor=keeper, run=run)
    assert [one.name for one in Organization.objects.all()] == ["Mine"]
    assert not Service.objects.exists()
    assert Source.objects.get(id=run.source_id).undone_at is not None


def test_an_import_beneath_a_later_one_is_not_undone_first(keeper):
    first = files.bring(keeper, files.package("service.json", files.service("Beds")))
    second = files.bring(keeper, files.package("service.json", files.service("More beds")))
    with pytest.raises(LaterImport) as refusal:
        undoing.undo(actor=keeper, run=first)
    assert refusal.value.run.id == second.id
    undoing.undo(actor=keeper, run=second)
    undoing.undo(actor=keeper, run=first)
    assert not Service.objects.exists()


def test_a_check_says_what_would_come_and_stores_nothing(keeper):
    given = files.package("service.json", files.service())
    run = importing.keep_file(
        actor=keeper,
        name="service.json",
        origin=importing.Origin("x"),
        kind="hsds_json",
        size=1,
        stored_as=None,
        key=None,
    )
    importing.check(keeper, run, given)
    assert run.state == "checked"
    assert run.counts["new"] == {"organization": 1, "service": 1}
    assert not Service.objects.exists()


def test_a_refused_row_is_told_with_file_line_field_and_reason(keeper):
    rows = [files.service(), {"id": files.ORG_2, "status": "active", "url": "https://a.example"}]
    run = files.bring(keeper, files.package("services.json", rows))
    found = ImportFinding.objects.get(run=run, kind="refused")
    assert (found.file, found.table, found.field, found.code) == (
        "services.json",
        "service",
        "name",
        "missing",
    )
    assert Service.objects.count() == 1
