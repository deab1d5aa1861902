"""What hangs on a service, a place or an organization: added, changed, taken away, put back; hidden places."""

import pytest
from django.urls import reverse

from alongside.directory.actions import pieces as acts
from alongside.directory.actions import places
from alongside.directory.errors import ChangedMeanwhile, LeadsThere, NotUndone
from alongside.directory.models import Contact, Language, Phone, PieceChange, Program, Service
from alongside.directory.pieces import KINDS, OWNERS
from alongside.directory.selectors import pieces as reading
from alongside.directory.selectors.tables import model_of
from alongside.directory.tests import ground
from alongside.vault.errors import NotFound, Refused
from alongside.vault.ids import uuid7
from tests.browse import sign_in

FILLED = {
    "contact": {"name": "Jo Elm", "title": "Intake", "email": "jo@elm.example.org"},
    "phone": {"number": "309-555-0199", "description": "Evenings"},
    "program": {"name": "Winter beds", "description": "From November."},
    "cost_option": {"option": "Students", "amount": "5", "currency": "usd", "valid_from": "2026-01-01"},
    "required_document": {
        "document": "Any letter with a name on it",
        "uri": "https://elm.example.org/papers",
    },
    "language": {"code": "es", "note": "On Tuesdays"},
    "service_area": {"name": "Peoria County", "extent": "POLYGON", "extent_type": "text"},
    "funding": {"source": "State of Illinois"},
    "url": {"label": "Facts", "url": "https://elm.example.org/facts"},
    "accessibility": {"description": "A ramp at the side"},
    "schedule": {"freq": "WEEKLY", "byday": ["MO", "WE"], "opens_at": "09:00", "closes_at": "17:00"},
    "organization_identifier": {"identifier_type": "EIN", "identifier": "00-0000000"},
    "attribute": {"term": "Food", "value": "hot meals"},
}
PAIRS = [(owner, kind.table) for kind in KINDS for owner in kind.owners]


@pytest.fixture
def chloe(client, cast):
    sign_in(client, cast.chloe)
    return client


@pytest.fixture
def ids(cast, as_person):
    with as_person(cast.chloe):
        service = ground.service()
        place = ground.place(service, with_parts=False)
    return {"service": service.id, "organization": service.organization_id, "location": place.id}


def add(client, owner, owner_id, table, **told):
    address = reverse("directory:add_piece", args=[owner, owner_id, table])
    return client.post(address, {"row_id": uuid7(), **told})


def only(table, ids, owner):
    kind = next(kind for kind in KINDS if kind.table == table)
    return reading.rows_of(kind, reading.owner_for(owner, ids[owner])).get()


def to(name, table, row):
    return reverse(f"directory:{name}", args=[table, row.pk])


def page(client, ids, owner):
    return client.get(reverse(f"directory:{owner}", args=[ids[owner]])).content.decode()


def test_every_kind_has_an_example_here():
    assert set(FILLED) == {kind.table for kind in KINDS}


@pytest.mark.parametrize(("owner", "table"), PAIRS)
def test_each_kind_is_added_changed_taken_away_and_put_back_everywhere_it_hangs(chloe, ids, owner, table):
    assert chloe.get(reverse("directory:add_piece", args=[owner, ids[owner], table])).status_code == 200
    assert add(chloe, owner, ids[owner], table, **FILLED[table]).status_code == 303
    row = only(table, ids, owner)
    kind = next(kind for kind in KINDS if kind.table == table)
    assert reading.words_of(kind, row).split(" · ")[0] in page(chloe, ids, owner)
    assert chloe.get(to("change_piece", table, row)).status_code == 200
    field = {"attribute": "value", "accessibility": "details", "language": "note", "schedule": "notes"}.get(
        table, kind.line[0]
    )
    better = FILLED[table] | {field: "211 better", "version": reading.version_of(kind, row)}
    if table == "required_document":
        better["uri"] = ""
    assert chloe.post(to("change_piece", table, row), better).status_code == 303
    changed = only(table, ids, owner)
    assert reading.facts_of(kind, changed)[field] == "211 better"
    before = reading.stored(table, row.pk)
    assert chloe.post(to("remove_piece", table, row)).status_code == 303
    assert not model_of(table)._default_manager.filter(pk=row.pk).exists()
    assert "Lately changed" in page(chloe, ids, owner)
    undo(chloe)
    assert reading.stored(table, row.pk) == before
    undo(chloe)  # the change
    assert reading.facts_of(kind, only(table, ids, owner))[field] != "211 better"
    undo(chloe)  # that it was added
    assert not model_of(table)._default_manager.filter(pk=row.pk).exists()


