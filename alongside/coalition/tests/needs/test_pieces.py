"""Focus groups, findings, barriers, the seven questions, small changes."""

from datetime import date

import pytest
from django.urls import reverse

from alongside.coalition.actions import needs_pieces as acts
from alongside.coalition.enums_needs import Step
from alongside.coalition.models import Barrier, FocusGroup, NeedsFinding, SmallChange, StepNote
from alongside.coalition.selectors.needs import barriers_open
from alongside.coalition.tests.strategy.test_plan import a_plan, an_action, moved
from alongside.vault.errors import Refused, SavedBefore, SomeoneElseWasFaster
from alongside.vault.ids import uuid7
from tests.browse import sign_in

GROUP = {
    "kind": "survivors", "on": date(2026, 10, 3), "place_kind": "library", "facilitator": "Odette",
    "came": "under_5", "themes": "Nights are the worst.",
}  # fmt: skip
BARRIER = {"words": "Nobody answers at night.", "source": "both", "priority": 1}


def written(piece, actor, coalition, given, row_id=None):
    return acts.write_piece(
        piece, actor=actor, coalition_id=coalition.id, row_id=row_id or uuid7(), given=given
    )


def test_what_survivors_said_is_the_organizers_and_a_shared_finding_everyones(cast, as_person, members):
    with as_person(cast.fay) as fay:
        written(acts.GROUP, fay, cast.coalition, GROUP)
        written(acts.GROUP, fay, cast.coalition, GROUP | {"kind": "agencies"})
        found = written(acts.FINDING, fay, cast.coalition, {"words": "Nights.", "source": "survivors"})
    with as_person(cast.rosa):
        assert [group.kind for group in FocusGroup.objects.all()] == ["agencies"]
        assert not NeedsFinding.objects.exists()
    with as_person(cast.fay) as fay:
        acts.share_finding(actor=fay, coalition_id=fay.agency_id, row_id=found.id)
    with as_person(cast.rosa):
        assert NeedsFinding.objects.get().words == "Nights."


def test_who_sat_together_is_chosen_once(cast, as_person, members):
    with as_person(cast.fay) as fay:
        row = written(acts.GROUP, fay, cast.coalition, GROUP)
        changed = acts.change_piece(
            acts.GROUP, actor=fay, coalition_id=fay.agency_id, row_id=row.id, version=1,
            given={"kind": "agencies", "themes": "Nights, and Sundays."},
        )  # fmt: skip
        assert (changed.kind, changed.themes) == ("survivors", "Nights, and Sundays.")


def test_no_group_counts_survivors_and_no_table_has_a_name_for_them():
    assert set(FocusGroup._meta.get_field("came").flatchoices[0]) == {"under_5", "Fewer than 5"}
    assert not {"names", "count", "people"} & {field.name for field in FocusGroup._meta.fields}


def test_a_barrier_is_named_answered_removed_and_may_come_back(cast, as_person, members):
    with as_person(cast.fay) as fay:
        at = {"actor": fay, "coalition_id": fay.agency_id}
        row = written(acts.BARRIER, fay, cast.coalition, BARRIER)
        assert list(barriers_open(fay.agency_id)) == [row]
        assert acts.move_barrier(**at, row_id=row.id, then="removed").removed_on
        assert not barriers_open(fay.agency_id)
        assert acts.move_barrier(**at, row_id=row.id, then="answered").removed_on is None
        acts.take_back(acts.BARRIER, **at, row_id=row.id)
        assert not barriers_open(fay.agency_id)
        acts.take_back(acts.BARRIER, **at, row_id=row.id, back=True)
    with as_person(cast.amira):
        assert barriers_open(cast.coalition.id).get().state == "answered"


def test_sent_twice_a_barrier_is_written_once_and_nothing_is_written_over(cast, as_person, members):
    row_id = uuid7()
    with as_person(cast.fay) as fay:
        written(acts.BARRIER, fay, cast.coalition, BARRIER, row_id)
        with pytest.raises(SavedBefore) as before:
            written(acts.BARRIER, fay, cast.coalition, BARRIER, row_id)
        assert before.value.same
        change = {
            "actor": fay,
            "coalition_id": fay.agency_id,
            "row_id": row_id,
            "given": {"words": "Nights."},
        }
        acts.change_piece(acts.BARRIER, version=1, **change)
        with pytest.raises(SomeoneElseWasFaster):
            acts.change_piece(acts.BARRIER, version=1, **change)


