"""The pages of beds, through their addresses: what is shown, one tap, a question and its answers, counts."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alongside.directory.actions import bed_requests as asks
from alongside.directory.actions import beds as acts
from alongside.directory.errors_beds import CountChanged, NoShelterHere
from alongside.directory.models import (
    BedCount,
    BedHold,
    BedPast,
    BedRequest,
    ServiceProfile,
    Shelter,
)
from alongside.directory.selectors.beds import beds_tonight
from alongside.directory.tests import ground as directory
from alongside.directory.tests.beds.ground import asked, offer, shelters, yes
from alongside.vault.errors import SomeoneElseWasFaster
from tests.attacks.ground import ask
from tests.browse import sign_in


@pytest.fixture(autouse=True)
def _two_shelters(cast):
    shelters(cast)


@pytest.fixture
def browser(cast):
    def of(who):
        found = Client()
        sign_in(found, getattr(cast, who))
        return found

    return of


def page(browser, name, *args, **query):
    return browser.get(reverse(f"directory:{name}", args=args), query).content.decode()


def question(cast, **more):
    given = {
        "bed_type": "family", "age_adult": "1", "age_child": "2", "needs": ["no_id"], "minutes": "30",
        "they_said_yes": "on", "yes_how": "spoken", "shelters": [str(cast.millrace.id), str(cast.coalition.id)],
    }  # fmt: skip
    return {key: value for key, value in (given | more).items() if value is not None}


# -- what is free ----------------------------------------------------------------------------------------


def test_a_number_stands_with_its_age_and_past_it_is_not_known(cast, browser, as_person):
    shown = page(browser("amira"), "beds")
    assert "2 free" in shown
    assert "said just now" in shown
    with as_person(cast.ruth):
        BedCount.objects.update(said_at=timezone.now() - timedelta(minutes=40))
    assert "said 40 minutes ago" in page(browser("amira"), "beds")
    with as_person(cast.ruth):
        BedCount.objects.update(said_at=timezone.now() - timedelta(hours=13))
    shown = page(browser("amira"), "beds")
    assert "not known" in shown
    assert "2 free" not in shown


def test_a_hold_is_taken_off_what_others_see_without_saying_for_whom(cast, browser, as_person):
    with as_person(cast.amira) as actor:
        request = asked(actor, cast)
    with as_person(cast.ben) as actor:
        asks.answer_bed(actor=actor, request_id=request.id, said=yes())
    with as_person(cast.fay) as actor:  # neither who asked nor the shelter
        line = next(one for one in beds_tonight(actor) if one.beds)
        assert (line.beds[0].free, line.beds[0].kept) == (1, 1)
        assert ask("select count(*) from directory_bedhold") == [(0,)]
    with as_person(cast.ruth) as actor:  # a number said afterwards holds it already
        acts.say_beds(actor=actor, bed_type="family", free=1, seen=2)
        line = next(one for one in beds_tonight(actor) if one.beds)
        assert (line.beds[0].free, line.beds[0].kept) == (1, 0)


def test_what_a_shelter_takes_and_asks_is_read_from_the_directory(cast, browser, as_person):
    with as_person(cast.ruth) as actor:
        entry = directory.service("Beds for tonight")
        ServiceProfile.objects.filter(service=entry).update(accepts=["women", "families"], barriers=["id"])
        acts.offer_beds(actor=actor, version=1, offer=offer(service_id=entry.id))
    shown = page(browser("amira"), "beds")
    assert "Families with children" in shown
    assert "Must show ID" in shown
    with as_person(cast.amira) as actor:
        line = next(one for one in beds_tonight(actor, needs=["no_id", "trans"]) if one.beds)
        assert line.against == ["no_id"]  # nobody said anything about the other


def test_the_list_is_filtered_by_kind_and_county_and_by_what_is_free(cast, browser):
    mine = browser("amira")
    assert "Linden County Coalition" not in page(mine, "beds", bed_type="family")
    assert "Millrace Legal Aid" not in page(mine, "beds", county="Alder")
    assert "Millrace Legal Aid" in page(mine, "beds", free_only="on")
    assert "No shelter fits this choice" in page(mine, "beds", bed_type="detox")


def test_the_order_does_not_hang_on_who_asks(cast, as_person):
    orders = []
    for who in (cast.amira, cast.ben, cast.fay):
        with as_person(who) as actor:
            orders.append([one.name for one in beds_tonight(actor)])
    assert orders[0] == orders[1] == orders[2]


def test_no_page_for_everyone_knows_of_beds(cast):
    for name in ("public_site:front", "public_site:help"):
        assert "bed tonight" not in Client().get(reverse(name)).content.decode().lower()
    for name in ("beds", "ask_for_bed", "bed_need", "bed_need_table"):
        answer = Client().get(reverse(f"directory:{name}"))
        assert answer.status_code == 302
        assert "/sign-in/" in answer.headers["Location"]


# -- one tap ---------------------------------------------------------------------------------------------


def test_one_tap_says_it_and_a_second_of_the_same_page_changes_nothing_more(cast, browser, as_person):
    ben = browser("ben")
    for _ in range(2):
        ben.post(reverse("directory:say_beds"), {"bed_type": "family", "seen": "2", "free": "3"})
    with as_person(cast.ben):
        assert BedCount.objects.get(bed_type="family").free == 3
        assert list(BedPast.objects.values_list("free", flat=True)) == [2, 3, 3]


def test_a_tap_on_an_old_page_overwrites_nobody(cast, browser, as_person):
    with as_person(cast.ruth) as actor:
        acts.say_beds(actor=actor, bed_type="family", free=0, seen=2)
        with pytest.raises(CountChanged):
            acts.say_beds(actor=actor, bed_type="family", free=3, seen=2)
    shown = browser("ben").post(
        reverse("directory:say_beds"), {"bed_type": "family", "seen": "2", "free": "1"}, follow=True
    )
    assert "Someone said another number" in shown.content.decode()


@pytest.mark.parametrize("free", ["", "-1", "501", "many"])
def test_what_is_no_number_of_beds_is_told_and_changes_nothing(cast, browser, as_person, free):
    sent = {"bed_type": "family", "seen": "2", "free": free}
    shown = browser("ben").post(reverse("directory:say_beds"), sent, follow=True)
    assert "no number of beds" in shown.content.decode()
    with as_person(cast.ben):
        assert BedCount.objects.get(bed_type="family").free == 2


def test_only_the_shelters_own_people_say_it(cast, browser, as_person):
    with as_person(cast.amira) as actor, pytest.raises(NoShelterHere):
        acts.say_beds(actor=actor, bed_type="family", free=9, seen=None)
    with as_person(cast.amira):
        assert ask("update directory_bedcount set free = 9") == [(0,)]
        assert "row-level security" in _refused(cast.millrace.id)


def _refused(agency_id):
    from tests.attacks.ground import refused

    return refused(
        "insert into directory_bedcount (id, agency_id, bed_type, free, said_at) "
        "values (gen_random_uuid(), %s, 'crib', 4, now())",
        [agency_id],
    )


def test_another_kind_of_bed_is_added_and_taken_away(cast, browser, as_person):
    ruth = browser("ruth")
    ruth.post(reverse("directory:add_bed_kind"), {"bed_type": "crib", "free": "1", "total": "2"})
    assert "Crib" in page(ruth, "beds")
    missing = ruth.post(reverse("directory:add_bed_kind"), {"bed_type": "crib"})
    assert missing.status_code == 422
    ruth.post(reverse("directory:take_bed_kind_away"), {"bed_type": "crib"})
    with as_person(cast.ruth):
        assert list(BedCount.objects.values_list("bed_type", flat=True)) == ["family"]


# -- offering --------------------------------------------------------------------------------------------


def test_whoever_leads_offers_beds_and_nothing_is_overwritten(cast, browser, as_person):
    rosa = browser("rosa")
    sent = {"version": "0", "county": "Linden", "line": "217-555-0160", "good_for": "240", "service": ""}
    assert rosa.post(reverse("directory:offer_beds"), sent).status_code == 303
    assert rosa.post(reverse("directory:offer_beds"), sent | {"county": "Alder"}).status_code == 409
    with as_person(cast.rosa) as actor:
        row = Shelter.objects.get(agency_id=actor.agency_id)
        assert (row.county, row.good_for_minutes, row.any_hour) == ("Linden", 240, None)
        with pytest.raises(SomeoneElseWasFaster):
            acts.offer_beds(actor=actor, version=0, offer=offer())


def test_an_advocate_does_not_decide_whether_the_agency_offers_beds(cast, browser):
    assert browser("amira").get(reverse("directory:offer_beds")).status_code == 403


@pytest.mark.parametrize("line", ["555", "call me", "1" * 16])
def test_a_line_that_is_no_number_is_told(cast, browser, line):
    sent = {"version": "0", "county": "Linden", "line": line, "good_for": "240"}
    answer = browser("rosa").post(reverse("directory:offer_beds"), sent)
    assert answer.status_code == 422
    assert line in answer.content.decode()


def test_a_shelter_rests_and_comes_back(cast, browser, as_person):
    ruth = browser("ruth")
    ruth.post(reverse("directory:rest_beds"), {"rests": "yes"})
    assert "Millrace Legal Aid" not in page(browser("amira"), "ask_for_bed")
    assert "Resting" in page(ruth, "beds")
    ruth.post(reverse("directory:rest_beds"), {"rests": "no"})
    assert "Millrace Legal Aid" in page(browser("amira"), "ask_for_bed")


def test_the_tables_of_shelters_have_no_column_that_finds_one(cast):
    rows = ask(
        "select column_name from information_schema.columns where table_name like 'directory_bed%' "
        "or table_name = 'directory_shelter'"
    )
    words = ("address", "street", "lat", "lon", "coord", "distance", "zip", "city", "area", "name", "note")
    assert [name for (name,) in rows if any(word in name for word in words)] == []


# -- a question and its answers --------------------------------------------------------------------------


def test_the_form_has_nothing_chosen_beforehand_and_no_field_for_words(cast, browser):
    shown = page(browser("amira"), "ask_for_bed")
    form = shown[shown.index("ask-bed") :]
    assert "<textarea" not in form
    assert 'type="text"' not in form
    for name in ("they_said_yes", "tell_back", "shelters", "needs", "yes_how"):
        for tag in (part for part in form.split("<input") if f'name="{name}"' in part.split(">")[0]):
            assert "checked" not in tag.split(">")[0], name


def test_a_question_is_asked_answered_and_taken_through_the_pages(cast, browser, as_person):
    amira, ben = browser("amira"), browser("ben")
    answer = amira.post(reverse("directory:ask_for_bed"), question(cast))
    with as_person(cast.amira):
        request = BedRequest.objects.get()
    assert answer.headers["Location"] == reverse("directory:bed_request", args=[request.id])
    assert "You are asked for a bed" in ben.get(reverse("people:today")).content.decode()
    assert "2 to 11" not in page(ben, "beds")  # who comes stands on the page of the question only
    shown = page(ben, "answer_bed", request.id)
    assert "2 to 11: 2" in shown
    assert "Linden Crisis Center asks" in shown
    assert "Has no ID" in shown
    said = {"answer": "yes", "beds": "1", "held_for": "120"}
    assert ben.post(reverse("directory:answer_bed", args=[request.id]), said).status_code == 303
    shown = page(amira, "bed_request", request.id)
    assert "1 of 2 answered" in shown
    assert "Take this bed" in shown
    assert "A bed is held" in amira.get(reverse("people:today")).content.decode()
    with as_person(cast.amira):
        hold = BedHold.objects.get()
    amira.post(reverse("directory:take_bed", args=[request.id]), {"hold": str(hold.id)})
    assert hold.code in page(amira, "beds")
    assert amira.get(reverse("directory:bed_request", args=[request.id])).status_code == 404
    assert "They arrived" in page(ben, "beds")
    assert "They arrived" not in page(amira, "beds")


@pytest.mark.parametrize("missing", ["they_said_yes", "yes_how", "bed_type", "shelters", "age_adult"])
def test_what_is_missing_is_told_and_nothing_typed_is_lost(cast, browser, as_person, missing):
    more = {missing: None} | ({"age_child": None} if missing == "age_adult" else {"age_child": "4"})
    answer = browser("amira").post(reverse("directory:ask_for_bed"), question(cast, **more))
    assert answer.status_code == 422
    assert missing == "age_adult" or 'value="4"' in answer.content.decode()
    with as_person(cast.amira):
        assert not BedRequest.objects.exists()


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({}, "Choose yes, maybe or no."),
        ({"answer": "yes", "beds": "1"}, "Say how long you hold it."),
        ({"answer": "yes", "held_for": "60", "beds": ""}, "Say how many, at least one."),
        ({"answer": "no"}, "Choose a reason."),
    ],
)
def test_an_answer_that_is_not_whole_is_told(cast, browser, as_person, said, told):
    with as_person(cast.amira) as actor:
        request = asked(actor, cast)
    answer = browser("ben").post(reverse("directory:answer_bed", args=[request.id]), said)
    assert answer.status_code == 422
    assert told in answer.content.decode()


def test_an_answer_to_what_is_no_longer_needed_finds_nothing(cast, browser, as_person):
    with as_person(cast.amira) as actor:
        request = asked(actor, cast)
        asks.end_request(actor=actor, request_id=request.id, became="elsewhere")
    ben = browser("ben")
    assert ben.get(reverse("directory:answer_bed", args=[request.id])).status_code == 404
    assert "A place was found another way" not in page(ben, "beds")  # over is all that the asked hear


def test_a_phone_answer_is_noted_by_who_asked_and_by_nobody_else(cast, browser, as_person):
    with as_person(cast.amira) as actor:
        request = asked(actor, cast)
    url = reverse("directory:note_phone_answer", args=[request.id])
    assert browser("ben").get(url).status_code == 404
    browser("dev").post(url, {"answer": "maybe"})
    assert "On the telephone" in page(browser("amira"), "bed_request", request.id)


def test_no_bed_is_needed_any_more(cast, browser, as_person):
    with as_person(cast.amira) as actor:
        request = asked(actor, cast)
    url = reverse("directory:end_bed_request", args=[request.id])
    assert browser("amira").post(url, {"became": "nonsense"}).status_code == 404
    assert browser("amira").post(url, {"became": "not_wanted"}).status_code == 303
    with as_person(cast.amira):
        assert not BedRequest.objects.exists()
