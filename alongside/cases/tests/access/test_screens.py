"""The screens of who may see, through the browser: who gets in, what is said, what a refusal looks like."""

import pytest
from django.urls import reverse

from alongside.cases.actions import care_team
from alongside.cases.models import CareTeamMember
from alongside.cases.tests.access.ground import asked_by, opened_for
from alongside.cases.views import hits
from alongside.vault.enums import GlassState
from alongside.vault.models import AccessEntry, BreakGlass
from tests.browse import sign_in

FORM = {"given": "Esther", "family": "Quill"}


@pytest.fixture
def browse(client, cast):
    """Signed in as someone of the cast."""

    def enter(who, **how):
        client.cookies.clear()
        sign_in(client, getattr(cast, who), **how)
        return client

    return enter


def url(name, *args):
    return reverse(f"cases:{name}", args=args)


# -- who may see -----------------------------------------------------------------------------------


def test_the_page_says_how_many_people_may_see_and_why(browse, esther):
    page = browse("amira").get(url("team", esther.id)).content.decode()
    assert "2 people may see Esther" in page
    assert "Leads the work" in page
    assert "let in by Amira" in page


@pytest.mark.parametrize("name", ["team", "add_member", "log"])
@pytest.mark.parametrize(
    ("who", "status"), [("amira", 200), ("chloe", 200), ("dev", 404), ("rosa", 404), ("ben", 404)]
)
def test_only_who_may_see_gets_to_the_pages_about_it(browse, esther, name, who, status):
    assert browse(who).get(url(name, esther.id)).status_code == status


@pytest.mark.parametrize("who", ["dev", "ida", "ben"])
def test_nobody_else_changes_the_team(browse, cast, esther, who):
    client = browse(who)
    member = {"account": str(cast.dev.id), "part": "advocate", "why": "Court."}
    assert client.post(url("add_member", esther.id), member).status_code == 404
    assert client.post(url("remove_member", esther.id, cast.chloe.id)).status_code == 404
    assert client.post(url("shut_out", esther.id), {"account": str(cast.amira.id)}).status_code == 404
    assert client.post(url("give_keys", esther.id, cast.dev.id)).status_code == 404
    assert client.post(url("let_in_again", esther.id, cast.dev.id)).status_code == 404


def test_adding_a_colleague_leads_back_to_the_list_with_her_on_it(browse, cast, esther):
    client = browse("amira")
    member = {"account": str(cast.dev.id), "part": "advocate", "why": "Goes along to court."}
    answer = client.post(url("add_member", esther.id), member)
    assert (answer.status_code, answer["Location"]) == (303, url("team", esther.id))
    page = client.get(answer["Location"]).content.decode()
    assert "3 people may see Esther" in page
    assert "Goes along to court." in page


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"why": ""}, "Fill this in."),
        ({"part": "counsellor"}, "This person cannot have this part."),
        ({"account": "nobody"}, "Choose one of these."),
        ({"why": "x" * 301}, "too long"),
        ({"why": "null\x00byte"}, "did not arrive whole"),
    ],
)
def test_a_mistake_is_said_and_what_was_typed_stays(browse, cast, esther, change, sentence):
    member = {"account": str(cast.dev.id), "part": "advocate", "why": "Goes along to court.", **change}
    page = browse("amira").post(url("add_member", esther.id), member).content.decode()
    assert sentence in page
    assert member["why"][:300].replace("\x00", "") in page.replace("\x00", "")


def test_a_reason_is_shown_as_text_whatever_it_says(browse, cast, esther):
    client = browse("amira")
    member = {"account": str(cast.dev.id), "part": "advocate", "why": "<script>alert(1)</script>"}
    client.post(url("add_member", esther.id), member)
    page = client.get(url("team", esther.id)).content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_a_form_that_was_overtaken_shows_both(browse, cast, esther, as_person):
    with as_person(cast.amira) as actor:
        care_team.add_member(
            actor=actor, case_id=esther.id, account_id=cast.dev.id, part="legal", why="Their words."
        )
    stale = {"part": "medical", "why": "My words.", "was": "advocate"}
    page = browse("amira").post(url("change_member", esther.id, cast.dev.id), stale).content.decode()
    assert "Their words." in page
    assert "My words." in page
    assert "Someone changed this while you were writing" in page


def test_removing_the_last_one_is_refused_in_words(browse, cast, esther):
    client = browse("chloe")
    client.post(url("remove_member", esther.id, cast.chloe.id))
    client = browse("amira")
    client.post(url("remove_member", esther.id, cast.amira.id))
    assert "Someone must stay with this client." in client.get(url("team", esther.id)).content.decode()
    assert client.get(url("team", esther.id)).status_code == 200


def test_shutting_someone_out_and_letting_her_in_again(browse, cast, esther):
    client = browse("chloe")
    assert client.post(url("shut_out", esther.id), {"account": str(cast.dev.id)}).status_code == 303
    page = client.get(url("team", esther.id)).content.decode()
    assert "Shut out since" in page
    assert client.post(url("let_in_again", esther.id, cast.dev.id)).status_code == 303
    assert "Nobody is shut out." in client.get(url("team", esther.id)).content.decode()


