"""A member's entry in the directory: what it says now, that it changed, and nothing that finds a confidential place."""

import pytest
from django.apps import apps
from django.urls import reverse

from alongside.coalition.actions.members import look_at_entry
from alongside.coalition.models import Member, Step
from alongside.coalition.tests import ground
from alongside.directory.tests.ground import organization
from alongside.people.forms import choosing
from alongside.vault.errors import NotFound, Refused
from tests.browse import sign_in

Organization, Phone = (apps.get_model("directory", name) for name in ("Organization", "Phone"))


@pytest.fixture
def prairie(cast, as_person):
    """An organization of the directory with two numbers, one of them its central line."""
    with as_person(cast.fay) as fay:
        ground.joined(fay, cast.linden)
        row = organization("Prairie Help")
        for number, central in (("217-555-0140", True), ("217-555-0141", False)):
            Phone(organization=row, number=number, central=central).save(force_insert=True)
    return row


@pytest.fixture
def partner(cast, client, as_person, prairie):
    """It was put on the list from the directory, on the screen."""
    sign_in(client, cast.fay)
    sent = {"organization": str(prairie.id), "partner_type": "housing"}
    assert client.post(url(cast, "add_member"), sent).status_code == 303
    with as_person(cast.fay):
        return Member.objects.get(organization_id=prairie.id)


def url(cast, name, *more):
    return reverse(f"coalition:{name}", args=[cast.coalition.id, *more])


def page(cast, client, partner, who="fay"):
    sign_in(client, getattr(cast, who))
    return client.get(url(cast, "member", partner.id)).text


def now(cast, as_person, prairie, **said):
    with as_person(cast.fay):
        Organization.objects.filter(id=prairie.id).update(**said)


def test_the_way_to_the_entry_is_kept_and_read_where_it_stands(cast, client, as_person, prairie, partner):
    for who in ("fay", "amira"):
        shown = page(cast, client, partner, who)
        assert reverse("directory:organization", args=[prairie.id]) in shown
        assert "217-555-0141" in shown
        assert "changed since you last looked" not in shown
    again = {"name": "The Prairie", "organization": "", "partner_type": "housing"}
    sign_in(client, cast.fay)
    assert client.post(url(cast, "add_member"), again).status_code == 303
    same = {"organization": str(prairie.id), "partner_type": "housing"}
    assert "already in the list" in client.post(url(cast, "add_member"), same).text


def test_another_name_is_noticed_taken_and_then_not_said_again(cast, client, as_person, prairie, partner):
    now(cast, as_person, prairie, name="Prairie House")
    assert "changed since you last looked" in page(cast, client, partner)
    assert "changed since you last looked" not in page(cast, client, partner, "amira"), (
        "organizers look after it"
    )
    sign_in(client, cast.amira)
    assert client.post(url(cast, "see_member_entry", partner.id), {"take": "name"}).status_code == 403
    sign_in(client, cast.fay)
    shown = client.post(url(cast, "see_member_entry", partner.id), {"take": "name"}, follow=True).text
    assert "changed since you last looked" not in shown
    with as_person(cast.fay) as fay:
        row = Member.objects.get(id=partner.id)
        assert (row.name, row.version) == ("Prairie House", 2)
        assert (
            look_at_entry(actor=fay, coalition_id=fay.agency_id, partner_id=row.id, take_name=True).version
            == 2
        )


def test_another_number_is_noticed_and_the_name_here_stays(cast, client, as_person, prairie, partner):
    with as_person(cast.fay):
        Phone.objects.filter(number="217-555-0141").update(number="217-555-0142")
    shown = page(cast, client, partner)
    assert "changed since you last looked" in shown
    assert "217-555-0142" in shown
    assert "Call it so here too" not in shown
    assert "changed since" not in client.post(url(cast, "see_member_entry", partner.id), follow=True).text
    with as_person(cast.rosa) as rosa, pytest.raises((Refused, NotFound)):
        look_at_entry(actor=rosa, coalition_id=cast.coalition.id, partner_id=partner.id)


def test_of_what_became_confidential_only_a_central_number_is_told_or_stored(
    cast, client, as_person, prairie, partner
):
    with as_person(cast.fay):
        Phone.objects.filter(number="217-555-0141").delete()
    now(cast, as_person, prairie, confidential=True, website="https://prairie.example")
    for who in ("fay", "amira"):
        shown = page(cast, client, partner, who)
        assert "217-555-0140" in shown
        assert "kept confidential" in shown
        assert "217-555-0141" not in shown
        assert "prairie.example" not in shown
    with as_person(cast.fay):
        kept = str(Member.objects.filter(id=partner.id).values().get())
    assert "Prairie Help" in kept
    assert "555" not in kept


def test_an_entry_that_is_gone_is_said_and_can_be_let_go(cast, client, as_person, prairie, partner):
    with as_person(cast.fay):
        Phone.objects.filter(organization_id=prairie.id).delete()
        Organization.objects.filter(id=prairie.id).delete()
    assert "not in the directory any more" in page(cast, client, partner)
    assert client.post(url(cast, "see_member_entry", partner.id)).status_code == 404
    sent = {"version": "1", "name": partner.name, "partner_type": "housing", "organization": ""}
    assert client.post(url(cast, "change_member", partner.id), sent).status_code == 303
    with as_person(cast.fay):
        assert Member.objects.get(id=partner.id).organization_id is None
        assert Step.objects.filter(partner=partner).count() == 1


def test_too_many_for_a_list_are_found_by_name_and_nothing_is_cut(
    cast, client, as_person, monkeypatch, prairie
):
    monkeypatch.setattr(choosing, "LISTED", 2)
    monkeypatch.setattr(choosing, "FOUND", 2)
    with as_person(cast.fay):
        for name in ("Harbor A", "Harbor B", "Harbor C", "Zinnia House"):
            organization(name)
    sign_in(client, cast.fay)
    add, said = url(cast, "add_member"), {"partner_type": "housing", "organization": ""}
    assert "Find it by its name" in client.get(add).text
    assert "Zinnia House" not in client.get(add).text
    for words, answer in (
        ("harbor", "Write more of the name"),
        ("nowhere", "Nothing is found under these words"),
    ):
        refused = client.post(add, said | {"organization_find": words})
        assert (refused.status_code, answer in refused.text) == (422, True), words
    assert client.post(add, said | {"organization_find": "zinnia"}).status_code == 303
    with as_person(cast.fay):
        row = Member.objects.get(name="Zinnia House")
    change = url(cast, "change_member", row.id)
    assert "Zinnia House" in client.get(change).text
    kept = {
        "version": "1",
        "name": row.name,
        "partner_type": "shelter",
        "organization": str(row.organization_id),
    }
    assert client.post(change, kept).status_code == 303, "what is chosen stays without looking for it again"
    both = client.post(change, kept | {"version": "2", "organization_find": "bor b"})
    assert both.status_code == 303, "who looks for another means the other"
    with as_person(cast.fay):
        assert Organization.objects.get(id=Member.objects.get(id=row.id).organization_id).name == "Harbor B"
