"""Groups: words sealed to the agency, an agenda of the members' own, a count and no list of who came."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from alongside.cases.actions import groups as acts
from alongside.cases.errors import SavedBefore, SomeoneElseWasFaster
from alongside.cases.errors_groups import MeetingHeld, MeetsThatDay
from alongside.cases.factories_groups import a_group
from alongside.cases.models import AgendaItem, Group, GroupResource, Meeting
from alongside.cases.selectors import groups as selectors
from alongside.service_entries.selectors import entries_about, quarters_on
from alongside.vault.crypto.errors import SealBroken
from alongside.vault.errors import Locked, NotFound, Refused
from alongside.vault.ids import uuid7

TODAY = timezone.localdate


def body(answer):
    return answer.content.decode()


@pytest.fixture
def group(cast, as_person):
    with as_person(cast.amira) as actor:
        return a_group(actor)


def test_its_words_open_to_everyone_of_the_agency_and_lie_sealed(cast, as_person, group):
    for who in ("dev", "ida", "noor"):
        with as_person(getattr(cast, who)) as actor:
            [line] = selectors.groups_for(actor)
            assert (line.name, line.topics[-1], line.peers_lead) == ("Tuesday Circle", "Cooking together", 2)
    with as_person(cast.ben) as actor:
        assert selectors.groups_for(actor) == []
        with pytest.raises(NotFound):
            selectors.group_for(actor, group.id)
    assert b"Circle" not in bytes(group.name_sealed)


def test_with_the_row_in_hand_another_agency_reads_no_word(cast, as_person, group):
    with as_person(cast.ben), pytest.raises(SealBroken):
        assert group.name


def test_without_a_key_a_word_is_locked(cast, group):
    with pytest.raises(Locked):
        assert group.name


def test_no_table_says_who_belongs_to_a_group():
    """Nothing in it can point at a client."""
    for model in (Group, AgendaItem, Meeting, GroupResource):
        assert "subject_id" not in {field.attname for field in model._meta.fields}
        assert not {"case_id", "author_id", "by_id"} & {field.attname for field in model._meta.fields}


def test_who_looks_after_it_or_leads_changes_it(cast, as_person, group):
    with as_person(cast.chloe) as actor:
        given = selectors.group_words(group) | {"name": "Thursday Circle"}
        version = given.pop("version")
        acts.change_group(actor, group_id=group.id, version=version, given=given)
        with pytest.raises(SomeoneElseWasFaster):
            acts.change_group(actor, group_id=group.id, version=version, given=given)
    with as_person(cast.dev) as actor, pytest.raises(Refused):
        acts.let_group_rest(actor, group_id=group.id, rests=True)


def test_members_set_the_agenda_and_its_order(cast, as_person, group):
    with as_person(cast.dev) as actor:
        for words in ("Sleep", "Saying no", "Money"):
            acts.propose(actor, group_id=group.id, item_id=uuid7(), words=words)
        last = selectors.agenda_of(actor, group.id)[-1]
        acts.move_item_up(actor, item_id=last.id)
        first = selectors.agenda_of(actor, group.id)[0]
        acts.settle_item(actor, item_id=first.id, state="done")
        assert [one.words for one in selectors.agenda_of(actor, group.id)] == ["Money", "Saying no", "Sleep"]


def test_an_item_sent_twice_stands_once(cast, as_person, group):
    with as_person(cast.dev) as actor:
        item = {"group_id": group.id, "item_id": uuid7(), "words": "Sleep"}
        acts.propose(actor, **item)
        with pytest.raises(SavedBefore):
            acts.propose(actor, **item)


def test_a_meeting_keeps_a_count_and_enters_the_service(cast, as_person, esther, group):
    with as_person(cast.amira) as actor:
        meeting = acts.plan_meeting(actor, group_id=group.id, on=TODAY())
        held = acts.hold_meeting(
            actor, meeting_id=meeting.id, quarters=6, others=8, case_ids=[esther.id], place="office"
        )
        assert held.came == 9
        assert quarters_on(actor, TODAY()) == 6
        [hers] = entries_about(actor, esther.subject_id)
        assert (hers.language, hers.in_group) == ("es", True)
        with pytest.raises(MeetingHeld):
            acts.hold_meeting(actor, meeting_id=meeting.id, quarters=6, others=8, case_ids=[])
        with pytest.raises(MeetsThatDay):
            acts.plan_meeting(actor, group_id=group.id, on=TODAY())


def test_a_meeting_cannot_hang_on_another_agencys_group(cast, as_person, group):
    with as_person(cast.ben) as actor:
        theirs = Meeting(agency_id=actor.agency_id, group_id=group.id, on=TODAY())
        with pytest.raises(IntegrityError, match="same_agency"), transaction.atomic():
            Meeting.objects.bulk_create([theirs])
            with connection.cursor() as cursor:
                cursor.execute("set constraints all immediate")


# -- screens --------------------------------------------------------------------------------------------


def form(**more):
    return {
        "row_id": str(uuid7()),
        "name": "Morning Table",
        "kind": "parents",
        "topics": ["parenting"],
        **more,
    }


def test_begun_changed_and_let_rest(cast, browser):
    client = browser(cast.amira)
    answer = client.post(reverse("services:new_group"), form(), follow=True)
    group_id = answer.context["group"].id
    assert "Being a parent" in body(answer)
    changed = form(name="Evening Table", version=1)
    assert "Evening Table" in body(client.post(f"/services/groups/{group_id}/change/", changed, follow=True))
    answer = client.post(f"/services/groups/{group_id}/change/", form(name="Other", version=1))
    assert "What is saved now" in body(answer)
    rested = client.post(reverse("services:rest_group", args=[group_id]), {"rests": "yes"}, follow=True)
    assert "It meets again" in body(rested)


def test_sent_again_with_other_words_both_are_shown(cast, browser, group):
    client = browser(cast.amira)
    for url, first, second in (
        (reverse("services:new_group"), form(), {"name": "Other"}),
        (
            reverse("services:propose", args=[group.id]),
            {"row_id": str(uuid7()), "words": "Sleep"},
            {"words": "Rest"},
        ),
        (reverse("services:lend"), {"row_id": str(uuid7()), "title": "A film"}, {"title": "A book"}),
    ):
        assert client.post(url, first).status_code == 303
        answer = client.post(url, first | second)
        assert answer.status_code == 422
        assert "What is saved now" in body(answer)
        assert "This was saved already." in body(client.post(url, first, follow=True))


def test_nothing_is_chosen_beforehand(cast, browser):
    page = body(browser(cast.amira).get(reverse("services:new_group")))
    assert 'name="kind"' in page
    assert " checked" not in page.split("<main")[1].split("</main>")[0]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"name": ""}, "Give it a name."),
        ({"kind": ""}, "Choose one of these."),
        ({"peers_lead": "x"}, "how many people"),
    ],
)
def test_what_is_missing_is_told(cast, browser, change, sentence):
    answer = browser(cast.amira).post(reverse("services:new_group"), form(**change))
    assert answer.status_code == 422
    assert sentence in body(answer)


def test_the_agenda_and_the_meeting_on_the_page(cast, browser, esther, group):
    client, here = browser(cast.amira), reverse("services:group", args=[group.id])
    client.post(reverse("services:propose", args=[group.id]), {"row_id": str(uuid7()), "words": "Sleep"})
    answer = client.post(reverse("services:propose", args=[group.id]), {"words": " "})
    assert "There is nothing written yet." in body(answer)
    [item] = client.get(here).context["agenda"]
    client.post(reverse("services:settle_item", args=[item.id]), {"state": "let_go"})
    client.post(reverse("services:settle_item", args=[item.id]), {"state": "nonsense"})
    assert client.get(here).context["agenda"][0].state == "let_go"
    meets = reverse("services:plan_meeting", args=[group.id])
    assert "within a year" in body(client.post(meets, {"on": "2040-01-01"}))
    client.post(meets, {"on": TODAY().isoformat()})
    assert "meets on that day already" in body(client.post(meets, {"on": TODAY().isoformat()}))
    [meeting] = client.get(here).context["meetings"]
    held = reverse("services:hold_meeting", args=[meeting.id])
    assert "Say for how many people" in body(client.post(held, {"quarters": "1.5", "others": ""}))
    page = body(client.post(held, {"quarters": "1.5", "others": "4", "named": [str(esther.id)]}, follow=True))
    assert "5 people" in page
    assert "is written down already" in body(client.post(held, {"quarters": "1", "others": "1"}, follow=True))


def test_a_meeting_that_is_to_come_is_not_counted_yet(cast, as_person, browser, group):
    with as_person(cast.amira) as actor:
        meeting = acts.plan_meeting(actor, group_id=group.id, on=TODAY() + timedelta(days=2))
    answer = browser(cast.amira).post(
        reverse("services:hold_meeting", args=[meeting.id]), {"quarters": "1", "others": "4"}
    )
    assert "This day has not come yet." in body(answer)


def test_the_shelf_is_for_every_group_and_gives_back_what_was_taken_off(cast, browser):
    client, shelf = browser(cast.amira), reverse("services:groups")
    client.post(
        reverse("services:lend"), {"row_id": str(uuid7()), "title": "A film about rivers", "topic": "hope"}
    )
    assert "Say what it is." in body(client.post(reverse("services:lend"), {"title": ""}))
    [thing] = browser(cast.noor).get(shelf).context["resources"]
    url = reverse("services:take_resource", args=[thing.id])
    assert "Put it back" in body(client.post(url, follow=True))
    assert browser(cast.noor).get(shelf).context["resources"] == []
    client.post(url, {"back": "yes"})
    assert len(browser(cast.noor).get(shelf).context["resources"]) == 1