def test_shutting_out_nobody_is_said_beside_the_form(browse, esther):
    answer = browse("amira").post(url("shut_out", esther.id), {"account": ""})
    assert answer.status_code == 422
    assert "Choose one of these." in answer.content.decode()


def test_the_same_form_sent_twice_adds_once(browse, cast, esther, as_person):
    client = browse("amira")
    member = {"account": str(cast.dev.id), "part": "advocate", "why": "Court."}
    client.post(url("add_member", esther.id), member)
    assert client.post(url("add_member", esther.id), member).status_code == 200
    with as_person(cast.amira):
        assert AccessEntry.objects.filter(actor_id=cast.dev.id, ends_at=None).count() == 1
        assert CareTeamMember.objects.filter(account_id=cast.dev.id, until=None).count() == 1


def test_the_list_of_who_may_see_costs_the_same_for_two_and_for_five(
    browse, cast, esther, as_person, django_assert_max_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = browse("amira")
    with CaptureQueriesContext(connection) as few:
        client.get(url("team", esther.id))
    with as_person(cast.amira) as actor:
        for person in (cast.dev, cast.noor, cast.rosa):
            care_team.add_member(
                actor=actor, case_id=esther.id, account_id=person.id, part="advocate", why="Helps."
            )
    with django_assert_max_num_queries(len(few)):
        client.get(url("team", esther.id))


# -- the log ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("query", ["", "?every=1", "?before=5", "?before=x", "?before=" + "9" * 40])
def test_the_log_opens_whatever_its_address_says(browse, esther, query):
    page = browse("amira").get(url("log", esther.id) + query)
    assert page.status_code == 200
    assert "Everything here can be shown or read to Esther." in page.content.decode()


# -- finding ---------------------------------------------------------------------------------------


def test_a_hit_says_that_there_may_be_a_record_and_names_the_custodians_only(browse, esther):
    page = browse("dev").post(url("find"), FORM).content.decode()
    assert "There may be a record here." in page
    assert "Chloe, Rosa" in page
    for secret in (str(esther.id), str(esther.subject_id), "Amira"):
        assert secret not in page


def test_no_hit_says_that_this_is_not_certain(browse, esther):
    page = browse("dev").post(url("find"), {"given": "Nobody", "family": "Here"}).content.decode()
    assert "We found no record. That is not certain." in page


def test_her_own_client_is_a_link(browse, esther):
    assert url("client", esther.id) in browse("amira").post(url("find"), FORM).content.decode()


def test_a_custodian_is_told_whom_to_ask(browse, esther):
    assert "Ask who works with them: Amira." in browse("rosa").post(url("find"), FORM).content.decode()


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ({"given": "Esther"}, "Give at least two"),
        ({"given": "Est*", "family": "Quill"}, "without * % _ or ?"),
        ({"given": "Esther", "born": "2999-01-01"}, "This day is still to come."),
        ({"given": "Esther", "born": "no day"}, "Write a day as year-month-day"),
        ({"given": "x" * 999, "family": "Quill"}, "too long"),
    ],
)
def test_a_search_that_is_refused_says_why_and_finds_nothing(browse, esther, form, sentence):
    page = browse("dev").post(url("find"), form).content.decode()
    assert sentence in page
    assert "There may be" not in page


def test_a_search_is_never_an_address(browse, esther):
    page = browse("dev").get(url("find") + "?given=Esther&family=Quill").content.decode()
    assert "There may be" not in page
    assert "Esther" not in page.replace("/clients/find/?given=Esther", "")


def test_too_many_searches_answer_429_in_words(browse, esther, monkeypatch):
    from alongside.cases.actions import finding

    monkeypatch.setattr(finding, "AN_HOUR", 1)
    client = browse("dev")
    assert client.post(url("find"), FORM).status_code == 200
    answer = client.post(url("find"), FORM)
    assert answer.status_code == 429
    assert "You have searched many times this hour." in answer.content.decode()


# -- breaking the glass ----------------------------------------------------------------------------


ASKED = {"code": "danger", "reason": "At the hospital."}


def handle_in(client):
    page = client.post(url("find"), FORM).content.decode()
    return page.split("/clients/find/")[1].split("/ask/")[0] if "/ask/" in page else None


def test_from_a_hit_to_an_open_record_and_its_end(browse, cast, esther, as_person):
    dev = browse("dev")
    handle = handle_in(dev)
    assert dev.get(url("ask_glass", handle)).status_code == 200
    assert dev.post(url("ask_glass", handle), ASKED).status_code == 303
    with as_person(cast.chloe):
        broken = BreakGlass.objects.get(asked_by_id=cast.dev.id)
    page = browse("chloe").get(url("glasses")).content.decode()
    assert "At the hospital." in page
    assert "Esther" in page
    assert browse("chloe").post(url("open_glass", broken.id), {"minutes": "30"}).status_code == 303
    page = browse("dev").get(url("client", esther.id)).content.decode()
    assert "You opened this by breaking the glass." in page
    assert "Write a note" not in page
    assert browse("dev").post(url("end_glass", broken.id)).status_code == 303
    assert browse("dev").get(url("client", esther.id)).status_code == 404
    assert browse("chloe").post(url("review_glass", broken.id), {"found_right": "yes"}).status_code == 303
    assert "Reviewed: it was right" in browse("chloe").get(url("glasses")).content.decode()