def test_members_name_no_barrier(cast, as_person, members):
    with as_person(cast.rosa) as rosa, pytest.raises(Refused, match="may not"):
        written(acts.BARRIER, rosa, cast.coalition, BARRIER)


def test_every_member_writes_down_small_changes_and_changes_only_her_own(cast, as_person, members):
    given = {"on": date(2026, 9, 1), "words": "The clinic has a form in Spanish.", "effect": ""}
    with as_person(cast.amira) as amira:
        row = written(acts.CHANGE, amira, cast.coalition, given)
    sent = {
        "coalition_id": cast.coalition.id,
        "row_id": row.id,
        "version": 1,
        "given": given | {"effect": "Six came."},
    }
    with as_person(cast.ben) as ben, pytest.raises(Refused, match="nothing here"):
        acts.change_piece(acts.CHANGE, actor=ben, **sent)
    with as_person(cast.ben):
        assert not SmallChange.objects.update(words="Mine")
    with as_person(cast.amira) as amira:
        assert acts.change_piece(acts.CHANGE, actor=amira, **sent).effect == "Six came."


def test_the_seven_questions_keep_notes_that_members_do_not_read(cast, as_person, members):
    assert len(Step) == 7
    with as_person(cast.fay) as fay:
        at = {"actor": fay, "coalition_id": fay.agency_id, "step": "gaps"}
        acts.keep_step(**at, version=1, words="Nights.")
        assert acts.keep_step(**at, version=1, words="Nights and Sundays.").version == 2
        with pytest.raises(SomeoneElseWasFaster):
            acts.keep_step(**at, version=1, words="Other.")
    with as_person(cast.rosa):
        assert not StepNote.objects.exists()


# -- on the screen ---------------------------------------------------------------------------------------


def test_a_step_leads_to_a_barrier_and_on_to_the_next(cast, client, members, as_person):
    sign_in(client, cast.fay)
    at = reverse("coalition:needs_step", args=[cast.coalition.id, "gaps"])
    sent = {"row_id": uuid7(), "made": "barrier", "words": "No bed for men.", "source": "agencies"}
    for _again in range(2):
        client.post(reverse("coalition:needs_step_piece", args=[cast.coalition.id, "gaps"]), sent)
    assert "No bed for men." in client.get(at).text
    on = client.post(at, {"version": "1", "words": "Beds.", "on": "yes"})
    assert on.headers["Location"].endswith("/serving/")
    assert client.get(reverse("coalition:needs_step", args=[cast.coalition.id, "nothing"])).status_code == 404
    assert "Answered" in client.get(reverse("coalition:needs_steps", args=[cast.coalition.id])).text
    with as_person(cast.fay):
        assert Barrier.objects.get().step == "gaps"


# Where each kind of piece is written, listed, changed, taken back.
PIECES = {
    "group": """coalition:needs_group_new coalition:needs_groups
        coalition:needs_group coalition:needs_group_take""",
    "finding": """coalition:needs_finding_new coalition:needs_findings
        coalition:needs_finding coalition:needs_finding_take""",
    "barrier": """coalition:needs_barrier_new coalition:needs_barriers
        coalition:needs_barrier coalition:needs_barrier_take""",
    "change": """coalition:needs_change_new coalition:needs_changes
        coalition:needs_change coalition:needs_change_take""",
}


