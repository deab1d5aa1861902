"""What we know beside the standard goes out as attributes of our own and comes back: facts, counties, Spanish names."""

import json

import pytest

from alongside.directory.actions import areas, parts, places, services, undoing
from alongside.directory.exchange.own_facts import BY_TERM, CODES, is_one, term_id
from alongside.directory.models import (
    Attribute,
    ImportChange,
    Location,
    Organization,
    Phone,
    Service,
    ServiceArea,
    ServiceProfile,
    Taxonomy,
    TaxonomyTerm,
)
from alongside.directory.selectors import exporting
from alongside.directory.selectors.areas import OWN
from alongside.directory.tests import ground
from alongside.directory.tests.imports import files
from alongside.directory.tests.imports.test_round_trip import as_json, as_tables, stored
from alongside.vault.ids import uuid7

FACTS = {
    "barriers": ["curfew", "id"], "no_barriers": ["sobriety", "police_contact"], "accepts": ["women", "families"],
    "not_accepts": ["pets"], "competences": ["trafficking", "limited_english"], "coverage": "counties",
    "counties": ["17143", "17179"], "family_size": 6, "boys_until": 14, "stay_days": 30, "cost": "free",
    "bring": "Medicine\nSomething warm, “if” you have it", "time_zone": "America/Denver",
}  # fmt: skip
WAYS = pytest.mark.parametrize("way", [as_json, as_tables], ids=["json", "tables"])


@pytest.fixture
def keeper(cast, as_person):
    with as_person(cast.chloe) as actor:
        yield actor


@pytest.fixture
def full(keeper):
    """A service that says everything, and an organization whose places must not be found."""
    row = ground.service()
    ground.place(row, with_parts=False)
    its = {"actor": keeper, "service_id": row.id}
    services.change_facts(version=1, facts=FACTS, **its)
    term = areas.add_term(actor=keeper, name="Beds for dads", name_es="Camas para papás")
    TaxonomyTerm.objects.filter(id=term.id).update(open_eligibility=[7, 12])
    services.set_areas(codes=["food", term.code], **its)
    number = {"number": "309-555-0100", "extension": "", "description": "", "central": True}
    parts.add_phone(row_id=uuid7(), facts=number, **its)
    hidden = ground.service("Rooms", of=ground.organization("Wren House"))
    ServiceArea(service=hidden, name="Peoria County").save(force_insert=True)
    places.hide_organization(actor=keeper, organization_id=hidden.organization_id)
    parts.add_phone(
        actor=keeper, row_id=uuid7(), service_id=hidden.id, facts=number | {"number": "309-555-0111"}
    )
    services.change_facts(actor=keeper, service_id=hidden.id, version=1, facts={"accepts": ["women"]})
    return row


def ours():
    """Everything of ours beside the standard, in words."""
    return {
        "profiles": {row.pk: {name: getattr(row, name) for name in FACTS} for row in ServiceProfile.objects.all()},
        "places": sorted(Location.objects.values_list("id", "county", "county_name", "confidential")),
        "phones": sorted(Phone.objects.values_list("id", "central")),
        "organizations": sorted(Organization.objects.values_list("id", "confidential")),
        "terms": sorted(TaxonomyTerm.objects.values_list("id", "name", "name_es", "open_eligibility")),
    }  # fmt: skip


def emptied():
    for model in (Attribute, Phone, ServiceArea, ServiceProfile, Service, Location, Organization):
        model.objects.all().delete()
    TaxonomyTerm.objects.filter(taxonomy_detail_id=OWN).delete()


@WAYS
@pytest.mark.parametrize("version", ["3.0", "3.1"])
def test_an_export_brought_into_an_empty_directory_gives_the_same(keeper, full, way, version):
    before, rows, package = ours(), stored(), way(version)
    attributes = sorted(map(repr, exporting.every("attribute")))
    emptied()
    run = files.bring(keeper, package, source="elsewhere")
    assert (run.state, run.counts["refused"]) == ("done", {})
    assert ours() == before
    assert stored() == rows
    assert sorted(map(repr, exporting.every("attribute"))) == attributes
    reconciled(run)


def reconciled(run):
    """Every row that was read became something, and one thing only."""
    names = ("new", "changed", "same", "repeated", "refused", "kept_out")
    for table, read in run.counts["read"].items():
        assert read == sum(run.counts.get(name, {}).get(table, 0) for name in names), table


@WAYS
def test_the_same_export_again_changes_nothing(keeper, full, way):
    before, profile = ours(), ServiceProfile.objects.get(pk=full.id).version
    run = files.bring(keeper, way("3.1"), source="elsewhere")
    assert sum(run.counts["new"].values()) == sum(run.counts["changed"].values()) == 0
    assert ours() == before
    assert ServiceProfile.objects.get(pk=full.id).version == profile
    reconciled(run)