def test_a_handle_opens_nothing_in_another_session_or_after_its_time(browse, cast, esther, monkeypatch):
    handle = handle_in(browse("dev"))
    assert browse("noor").get(url("ask_glass", handle)).status_code == 404
    assert (
        browse("dev").get(url("ask_glass", handle)).status_code == 404
    )  # a session of her own, but a new one
    client = browse("dev")
    monkeypatch.setattr(hits, "LASTS", -1)
    assert client.get(url("ask_glass", handle_in(client))).status_code == 404


def test_the_second_factor_is_asked_first_and_the_reason_is_still_there_afterwards(
    browse, cast, esther, as_person
):
    client = browse("dev", stepped_up=False)
    handle = handle_in(client)
    answer = client.post(url("ask_glass", handle), ASKED | {"next": url("ask_glass", handle)})
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("people:step_up"))
    with as_person(cast.dev):
        assert not BreakGlass.objects.exists()
    _step_up(client)
    page = client.get(url("ask_glass", handle)).content.decode()
    assert "At the hospital." in page
    assert '<option value="danger" selected>' in page


def test_without_a_code_nothing_is_asked_and_what_was_typed_is_still_there(browse, cast, esther, as_person):
    dev = browse("dev")
    handle = handle_in(dev)
    for code in ("", "because"):
        page = dev.post(url("ask_glass", handle), ASKED | {"code": code}).content.decode()
        assert "At the hospital." in page
    with as_person(cast.dev):
        assert not BreakGlass.objects.exists()


def test_the_care_team_sees_why_someone_came_in_and_not_what_was_typed(browse, cast, esther):
    opened_for(cast, "dev", esther)
    for name in ("team", "client"):
        page = browse("amira").get(url(name, esther.id)).content.decode()
        assert "Emergency or danger" in page, name
        assert "no one else is reachable" not in page
    page = browse("chloe").get(url("glasses")).content.decode()
    assert "Emergency or danger" in page
    assert "no one else is reachable" in page


def test_opening_asks_for_the_second_factor(browse, cast, esther):
    broken = asked_by(cast, "dev", esther)
    answer = browse("chloe", stepped_up=False).post(
        url("open_glass", broken.id), {"minutes": "15", "next": url("glasses")}
    )
    assert answer["Location"].startswith(reverse("people:step_up"))


@pytest.mark.parametrize("minutes", ["", "61", "abc", "-1"])
def test_a_time_that_is_not_offered_opens_nothing(browse, cast, esther, as_person, minutes):
    broken = asked_by(cast, "dev", esther)
    assert browse("chloe").post(url("open_glass", broken.id), {"minutes": minutes}).status_code == 303
    with as_person(cast.chloe):
        assert BreakGlass.objects.get(id=broken.id).state == GlassState.ASKED


@pytest.mark.parametrize("who", ["noor", "ida", "ben", "fay"])
@pytest.mark.parametrize("name", ["open_glass", "decline_glass", "end_glass", "review_glass"])
def test_who_does_not_decide_finds_no_glass(browse, cast, esther, who, name):
    broken = asked_by(cast, "dev", esther)
    said = {"minutes": "15", "found_right": "yes"}
    assert browse(who).post(url(name, broken.id), said).status_code == 404


def test_the_second_click_on_open_says_that_it_was_answered(browse, cast, esther):
    broken = asked_by(cast, "dev", esther)
    client = browse("chloe")
    client.post(url("open_glass", broken.id), {"minutes": "15"})
    client.post(url("open_glass", broken.id), {"minutes": "60"})
    assert "This can no longer be opened." in client.get(url("glasses")).content.decode()


def test_through_a_broken_glass_every_change_and_the_log_are_refused(browse, cast, esther):
    opened_for(cast, "dev", esther)
    client = browse("dev")
    assert client.get(url("team", esther.id)).status_code == 200
    assert client.get(url("log", esther.id)).status_code == 403
    assert client.get(url("add_member", esther.id)).status_code == 403
    assert client.post(url("remove_member", esther.id, cast.amira.id)).status_code in (403, 404)
    assert client.post(url("shut_out", esther.id), {"account": str(cast.amira.id)}).status_code in (403, 404)


@pytest.mark.parametrize(
    "name",
    [
        "remove_member",
        "give_keys",
        "shut_out",
        "let_in_again",
        "open_glass",
        "decline_glass",
        "end_glass",
        "review_glass",
    ],
)
def test_a_change_is_never_made_by_looking(browse, cast, esther, name):
    args = {"shut_out": [esther.id]}.get(name, [cast.dev.id] if "glass" in name else [esther.id, cast.dev.id])
    assert browse("chloe").get(url(name, *args)).status_code == 405


def _step_up(client):
    """The second factor given again, as the session then says."""
    import time

    session = client.session
    session["stepped_up"] = time.time()
    session.save()
