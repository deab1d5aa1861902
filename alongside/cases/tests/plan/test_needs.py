"""Needs: in their order, with their words sealed, and how each stands."""

from uuid import UUID, uuid4

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from alongside.cases.actions import needs
from alongside.cases.actions.needs import moved
from alongside.cases.errors import SavedBefore, SomeoneElseWasFaster
from alongside.cases.errors_plan import NothingToTakeBack, NotThere
from alongside.cases.factories import a_client
from alongside.cases.forms_plan import NeedForm
from alongside.cases.models import Need
from alongside.cases.selectors.plan import needs_of
from alongside.cases.tests.plan.ground import NOBODY_ELSE, a_need
from alongside.vault.enums import What
from alongside.vault.errors import NotFound
from tests.browse import sign_in


def order(actor, case):
    return [need.words for need in needs_of(actor, case.subject_id)]


def move(actor, case, need, way):
    needs.move_need(actor=actor, case_id=case.id, need_id=need.id, way=way)


def test_their_words_are_sealed(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        a_need(actor, esther, next_step="See the room")
    with as_person(cast.chloe) as actor:
        [need] = needs_of(actor, esther.subject_id)
        assert (need.words, need.next_step) == ("A place with my own key", "See the room")
        assert b"key" not in bytes(Need.objects.get().words_sealed)


def test_nothing_that_is_theirs_to_decide_is_chosen_beforehand():
    form = NeedForm()
    assert "checked" not in str(form["urgency"])
    assert "selected>Leave open" in str(form["area"]) or "selected" not in str(form["area"])


@given(st.integers(1, 7), st.lists(st.tuples(st.integers(0, 6), st.sampled_from(["up", "down", "sideways"]))))
def test_any_moves_keep_every_need_once(count, moves):
    here = list(range(count))
    for index, way in moves:
        before = list(here)
        here = moved(here, here[index % count], way)
        assert sorted(here) == list(range(count))
        assert sum(a != b for a, b in zip(before, here, strict=True)) in (0, 2)


@given(st.integers(2, 7), st.data())
def test_up_and_down_again_is_no_change(count, data):
    here = list(range(count))
    thing = data.draw(st.integers(1, count - 1))
    assert moved(moved(here, thing, "up"), thing, "down") == here


def test_they_set_the_order(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        papers, key, sleep = (a_need(actor, esther, words) for words in ("papers", "key", "sleep"))
        move(actor, esther, key, "up")
        move(actor, esther, sleep, "up")
        assert order(actor, esther) == ["key", "sleep", "papers"]
        move(actor, esther, key, "up")
        move(actor, esther, papers, "down")
        assert order(actor, esther) == ["key", "sleep", "papers"]


def test_how_it_stands_can_be_put_back(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        need = a_need(actor, esther)
        with pytest.raises(NothingToTakeBack):
            needs.undo_status(actor=actor, case_id=esther.id, need_id=need.id)
        needs.set_status(actor=actor, case_id=esther.id, need_id=need.id, status="chose_not")
        assert needs_of(actor, esther.subject_id)[0].before == "Not started"
        needs.undo_status(actor=actor, case_id=esther.id, need_id=need.id)
        assert needs_of(actor, esther.subject_id)[0].status == "unmet"
        with pytest.raises(NotThere):
            needs.set_status(actor=actor, case_id=esther.id, need_id=need.id, status="refused")


def test_a_form_sent_twice_makes_one(cast, as_person, esther):
    row_id = uuid4()
    with as_person(cast.amira) as actor:
        its = {"actor": actor, "case_id": esther.id, "row_id": row_id}
        needs.add_need(given={"words": "a bed"}, **its)
        with pytest.raises(SavedBefore) as same:
            needs.add_need(given={"words": "a bed"}, **its)
        with pytest.raises(SavedBefore) as other:
            needs.add_need(given={"words": "a bed, and a key"}, **its)
        assert (same.value.same, other.value.same) == (True, False)
        assert order(actor, esther) == ["a bed"]


def test_nobodys_text_is_overwritten(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        need = a_need(actor, esther)
    its = {"case_id": esther.id, "need_id": need.id, "version": 1}
    with as_person(cast.chloe) as actor:
        needs.change_need(actor=actor, given={"words": "A room"}, **its)
    with as_person(cast.amira) as actor:
        needs.change_need(actor=actor, given={"words": "A room"}, **its)  # the same again is no change
        with pytest.raises(SomeoneElseWasFaster):
            needs.change_need(actor=actor, given={"words": "A house"}, **its)
        assert order(actor, esther) == ["A room"]


@pytest.mark.parametrize("who", NOBODY_ELSE)
def test_nobody_else_adds_changes_or_moves_one(cast, as_person, esther, who):
    with as_person(cast.amira) as actor:
        need = a_need(actor, esther)
    its = {"case_id": esther.id, "need_id": need.id}
    with as_person(getattr(cast, who)) as actor:
        with pytest.raises(NotFound):
            a_need(actor, esther)
        with pytest.raises(NotFound):
            needs.change_need(actor=actor, version=1, given={"words": "x"}, **its)
        with pytest.raises(NotFound):
            needs.move_need(actor=actor, way="up", **its)
        with pytest.raises(NotFound):
            needs_of(actor, esther.subject_id)


def test_a_need_of_another_client_is_not_reached_through_mine(cast, as_person, esther):
    with as_person(cast.dev) as actor:
        theirs = a_need(actor, a_client(actor, "Jo"))
    with as_person(cast.amira) as actor, pytest.raises(NotFound):
        needs.set_status(actor=actor, case_id=esther.id, need_id=theirs.id, status="met")


def test_each_change_leaves_its_line(cast, as_person, esther, said):
    with as_person(cast.amira) as actor:
        need = a_need(actor, esther)
        a_need(actor, esther, "papers")
        move(actor, esther, need, "down")
        needs.set_status(actor=actor, case_id=esther.id, need_id=need.id, status="met")
    lines = [line for line in said if line.what == What.PLAN_CHANGED]
    assert [line.why for line in lines] == ["need_added", "need_added", "need_moved", "need_met"]
    assert {line.drawer for line in lines} == {"plan"}


# -- the screens ------------------------------------------------------------------------------------


def test_the_page_shows_them_in_their_order_and_moves_them(cast, as_person, browser, esther):
    with as_person(cast.amira) as actor:
        a_need(actor, esther, "papers")
        key = a_need(actor, esther, "key")
    client = browser(cast.amira)
    answer = client.post(f"/clients/{esther.id}/plan/needs/{key.id}/move/", {"way": "up"})
    assert answer.headers["Location"].endswith(f"/plan/#need-{key.id}")
    page = client.get(f"/clients/{esther.id}/plan/").content.decode()
    assert page.index(f"need-{key.id}") < page.index("papers")


def test_htmx_gets_the_list_alone(cast, as_person, browser, esther):
    with as_person(cast.amira) as actor:
        a_need(actor, esther, "papers")
    page = (
        browser(cast.amira)
        .get(f"/clients/{esther.id}/plan/", headers={"HX-Request": "true"})
        .content.decode()
    )
    assert page.lstrip().startswith('<section class="sec" id="needs"')
    assert "<html" not in page


def test_what_is_missing_is_told_and_the_rest_kept(cast, browser, esther):
    answer = browser(cast.amira).post(
        f"/clients/{esther.id}/plan/needs/add/",
        {"words": "", "next_step": "See the room", "review_on": "soon"},
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    for words in ("Write down what they need.", "See the room", "Write a day as year-month-day"):
        assert words in page


def test_a_stale_form_shows_both_texts(cast, as_person, browser, esther):
    with as_person(cast.amira) as actor:
        need = a_need(actor, esther, "A room")
        needs.change_need(
            actor=actor, case_id=esther.id, need_id=need.id, version=1, given={"words": "A key"}
        )
    answer = browser(cast.amira).post(
        f"/clients/{esther.id}/plan/needs/{need.id}/", {"words": "A house", "version": "1"}
    )
    assert answer.status_code == 409
    assert "A key" in answer.content.decode()
    assert "A house" in answer.content.decode()


def test_status_undo_and_adding_through_the_screen(cast, as_person, browser, esther):
    client, here = browser(cast.amira), f"/clients/{esther.id}/plan"
    form = {"row_id": str(uuid4()), "words": "A phone he does not know", "urgency": "today", "area": "phone"}
    assert client.post(f"{here}/needs/add/", form).status_code == 303
    assert client.post(f"{here}/needs/add/", form).status_code == 303
    with as_person(cast.amira) as actor:
        [need] = needs_of(actor, esther.subject_id)
    client.post(f"{here}/needs/{need.id}/status/", {"status": "met"})
    assert "Put back: Not started" in client.get(f"{here}/").content.decode()
    client.post(f"{here}/needs/{need.id}/put-back/")
    assert "Put back: " not in client.get(f"{here}/").content.decode()


@pytest.mark.parametrize("act", ["move", "status", "put-back"])
def test_looking_at_an_address_changes_nothing(cast, as_person, browser, esther, act):
    with as_person(cast.amira) as actor:
        need = a_need(actor, esther)
    assert browser(cast.amira).get(f"/clients/{esther.id}/plan/needs/{need.id}/{act}/").status_code == 405


# -- who comes along --------------------------------------------------------------------------------


def test_a_child_comes_along_with_what_it_needs(cast, browser, esther):
    client, here = browser(cast.amira), f"/clients/{esther.id}/plan"
    client.post(f"{here}/companions/add/", {"kind": "child", "name": "Bo", "age": "three", "needs": "a crib"})
    page = client.get(f"{here}/").content.decode()
    for words in ("Bo", "three", "a crib"):
        assert words in page
    where = page.split("/plan/companions/")[2].split("/")[0]
    assert UUID(where)
    client.post(f"{here}/companions/{where}/", {"kind": "child", "name": "Bo", "age": "four", "version": "1"})
    client.post(f"{here}/companions/{where}/end/")
    page = client.get(f"{here}/").content.decode()
    assert "four" in page
    assert "Along again" in page


def test_a_day_to_ask_again_is_shown(cast, as_person, browser, esther):
    with as_person(cast.amira) as actor:
        a_need(actor, esther, review_on=timezone.localdate())
        assert needs_of(actor, esther.subject_id)[0].is_due
    assert "Ask again" in browser(cast.amira).get(f"/clients/{esther.id}/plan/").content.decode()


def test_each_area_of_the_directory_has_a_word_in_the_plan(db):
    from alongside.cases.enums_plan import NeedArea
    from alongside.cases.help_areas import DIRECTORY_AREAS
    from alongside.directory.selectors.areas import areas

    known = {area.code for area in areas(with_own=False)}
    assert set(DIRECTORY_AREAS) <= set(NeedArea.values)
    assert set(DIRECTORY_AREAS.values()) <= known


def test_a_need_leads_to_the_services_of_its_area(client, cast, as_person, esther):
    with as_person(cast.amira) as actor:
        a_need(actor, esther, area="food")
    sign_in(client, cast.amira)
    plan = client.get(reverse("cases:plan", args=[esther.id])).content.decode()
    address = reverse("directory:search") + "?need=food"
    assert f'href="{address}"' in plan
    assert '<option value="food" selected' in client.get(address).content.decode()