def test_facts_change_what_they_say_and_nothing_else_and_are_taken_back(keeper, full):
    before = ours()
    told = [
        fact(full.id, "barrier.id", "no"),
        fact(full.id, "barrier.job_rule", "yes"),
        fact(full.id, "stay_days", "9"),
    ]
    run = files.bring(keeper, files.package("x.json", {"attributes": told}), source="elsewhere")
    assert (run.counts["new"]["attribute"], run.counts["changed"]["attribute"]) == (1, 2)
    row = ServiceProfile.objects.get(pk=full.id)
    assert set(row.barriers) == {"curfew", "job_rule"}
    assert "id" in row.no_barriers
    assert (row.stay_days, row.cost) == (9, "free")
    undoing.undo(actor=keeper, run=run)
    assert ours() == before


def test_a_profile_that_an_import_began_goes_with_it(keeper):
    row = ground.service()
    ServiceProfile.objects.all().delete()
    told = [fact(row.id, "cost", "free")]
    run = files.bring(keeper, files.package("x.json", {"attributes": told}), source="elsewhere")
    assert ServiceProfile.objects.get().cost == "free"
    undoing.undo(actor=keeper, run=run)
    assert not ServiceProfile.objects.exists()


def fact(about, code, value):
    return {
        "id": str(uuid7()), "link_id": str(about), "link_entity": "service", "value": value,
        "taxonomy_term_id": str(term_id(code)),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("code", "value"),
    [
        ("barrier.id", "maybe"), ("county", "Peoria"), ("stay_days", "-3"), ("stay_days", "999999"),
        ("cost", "cheap"), ("time_zone", "Mars"), ("coverage", ""), ("competence.trafficking", "no"),
    ],
)  # fmt: skip
def test_what_a_fact_cannot_say_is_told_and_not_stored(keeper, full, code, value):
    before = ours()
    package = files.package(
        "x.json", {"attributes": [fact(full.id, code, value)], "services": [files.service()]}
    )
    run = files.bring(keeper, package, source="elsewhere")
    assert run.counts["refused"] == {"attribute": 1}
    assert ours()["profiles"] == before["profiles"]
    reconciled(run)


def test_facts_of_a_service_that_is_not_here_are_told(keeper, full):
    package = files.package(
        "x.json", {"attributes": [fact(uuid7(), "cost", "free")], "services": [files.service()]}
    )
    run = files.bring(keeper, package, source="elsewhere")
    assert run.counts["refused"] == {"attribute": 1}


def test_words_about_a_hidden_place_do_not_come_in_by_a_fact(keeper, full):
    hidden = Service.objects.get(name="Rooms")
    told = [fact(hidden.id, "bring", "Ring at 4711 Quillfeather Lane"), fact(hidden.id, "cost", "free")]
    run = files.bring(keeper, files.package("x.json", {"attributes": told}), source="elsewhere")
    row = ServiceProfile.objects.get(pk=hidden.id)
    assert (row.bring, row.cost) == ("", "free")
    assert "Quillfeather" not in json.dumps(run.counts)


def test_hiding_a_place_forgets_what_an_import_noted_of_its_facts(keeper):
    row = ground.service()
    place = ground.place(row, with_parts=False)
    services.change_facts(
        actor=keeper, service_id=row.id, version=1, facts={"bring": "Ring at 4711 Quillfeather Lane"}
    )
    files.bring(
        keeper, files.package("x.json", {"attributes": [fact(row.id, "bring", "A coat")]}), source="elsewhere"
    )
    assert ImportChange.objects.filter(table="service_profile").exists()
    places.hide_place(actor=keeper, location_id=place.id)
    assert not ImportChange.objects.filter(table="service_profile").exists()


def test_a_hidden_place_tells_no_county_by_an_attribute(keeper, full):
    hidden = (
        Location.objects.get(confidential=True)
        if Location.objects.filter(confidential=True).exists()
        else None
    )
    if hidden is None:
        service = Service.objects.get(name="Rooms")
        hidden = places.new_place(
            actor=keeper, row_id=uuid7(), service_id=service.id, facts={"county": "17143"}, hidden=True
        )
    assert not [one for one in exporting.every("attribute") if one["link_id"] == str(hidden.id)]


def test_every_fact_has_a_term_in_both_languages(keeper):
    known = {
        str(term.id): term
        for term in TaxonomyTerm.objects.filter(taxonomy_detail__name="Facts about services")
    }
    assert set(known) == set(BY_TERM)
    assert all(term.name and term.name_es for term in known.values())
    assert Taxonomy.objects.filter(name="Facts about services").count() == 1
    assert not [code for code in CODES if is_one(code, "")]
