"""Prevention: lists that members write, groups counted without names, small numbers kept from sight."""

from datetime import date

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from alongside.bulletin.small import LEAST
from alongside.bulletin.tests.guessing import found_out
from alongside.coalition.actions import prevention as acts
from alongside.coalition.actions.strategy import ActionSaid, PlanSaid, add_action, write_plan
from alongside.coalition.enums_prevention import Topic
from alongside.coalition.models import PreventionPlace, PreventionSession, PreventionTally
from alongside.coalition.myths import MYTHS
from alongside.coalition.selectors import prevention as reads
from alongside.coalition.tests import ground
from alongside.coalition.tests.prevention.ground import SAID, asked, counted, met, written
from alongside.vault.errors import NotFound, Refused, SavedBefore, SomeoneElseWasFaster
from alongside.vault.ids import uuid7
from tests.attacks.ground import ask
from tests.browse import sign_in


@pytest.fixture
def together(cast, as_person):
    """Linden and Millrace belong."""
    with as_person(cast.fay) as fay:
        for agency in (cast.linden, cast.millrace):
            ground.joined(fay, agency)
    return cast.coalition.id


def at(name, coalition_id, *more):
    return reverse(f"coalition:{name}", args=[coalition_id, *more])


# -- what may be shown ----------------------------------------------------------------------------------


@given(st.lists(st.integers(0, 9), min_size=4, max_size=4))
def test_no_small_number_is_shown_and_none_can_be_found_by_subtracting(counts):
    said = dict(zip(reads.ANSWERS, counts, strict=True))
    shown = before_of(said)
    assert all(count is None or count >= LEAST for count in shown.values())
    if sum(counts) >= LEAST:
        assert found_out(said, before_of) == {}
    else:
        assert set(shown.values()) == {None}


def before_of(said):
    """What a group's page says of these papers."""
    one = reads._answered(None, {"before": PreventionTally(**said)})
    return one.before or dict.fromkeys(said)


def test_fewer_than_five_are_never_stored_as_a_number(together, cast, as_person):
    with as_person(cast.amira) as amira:
        group = written(amira, together, "groups")
        for people in (1, 4, 5, 0, None):
            met(amira, together, group, people)
        kept = sorted(PreventionSession.objects.values_list("few", "people"), key=str)
        assert kept == [(False, 0), (False, 5), (False, None), (True, None), (True, None)]
        assert ask("select count(*) from coalition_preventionsession where people between 1 and 4") == [(0,)]
        taught = written(amira, together, "teaching", people=3)
        assert (taught.few, taught.people) == (True, None)
        said = SAID["teaching"] | {"on": taught.on, "people": None, "about": "Other words"}
        again = acts.change_row(
            actor=amira, coalition_id=together, kind="teaching", row_id=taught.id, version=1, said=said
        )
        assert again.few


def test_a_difference_is_shown_only_with_five_papers_at_both_moments(together, cast, as_person):
    with as_person(cast.amira) as amira:
        group = written(amira, together, "groups")
        question = asked(amira, together, group)
        counted(amira, together, question, "before", 6, 9, 8, 0)
        counted(amira, together, question, "after", 3, 0, 1, 0)
        one = reads.answers_of(amira, together, group)[0]
        assert (one.before["unsure"], one.before["yes"], one.after, one.change) == (9, None, None, None)
        counted(amira, together, question, "after", 14, 15, 0, 7, version=1)
        one = reads.answers_of(amira, together, group)[0]
        assert one.change == {"yes": None, "unsure": 6, "no": None, "skipped": None}
        with pytest.raises(SomeoneElseWasFaster):
            counted(amira, together, question, "after", 1, 1, 1, 1, version=1)


