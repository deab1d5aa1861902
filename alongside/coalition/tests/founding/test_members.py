"""Members: the list, steps with the way back, promises, what organizers alone read."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from alongside.coalition.actions import founding as acts
from alongside.coalition.actions.members import add_member, join, leave, take_off_list
from alongside.coalition.enums import MemberState, PartnerType
from alongside.coalition.errors_founding import StandsElsewhere
from alongside.coalition.models import Approach, Commitment, Contact, Member, Step, Strength
from alongside.coalition.selectors.founding import missing_types
from alongside.coalition.tests import ground
from alongside.vault.errors import NotFound, Refused, SavedBefore, SomeoneElseWasFaster
from alongside.vault.ids import uuid7
from tests.browse import sign_in

TODAY = timezone.localdate


def url(cast, name, *more):
    return reverse(f"coalition:{name}", args=[cast.coalition.id, *more])


def oak(fay, **more):
    told = {"name": "Oak House", "partner_type": PartnerType.HOUSING} | more
    return add_member(actor=fay, coalition_id=fay.agency_id, **told)


def step(fay, row, seen, then, **more):
    told = {"on": TODAY()} | more
    return acts.take_step(
        actor=fay, coalition_id=fay.agency_id, partner_id=row.id, seen=seen, then=then, **told
    )


def test_a_new_coalition_is_shown_where_to_begin(cast, client):
    sign_in(client, cast.fay)
    assert "Nobody is in the list yet" in client.get(url(cast, "members")).text
    assert "Founding: what is next" in client.get(url(cast, "front")).text
    assert "List the partners" in client.get(url(cast, "founding")).text


def test_an_organization_is_added_by_hand_and_not_twice(cast, client):
    sign_in(client, cast.fay)
    sent = {"name": "Oak House", "partner_type": "housing"}
    answer = client.post(url(cast, "add_member"), sent, follow=True)
    assert "Oak House" in answer.text
    assert client.post(url(cast, "add_member"), sent).status_code == 422
    empty = client.post(url(cast, "add_member"), {"partner_type": "housing"})
    assert "Write its name" in empty.text


def test_the_missing_kinds_are_counted_without_who_left(cast, as_person):
    with as_person(cast.fay) as fay:
        assert len(missing_types(fay.agency_id)) == 10
        row = oak(fay)
        assert len(missing_types(fay.agency_id)) == 9
        step(fay, row, "wanted", "joined")
        step(fay, row, "joined", "left")
        assert len(missing_types(fay.agency_id)) == 10


def test_the_table_and_the_filters(cast, client, as_person):
    with as_person(cast.fay) as fay:
        ground.joined(fay, cast.linden)
        oak(fay, name="=Oak")
    sign_in(client, cast.amira)
    table = client.get(url(cast, "members_file")).content.decode()
    assert "'=Oak" in table
    shown = client.get(url(cast, "members") + "?state=joined").text
    assert "Linden Crisis Center" in shown
    assert "=Oak" not in shown
    assert "No organization in the list is like this" in client.get(url(cast, "members") + "?q=zzz").text


def test_a_step_is_taken_once_and_taken_back_with_its_days(cast, as_person):
    with as_person(cast.fay) as fay:
        row = oak(fay)
        step(fay, row, "wanted", "asked")
        step(fay, row, "wanted", "asked")
        assert list(Step.objects.order_by("made_at").values_list("was", "now")) == [
            ("", "wanted"),
            ("wanted", "asked"),
        ]
        step(fay, row, "asked", "joined")
        with pytest.raises(StandsElsewhere):
            step(fay, row, "asked", "declined")
        latest = Step.objects.order_by("-made_at").first()
        back = acts.undo_step(actor=fay, coalition_id=fay.agency_id, partner_id=row.id, step_id=latest.id)
        assert (back.state, back.joined_on) == (MemberState.ASKED, None)
        with pytest.raises(StandsElsewhere):
            acts.undo_step(actor=fay, coalition_id=fay.agency_id, partner_id=row.id, step_id=latest.id)


def test_what_was_put_on_the_list_by_mistake_is_taken_off(cast, client, as_person):
    sign_in(client, cast.fay)
    client.post(url(cast, "add_member"), {"name": "Oak House", "partner_type": "housing"})
    with as_person(cast.fay):
        row, first = Member.objects.get(), Step.objects.get()
    page = client.get(url(cast, "member", row.id)).text
    assert "Put on the list" in page
    assert "Take it off the list" in page
    undo = url(cast, "undo_step", row.id, first.id)
    assert "Oak House is off the list." in client.post(undo, follow=True).text
    assert client.post(undo).status_code == 404
    with as_person(cast.fay):
        assert not Member.objects.exists()


def test_nothing_that_is_written_about_goes_with_the_list(cast, client, as_person):
    with as_person(cast.fay) as fay:
        row = oak(fay)
        first = Step.objects.get()
        told = {"actor": fay, "coalition_id": fay.agency_id, "partner_id": row.id}
        acts.name_contact(row_id=uuid7(), given={"name": "Harriet"}, **told)
    sign_in(client, cast.fay)
    undo = url(cast, "undo_step", row.id, first.id)
    assert "so it stays in the list" in client.post(undo, follow=True).text
    with as_person(cast.fay) as fay:
        assert Step.objects.get() == first
        acts.end_contact(contact_id=Contact.objects.get().id, **told)
        step(fay, row, "wanted", "asked")
        with pytest.raises(StandsElsewhere):
            take_off_list(step_id=first.id, **told)
    sign_in(client, cast.rosa)
    assert client.post(undo).status_code in (403, 404)


def test_joining_and_leaving_leave_a_step_each_that_can_be_taken_back(cast, as_person):
    with as_person(cast.fay) as fay:
        row = ground.joined(fay, cast.linden)
        assert join(actor=fay, member=row, on=TODAY()).state == "joined", "said again, nothing is added"
        leave(actor=fay, member=row, on=TODAY())
        assert list(Step.objects.order_by("made_at").values_list("was", "now")) == [
            ("", "wanted"),
            ("wanted", "joined"),
            ("joined", "left"),
        ]
        for state in ("joined", "wanted"):
            latest = acts.latest_step(row)
            back = acts.undo_step(actor=fay, coalition_id=fay.agency_id, partner_id=row.id, step_id=latest.id)
            assert back.state == state
        assert (back.joined_on, back.left_on) == (None, None)
    with as_person(cast.rosa) as rosa, pytest.raises((Refused, NotFound)):
        join(actor=rosa, member=row, on=TODAY())


def test_not_now_keeps_a_reason_and_a_day_on_the_screen_of_organizers(cast, client, as_person):
    with as_person(cast.fay) as fay:
        ground.joined(fay, cast.linden)
        row = oak(fay)
        step(fay, row, "wanted", "asked")
    sign_in(client, cast.fay)
    sent = {
        "seen": "asked", "then": "declined", "on": str(TODAY()), "reason": "No staff yet.",
        "ask_again_on": "2027-02-01",
    }  # fmt: skip
    assert "No staff yet." in client.post(url(cast, "take_step", row.id), sent, follow=True).text
    undo = url(cast, "undo_step", row.id, _latest(cast, as_person).id)
    sign_in(client, cast.rosa)
    assert "No staff yet." not in client.get(url(cast, "member", row.id)).text
    assert client.post(undo).status_code in (403, 404)
    assert client.post(url(cast, "take_step", row.id), sent).status_code in (403, 404)
    sign_in(client, cast.fay)
    assert "As it was before." in client.post(undo, follow=True).text


def _latest(cast, as_person):
    with as_person(cast.fay):
        return Step.objects.order_by("-made_at").first()


def test_contacts_and_talks_are_the_organizers_own(cast, client, as_person):
    with as_person(cast.fay) as fay:
        row = ground.joined(fay, cast.linden)
    sign_in(client, cast.fay)
    sent = {
        "name": "Harriet",
        "part": "Director",
        "phone": "555 0100",
        "mail": "h@linden.example",
        "row_id": uuid7(),
    }
    for _ in range(2):
        client.post(url(cast, "name_contact", row.id), sent)
    talk = {
        "on": str(TODAY()),
        "how": "call",
        "told": ["need"],
        "note": "Asked for a visit.",
        "row_id": uuid7(),
    }
    page = client.post(url(cast, "note_approach", row.id), talk, follow=True)
    assert "Harriet" in page.text
    assert "Asked for a visit." in page.text
    wrong = client.post(url(cast, "name_contact", row.id), {"name": "Jo", "mail": "no address"})
    assert "name@agency.example" in wrong.text
    with as_person(cast.fay):
        assert Contact.objects.count() == 1
        contact = Contact.objects.get()
    with as_person(cast.rosa):
        assert not Contact.objects.exists()
        assert not Approach.objects.exists()
    sign_in(client, cast.rosa)
    assert "Harriet" not in client.get(url(cast, "member", row.id)).text
    sign_in(client, cast.fay)
    gone = client.post(url(cast, "end_contact", row.id, contact.id), follow=True)
    assert "Harriet" not in gone.text


def test_who_speaks_for_a_member_promises_for_it_and_nobody_else(cast, client, as_person):
    with as_person(cast.fay) as fay:
        row, other = ground.joined(fay, cast.linden), ground.joined(fay, cast.millrace)
    sign_in(client, cast.rosa)
    sent = {"promises": ["willing", "survivors"], "on": str(TODAY())}
    client.post(url(cast, "promise", row.id), sent)
    client.post(url(cast, "promise", row.id), sent)
    assert client.post(url(cast, "promise", other.id), sent).status_code == 403
    front = client.get(url(cast, "front")).text
    assert "3 of the five promises" in front
    client.post(url(cast, "take_promise_back", row.id, "willing"))
    sign_in(client, cast.amira)
    assert client.post(url(cast, "promise", row.id), sent).status_code == 403
    with as_person(cast.rosa):
        mine = Commitment.objects.get()
        assert (mine.promise, mine.from_paper, mine.for_agency_id) == ("survivors", False, cast.linden.id)
    with as_person(cast.ruth) as ruth, pytest.raises(Exception, match="row-level security"):
        Commitment.objects.create(
            agency_id=cast.coalition.id, partner_id=row.id, for_agency_id=ruth.agency_id, promise="resolve",
            on=TODAY(), made_by_id=ruth.account_id,
        )  # fmt: skip


def test_an_organizer_writes_promises_down_from_paper(cast, as_person):
    with as_person(cast.fay) as fay:
        row = oak(fay)
        step(fay, row, "wanted", "joined")
        told = {"actor": fay, "coalition_id": fay.agency_id, "partner_id": row.id, "on": TODAY()}
        assert acts.commit(promises=["willing", "resolve"], **told) == 2
        assert acts.commit(promises=["willing", "resolve"], **told) == 0
        assert all(Commitment.objects.values_list("from_paper", flat=True))


def test_strengths_are_read_by_all_and_removed_by_who_speaks(cast, client, as_person):
    with as_person(cast.fay) as fay:
        row = ground.joined(fay, cast.linden)
    sign_in(client, cast.chloe)
    client.post(url(cast, "add_strength", row.id), {"kind": "brings", "what": "A room", "row_id": uuid7()})
    sign_in(client, cast.amira)
    assert "A room" in client.get(url(cast, "member", row.id)).text
    with as_person(cast.chloe):
        one = Strength.objects.get()
    assert client.post(url(cast, "remove_strength", row.id, one.id)).status_code == 403
    sign_in(client, cast.chloe)
    client.post(url(cast, "remove_strength", row.id, one.id))
    with as_person(cast.chloe):
        assert not Strength.objects.exists()


def test_a_form_sent_again_with_other_words_says_so(cast, as_person):
    with as_person(cast.fay) as fay:
        row, row_id = oak(fay), uuid7()
        told = {"actor": fay, "coalition_id": fay.agency_id, "partner_id": row.id, "row_id": row_id}
        acts.name_contact(given={"name": "Harriet"}, **told)
        with pytest.raises(SavedBefore):
            acts.name_contact(given={"name": "Someone"}, **told)


def test_the_name_is_never_written_over(cast, client, as_person):
    with as_person(cast.fay) as fay:
        row = oak(fay)
        told = {"actor": fay, "coalition_id": fay.agency_id, "partner_id": row.id, "partner_type": "housing"}
        acts.change_partner(version=1, name="Oak Homes", **told)
        with pytest.raises(SomeoneElseWasFaster):
            acts.change_partner(version=1, name="Oaks", **told)
    sign_in(client, cast.fay)
    sent = {"version": 1, "name": "Oaks", "partner_type": "housing"}
    answer = client.post(url(cast, "change_member", row.id), sent)
    assert answer.status_code == 409
    assert "Oak Homes" in answer.text


def test_a_member_changes_no_row_of_the_list(cast, as_person):
    with as_person(cast.fay) as fay:
        row = ground.joined(fay, cast.linden)
    with as_person(cast.rosa) as rosa, pytest.raises(Refused):
        acts.take_step(
            actor=rosa,
            coalition_id=cast.coalition.id,
            partner_id=row.id,
            seen="joined",
            then="left",
            on=TODAY(),
        )


def test_a_list_of_three_hundred_asks_as_often_as_one_of_three(cast, client, as_person):
    with as_person(cast.fay) as fay:
        ground.joined(fay, cast.linden)
    sign_in(client, cast.amira)
    with CaptureQueriesContext(connection) as few:
        client.get(url(cast, "members"))
    with as_person(cast.fay) as fay:
        Member.objects.bulk_create(
            Member(agency_id=fay.agency_id, name=f"House {n}", partner_type="housing") for n in range(300)
        )
    with CaptureQueriesContext(connection) as many:
        client.get(url(cast, "members"))
    assert len(many) <= len(few)


def test_hundreds_of_partners_come_in_pages_each_once_and_pages_keep_what_was_asked(client, cast, as_person):
    names = [f"Partner {number:03}" for number in range(70)]
    with as_person(cast.fay) as fay:
        for name in names:
            oak(fay, name=name)
    sign_in(client, cast.fay)
    asked = {"q": "Partner", "state": MemberState.WANTED}
    pages = [client.get(url(cast, "members"), asked | {"page": page}).text for page in "123"]
    assert "?q=Partner&amp;state=wanted&amp;page=2" in pages[0]
    assert sorted(name for page in pages for name in names if name in page) == names
    assert client.get(url(cast, "members"), asked | {"page": "nonsense"}).text.count("Partner 0") == 30