def test_hours_of_a_place_may_be_of_the_nth_day_and_are_shown_as_they_were_said(chloe, ids):
    told = {"freq": "2", "byday": ["SA"], "opens_at": "22:00", "closes_at": "02:00"}
    assert add(chloe, "location", ids["location"], "schedule", **told).status_code == 303
    row = only("schedule", ids, "location")
    assert (row.freq, row.byday, row.opens_at, row.closes_at) == ("MONTHLY", "2SA", "22:00", "02:00")
    assert "second Saturday of the month" in page(chloe, ids, "location")
    form = chloe.get(to("change_piece", "schedule", row)).content.decode()
    assert '<option value="2" selected>' in form
    assert add(chloe, "location", ids["location"], "schedule", **told | {"byday": []}).status_code == 422
    assert add(chloe, "location", ids["location"], "schedule", **told | {"opens_at": ""}).status_code == 422


def undo(client):
    last = PieceChange.objects.order_by("-at").first()
    answer = client.post(reverse("directory:undo_piece", args=[last.id]))
    assert answer.status_code == 303
    assert not PieceChange.objects.filter(id=last.id).exists()


@pytest.fixture(autouse=True)
def seen_by_a_keeper(cast, as_person):
    """The way back is for who keeps the directory: the tests look at it as Rosa."""
    with as_person(cast.rosa):
        yield


def test_the_same_form_twice_makes_one(chloe, ids):
    told = {"row_id": uuid7(), **FILLED["contact"]}
    for _ in range(2):
        chloe.post(reverse("directory:add_piece", args=["service", ids["service"], "contact"]), told)
    assert Contact.objects.count() == 1


@pytest.mark.parametrize(
    ("table", "told", "sentence"),
    [
        ("contact", {}, "Say at least this much."),
        ("cost_option", {"option": "x", "valid_from": "2026-02-01", "valid_to": "2026-01-01"}, "before the day above"),
        ("cost_option", {"option": "x", "currency": "dollars"}, "Three letters"),
        ("cost_option", {"amount": "much"}, "Enter a number"),
        ("attribute", {"term": "Nothing of the kind"}, "No word here is called that"),
        ("url", {"url": "not a link"}, "valid URL"),
        ("language", {}, "Say at least this much."),
    ],
)  # fmt: skip
def test_what_cannot_be_right_is_said_and_nothing_is_lost(chloe, ids, table, told, sentence):
    answer = add(chloe, "service", ids["service"], table, **told)
    assert answer.status_code == 422
    text = answer.content.decode()
    assert sentence in text
    for typed in told.values():
        assert typed in text


def test_nothing_is_overwritten_that_somebody_changed_meanwhile(chloe, ids):
    add(chloe, "service", ids["service"], "contact", **FILLED["contact"])
    row = Contact.objects.get()
    told = {"name": "Sam", "version": reading.version_of(KINDS[0], row)}
    assert chloe.post(to("change_piece", "contact", row), told).status_code == 303
    answer = chloe.post(to("change_piece", "contact", row), told | {"name": "Kim"})
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "What is saved now" in text
    assert "Kim" in text
    assert Contact.objects.get().name == "Sam"


def test_what_changed_since_is_not_taken_back(cast, as_person, ids):
    with as_person(cast.chloe) as actor:
        told = {"actor": actor, "table": "funding"}
        row = acts.add_piece(
            row_id=uuid7(), owner="service", owner_id=ids["service"], facts={"source": "A"}, **told
        )
        first = PieceChange.objects.get()
        version = reading.version_of(reading.kind_of("funding"), row)
        acts.change_piece(piece_id=row.id, version=version, facts={"source": "B"}, **told)
        with pytest.raises(NotUndone):
            acts.undo_piece(actor=actor, change_id=first.id)
        with pytest.raises(ChangedMeanwhile):
            acts.change_piece(piece_id=row.id, version=version, facts={"source": "C"}, **told)


def test_a_contact_comes_back_with_its_numbers_and_their_languages(cast, as_person, ids):
    with as_person(cast.chloe) as actor:
        told = {"actor": actor, "table": "contact"}
        row = acts.add_piece(
            row_id=uuid7(), owner="service", owner_id=ids["service"], facts={"name": "Jo"}, **told
        )
        Phone(contact=row, number="309-555-0100").save(force_insert=True)
        Language(phone=Phone.objects.get(), name="Mam").save(force_insert=True)
        done = acts.remove_piece(piece_id=row.id, **told)
        assert not Phone.objects.exists()
        acts.undo_piece(actor=actor, change_id=done.id)
        assert Language.objects.get().phone.contact_id == row.id


def test_a_program_comes_back_with_its_services(cast, as_person, chloe, ids):
    add(chloe, "organization", ids["organization"], "program", name="Winter beds")
    row = Program.objects.get()
    form = {"version": 1, "name": "Beds", "status": "active", "program_id": str(row.id)}
    assert chloe.post(reverse("directory:edit_service", args=[ids["service"]]), form).status_code == 303
    assert Service.objects.get().program_id == row.id
    chloe.post(to("remove_piece", "program", row))
    assert Service.objects.get().program_id is None
    undo(chloe)
    assert Service.objects.get().program_id == row.id


