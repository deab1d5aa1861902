"""The pages of what was done: a client's list, the day, the week, many at once."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.cases.factories import a_client
from alongside.service_entries.actions.entering import correct_entry, enter_service
from alongside.service_entries.selectors import entries_about
from alongside.vault.enums import What
from alongside.vault.ids import uuid7

TODAY = timezone.localdate
DAY = reverse("services:day")


def typed(**more):
    return {"row_id": str(uuid7()), "code": "SP", "quarters": "1:30", "on": TODAY().isoformat(), **more}


def body(answer):
    return answer.content.decode()


def hers(esther):
    return reverse("cases:services", args=[esther.id])


def test_a_line_typed_for_a_client_stands_in_her_list_with_its_sum(cast, browser, esther):
    client = browser(cast.amira)
    assert client.post(hers(esther), typed(channel="phone")).status_code == 303
    page = body(client.get(hers(esther)))
    assert "Safety planning" in page
    assert "1.5" in page
    assert "Phone" in page


def test_nothing_but_the_day_is_chosen_beforehand(cast, browser, esther):
    form = browser(cast.amira).get(hers(esther)).context["form"]
    assert [form[name].value() or "" for name in ("code", "quarters", "channel", "place", "language")] == [
        ""
    ] * 5


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"code": "999"}, "No service has this number or name."),
        ({"code": ""}, "Say what was done"),
        ({"quarters": "0"}, "a quarter of an hour at least"),
        ({"quarters": "30"}, "a quarter of an hour at least"),
        ({"on": "2099-01-01"}, "This day has not come yet."),
        ({"on": "0199-01-01"}, "Look at the year again."),
        ({"on": "soon"}, "Write a day as year-month-day"),
        ({"place": "moon"}, "Choose one of these."),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_lost(cast, browser, esther, change, sentence):
    answer = browser(cast.amira).post(hers(esther), typed(language="es", **change))
    assert answer.status_code == 422
    assert sentence in body(answer)
    assert '<option value="es" selected>' in body(answer)
    assert "data-typed" in body(answer)


def test_sent_twice_it_is_entered_once(cast, browser, esther):
    client, form = browser(cast.amira), typed()
    client.post(hers(esther), form)
    answer = client.post(hers(esther), form, follow=True)
    assert "This was saved already." in body(answer)
    assert answer.context["sums"][0].entries == 1


def test_sent_again_with_other_words_nothing_is_lost_and_both_are_shown(cast, browser, esther):
    client, form = browser(cast.amira), typed()
    for page in (hers(esther), DAY):
        client.post(page, form)
        answer = client.post(page, form | {"code": "CT", "quarters": "3"})
        assert answer.status_code in (409, 422)
        for words in ("What is saved now", "Safety planning", "1.5", 'value="CT"'):
            assert words in body(answer)


def test_the_list_is_looked_through_by_service_and_days(cast, as_person, browser, esther):
    with as_person(cast.amira) as actor:
        for code, days in (("peer", 0), ("court", 10)):
            enter_service(
                actor, code=code, on=TODAY() - timedelta(days=days), quarters=2, subject_id=esther.subject_id
            )
    client = browser(cast.amira)
    shown = client.get(hers(esther), {"code": "court", "since": "", "until": ""})
    assert [line.code for line in shown.context["lines"]] == ["court"]
    since = (TODAY() - timedelta(days=3)).isoformat()
    assert [line.code for line in client.get(hers(esther), {"since": since}).context["lines"]] == ["peer"]
    assert client.get(hers(esther), {"since": "never", "until": ""}).status_code == 200


def test_nobody_else_sees_or_adds(cast, browser, esther):
    for who in ("dev", "ben", "ida"):
        client = browser(getattr(cast, who))
        assert client.get(hers(esther)).status_code == 404
        assert client.post(hers(esther), typed()).status_code == 404


# -- the day --------------------------------------------------------------------------------------------


def test_a_client_is_found_by_her_name_as_it_is_typed(cast, as_person, browser, esther):
    client = browser(cast.amira)
    answer = client.post(DAY, typed(client="ésther"), follow=True)
    assert [(line.quarters, whom.name) for line, whom in answer.context["lines"]] == [(6, "Esther")]
    assert answer.context["hours"] == "1.5"
    with as_person(cast.amira) as actor:
        assert entries_about(actor, esther.subject_id).count() == 1


def test_two_of_one_name_are_told_apart_and_never_guessed(cast, as_person, browser, esther):
    with as_person(cast.amira) as actor:
        a_client(actor, "Esther")
        a_client(actor, "Esther Lane")
    client = browser(cast.amira)
    assert "More than one of your clients" in body(client.post(DAY, typed(client="est")))
    answer = client.post(DAY, typed(client="Esther (2)"), follow=True)
    assert answer.context["lines"][0][1].name == "Esther (2)"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"client": "Nobody Here"}, "None of your clients has this name."),
        ({"client": "Esther", "people": "3"}, "is for one person"),
        ({"people": "6000"}, "from 1 to 5,000"),
        ({"people": "many"}, "from 1 to 5,000"),
    ],
)
def test_for_whom_it_was_is_told_where_it_cannot_be(cast, browser, esther, change, sentence):
    answer = browser(cast.amira).post(DAY, typed(**change))
    assert answer.status_code == 422
    assert sentence in body(answer)


def test_a_colleagues_client_cannot_be_named(cast, browser, esther):
    assert "None of your clients" in body(browser(cast.dev).post(DAY, typed(client="Esther")))


def test_outreach_is_entered_with_a_count(cast, browser):
    answer = browser(cast.ida).post(DAY, typed(code="outreach", people="25"), follow=True)
    assert "25 people" in body(answer)


def test_the_day_may_be_another_one_but_not_one_to_come(cast, browser):
    client = browser(cast.amira)
    assert client.get(DAY, {"on": "2026-01-05"}).context["day"].isoformat() == "2026-01-05"
    for wrong in ("2999-01-01", "never", "2026-99-99", "0001-01-01"):
        assert client.get(DAY, {"on": wrong}).context["day"] == TODAY()


def test_names_that_are_offered_are_a_line_in_their_logs(cast, browser, esther, said):
    browser(cast.amira).get(DAY)
    assert [line.subjects for line in said if line.what == What.LIST_OPENED] == [(esther.subject_id,)]


def test_a_full_day_is_told_on_the_page(cast, browser):
    client = browser(cast.amira)
    client.post(DAY, typed(quarters="24"))
    answer = client.post(DAY, typed(quarters="0.25"))
    assert (answer.status_code, "more than 24 hours" in body(answer)) == (422, True)


# -- putting right, taking back -------------------------------------------------------------------------


@pytest.fixture
def entry(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        return enter_service(actor, code="peer", on=TODAY(), quarters=2, subject_id=esther.subject_id)


def test_put_right_and_back_to_where_one_was(cast, browser, esther, entry):
    form = typed(version=1, next=hers(esther))
    answer = browser(cast.amira).post(reverse("services:correct", args=[entry.id]), form)
    assert (answer.status_code, answer.headers["Location"]) == (303, hers(esther))


def test_if_someone_was_faster_both_are_shown(cast, as_person, browser, entry):
    with as_person(cast.chloe) as actor:
        correct_entry(actor, entry_id=entry.id, version=1, code="court", on=TODAY(), quarters=2)
    answer = browser(cast.amira).post(reverse("services:correct", args=[entry.id]), typed(version=1))
    assert answer.status_code == 422
    assert "What is saved now" in body(answer)
    assert "Someone changed this entry" in body(answer)


def test_taken_back_it_stays_in_sight_with_the_way_back(cast, browser, esther, entry):
    client = browser(cast.amira)
    page = body(
        client.post(reverse("services:withdraw", args=[entry.id]), {"next": hers(esther)}, follow=True)
    )
    assert "Put it back" in page
    page = body(client.post(reverse("services:put_back", args=[entry.id]), follow=True))
    assert "Take it back" in page


@pytest.mark.parametrize("name", ["services:correct", "services:withdraw", "services:put_back"])
def test_what_is_about_a_client_does_not_exist_for_others(cast, browser, entry, name):
    assert browser(cast.dev).post(reverse(name, args=[entry.id])).status_code == 404


# -- week, many at once, shares -------------------------------------------------------------------------


def test_the_week_adds_up(cast, as_person, browser, entry):
    with as_person(cast.amira) as actor:
        enter_service(actor, code="outreach", on=TODAY(), quarters=3, people=9)
    week = browser(cast.amira).get(reverse("services:week")).context["week"]
    assert (week.hours, len(week.rows), dict(week.sums)[TODAY()]) == ("1.25", 2, "1.25")


def test_a_week_of_nothing_says_so(cast, browser):
    assert "Nothing is entered for this week." in body(browser(cast.ida).get(reverse("services:week")))


def test_many_at_once_keeps_a_count_and_no_list(cast, browser, esther):
    client, form = browser(cast.amira), typed(code="group", others="6", named=[str(esther.id)])
    answer = client.post(reverse("services:several"), form, follow=True)
    assert "7 people" in body(answer)
    assert answer.context["hours"] == "1.5"
    again = client.post(reverse("services:several"), form, follow=True)
    assert len(again.context["lines"]) == 2
    nobody = client.post(reverse("services:several"), typed(others="0"))
    assert "Say for how many people" in body(nobody)


def test_who_leads_sets_the_shares_and_is_told_their_sum(cast, browser):
    client, page = browser(cast.chloe), reverse("services:funding")
    assert "These shares come to 90." in body(client.post(page, {"voca": "50", "state": "40"}))
    assert client.post(page, {"voca": "50", "state": "50"}).status_code == 303
    assert client.get(page).context["form"]["voca"].value() == 50
    assert browser(cast.amira).get(page).status_code == 403
