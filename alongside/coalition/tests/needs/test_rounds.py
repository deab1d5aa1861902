"""Rounds and what agencies answer in them; two rounds side by side."""

import pytest
from django.urls import reverse

from alongside.coalition.actions.members import add_member, join
from alongside.coalition.actions.needs import change_round, keep_agency_answer, move_round, prepare_round
from alongside.coalition.errors_needs import MovedOn, NothingAsked, NothingSaid
from alongside.coalition.models import AgencyAnswer, NeedsRound
from alongside.coalition.selectors.needs_results import agencies_counted, agencies_of
from alongside.coalition.tests.needs.conftest import a_round, on
from alongside.vault.errors import Refused, SavedBefore, SomeoneElseWasFaster
from alongside.vault.ids import uuid7
from tests.browse import sign_in

SAID = {"coded": {"viable": "partly", "no_decline": "yes"}, "words": {"training": "Two evenings."}}


def answered(actor, row, member, **more):
    return keep_agency_answer(
        actor=actor, row=row, member=member, **{"version": 0, "give": True, **SAID, **more}
    )


def test_a_round_goes_forward_only_and_sent_twice_it_moves_once(cast, as_person, members):
    with as_person(cast.fay) as fay:
        row = a_round(fay)
        assert on(fay, row, "drafted").state == "open"
        assert on(fay, row, "open").closed_on
        with pytest.raises(MovedOn):
            on(fay, row, "drafted")
        assert on(fay, row, "closed").state == "published"


def test_only_organizers_ask(cast, as_person, members):
    given = {"name": "Spring", "shaped_by": "not_yet", "questions": {}}
    with as_person(cast.rosa) as rosa, pytest.raises(Refused, match="may not"):
        prepare_round(actor=rosa, coalition_id=cast.coalition.id, round_id=uuid7(), given=given)
    with as_person(cast.fay) as fay:
        row = a_round(fay)
    with as_person(cast.rosa) as rosa, pytest.raises(Refused, match="may not"):
        move_round(actor=rosa, coalition_id=cast.coalition.id, round_id=row.id, seen="open")
    with as_person(cast.rosa):
        assert not NeedsRound.objects.filter(id=row.id).update(name="Ours")


def test_a_round_without_a_question_is_not_opened(cast, as_person, members):
    given = {"name": "Spring", "shaped_by": "not_yet", "questions": {"agency": {"viable": " "}}}
    with as_person(cast.fay) as fay:
        sent = {"actor": fay, "coalition_id": fay.agency_id, "round_id": uuid7(), "given": given}
        row = prepare_round(**sent)
        with pytest.raises(SavedBefore):
            prepare_round(**sent)
        with pytest.raises(NothingAsked):
            on(fay, row, "drafted")


def test_questions_stand_once_they_are_asked(cast, as_person, spring):
    with as_person(cast.fay) as fay, pytest.raises(MovedOn):
        change_round(
            actor=fay,
            coalition_id=fay.agency_id,
            round_id=spring.id,
            version=spring.version,
            given={"name": "X"},
        )


def test_a_draft_is_read_at_home_and_a_given_answer_by_organizers(cast, as_person, members, spring):
    with as_person(cast.rosa) as rosa:
        draft = answered(rosa, spring, members[cast.linden.id], give=False)
    with as_person(cast.amira):
        assert AgencyAnswer.objects.exists()
    for who in (cast.fay, cast.ruth):
        with as_person(who):
            assert not AgencyAnswer.objects.exists()
    with as_person(cast.chloe) as chloe:
        answered(chloe, spring, members[cast.linden.id], version=draft.version)
    with as_person(cast.fay):
        assert AgencyAnswer.objects.get().coded["no_decline"] == "yes"
    with as_person(cast.ruth):
        assert not AgencyAnswer.objects.exists()


def test_members_read_each_other_once_the_round_is_shared(cast, as_person, members, spring):
    with as_person(cast.rosa) as rosa:
        answered(rosa, spring, members[cast.linden.id])
    with as_person(cast.fay) as fay:
        on(fay, spring, "open")
        on(fay, spring, "closed")
    with as_person(cast.ben) as ben:
        answers = agencies_of(ben, NeedsRound.objects.get(id=spring.id))
        assert agencies_counted(answers)["viable"] == {"yes": 0, "partly": 1, "no": 0, "unknown": 0}


def test_whoever_does_not_speak_for_a_member_does_not_answer_for_it(cast, as_person, members, spring):
    for who, whose in ((cast.amira, cast.linden), (cast.rosa, cast.millrace), (cast.fay, cast.linden)):
        with as_person(who) as actor, pytest.raises(Refused, match="may not"):
            answered(actor, spring, members[whose.id])