def test_a_kind_that_does_not_hang_there_is_not_found(chloe, ids):
    for owner, table in (
        ("location", "funding"),
        ("service", "phone"),
        ("service", "service"),
        ("x", "contact"),
    ):
        address = reverse("directory:add_piece", args=[owner, ids["service"], table])
        assert chloe.get(address).status_code == 404
    with pytest.raises(NotFound):
        reading.piece_for("address", uuid7())


def test_who_does_not_keep_it_reads_and_is_offered_nothing(client, cast, ids, chloe):
    add(chloe, "service", ids["service"], "contact", **FILLED["contact"])
    sign_in(client, cast.dev)
    text = page(client, ids, "service")
    assert "Jo Elm" in text
    assert "Add a contact" not in text
    assert add(client, "service", ids["service"], "contact", **FILLED["contact"]).status_code in (403, 404)
    assert Contact.objects.count() == 1


HIDDEN_FACTS = {
    "name": "By 4711 Quillfeather Lane",
    "note": "behind the church",
    "description": "corner of Elm",
}


@pytest.mark.parametrize(("owner", "table"), PAIRS)
def test_at_a_hidden_place_each_kind_takes_nothing_that_finds_it(cast, as_person, ids, owner, table):
    with as_person(cast.chloe) as actor:
        places.hide_organization(actor=actor, organization_id=ids["organization"])
        kind = next(kind for kind in KINDS if kind.table == table)
        for name in kind.fields:
            if name in ("central", "amount", "valid_from", "valid_to", "code", "currency", "term"):
                continue
            with pytest.raises(LeadsThere) as refused:
                acts.add_piece(
                    actor=actor, row_id=uuid7(), owner=owner, owner_id=ids[owner], table=table,
                    facts={name: "217-555-0147, 4711 Quillfeather Lane"},
                )  # fmt: skip
            assert refused.value.fields
        assert not model_of(table)._default_manager.exclude(pk=None).filter(**_at(table, ids, owner)).exists()


def _at(table, ids, owner):
    return {"link_id": ids[owner]} if table == "attribute" else {f"{owner}_id": ids[owner]}


@pytest.mark.parametrize("owner", OWNERS)
def test_what_a_hidden_place_may_have_is_kept(chloe, cast, as_person, ids, owner):
    with as_person(cast.chloe) as actor:
        places.hide_organization(actor=actor, organization_id=ids["organization"])
    told = {
        "service": ("funding", {"source": "State of Illinois"}),
        "organization": ("phone", {"number": "309-555-0111", "central": "on"}),
        "location": ("language", {"code": "es"}),
    }[owner]
    answer = add(chloe, owner, ids[owner], told[0], **told[1])
    assert answer.status_code == 303, answer.content.decode()
    closed = chloe.get(reverse("directory:add_piece", args=[owner, ids[owner], "contact"])).content.decode()
    assert "nothing of this kind is kept" in closed


def test_hiding_forgets_the_way_back_and_what_hangs_there(cast, as_person, ids):
    with as_person(cast.chloe) as actor:
        for table, facts in (("contact", {"name": "Jo"}), ("url", {"url": "https://maps.example.org/x"})):
            acts.add_piece(
                actor=actor,
                row_id=uuid7(),
                owner="organization",
                owner_id=ids["organization"],
                table=table,
                facts=facts,
            )
        acts.add_piece(
            actor=actor, row_id=uuid7(), owner="location", owner_id=ids["location"], table="accessibility",
            facts={"description": "ramp behind"},
        )  # fmt: skip
        places.hide_organization(actor=actor, organization_id=ids["organization"])
        assert not PieceChange.objects.exists()
        assert not Contact.objects.exists()
        assert not model_of("url")._default_manager.exists()
        assert not model_of("accessibility")._default_manager.exists()


def test_a_row_that_a_hidden_place_may_not_have_is_not_put_back(cast, as_person, ids):
    with as_person(cast.chloe) as actor:
        row = acts.add_piece(
            actor=actor,
            row_id=uuid7(),
            owner="location",
            owner_id=ids["location"],
            table="contact",
            facts={"name": "Jo"},
        )
        done = acts.remove_piece(actor=actor, table="contact", piece_id=row.id)
        kept = {
            name: getattr(done, name)
            for name in ("owner", "owner_id", "table", "row_id", "did", "before", "after")
        }
        places.hide_place(actor=actor, location_id=ids["location"])
        again = PieceChange(**kept)
        again.save(force_insert=True)
        with pytest.raises(Refused):
            acts.undo_piece(actor=actor, change_id=again.id)
