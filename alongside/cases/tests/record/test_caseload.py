"""The list of one's own clients, and finding among them."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from alongside.cases.actions.closing import close_case
from alongside.cases.actions.identity import change_identity
from alongside.cases.factories import a_client, a_contact
from alongside.cases.models import Case
from alongside.cases.selectors import caseload
from alongside.vault.enums import What

LIST = "/clients/"
FIND = "/clients/own/"


def page(response):
    assert response.status_code == 200
    return response.content.decode()


def test_it_names_my_clients_and_how_to_reach_them(cast, as_person, browser, esther):
    with as_person(cast.amira) as actor:
        a_contact(actor, esther, times="Tue to Fri, 10 to 2", text_ok="no")
    shown = page(browser(cast.amira).get(LIST))
    assert "Esther" in shown
    assert "Phone, Tue to Fri, 10 to 2. No texts." in shown


def test_the_number_itself_is_not_on_the_list(cast, as_person, browser, esther):
    with as_person(cast.amira) as actor:
        a_contact(actor, esther, "217-555-0142")
    assert "217-555-0142" not in page(browser(cast.amira).get(LIST))


@pytest.mark.parametrize("who", ["dev", "ben", "ida", "noor", "rosa"])
def test_nobody_else_has_them_on_the_list(cast, browser, esther, who):
    assert "Esther" not in page(browser(getattr(cast, who)).get(LIST))


def test_one_line_in_the_log_for_all_the_names_shown(cast, as_person, browser, esther, said):
    with as_person(cast.amira) as actor:
        jo = a_client(actor, "Jo")
    said.clear()
    browser(cast.amira).get(LIST)
    [line] = [line for line in said if line.what == What.LIST_OPENED]
    assert set(line.subjects) == {esther.subject_id, jo.subject_id}


def test_open_resting_and_all(cast, as_person, browser, esther):
    with as_person(cast.amira) as actor:
        jo = a_client(actor, "Jo Ann")
        close_case(actor=actor, case_id=jo.id, reason="moved", on=timezone.localdate())
    client = browser(cast.amira)
    assert "Jo Ann" not in page(client.get(LIST))
    assert "Jo Ann" in page(client.get(LIST, {"show": "closed"}))
    assert "Esther" not in page(client.get(LIST, {"show": "closed"}))
    both = page(client.get(LIST, {"show": "all"}))
    assert "Jo Ann" in both
    assert "Esther" in both


def test_not_seen_for_two_weeks(cast, as_person, browser, esther):
    with as_person(cast.amira) as actor:
        a_client(actor, "Jo Ann")
        Case.objects.filter(id=esther.id).update(last_worked_at=timezone.now() - timedelta(days=15))
    quiet = page(browser(cast.amira).get(LIST, {"show": "quiet"}))
    assert "Esther" in quiet
    assert "Jo Ann" not in quiet


def test_an_unknown_filter_shows_the_open_ones(cast, browser, esther):
    assert "Esther" in page(browser(cast.amira).get(LIST, {"show": "';--", "page": "nine"}))


def test_the_last_worked_with_comes_first(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        jo = a_client(actor, "Jo")
        Case.objects.filter(id=jo.id).update(last_worked_at=timezone.now() - timedelta(days=1))
        assert [case.id for case in caseload.caseload(actor, "open")] == [esther.id, jo.id]


def test_fifty_to_a_page(cast, as_person, browser, esther):
    with as_person(cast.amira) as actor:
        for number in range(50):
            a_client(actor, f"Number {number}")
    client = browser(cast.amira)
    assert "Esther" not in page(client.get(LIST))
    assert "Esther" in page(client.get(LIST, {"page": "2"}))


def test_the_questions_to_the_database_do_not_grow_with_the_list(cast, as_person, browser, esther):
    client = browser(cast.amira)
    client.get(LIST)
    with CaptureQueriesContext(connection) as few:
        client.get(LIST)
    with as_person(cast.amira) as actor:
        for number in range(12):
            a_contact(actor, a_client(actor, f"Number {number}"))
    with CaptureQueriesContext(connection) as many:
        client.get(LIST)
    assert len(many) == len(few)
    assert len(many) <= 11  # four of them are the frame that a rollback test adds


def test_a_client_whose_key_i_do_not_hold_stands_there_without_a_name(cast, as_person, browser, esther):
    from alongside.vault.models import DrawerKey

    with as_person(cast.amira) as actor:
        a_contact(actor, esther)
        keep = [cast.amira.holder_id]
        DrawerKey.objects.filter(subject_id=esther.subject_id).exclude(holder_id__in=keep).delete()
    shown = page(browser(cast.chloe).get(LIST))
    assert "Name locked for you" in shown
    assert "Esther" not in shown


# -- finding ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["esther", "ESTH", "brandt", "esther brandt", "  Brandt "])
def test_found_by_chosen_or_legal_name(cast, as_person, browser, esther, words):
    with as_person(cast.amira) as actor:
        change_identity(
            actor=actor, case_id=esther.id, version=1, chosen_name="Esther", legal_name="Esther Brandt"
        )
        a_client(actor, "Somebody else")
    found = page(browser(cast.amira).post(FIND, {"words": words}))
    assert str(esther.id) in found
    assert "Somebody else" not in found


@pytest.mark.parametrize(
    ("name", "words"), [("Zoë", "zoe"), ("Tomás", "TOMAS"), ("Łucja", "lucja"), ("Søren", "soren")]
)
def test_accents_need_not_be_typed(cast, as_person, browser, name, words):
    with as_person(cast.amira) as actor:
        case = a_client(actor, name)
    assert str(case.id) in page(browser(cast.amira).post(FIND, {"words": words}))


def test_those_on_later_pages_and_resting_ones_are_found(cast, as_person, browser, esther):
    with as_person(cast.amira) as actor:
        close_case(actor=actor, case_id=esther.id, reason="moved", on=timezone.localdate())
        for number in range(51):
            a_client(actor, f"Number {number}")
    assert str(esther.id) in page(browser(cast.amira).post(FIND, {"words": "esther"}))


def test_nobody_finds_a_client_of_someone_else(cast, browser, esther):
    for person in (cast.dev, cast.ben, cast.ida):
        found = page(browser(person).post(FIND, {"words": "esther"}))
        assert str(esther.id) not in found


def test_only_names_that_were_shown_are_in_the_log(cast, as_person, browser, esther, said):
    with as_person(cast.amira) as actor:
        a_client(actor, "Jo")
    said.clear()
    browser(cast.amira).post(FIND, {"words": "esther"})
    [line] = [line for line in said if line.what == What.LIST_OPENED]
    assert line.subjects == (esther.subject_id,)


def test_a_search_word_never_comes_by_address(cast, browser, esther):
    response = browser(cast.amira).get(FIND, {"words": "esther"})
    assert response.status_code == 303
    assert response["Location"] == LIST


def test_no_words_bring_the_list_back(cast, browser, esther):
    client = browser(cast.amira)
    assert client.post(FIND, {"words": " "}).status_code == 303
    part = client.post(FIND, {"words": ""}, headers={"HX-Request": "true"})
    assert "Esther" in page(part)


def test_the_part_that_htmx_gets_equals_the_same_part_of_the_page(cast, browser, esther):
    client = browser(cast.amira)
    whole = page(client.post(FIND, {"words": "esther"}))
    part = page(client.post(FIND, {"words": "esther"}, headers={"HX-Request": "true"}))
    table = part[part.index("<table") : part.index("</table>")]
    assert "Esther" in table
    assert table in whole


def test_words_that_did_not_arrive_whole_are_told(cast, browser, esther):
    assert "did not arrive whole" in page(browser(cast.amira).post(FIND, {"words": "esth\x00er"}))


def test_an_empty_list_says_so(cast, browser):
    assert "You do not work with anyone yet." in page(browser(cast.dev).get(LIST))


def test_whoever_may_receive_finds_what_others_allowed_from_the_list_of_clients(cast, browser):
    page = browser(cast.ben).get(reverse("cases:list")).content.decode()
    assert f'href="{reverse("releases:packets")}"' in page
    assert (
        f'href="{reverse("releases:packets")}"'
        not in browser(cast.ida).get(reverse("cases:list")).content.decode()
    )