def test_the_form_to_count_anew_shows_no_small_number_and_loses_none(together, cast, client, as_person):
    with as_person(cast.amira) as amira:
        group = written(amira, together, "groups")
        question = asked(amira, together, group)
        counted(amira, together, question, "before", 61, 62, 3, 7)
    sign_in(client, cast.dev)
    address = at("prevention_tally", together, group.id, question.id)
    page = client.get(f"{address}?moment=before")
    assert page.context["form"].initial == {"yes": 61, "unsure": 62, "moment": "before", "version": 1}
    assert "counted before" in page.text
    sent = {"moment": "before", "version": "1", "yes": "60", "unsure": "62", "no": "", "skipped": ""}
    refused = client.post(address, sent)
    assert (refused.status_code, "write 0 where nobody said so" in refused.text) == (422, True)
    assert client.post(address, sent | {"no": "3", "skipped": "8"}).status_code == 303
    assert client.post(address, sent | {"no": "4", "skipped": "8"}).status_code == 409
    with as_person(cast.amira):
        assert PreventionTally.objects.values_list("yes", "no", "skipped").get() == (60, 3, 8)


def test_a_tally_is_read_by_who_runs_the_group_and_by_organizers(together, cast, client, as_person):
    with as_person(cast.amira) as amira:
        group = written(amira, together, "groups")
        counted(amira, together, asked(amira, together, group), "before", 77, 0, 8, 0)
    for name, sees in (("dev", True), ("fay", True), ("ben", False), ("ruth", False)):
        with as_person(getattr(cast, name)):
            assert PreventionTally.objects.exists() is sees
        sign_in(client, getattr(cast, name))
        page = client.get(at("prevention_group", together, group.id)).text
        assert (">77<" in page) is sees  # as a cell's whole text: an address may hold the same two figures


# -- who writes -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", sorted(SAID))
def test_members_write_for_their_own_and_organizers_change_everything(kind, together, cast, as_person):
    with as_person(cast.amira) as amira:
        row = written(amira, together, kind)
        assert row.for_agency_id == cast.linden.id
    for name, may in (("dev", False), ("ben", False), ("ruth", False), ("chloe", True), ("fay", True)):
        with as_person(getattr(cast, name)) as actor:
            version = reads.row_for(together, kind, row.id).version
            change = {"actor": actor, "coalition_id": together, "kind": kind, "row_id": row.id, "said": {}}
            if may:
                acts.change_row(**change, version=version)
            else:
                with pytest.raises(Refused):
                    acts.change_row(**change, version=version)
                assert ask(f"update {row._meta.db_table} set version = 99") == [(0,)]


def test_who_does_not_belong_finds_and_writes_nothing(cast, client, as_person):
    with as_person(cast.fay) as fay:
        ground.joined(fay, cast.linden)
        place = written(fay, cast.coalition.id, "places")
    with as_person(cast.ben) as ben:
        assert not PreventionPlace.objects.exists()
        with pytest.raises(NotFound):
            written(ben, cast.coalition.id, "places")
    sign_in(client, cast.ben)
    for address in (
        at("prevention", cast.coalition.id),
        at("prevention_rows", cast.coalition.id, "places"),
        at("prevention_change", cast.coalition.id, "places", place.id),
        at("prevention_myths", cast.coalition.id),
    ):
        assert client.get(address).status_code == 404


def test_others_keep_no_session_of_a_group(together, cast, as_person):
    with as_person(cast.amira) as amira:
        group = written(amira, together, "groups")
    with as_person(cast.ben) as ben:
        with pytest.raises(Refused):
            met(ben, together, group, 9)
        with pytest.raises(Refused):
            asked(ben, together, group)
    with as_person(cast.dev) as dev:
        session = met(dev, together, group, 9)
    with as_person(cast.fay) as fay:
        assert met(fay, together, group, 7).for_agency_id == cast.linden.id
        acts.drop_session(actor=fay, coalition_id=together, group_id=group.id, session_id=session.id)