@pytest.mark.parametrize("one", PIECES)
def test_each_piece_is_written_listed_changed_taken_back_and_put_back(cast, client, members, one):
    sign_in(client, cast.fay)
    at = [cast.coalition.id]
    row_id = uuid7()
    words = {
        "group": {
            "kind": "agencies", "on": "2026-10-03", "place_kind": "office", "facilitator": "Fay", "themes": "Bus fare.",
        },
        "finding": {"words": "Bus fare.", "source": "both"},
        "barrier": {"words": "Bus fare.", "source": "both", "priority": "1", "state": "named"},
        "change": {"words": "Bus fare.", "on": "2026-10-03"},
    }[one]  # fmt: skip
    new, listed, changed, back = PIECES[one].split()
    new, listed = reverse(new, args=at), reverse(listed, args=at)
    assert client.get(new).status_code == 200
    assert client.post(new, {}).status_code == 422
    for _again in range(2):
        assert client.post(new, words | {"row_id": row_id}).status_code == 303
    assert client.get(listed).text.count("Bus fare.") == 1
    page, back = reverse(changed, args=[*at, row_id]), reverse(back, args=[*at, row_id])
    better = {name: "Bus fare, at night." if said == "Bus fare." else said for name, said in words.items()}
    assert client.post(page, better | {"version": "1"}).status_code == 303
    faster = client.post(page, words | {"version": "1"})
    assert faster.status_code == 409
    assert "Bus fare, at night." in faster.text
    taken = client.post(back, follow=True).text
    assert "Bus fare" not in taken
    assert "Put it back" in taken
    assert "Bus fare, at night." in client.post(back, {"back": "yes"}, follow=True).text


def test_barriers_are_found_by_what_was_asked_and_go_into_a_file_as_text(cast, client, as_person, members):
    with as_person(cast.fay) as fay:
        written(acts.BARRIER, fay, cast.coalition, BARRIER)
        written(acts.BARRIER, fay, cast.coalition, BARRIER | {"words": "=1+1", "priority": 3})
    sign_in(client, cast.amira)
    at = reverse("coalition:needs_barriers", args=[cast.coalition.id])
    assert "=1+1" not in client.get(at, {"priority": "1"}).text
    assert "Nobody answers" not in client.get(at, {"q": "1+1"}).text
    assert "No barrier is like this" in client.get(at, {"state": "removed"}).text
    file = client.get(reverse("coalition:needs_barriers_csv", args=[cast.coalition.id])).content.decode()
    assert "\n'=1+1,Later,Named" in file


def test_a_finding_is_shared_and_a_barrier_moved_on_the_screen(cast, client, as_person, members):
    with as_person(cast.fay) as fay:
        found = written(acts.FINDING, fay, cast.coalition, {"words": "Nights.", "source": "both"})
        barrier = written(acts.BARRIER, fay, cast.coalition, BARRIER)
    sign_in(client, cast.fay)
    client.post(reverse("coalition:needs_share", args=[cast.coalition.id, found.id]))
    at = reverse("coalition:needs_barrier_move", args=[cast.coalition.id, barrier.id])
    client.post(at, {"then": "removed"})
    assert client.post(at, {"then": "gone"}).status_code == 404
    front = reverse("coalition:front", args=[cast.coalition.id])
    with as_person(cast.rosa):
        assert NeedsFinding.objects.get().state == "published"
        assert Barrier.objects.get().removed_on
    assert "Nobody answers at night." not in client.get(front).text
    client.post(at, {"then": "answered"})
    assert "Nobody answers at night." in client.get(front).text


def test_a_barrier_leads_to_the_actions_that_answer_it_until_they_are_let_go(
    cast, client, as_person, members
):
    with as_person(cast.fay) as fay:
        nights = acts.write_piece(
            acts.BARRIER, actor=fay, coalition_id=fay.agency_id, row_id=uuid7(),
            given={"words": "Nobody is there at night.", "source": "both", "priority": 1},
        )  # fmt: skip
        plan = a_plan(fay)
        action = an_action(fay, plan, what="Two people each night", barrier_id=nights.id)
    at = reverse("coalition:needs_barriers", args=[cast.coalition.id])
    action_at = reverse("coalition:plan_action", args=[cast.coalition.id, action.id])
    for person in (cast.fay, cast.rosa):
        sign_in(client, person)
        assert f'href="{action_at}"' in client.get(at).text
    with as_person(cast.fay) as fay:
        moved(fay, action, "let_go", "Nobody can pay for it.")
    assert action_at not in client.get(at).text
    assert "not yet" in client.get(at).text
