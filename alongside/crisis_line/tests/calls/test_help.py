"""Finding help without leaving a call: the first hits, the number that was given, a bed, and what becomes of them."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.crisis_line.actions.ending import stop_and_keep_nothing
from alongside.crisis_line.models import BedAsked, Call, NumberGiven
from alongside.crisis_line.selectors.calls import opened
from alongside.crisis_line.selectors.helping import opened_help
from alongside.crisis_line.tests.calls.ground import answer_bed, asked, pantry, said_yes, shelter
from alongside.directory.selectors.bed_requests import requests_of
from alongside.vault import tombstones
from alongside.vault.ids import uuid7
from config.backup_load import bury
from tests.attacks.ground import ask

HTMX = {"HX-Request": "true"}


def url(name, call, **more):
    return reverse(f"crisis_line:{name}", kwargs={"call_id": call.id, **more})


def help_now(cast, as_person, call):
    with as_person(cast.amira) as actor:
        return opened_help(actor, Call.objects.get(id=call.id))


def give(browser, call, service, **more):
    return browser.post(url("give_number", call), {"service": str(service.id), "for": "food"}, headers=more)


# -- a service ------------------------------------------------------------------------------------------


def test_what_is_marked_on_the_sheet_is_offered_first(step, browser_of, a_call):
    step("need.legal", "wanted")
    page = browser_of("amira").get(url("find_help", a_call), headers=HTMX).content.decode()
    assert page.index("Legal help") < page.index("A safe place")
    assert "<html" not in page
    again = browser_of("amira").post(url("find_help", a_call), {"words": "food", "first": "need.legal"})
    assert again.content.decode().index("Legal help") < again.content.decode().index("A safe place")


def test_a_need_of_the_sheet_finds_a_number_with_its_reasons_and_leaves_no_word_in_the_address(
    cast, browser_of, a_call
):
    service = pantry(cast)
    answer = browser_of("amira").post(url("find_help", a_call), {"tonight": "need.food"}, headers=HTMX)
    page = answer.content.decode()
    assert "Prairie Pantry" in page
    assert "217-555-0147" in page
    assert "Gave this number" in page
    assert str(service.id) in page


def test_a_picked_need_stays_marked_while_it_is_what_is_looked_for(browser_of, a_call):
    def marked(**sent):
        page = browser_of("amira").post(url("find_help", a_call), sent, headers=HTMX).content.decode()
        return re.findall(r'value="(need\.[a-z]+)" aria-pressed="true"', page)

    assert marked(tonight="need.bed") == ["need.bed"]  # a safe place is looked for by the same word
    assert marked(picked="need.bed", need="housing_tonight", words="family") == ["need.bed"]
    assert marked(picked="need.bed", need="food") == []
    assert marked(picked="<b>", need="food") == []
    assert marked(words="soup") == []


def test_a_zip_that_lacks_a_number_is_said_and_what_was_typed_stays(browser_of, a_call):
    sent = {"words": "food", "zip": "6160"}
    amira = browser_of("amira")
    assert amira.post(url("find_help", a_call), sent).status_code == 422
    shown = amira.post(url("find_help", a_call), sent, headers=HTMX)  # htmx puts in only what is 200
    assert shown.status_code == 200
    assert "Add 1 more" in shown.content.decode()
    assert 'value="6160"' in shown.content.decode()


def test_a_place_in_the_address_is_not_read(cast, browser_of, a_call):
    pantry(cast)
    page = browser_of("amira").get(url("find_help", a_call) + "?words=food&zip=61602").content.decode()
    assert 'value="61602"' not in page
    assert "Prairie Pantry" not in page


@pytest.mark.parametrize("name", ["find_help", "find_bed"])
def test_without_a_script_the_sheet_is_saved_before_one_looks(cast, as_person, browser_of, a_call, name):
    answer = browser_of("amira").post(url(name, a_call), {"version": "1", "note": "Typed, not sent."})
    assert (answer.status_code, answer.url) == (303, url(name, a_call))
    with as_person(cast.amira):
        assert opened(Call.objects.get(id=a_call.id)).said["note"] == "Typed, not sent."


def test_a_number_that_was_given_stands_on_the_call_once_and_can_be_taken_back(
    cast, as_person, browser_of, a_call
):
    service, amira = pantry(cast), browser_of("amira")
    assert "Number given" in give(amira, a_call, service, **HTMX).content.decode()
    assert give(amira, a_call, service).status_code == 303
    (one,) = help_now(cast, as_person, a_call).numbers
    assert (one.name, one.number, one.need) == ("Prairie Pantry", "217-555-0147", "food")
    assert "Prairie Pantry" in amira.get(url("call", a_call)).content.decode()
    back = amira.post(url("take_number_back", a_call, given_id=one.id), headers=HTMX)
    assert "Gave this number" in back.content.decode()
    assert help_now(cast, as_person, a_call).numbers == []


def test_what_was_said_of_a_service_lies_sealed(transactional_db, cast, browser_of, a_call):
    give(browser_of("amira"), a_call, pantry(cast))
    ((row,),) = ask("select t::text from crisis_line_numbergiven t", using="owner")
    assert "Prairie" not in row
    assert b"Prairie".hex() not in row


@pytest.mark.parametrize("service", ["", "not-an-id", "01a203e1-bc63-779d-a45b-cc51dc089be1"])
def test_a_service_that_is_not_listed_is_not_noted(cast, as_person, browser_of, a_call, service):
    answer = browser_of("amira").post(url("give_number", a_call), {"service": service}, follow=True)
    assert "not in the directory any more" in answer.content.decode()
    assert help_now(cast, as_person, a_call).numbers == []


def test_on_a_call_that_ended_nothing_is_noted(cast, as_person, browser_of, a_call):
    amira, service = browser_of("amira"), pantry(cast)
    amira.post(url("end", a_call), {"version": "1"})
    assert "has ended" in amira.post(
        url("give_number", a_call), {"service": str(service.id)}, follow=True
    ).content.decode()  # fmt: skip
    assert help_now(cast, as_person, a_call).numbers == []


# -- a bed ----------------------------------------------------------------------------------------------


def ask_for_bed(browser, cast, call, **more):
    return browser.post(url("find_bed", call), asked(cast, **more), headers=HTMX)


def request_of(cast, as_person):
    with as_person(cast.amira) as actor:
        return requests_of(actor)[0]


def millrace_says_yes(cast, as_person):
    request = request_of(cast, as_person).row
    with as_person(cast.ben) as actor:
        answer_bed(actor=actor, request_id=request.id, said=said_yes(timezone.now() + timedelta(hours=2)))
    line = request_of(cast, as_person)
    return {"asked": str(line.row.id), "hold": str(line.answers[0].hold.id)}


def test_a_bed_is_asked_for_answered_and_taken_on_the_call(cast, as_person, browser_of, a_call):
    shelter(cast)
    amira = browser_of("amira")
    assert "Millrace Legal Aid" in amira.get(url("find_bed", a_call), headers=HTMX).content.decode()
    said = ask_for_bed(amira, cast, a_call).content.decode()
    assert "Not answered yet" in said
    code = request_of(cast, as_person).row.code
    assert code in amira.get(url("call", a_call)).content.decode()
    chosen = millrace_says_yes(cast, as_person)
    assert (
        "Take this bed" in amira.get(url("bed_answers", a_call) + "?seen=0.0", headers=HTMX).content.decode()
    )
    taken = amira.post(url("take_found_bed", a_call), chosen, headers=HTMX).content.decode()
    assert f"The bed is taken under {code}." in taken
    assert "217-555-0150" in taken
    with as_person(cast.amira):
        found = Call.objects.get(id=a_call.id)
        assert (opened(found).said["need.bed"], found.dispositions) == ("found", ["bed"])


def test_nobody_is_asked_without_their_yes(cast, as_person, browser_of, a_call):
    shelter(cast)
    said = ask_for_bed(browser_of("amira"), cast, a_call, they_said_yes="")
    assert "Ask them first." in said.content.decode()
    assert help_now(cast, as_person, a_call).beds == []


def test_the_same_form_sent_twice_asks_once(cast, as_person, browser_of, a_call):
    shelter(cast)
    amira, row_id = browser_of("amira"), str(uuid7())
    for _ in range(2):
        assert ask_for_bed(amira, cast, a_call, row_id=row_id).status_code == 200
    assert len(help_now(cast, as_person, a_call).beds) == 1


def test_looking_again_opens_nothing_while_nobody_has_answered(cast, as_person, browser_of, a_call):
    shelter(cast)
    amira = browser_of("amira")
    ask_for_bed(amira, cast, a_call)
    ((before,),) = ask("select count(*) from ledger_line", using="owner")
    assert amira.get(url("bed_answers", a_call) + "?seen=0.0", headers=HTMX).status_code == 204
    assert ask("select count(*) from ledger_line", using="owner") == [(before,)]


def test_a_bed_of_another_call_is_not_taken_here(cast, as_person, browser_of, a_call):
    shelter(cast)
    amira = browser_of("amira")
    other = amira.post(reverse("crisis_line:take"), {"row_id": str(uuid7())}).url.split("/")[-2]
    amira.post(reverse("crisis_line:find_bed", args=[other]), asked(cast))
    chosen = millrace_says_yes(cast, as_person)
    for sent in (chosen, {"asked": "no id", "hold": ""}):
        answer = amira.post(url("take_found_bed", a_call), sent, follow=True)
        assert "This changed in the meantime." in answer.content.decode()
    assert request_of(cast, as_person).yes == 1


# -- what becomes of them -------------------------------------------------------------------------------


def test_forgetting_the_call_deletes_them(cast, as_person, browser_of, a_call):
    shelter(cast)
    amira = browser_of("amira")
    give(amira, a_call, pantry(cast))
    ask_for_bed(amira, cast, a_call)
    with as_person(cast.amira) as actor:
        stop_and_keep_nothing(actor=actor, call_id=a_call.id)
        assert (NumberGiven.objects.count(), BedAsked.objects.count()) == (0, 0)


def test_a_restored_backup_forgets_them_again(transactional_db, cast, browser_of, a_call):
    shelter(cast)
    give(browser_of("amira"), a_call, pantry(cast))
    ask_for_bed(browser_of("amira"), cast, a_call)
    stone = tombstones.Tombstone("subject", a_call.subject_id, timezone.now())
    ask(bury([stone], timedelta(days=7)).decode(), using="owner")
    for table in ("crisis_line_numbergiven", "crisis_line_bedasked"):
        assert ask(f"select count(*) from {table}", using="owner") == [(0,)]


@pytest.mark.parametrize("lets", [True, False])
def test_a_client_gets_the_number_as_the_next_step_of_the_need_and_only_with_their_yes(
    cast, as_person, step, browser_of, a_call, lets
):
    amira = browser_of("amira")
    step("need.food", "wanted")
    give(amira, a_call, pantry(cast))
    sent = {"row_id": str(uuid7()), "yes": "on", "chosen_name": "Rain"} | (
        {"with_needs": "on"} if lets else {}
    )
    page = amira.post(url("become_client", a_call), sent)
    case_id = page.url.rstrip("/").split("/")[-1]
    plan = amira.get(reverse("cases:plan", args=[case_id])).content.decode()
    assert ("A number was given: Prairie Pantry, 217-555-0147" in plan) is lets
    assert ask("select count(*) from crisis_line_numbergiven", using="owner") == [(0,)]


def test_a_bed_goes_on_in_the_plan_under_its_code(cast, as_person, browser_of, a_call):
    shelter(cast)
    amira = browser_of("amira")
    ask_for_bed(amira, cast, a_call)
    code = request_of(cast, as_person).row.code
    sent = {"row_id": str(uuid7()), "yes": "on", "chosen_name": "Rain", "with_needs": "on"}
    page = amira.post(url("become_client", a_call), sent)
    case_id = page.url.rstrip("/").split("/")[-1]
    assert code in amira.get(reverse("cases:plan", args=[case_id])).content.decode()
    assert ask("select count(*) from crisis_line_bedasked", using="owner") == [(0,)]
