"""Supervision: how often, what is due, writing it down, checking in, growing."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.people.actions import own_pages as own
from alongside.people.actions import supervision as acts
from alongside.people.models import OwnPage, PageKey, Supervision
from alongside.people.selectors import own_pages as pages
from alongside.people.selectors import supervision as reads
from alongside.people.selectors.own_pages import CHECK_IN, GOAL
from alongside.people.tests.supervision.ground import CANARY, checked_in, goal, held, under
from alongside.vault.errors import NotFound, Refused, SavedBefore, SomeoneElseWasFaster
from alongside.vault.ids import uuid7
from tests.attacks.ground import ask
from tests.browse import sign_in


def today():
    return timezone.localdate()


def often(chloe, cast, *, weeks=2, months=None, on=None, version=0):
    return acts.set_cadence(
        actor=chloe, worker_id=cast.amira.id, version=version, weeks=weeks, evaluation_months=months,
        on=on or today(),
    )  # fmt: skip


# -- how often, and what is due -------------------------------------------------------------------------


def test_both_see_what_is_due_and_it_counts_from_the_last_sitting(cast, as_person):
    with as_person(cast.chloe) as chloe:
        often(chloe, cast, on=today() - timedelta(days=30))
        assert reads.rhythms_of(chloe, on=today())[0].state == "overdue"
        held(chloe, cast.amira.id)
    with as_person(cast.amira) as amira:
        mine = reads.my_rhythm(amira, cast.amira.account, on=today())
        assert (mine.state, mine.due) == ("fine", today() + timedelta(weeks=2))


def test_a_day_that_is_planned_answers_what_is_due(cast, as_person):
    with as_person(cast.chloe) as chloe:
        often(chloe, cast, on=today() - timedelta(days=30))
        acts.plan_session(
            actor=chloe,
            worker_id=cast.amira.id,
            row_id=uuid7(),
            kind="session",
            on=today() + timedelta(days=3),
        )
        amira = next(one for one in reads.rhythms_of(chloe, on=today()) if one.account.id == cast.amira.id)
        assert (amira.state, amira.is_due) == ("planned", False)


def test_an_evaluation_comes_due_by_itself(cast, as_person):
    with as_person(cast.chloe) as chloe:
        often(chloe, cast, months=6, on=today() - timedelta(days=200))
        held(chloe, cast.amira.id)
        amira = next(one for one in reads.rhythms_of(chloe, on=today()) if one.account.id == cast.amira.id)
        assert (amira.state, amira.evaluation_state) == ("fine", "overdue")
        held(chloe, cast.amira.id, kind="evaluation")
        amira = next(one for one in reads.rhythms_of(chloe, on=today()) if one.account.id == cast.amira.id)
        assert amira.evaluation_state == "fine"


def test_only_her_supervisor_says_how_often(cast, as_person):
    for person in (cast.rosa, cast.dev, cast.amira, cast.ben):
        with as_person(person) as actor, pytest.raises(NotFound):
            often(actor, cast)


def test_what_somebody_else_changed_is_not_written_over(cast, as_person):
    with as_person(cast.chloe) as chloe:
        often(chloe, cast)
        with pytest.raises(SomeoneElseWasFaster):
            often(chloe, cast, weeks=4)
        assert often(chloe, cast, weeks=4, version=1).version == 2


def test_today_tells_both_and_nobody_else(cast, client, as_person):
    with as_person(cast.chloe) as chloe:
        often(chloe, cast, on=today() - timedelta(days=30))
    for person, told in ((cast.amira, True), (cast.chloe, True), (cast.rosa, False), (cast.dev, False)):
        sign_in(client, person)
        assert ("today-supervision" in client.get(reverse("people:today")).text) is told


# -- one sitting ----------------------------------------------------------------------------------------


def test_the_two_read_what_was_written(cast, client, as_person):
    sign_in(client, cast.chloe)
    said = {
        "row_id": str(uuid7()), "kind": "session", "on": today().isoformat(), "minutes": "50", "present": "both",
        "themes": ["craft"], "notes": f"{CANARY} notes", "agreed": "Amira tries it by Friday",
    }  # fmt: skip
    new = reverse("people:session_new", args=[cast.amira.id])
    answer = client.post(new, said, follow=True)
    assert CANARY in answer.text
    assert "saved already" in client.post(new, said, follow=True).text
    with as_person(cast.chloe):
        row = Supervision.objects.get()
    assert client.post(new, said | {"notes": "Other words"}).status_code == 409
    sign_in(client, cast.amira)
    page = client.get(reverse("people:supervision_session", args=[row.id]))
    assert CANARY in page.text
    assert "How to help in a hard situation" in page.text
    assert client.get(reverse("people:write_session", args=[row.id])).status_code in (403, 404)


def test_a_planned_day_is_written_down_or_taken_back(cast, client, as_person):
    sign_in(client, cast.chloe)
    plan = reverse("people:plan_session", args=[cast.amira.id])
    tomorrow = (today() + timedelta(days=1)).isoformat()
    yesterday = (today() - timedelta(days=1)).isoformat()
    assert client.post(plan, {"kind": "session", "on": yesterday}).status_code == 422
    client.post(plan, {"kind": "session", "on": tomorrow, "row_id": str(uuid7())})
    with as_person(cast.chloe):
        row = Supervision.objects.get()
    write = reverse("people:write_session", args=[row.id])
    said = {"kind": "session", "minutes": "30", "notes": "Short", "version": "1"}
    assert "still to come" in client.post(write, said | {"on": tomorrow}).text
    client.post(write, said | {"on": today().isoformat()})
    again = client.post(write, said | {"on": today().isoformat(), "notes": "Longer"})
    assert again.status_code == 409
    client.post(reverse("people:drop_session", args=[row.id]))
    with as_person(cast.chloe) as chloe:
        row = Supervision.objects.get()
        assert (row.state, reads.sitting_of(chloe, row).words["notes"]) == ("held", "Short")
    client.post(plan, {"kind": "evaluation", "on": tomorrow, "row_id": str(uuid7())})
    with as_person(cast.chloe):
        planned = Supervision.objects.get(state="planned")
    client.post(reverse("people:drop_session", args=[planned.id]))
    with as_person(cast.chloe):
        assert not Supervision.objects.filter(state="planned").exists()


def test_one_of_the_two_who_started_over_gets_her_key_again(transactional_db, cast, client, as_person):
    with as_person(cast.chloe) as chloe:
        row = held(chloe, cast.amira.id)
    # As starting over leaves it: her former key is nobody's.
    ask("delete from keys_pagekey where reader_id = %s", [cast.amira.id], using="owner")
    sign_in(client, cast.amira)
    assert (
        "do not open with your key" in client.get(reverse("people:supervision_session", args=[row.id])).text
    )
    sign_in(client, cast.chloe)
    address = reverse("people:supervision_session", args=[row.id])
    assert "key again" in client.get(address).text
    client.post(reverse("people:share_session", args=[row.id]), {"step": "again"})
    sign_in(client, cast.amira)
    assert CANARY in client.get(address).text


def test_sharing_is_said_on_the_page_and_taken_back_there(cast, client, as_person):
    with as_person(cast.chloe) as chloe:
        row = held(chloe, cast.amira.id)
    with as_person(cast.rosa) as rosa:
        under(rosa, cast.amira.id, cast.vera.id)
    sign_in(client, cast.amira)
    share = reverse("people:share_session", args=[row.id])
    assert "Vera can read this" in client.post(share, {"step": "share"}, follow=True).text
    assert "Let Vera read it" in client.post(share, {"step": "close"}, follow=True).text


# -- checking in ----------------------------------------------------------------------------------------


def test_a_check_in_is_kept_for_her_shared_closed_and_taken_away(cast, client, as_person):
    sign_in(client, cast.amira)
    mine = reverse("people:check_ins")
    assert "nothing to keep yet" in client.post(mine, {"row_id": str(uuid7())}).text
    said = {"row_id": str(uuid7()), "sleep": "skip", "wish": ["off"], "words": f"{CANARY} words"}
    answer = client.post(mine, said, follow=True)
    assert "Only you can read this" in answer.text
    assert "I choose not to say" in answer.text
    assert "saved already" in client.post(mine, said, follow=True).text
    with as_person(cast.amira):
        row = OwnPage.objects.get()
    one = reverse("people:check_in", args=[row.id])
    sign_in(client, cast.chloe)
    assert client.get(one).status_code == 404
    sign_in(client, cast.amira)
    client.post(reverse("people:share_check_in", args=[row.id]))
    sign_in(client, cast.chloe)
    assert CANARY in client.get(one).text
    assert "A check-in of Amira" in client.get(reverse("people:supervision_of", args=[cast.amira.id])).text
    assert client.post(reverse("people:drop_check_in", args=[row.id])).status_code == 404
    sign_in(client, cast.amira)
    client.post(reverse("people:share_check_in", args=[row.id]), {"step": "close"})
    sign_in(client, cast.chloe)
    assert client.get(one).status_code == 404
    sign_in(client, cast.amira)
    client.post(reverse("people:drop_check_in", args=[row.id]))
    with as_person(cast.amira):
        assert not OwnPage.objects.exists()
        assert not PageKey.objects.exists()


def test_the_offers_are_the_same_whatever_was_answered(cast, client, as_person):
    with as_person(cast.amira) as amira:
        bad = checked_in(amira, sleep="hard", images="hard", wish=["off", "talk"])
        good = checked_in(amira, sleep="good", images="good", wish=["nothing"])
    sign_in(client, cast.amira)
    shown = [client.get(reverse("people:check_in", args=[one.id])).text for one in (bad, good)]
    offers = [text[text.index('aria-labelledby="offers"') :].split("</section>")[0] for text in shown]
    assert offers[0] == offers[1]
    assert "988" in offers[0]


def test_who_has_no_supervisor_here_is_not_asked_to_share(cast, client):
    sign_in(client, cast.rosa)
    text = client.get(reverse("people:check_ins")).text
    assert "may read this one" not in text
    assert "Board chair" in client.get(reverse("people:supervision")).text


def test_a_page_of_a_former_key_is_told_and_can_be_taken_away(cast, client, as_person):
    with as_person(cast.amira) as amira:
        row = checked_in(amira)
        PageKey.objects.all().delete()
    sign_in(client, cast.amira)
    assert "former key" in client.get(reverse("people:check_ins")).text
    client.post(reverse("people:drop_check_in", args=[row.id]))
    assert "former key" not in client.get(reverse("people:check_ins")).text


# -- growing --------------------------------------------------------------------------------------------


def test_a_goal_is_hers_and_her_supervisor_reads_it(cast, client, as_person):
    sign_in(client, cast.amira)
    said = {
        "row_id": str(uuid7()),
        "goal": f"{CANARY} goal",
        "steps": "Read\nTry",
        "hours": "2.5",
        "state": "going",
    }
    client.post(reverse("people:goal_new"), said)
    assert "saved already" in client.post(reverse("people:goal_new"), said, follow=True).text
    with as_person(cast.amira) as amira:
        page = pages.own_pages(amira, GOAL).opened[0]
    change = reverse("people:change_goal", args=[page.row.id])
    assert 'value="2.5"' in client.get(change).text
    client.post(change, said | {"version": "1", "came": "It went well", "hours": "5"})
    assert client.post(change, said | {"version": "1", "came": "Lost"}).status_code == 409
    sign_in(client, cast.chloe)
    text = client.get(reverse("people:growth_of", args=[cast.amira.id])).text
    assert "It went well" in text
    assert "Change" not in text.split("<main")[1].split("</main>")[0]
    assert client.post(change, said | {"version": "2"}).status_code in (403, 404)
    sign_in(client, cast.amira)
    client.post(reverse("people:drop_goal", args=[page.row.id]))
    assert "No goal is written yet" in client.get(reverse("people:growth")).text


def test_a_new_supervisor_reads_goals_when_she_is_let(cast, client, as_person):
    with as_person(cast.amira) as amira:
        goal(amira)
    with as_person(cast.rosa) as rosa:
        under(rosa, cast.amira.id, cast.vera.id)
    sign_in(client, cast.amira)
    assert "Vera cannot read all" in client.get(reverse("people:growth")).text
    assert "Vera cannot read all" not in client.post(reverse("people:share_growth"), follow=True).text


def test_many_pages_are_opened_with_three_questions(cast, as_person, django_assert_max_num_queries):
    with as_person(cast.amira) as amira:
        for _ in range(12):
            checked_in(amira)
        with django_assert_max_num_queries(4):
            assert len(pages.own_pages(amira, CHECK_IN).opened) == 12


def test_a_page_that_is_not_of_its_kind_is_not_found_under_it(cast, as_person):
    with as_person(cast.amira) as amira:
        page = checked_in(amira)
        with pytest.raises(NotFound):
            own.change_goal(actor=amira, page_id=page.id, version=1, said={})
        with pytest.raises(SavedBefore):
            row_id = uuid7()
            for _ in range(2):
                own.keep_check_in(actor=amira, row_id=row_id, on=today(), said={"words": "x"}, share=False)


def test_nobody_without_a_supervisor_shares(cast, as_person):
    with as_person(cast.rosa) as rosa:
        page = checked_in(rosa)
        with pytest.raises(Refused, match="supervisor"):
            own.share_check_in(actor=rosa, page_id=page.id)


def test_how_often_is_set_on_the_page(cast, client):
    sign_in(client, cast.chloe)
    address = reverse("people:set_cadence", args=[cast.amira.id])
    assert client.post(address, {"weeks": "0"}).status_code == 422
    answer = client.post(address, {"weeks": "2", "evaluation_months": "6", "version": "0"}, follow=True)
    assert 'value="2"' in answer.text
    assert client.post(address, {"weeks": "3", "version": "0"}).status_code == 409
    sign_in(client, cast.amira)
    assert "Every 2 weeks." in client.get(reverse("people:supervision")).text
