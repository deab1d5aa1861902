"""Attack 18: a GET that writes, a form without its token, a form from another site.

The database refuses the first, whatever a view does; the second and third get 403 on every address that takes forms.
"""

import pytest
from django.test import Client
from django.urls import resolve

from alongside.cases.models import Case
from tests.attacks.addresses import addresses, example_of
from tests.attacks.ground import ask
from tests.browse import sign_in

pytestmark = [
    pytest.mark.urls("tests.attacks.views_that_break"),
    pytest.mark.usefixtures("refusals_drawn_once"),
]


def amiras(cast, **options):
    browser = Client(raise_request_exception=False, **options)
    sign_in(browser, cast.amira)
    return browser


def version(cast, as_person):
    with as_person(cast.amira):
        return Case.objects.get().version


@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_a_view_that_writes_on_a_reading_request_is_refused_by_the_database(
    transactional_db, cast, as_person, esther, method
):
    assert getattr(amiras(cast), method)("/writes/").status_code >= 500
    assert version(cast, as_person) == 1


def test_the_same_view_writes_when_it_is_posted_to(transactional_db, cast, as_person, esther):
    assert amiras(cast).post("/writes/").status_code == 200
    assert version(cast, as_person) == 99


def test_a_view_that_only_reads_writes_with_no_method(transactional_db, cast, as_person, esther):
    assert amiras(cast).post("/writes/in-spite/").status_code >= 500
    assert version(cast, as_person) == 1


def test_every_address_of_the_interface_for_programs_is_read_only_and_nothing_else_is_without_a_token():
    marked = {}
    for address in addresses():
        view = resolve(example_of(address, None, None)).func
        marked[address.name] = getattr(view, "house_only_reads", False)
    assert {name for name, only in marked.items() if only} == {
        *(name for name in marked if name.startswith("hsds:")),
        "consultations:similar",  # what is alike, asked while somebody writes: nothing of it is kept
    }


def test_no_page_changes_a_row_when_it_is_looked_at(transactional_db, cast, as_person, esther):
    """Every address, as someone who may see most of them. Only the ledger and the web sessions may grow."""
    browser, before = amiras(cast), everything()
    opened = [browser.get(example_of(address, cast, esther)).status_code for address in addresses()]
    assert 200 in opened
    assert 500 not in opened
    assert everything() == before


def everything():
    tables = ask(
        "select c.relname from pg_catalog.pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'"
        " and c.relname not like 'procrastinate%' and c.relname not in "
        "('ledger_line', 'people_websession', 'people_attempt')",
        using="owner",
    )
    return {
        table: ask(f"select md5(string_agg(t::text, ',' order by t::text)) from {table} t", using="owner")[0][
            0
        ]
        for (table,) in tables
    }


# Forms that only ask: their transaction reads, whatever the method.
QUESTIONS = {
    "hsds:services",
    "hsds:organizations",
    "hsds:service_at_locations",
    "hsds:taxonomies",
    "hsds:taxonomy_terms",
    "consultations:similar",
}
CROSS_SITE = {"Sec-Fetch-Site": "cross-site", "Origin": "https://elsewhere.example"}


@pytest.mark.parametrize("headers", [{}, CROSS_SITE], ids=["without_its_token", "from_another_site"])
def test_a_form_is_refused(cast, esther, headers):
    browser, refused = amiras(cast, enforce_csrf_checks=True), set()
    for address in addresses():
        answer = browser.post(example_of(address, cast, esther), {"next": "/"}, headers=headers)
        if address.name in QUESTIONS:
            assert answer.status_code == 200, address.name
            continue
        assert answer.status_code in (403, 405), address.name
        if answer.status_code == 403:
            refused.add(address.name)
    assert len(refused) > 40
    assert {
        "people:sign_in",
        "people:sign_out",
        "cases:new",
        "cases:identity",
        "foundation:language",
    } <= refused


def test_the_same_form_with_its_token_is_taken(cast, esther):
    browser = amiras(cast, enforce_csrf_checks=True)
    address = next(one for one in addresses() if one.name == "cases:confirm_contact")
    page = browser.get(f"/clients/{esther.case_id}/").content.decode()
    token = page.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    answer = browser.post(
        example_of(address, cast, esther),
        {"csrfmiddlewaretoken": token},
        headers={"Sec-Fetch-Site": "same-origin"},
    )
    assert answer.status_code == 303