def test_an_answer_changes_until_the_round_closes(cast, as_person, members, spring):
    mine = members[cast.linden.id]
    with as_person(cast.rosa) as rosa:
        first = answered(rosa, spring, mine)
        assert answered(rosa, spring, mine, version=1).version == first.version
        assert answered(rosa, spring, mine, version=1, words={"training": "Three."}).version == 2
        with pytest.raises(SomeoneElseWasFaster):
            answered(rosa, spring, mine, version=1, words={"training": "Four."})
        with pytest.raises(NothingSaid):
            answered(rosa, spring, mine, version=2, words={}, coded={})
    with as_person(cast.fay) as fay:
        closed = on(fay, spring, "open")
    with as_person(cast.rosa) as rosa:
        with pytest.raises(Refused):
            answered(rosa, closed, mine, version=2)
        assert not AgencyAnswer.objects.update(version=9)


def test_a_draft_of_a_round_is_changed_on_the_screen_and_nothing_is_written_over(
    cast, client, as_person, members
):
    with as_person(cast.fay) as fay:
        row = a_round(fay, opened=False)
    sign_in(client, cast.fay)
    at = reverse("coalition:needs_round_change", args=[cast.coalition.id, row.id])
    sent = {"version": "1", "name": "Fall 2027", "shaped_by": "read"}
    assert client.post(at, sent).status_code == 303
    assert client.post(at, sent | {"name": "Winter"}).status_code == 409


def test_organizers_write_down_what_a_member_without_an_account_says(
    cast, client, as_person, members, spring
):
    with as_person(cast.fay) as fay:
        oak = add_member(actor=fay, coalition_id=fay.agency_id, name="Oak House", partner_type="housing")
        join(actor=fay, member=oak, on=spring.opened_on)
        assert answered(fay, spring, oak).for_agency_id is None
    sign_in(client, cast.fay)
    page = client.get(reverse("coalition:needs_answer_for", args=[cast.coalition.id, spring.id, oak.id]))
    assert "Two evenings." in page.text


# -- on the screen ---------------------------------------------------------------------------------------


def test_rosa_answers_on_the_screen(cast, client, as_person, members, spring):
    sign_in(client, cast.rosa)
    at = [cast.coalition.id, spring.id]
    assert "answer for Linden Crisis Center" in client.get(reverse("coalition:needs", args=at[:1])).text
    page = client.get(reverse("coalition:needs_answer", args=at)).text
    assert "Nobody is turned away" in page
    sent = {"version": "0", "code_viable": "no", "words_viable": "People think that we call the police."}
    client.post(reverse("coalition:needs_answer", args=at), sent)
    faster = client.post(reverse("coalition:needs_answer", args=at), sent | {"words_viable": "Other."})
    assert faster.status_code == 409
    assert "we call the police" in faster.text
    nothing = client.post(reverse("coalition:needs_answer", args=at), {"version": "1", "give": "yes"})
    assert nothing.status_code == 422


def test_fay_prepares_a_round_and_reads_two_beside_each_other(cast, client, as_person, members):
    sign_in(client, cast.fay)
    at = [cast.coalition.id]
    shown = client.get(reverse("coalition:needs_round_new", args=at))
    assert "see your organization as a place that can help" in shown.text
    assert client.post(reverse("coalition:needs_round_new", args=at), {"name": ""}).status_code == 422
    for name in ("Fall 2026", "Spring 2027"):
        sent = {
            "row_id": uuid7(),
            "name": name,
            "shaped_by": "wrote",
            "agency_viable": "Why?",
            "community_know_en": "How?",
        }
        row_at = client.post(reverse("coalition:needs_round_new", args=at), sent).headers["Location"]
        assert client.post(reverse("coalition:needs_round_new", args=at), sent).headers["Location"] == row_at
        for seen in ("drafted", "open", "closed"):
            client.post(f"{row_at}move/", {"seen": seen})
        assert "Shared with members" in client.get(row_at).text
    compared = client.get(reverse("coalition:needs_compare", args=at)).text
    assert "Fall 2026" in compared
    assert "fewer than five answered" in compared


def test_a_round_of_300_members_costs_no_query_a_member(
    cast, client, as_person, members, spring, django_assert_max_num_queries
):
    with as_person(cast.fay) as fay:
        for number in range(12):
            oak = add_member(
                actor=fay, coalition_id=fay.agency_id, name=f"Oak {number}", partner_type="housing"
            )
            join(actor=fay, member=oak, on=spring.opened_on)
    sign_in(client, cast.fay)
    at = reverse("coalition:needs_round", args=[cast.coalition.id, spring.id])
    client.get(at)
    with django_assert_max_num_queries(35):
        assert "Oak 11" in client.get(at).text
