"""Places for whoever calls: one line with the number, gone to alone or rung together; what ends with the call."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.crisis_line.actions.ending import end_call, stop_and_keep_nothing
from alongside.crisis_line.actions.handoffs import mark_handoff
from alongside.crisis_line.models import Call, WarmHandoff
from alongside.crisis_line.selectors.helping import opened_help
from alongside.crisis_line.tests.calls.ground import answer_bed, asked, pantry, said_yes, shelter
from alongside.directory.actions.bed_requests import end_request
from alongside.directory.enums_beds import Counted
from alongside.directory.selectors.bed_requests import holds_of, requests_of, words_for
from alongside.referrals.selectors.placements import placements_of
from alongside.referrals.selectors.referrals import my_waiting, referrals_of
from alongside.vault.enums import Drawer
from alongside.vault.ids import uuid7
from tests.attacks.ground import ask

HTMX = {"HX-Request": "true"}


def url(name, call, **more):
    return reverse(f"crisis_line:{name}", kwargs={"call_id": call.id, **more})


def places(cast, as_person, call):
    with as_person(cast.amira) as actor:
        return opened_help(actor, Call.objects.get(id=call.id)).places


def sent(service, **more):
    told = {
        "row_id": str(uuid7()),
        "service_id": str(service.id),
        "area": "food",
        "for_whom": "self",
        "how": "alone",
    }
    return told | more


def note(browser, call, service, *, headers=None, **more):
    return browser.post(url("refer", call), sent(service, **more), headers=headers or {})


# -- one line -------------------------------------------------------------------------------------------


def test_it_begins_from_the_number_that_was_given_and_from_the_sheet(cast, browser_of, step, a_call):
    service, amira = pantry(cast, areas=("clothing", "food")), browser_of("amira")
    step("language", "es")
    step("need.ride", "wanted")
    amira.post(url("give_number", a_call), {"service": str(service.id), "for": "food"})
    page = amira.get(url("refer", a_call) + f"?service={service.id}", headers=HTMX).content.decode()
    assert '<option value="food" selected>' in page
    assert '<option value="es" selected>' in page
    assert 'name="transport"' in page
    assert "checked" in page.split('name="transport"')[1].split(">")[0]
    for theirs in ("for_whom", "how"):  # what is theirs to say is not chosen beforehand
        assert all("checked" not in one.split(">")[0] for one in page.split(f'name="{theirs}"')[1:])


def test_the_number_and_what_is_noted_stand_on_one_line(cast, as_person, browser_of, a_call):
    service, amira = pantry(cast), browser_of("amira")
    amira.post(url("give_number", a_call), {"service": str(service.id), "for": "food"})
    answer = note(amira, a_call, service, headers=HTMX)
    assert "Noted. It shows above." in answer.content.decode()
    note(amira, a_call, service, for_whom="child")
    [place] = places(cast, as_person, a_call)
    assert (place.name, place.number) == ("Prairie Pantry", "217-555-0147")
    assert sorted(one.line.for_whom for one in place.noted) == ["", "For a child of theirs"]
    page = amira.get(url("call", a_call)).content.decode()
    assert page.count('<span dir="auto">Prairie Pantry</span>') == 1
    assert "They go by themselves" in page


def test_a_place_by_name_needs_one(cast, as_person, browser_of, a_call):
    amira, nowhere = browser_of("amira"), {"service_id": ""}
    assert note(amira, a_call, pantry(cast), **nowhere).status_code == 422
    assert note(amira, a_call, pantry(cast), to_name="The church on Elm", **nowhere).status_code == 303
    [place] = places(cast, as_person, a_call)
    assert place.name == "The church on Elm"


def test_what_is_theirs_to_say_is_asked(cast, as_person, browser_of, a_call):
    amira, service = browser_of("amira"), pantry(cast)
    for missing in ("for_whom", "how", "area"):
        assert note(amira, a_call, service, **{missing: ""}).status_code == 422
        shown = note(amira, a_call, service, headers=HTMX, **{missing: ""})
        assert shown.status_code == 200
        assert "Choose one of these." in shown.content.decode()
    assert places(cast, as_person, a_call) == []


def test_the_same_form_sent_twice_notes_it_once(cast, as_person, browser_of, a_call):
    amira, service, row_id = browser_of("amira"), pantry(cast), str(uuid7())
    for _ in range(2):
        note(amira, a_call, service, row_id=row_id, how="together")
    [place] = places(cast, as_person, a_call)
    assert len(place.noted) == 1
    with as_person(cast.amira):
        assert WarmHandoff.objects.count() == 1


def test_on_a_call_that_ended_nothing_is_noted(cast, as_person, browser_of, a_call):
    with as_person(cast.amira) as actor:
        end_call(actor=actor, call_id=a_call.id)
    assert note(browser_of("amira"), a_call, pantry(cast)).status_code in (403, 404, 422)
    assert places(cast, as_person, a_call) == []


# -- together -------------------------------------------------------------------------------------------


def ring(cast, as_person, browser_of, a_call):
    service = pantry(cast)
    answer = note(browser_of("amira"), a_call, service, how="together")
    with as_person(cast.amira):
        row = WarmHandoff.objects.get()
    assert answer.url == reverse("crisis_line:handoffs", args=[a_call.subject_id]) + f"#to-{row.id}"
    return row


def test_rung_together_the_line_follows_what_happens_on_the_telephone(cast, as_person, browser_of, a_call):
    row = ring(cast, as_person, browser_of, a_call)
    assert "Prairie Pantry" in browser_of("amira").get(
        reverse("crisis_line:handoffs", args=[a_call.subject_id])
    ).content.decode()  # fmt: skip
    for name, warm, state in (
        ("consent", False, "requested"),
        ("rang", False, "requested"),
        ("introduced", True, "requested"),
        ("accepted", True, "accepted"),
    ):
        with as_person(cast.amira) as actor:
            mark_handoff(actor=actor, handoff_id=row.id, step=name)
        [place] = places(cast, as_person, a_call)
        line = place.noted[0].line
        assert (line.row.warm_at is not None, line.row.state) == (warm, state)
    assert line.row.due_at is None  # nobody can ask a caller later


def test_nothing_of_it_is_at_any_other_agency(cast, as_person, browser_of, a_call):
    ring(cast, as_person, browser_of, a_call)
    with as_person(cast.ruth):
        assert ask("select count(*) from referrals_referral") == [(0,)]


def test_what_was_noted_on_a_call_waits_on_nobodys_list(cast, as_person, browser_of, a_call):
    note(browser_of("amira"), a_call, pantry(cast))
    with as_person(cast.amira) as actor:
        assert my_waiting(actor) == []


# -- a page first ---------------------------------------------------------------------------------------


def become(browser, call, *, query="", **more):
    told = {"row_id": str(uuid7()), "yes": "on", "chosen_name": "Rain"} | more
    return browser.post(url("become_client", call) + query, told)


def test_where_something_is_to_be_sent_a_page_is_opened_first_in_place(cast, browser_of, a_call):
    service, amira = pantry(cast), browser_of("amira")
    page = amira.get(url("refer", a_call) + f"?service={service.id}", headers=HTMX).content.decode()
    way = f"{url('become_client', a_call)}?service={service.id}"
    assert way in page
    answer = become(amira, a_call, query=f"?service={service.id}")
    assert answer.url.endswith(f"/new/?service={service.id}")
    assert "Prairie Pantry" in amira.get(answer.url).content.decode()


def test_an_address_that_is_no_service_leads_to_the_page(cast, browser_of, a_call):
    answer = become(browser_of("amira"), a_call, query="?service=//elsewhere.example")
    assert answer.url.startswith("/clients/")


def test_with_a_page_it_is_waited_for_and_nothing_leads_there_from_the_call(
    cast, as_person, browser_of, a_call
):
    ring(cast, as_person, browser_of, a_call)
    become(browser_of("amira"), a_call)
    with as_person(cast.amira) as actor:
        [line] = my_waiting(actor)
        assert line.row.due_at > timezone.now()
        assert referrals_of(actor, line.subject_id)[0].drawer == Drawer.PLAN
        assert WarmHandoff.objects.get().referral_id is None


# -- a bed that was asked for ---------------------------------------------------------------------------


def bed_asked(cast, as_person, browser, call, *, held=False):
    shelter(cast)
    browser.post(url("find_bed", call), asked(cast), headers=HTMX)
    with as_person(cast.amira) as actor:
        row = requests_of(actor)[0].row
    if held:
        with as_person(cast.ben) as actor:
            answer_bed(actor=actor, request_id=row.id, said=said_yes(timezone.now() + timedelta(hours=2)))
    return row


def still_asked(cast, as_person):
    with as_person(cast.amira) as actor:
        return bool(requests_of(actor))


def what_ben_reads(cast, as_person):
    with as_person(cast.ben) as actor:
        return [one.words for one in words_for(actor)]


def test_a_question_for_a_bed_ends_with_the_call_and_nobody_reads_why(cast, as_person, browser_of, a_call):
    amira = browser_of("amira")
    bed_asked(cast, as_person, amira, a_call, held=True)
    amira.post(url("end", a_call), {"version": "1"})
    assert not still_asked(cast, as_person)
    assert what_ben_reads(cast, as_person) == ["No longer needed"]
    with as_person(cast.ben) as actor:
        assert ask("select became from directory_bedword") == [("over",)]  # not even in the row
        assert holds_of(actor) == []
    with as_person(cast.amira):
        assert (Counted.OVER,) in ask("select what from directory_bedtally")


@pytest.mark.parametrize("why", ["elsewhere", "not_wanted"])
def test_whoever_was_asked_reads_the_same_whatever_the_reason(cast, as_person, browser_of, a_call, why):
    row = bed_asked(cast, as_person, browser_of("amira"), a_call)
    with as_person(cast.amira) as actor:
        end_request(actor=actor, request_id=row.id, became=why)
    assert what_ben_reads(cast, as_person) == ["No longer needed"]


@pytest.mark.parametrize(("field", "value"), [("keep", "page"), ("call_back", "yes")])
def test_it_goes_on_where_care_goes_on(cast, as_person, browser_of, step, a_call, field, value):
    amira = browser_of("amira")
    bed_asked(cast, as_person, amira, a_call)
    step(field, value)
    with as_person(cast.amira) as actor:
        end_call(actor=actor, call_id=a_call.id)
    assert still_asked(cast, as_person)


def test_it_ends_where_nothing_is_kept(cast, as_person, browser_of, a_call):
    bed_asked(cast, as_person, browser_of("amira"), a_call)
    with as_person(cast.amira) as actor:
        stop_and_keep_nothing(actor=actor, call_id=a_call.id)
    assert not still_asked(cast, as_person)
    assert what_ben_reads(cast, as_person) == ["No longer needed"]


@pytest.mark.parametrize("lets", [True, False])
def test_with_a_page_it_goes_on_only_where_they_let_it_go_along(
    cast, as_person, browser_of, step, a_call, lets
):
    amira = browser_of("amira")
    bed_asked(cast, as_person, amira, a_call)
    become(amira, a_call, **({"with_needs": "on"} if lets else {}))
    assert still_asked(cast, as_person) is lets


def test_a_bed_that_was_taken_is_theirs_on_the_page(cast, as_person, browser_of, a_call):
    amira = browser_of("amira")
    row = bed_asked(cast, as_person, amira, a_call, held=True)
    with as_person(cast.amira) as actor:
        hold = requests_of(actor)[0].answers[0].hold
    amira.post(url("take_found_bed", a_call), {"asked": str(row.id), "hold": str(hold.id)})
    become(amira, a_call, with_needs="on")
    with as_person(cast.amira) as actor:
        [(subject_id,)] = ask("select subject_id from referrals_placement where drawer = 'plan'")
        [bed] = placements_of(actor, subject_id, Drawer.PLAN)
    assert (bed.code, bed.state) == (row.code, "confirmed")
