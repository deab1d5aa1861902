"""A client's clocks on screen: started in two steps, done, stopped, run again, shown on Today."""

import re
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.cases.actions.clocks import add_clock, finish_clock
from alongside.cases.actions.identity import change_identity
from alongside.cases.errors import SavedBefore
from alongside.clocks.selectors.running import clocks_about
from alongside.clocks.tests.ground import at
from alongside.vault.enums import What
from alongside.vault.errors import NotFound

PEP = "us-hiv-pep-72h"


def where(name, case, *more):
    return reverse(f"cases:{name}", args=[case.id, *more])


def filled(**more):
    return {
        "rule": PEP, "row_id": str(uuid4()), "certainty": "known", "on": "2026-05-12", "hour": "21:20",
        "earliest": "", "latest": "", "words": "", **more,
    }  # fmt: skip


def only(cast, as_person, case):
    with as_person(cast.amira) as actor:
        [found] = clocks_about(actor, case.subject_id, "plan")
        return found


def test_the_rule_is_chosen_first_and_the_question_is_its_own(cast, browser, esther):
    amira = browser(cast.amira)
    first = amira.get(where("add_clock", esther)).content.decode()
    assert "Medicine against HIV, 72 hours" in first
    assert "selected" not in first.split("Which clock")[1].split("</select>")[0].replace(
        'value="" selected', ""
    )
    second = amira.post(where("add_clock", esther), {"rule": PEP, "row_id": ""}).content.decode()
    assert "The last time HIV could have been passed on" in second
    assert " checked" not in second.replace("has checked", "")
    assert "At what time" in second


def test_a_clock_is_started_and_shown_with_its_working(cast, as_person, browser, esther):
    amira = browser(cast.amira)
    answer = amira.post(where("add_clock", esther), filled(words="Clinic on Alder Street."))
    assert answer.status_code == 303
    page = amira.get(where("clocks", esther)).content.decode()
    assert "72 hours later: Fri, May 15, 9:20 pm." in page
    assert "Clinic on Alder Street." in page
    assert "A draft. Nobody has checked it yet." in page


def test_the_same_form_sent_twice_starts_one(cast, as_person, browser, esther):
    amira, form = browser(cast.amira), filled()
    for _ in range(2):
        assert amira.post(where("add_clock", esther), form).status_code == 303
    with as_person(cast.amira) as actor:
        [row] = clocks_about(actor, esther.subject_id, "plan")
        with pytest.raises(SavedBefore):
            add_clock(
                actor=actor, case_id=esther.id, rule_id=PEP, certainty="known",
                happened_at=date(2026, 5, 12), clock_id=row.id,
            )  # fmt: skip


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"certainty": ""}, "Choose one of these."),
        ({"certainty": "known", "on": ""}, "Say when it began, or choose that nobody knows."),
        ({"on": "12 May"}, "Write a day as year-month-day"),
        ({"hour": "late"}, "Write the time as hours and minutes"),
        (
            {"certainty": "unknown", "earliest": "2026-05-12", "latest": "2026-05-10"},
            "The first of the two days",
        ),
        ({"rule": "no-such"}, "There is no such rule in use here."),
        ({"on": "0026-05-12"}, "Look at the year again."),
        ({"on": "9999-12-31"}, "Look at the year again."),
    ],
)
def test_what_cannot_be_counted_is_told_and_nothing_is_lost(
    cast, as_person, browser, esther, change, sentence
):
    form = filled(words="Ask for Ruth.", **change)
    answer = browser(cast.amira).post(where("add_clock", esther), form)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    if "rule" not in change:
        assert "Ask for Ruth." in answer.content.decode()


def test_nobody_knowing_when_is_an_answer(cast, as_person, browser, esther):
    form = filled(certainty="unknown", on="", hour="", earliest="2026-05-10", latest="2026-05-12")
    assert browser(cast.amira).post(where("add_clock", esther), form).status_code == 303
    assert only(cast, as_person, esther).until.startswith("Between ")


def test_a_birth_date_on_file_is_not_asked_again(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        change_identity(
            actor=actor, case_id=esther.id, version=1, chosen_name="Esther", born_on=date(2010, 6, 1)
        )
        add_clock(
            actor=actor, case_id=esther.id, rule_id="us-1595-10y", certainty="known",
            happened_at=date(2024, 1, 1),
        )  # fmt: skip
    found = only(cast, as_person, esther)
    assert "They turn 18 on Jun 1, 2028." in found.working
    assert found.until == "Until Jun 1, 2038."


def test_done_now_stops_it_and_it_can_run_again(cast, as_person, browser, esther):
    amira = browser(cast.amira)
    amira.post(where("add_clock", esther), filled())
    clock = only(cast, as_person, esther)
    assert amira.post(where("clock_done", esther, clock.id)).status_code == 303
    assert "Done or stopped" in amira.get(where("clocks", esther)).content.decode()
    amira.post(where("clock_done", esther, clock.id))
    assert "done or stopped already" in amira.get(where("clocks", esther)).content.decode()
    amira.post(where("clock_again", esther, clock.id))
    assert only(cast, as_person, esther).state not in ("done", "stopped")


@pytest.mark.parametrize(("what", "state"), [("done", "done"), ("chose_not", "stopped")])
def test_another_end_says_when_or_why(cast, as_person, browser, esther, what, state):
    amira = browser(cast.amira)
    amira.post(where("add_clock", esther), filled())
    clock = only(cast, as_person, esther)
    url = where("end_clock", esther, clock.id)
    assert "checked" not in amira.get(url).content.decode()
    assert amira.post(url, {"at": "2026-05-13T10:00"}).status_code == 422
    late = amira.post(url, {"what": what, "at": "2099-05-13T10:00"})
    assert "This is still to come." in late.content.decode()
    assert amira.post(url, {"what": what, "at": "2026-05-13T10:00"}).status_code == 303
    assert only(cast, as_person, esther).state == state
    assert amira.get(url).status_code == 303


def test_a_clock_of_someone_else_is_not_there(cast, as_person, esther):
    from alongside.cases.factories import a_client

    with as_person(cast.amira) as actor:
        other = a_client(actor, "Jo")
        add_clock(
            actor=actor, case_id=other.id, rule_id=PEP, certainty="known", happened_at=at(2026, 5, 12, 9)
        )
        [clock] = clocks_about(actor, other.subject_id, "plan")
        with pytest.raises(NotFound):
            finish_clock(actor=actor, case_id=esther.id, clock_id=clock.id, at=at(2026, 5, 13, 9))


def test_today_shows_what_ends_soonest_with_the_name(cast, as_person, browser, esther, said):
    with as_person(cast.amira) as actor:
        happened_at = timezone.now() - timedelta(hours=41)
        add_clock(actor=actor, case_id=esther.id, rule_id=PEP, certainty="known", happened_at=happened_at)
    page = browser(cast.amira).get(reverse("people:today")).content.decode()
    assert "Clocks, soonest first" in page
    assert re.search(r"Medicine against HIV.*Esther", page, re.DOTALL)
    shown = [line for line in said if line.what == What.LIST_OPENED]
    assert esther.subject_id in shown[-1].subjects
    assert "Esther" in browser(cast.amira).get(reverse("cases:my_clocks")).content.decode()
    assert "Clocks, soonest first" not in browser(cast.dev).get(reverse("people:today")).content.decode()
    assert "No clock ends" in browser(cast.dev).get(reverse("cases:my_clocks")).content.decode()