# -- pages ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", sorted(SAID))
def test_a_row_is_written_changed_taken_off_and_put_back(kind, together, cast, client):
    sign_in(client, cast.chloe)
    rows = at("prevention_rows", together, kind)
    empty = client.get(rows)
    assert empty.status_code == 200
    said = {name: value for name, value in SAID[kind].items() if value is not None} | {"row_id": str(uuid7())}
    if kind == "teaching":
        said["on"] = "2026-05-14"
    new = at("prevention_new", together, kind)
    assert client.post(new, {}).status_code == 422
    first = {"places": "Prairie Mall", "curricula": "Knowing My Worth", "groups": "Tuesday circle",
             "teaching": "Seeing the signs", "actions": "Records of minors"}[kind]  # fmt: skip
    assert first in client.post(new, said, follow=True).text
    assert "saved already" in client.post(new, said, follow=True).text
    table = client.get(at("prevention_table", together, kind)).content.decode()
    assert first in table
    row_id = reads_id(client, kind)
    change = at("prevention_change", together, kind, row_id)
    assert client.get(change).status_code == 200
    assert client.post(change, said | {"version": "1"}).status_code == 303
    assert client.post(change, said | {"version": "1"}).status_code == 409
    drop = at("prevention_drop", together, kind, row_id)
    assert "Put it back" in client.post(drop, follow=True).text
    assert first not in client.get(rows).text
    assert first in client.post(drop, {"step": "back"}, follow=True).text


def reads_id(client, kind):
    """The row's id, out of the list's own links."""
    text = client.get(at_from(client, kind)).text
    part = text.split(f"/prevention/{kind}/")
    return next(one[:36] for one in part if len(one) > 36 and one[8] == "-" and one[36] == "/")


def at_from(client, kind):
    return (
        client.get(reverse("coalition:coalitions"), follow=True).redirect_chain[-1][0] + f"prevention/{kind}/"
    )


def test_a_list_is_filtered_and_a_kind_that_is_none_is_not_found(together, cast, client, as_person):
    with as_person(cast.amira) as amira:
        written(amira, together, "places")
        written(amira, together, "places", kind="online", name="A game")
    sign_in(client, cast.amira)
    text = client.get(at("prevention_rows", together, "places") + "?only=online").text
    assert "A game" in text
    assert "Prairie Mall" not in text
    assert "None of these" in client.get(at("prevention_rows", together, "places") + "?only=club").text
    assert client.get(at("prevention_rows", together, "nonsense")).status_code == 404
    assert client.get(at("prevention_new", together, "nonsense")).status_code == 404


def test_no_cell_of_the_table_is_a_formula(together, cast, client, as_person):
    with as_person(cast.amira) as amira:
        written(amira, together, "places", name="=1+1")
    sign_in(client, cast.amira)
    assert "'=1+1" in client.get(at("prevention_table", together, "places")).content.decode()


def test_a_group_is_kept_on_its_page(together, cast, client, as_person):
    with as_person(cast.amira) as amira:
        group = written(amira, together, "groups")
    sign_in(client, cast.amira)
    here = at("prevention_group", together, group.id)
    session = {
        "row_id": str(uuid7()),
        "on": "2026-05-14",
        "minutes": "60",
        "people": "3",
        "topics": ["myths"],
    }
    add = at("add_prevention_session", together, group.id)
    assert client.post(add, session | {"on": "x"}).status_code == 422
    assert "fewer than 5" in client.post(add, session, follow=True).text
    assert "saved already" in client.post(add, session, follow=True).text
    ask_it = at("add_prevention_question", together, group.id)
    assert client.post(ask_it, {"words": ""}).status_code == 422
    question = {"row_id": str(uuid7()), "words": "It can happen here."}
    assert "It can happen here." in client.post(ask_it, question, follow=True).text
    with as_person(cast.amira) as amira:
        one = reads.answers_of(amira, together, group)[0]
        kept = PreventionSession.objects.get()
    count = at("prevention_tally", together, group.id, one.question.id)
    assert client.get(count + "?moment=before").status_code == 200
    assert client.post(count, {"yes": "5"}).status_code == 422
    papers = {"moment": "before", "yes": "11", "unsure": "0", "no": "7", "skipped": "0", "version": "0"}
    assert ">11<" in client.post(count, papers, follow=True).text
    assert client.post(count, papers).status_code == 409
    drop = at("drop_prevention_session", together, group.id, kept.id)
    text = client.post(drop, follow=True).text
    assert "No session is written down" in text
    assert drop in text  # where it can be put back
    assert (
        "fewer than 5"
        in client.post(drop, {"step": "back"}, follow=True).text.split("<main")[1].split("<form")[0]
    )
    drop = at("drop_prevention_question", together, group.id, one.question.id)
    assert "No question is written yet." in client.post(drop, follow=True).text
    assert ">11<" in client.post(drop, {"step": "back"}, follow=True).text  # with what the papers said
    sign_in(client, cast.ben)
    assert client.post(drop).status_code == 403
    assert drop not in client.get(here).text


def test_the_front_page_tells_what_is_under_way(together, cast, client, as_person):
    front = reverse("coalition:front", args=[together])
    sign_in(client, cast.amira)
    assert "front-prevention" not in client.get(front).text
    with as_person(cast.amira) as amira:
        written(amira, together, "groups")
        written(amira, together, "actions")
        written(amira, together, "teaching")
    assert "Records of minors" in client.get(front).text
    assert "24 people came" in client.get(at("prevention", together)).text


def test_what_is_pressed_for_belongs_to_an_action_of_the_plan(together, cast, client, as_person):
    with as_person(cast.fay) as fay:
        year = PlanSaid("2026", date(2026, 1, 1), date(2026, 12, 31))
        plan = write_plan(actor=fay, coalition_id=together, plan_id=uuid7(), said=year)
        what = ActionSaid(what="Seal the records of minors")
        step = add_action(actor=fay, coalition_id=together, plan_id=plan.id, action_id=uuid7(), said=what)
    sign_in(client, cast.chloe)
    new = at("prevention_new", together, "actions")
    said = {name: value for name, value in SAID["actions"].items() if value is not None}
    said |= {"row_id": str(uuid7()), "plan_action_id": str(step.id)}
    assert client.post(new, said | {"plan_action_id": str(uuid7())}).status_code == 422
    text = client.post(new, said, follow=True).text
    assert at("plan_action", together, step.id) in text
    assert "Seal the records of minors" in client.get(at("prevention_table", together, "actions")).text
    assert "Records of minors who were arrested" in client.get(at("plan_action", together, step.id)).text
    with as_person(cast.chloe) as chloe, pytest.raises(NotFound):
        written(chloe, together, "actions", plan_action_id=uuid7())


def test_two_who_change_the_topics_of_a_group_see_both(together, cast, client, as_person):
    with as_person(cast.amira) as amira:
        group = written(amira, together, "groups")
    sign_in(client, cast.amira)
    change = at("prevention_change", together, "groups", group.id)
    said = {name: value for name, value in SAID["groups"].items() if value is not None} | {"version": "1"}
    assert client.post(change, said | {"topics": ["myths"]}).status_code == 303
    late = client.post(change, said | {"topics": ["self"]})
    assert late.status_code == 409
    assert str(dict(Topic.choices)["myths"]) in late.text.split("<form")[1]


def test_the_cards_about_myths_can_be_shown(together, cast, client):
    sign_in(client, cast.amira)
    text = client.get(at("prevention_myths", together)).text
    assert text.count("It is said:") == len(MYTHS)


def test_a_long_list_asks_no_question_per_row(
    together, cast, client, as_person, django_assert_max_num_queries
):
    with as_person(cast.amira) as amira:
        for _ in range(60):
            written(amira, together, "groups")
        with django_assert_max_num_queries(1):
            rows = list(reads.rows_of(together, "groups")[:50])
            assert {row.for_agency.name for row in rows} == {cast.linden.name}


def test_a_form_with_other_words_is_told(together, cast, as_person):
    with as_person(cast.amira) as amira:
        row_id = uuid7()
        sent = {"actor": amira, "coalition_id": together, "kind": "places", "row_id": row_id}
        acts.write_row(**sent, said=SAID["places"])
        with pytest.raises(SavedBefore) as before:
            acts.write_row(**sent, said=SAID["places"] | {"county": "Alder"})
        assert not before.value.same


def test_a_list_of_groups_names_the_curriculum_by_its_title(together, cast, client, as_person):
    with as_person(cast.amira) as amira:
        of = written(amira, together, "curricula")
        written(amira, together, "groups", curriculum_id=of.id)
    sign_in(client, cast.amira)
    page = client.get(at("prevention_rows", together, "groups")).text
    assert "Knowing My Worth" in page
    assert "object" not in page
