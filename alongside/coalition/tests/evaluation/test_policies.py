"""The rules that members keep: whose they are, who reads them, how they change, how changes are counted."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from alongside.coalition.actions import evaluation as acts
from alongside.coalition.enums_evaluation import (
    COUNTED,
    Answer,
    Decided,
    HarmfulRule,
    PolicyState,
    Question,
    Sharing,
)
from alongside.coalition.errors_evaluation import NotThatStep, NotTheLatest
from alongside.coalition.models import Learned, Policy, PolicyDecision, PolicyFinding, PolicyLook
from alongside.coalition.selectors import evaluation as reads
from alongside.coalition.tests import ground as coalition
from alongside.coalition.tests.evaluation.ground import decide, find, learned, policy, today
from alongside.vault.errors import NotFound, Refused, SavedBefore, SomeoneElseWasFaster
from alongside.vault.ids import uuid7

# -- whose they are --------------------------------------------------------------------------------------


def test_a_private_policy_is_read_at_its_own_organization_alone(cast, two, as_person):
    with as_person(cast.rosa) as rosa:
        row = policy(rosa, two)
    with as_person(cast.amira):
        assert reads.policy_for(two, row.id).title == "Who can come"
    for who in (cast.ruth, cast.ben, cast.fay):
        with as_person(who):
            assert not Policy.objects.exists()
            with pytest.raises(NotFound):
                reads.policy_for(two, row.id)


def test_what_is_shared_is_the_policy_and_its_log_never_how_it_was_looked_at(cast, two, as_person):
    with as_person(cast.rosa) as rosa:
        row = policy(rosa, two, sharing=Sharing.SHARED)
        found = find(rosa, row, HarmfulRule.PHONE)
        acts.look_at(
            actor=rosa, coalition_id=two, policy_id=row.id, row_id=uuid7(), answers={Question.SAFE: Answer.NO},
            comment="x",
        )  # fmt: skip
        decide(rosa, row, ended=[found.id])
    for who in (cast.ruth, cast.fay):
        with as_person(who) as other:
            assert [one.ended_rules for one in reads.decisions_of(reads.policy_for(two, row.id))] == [
                ["phone"]
            ]
            assert not PolicyLook.objects.exists()
            assert not PolicyFinding.objects.exists()
            assert reads.pointed_to(other, two) == []


def test_an_agency_outside_reads_nothing_and_registers_nothing(cast, as_person):
    with as_person(cast.fay) as fay:
        coalition.joined(fay, cast.linden)
    with as_person(cast.rosa) as rosa:
        policy(rosa, cast.coalition.id, sharing=Sharing.SHARED)
    with as_person(cast.ruth) as ruth:
        assert not Policy.objects.exists()
        with pytest.raises(DatabaseError), transaction.atomic():
            policy(ruth, cast.coalition.id)


def test_only_who_leads_registers_and_decides_and_only_for_her_own(cast, two, as_person):
    with as_person(cast.amira) as amira, pytest.raises(Refused, match="may not"):
        policy(amira, two)
    with as_person(cast.rosa) as rosa:
        row = policy(rosa, two, sharing=Sharing.SHARED)
    for who in (cast.ruth, cast.fay, cast.amira):
        with as_person(who) as other:
            with pytest.raises(Refused):
                decide(other, row)
            with pytest.raises(Refused):
                acts.change_policy(
                    actor=other, coalition_id=two, policy_id=row.id, version=1, given={"title": "Ours"}
                )
            assert not Policy.objects.filter(id=row.id).update(title="Ours")


def test_no_row_can_be_hung_on_the_policy_of_another_organization(cast, two, as_person):
    with as_person(cast.rosa) as rosa:
        row = policy(rosa, two, sharing=Sharing.SHARED)
    with as_person(cast.ruth) as ruth, pytest.raises(DatabaseError), transaction.atomic():
        PolicyFinding(
            agency_id=two, for_agency_id=cast.millrace.id, made_by_id=ruth.account_id, policy_id=row.id, rule="phone"
        ).save(force_insert=True)  # fmt: skip
        transaction.get_connection().check_constraints()


def test_everyone_who_works_there_may_look_and_nobody_else(cast, two, as_person):
    with as_person(cast.rosa) as rosa:
        row = policy(rosa, two, sharing=Sharing.SHARED)
    for who in (cast.amira, cast.dev):
        with as_person(who) as worker:
            acts.look_at(
                actor=worker, coalition_id=two, policy_id=row.id, row_id=uuid7(),
                answers={Question.SAFE: Answer.YES, Question.OPEN: Answer.NO}, comment="",
            )  # fmt: skip
    with as_person(cast.amira):
        looks = list(reads.looks_of(row))
        counted = {one.question: one.answers for one in reads.tallies(row, looks)}
        assert counted[str(Question.SAFE.label)] == [("yes", "Yes", 2)]
        assert counted[str(Question.HEARD.label)] == [("not_looked", "Not looked at", 2)]
    with as_person(cast.ben) as ben, pytest.raises(Refused, match="may not"):
        acts.look_at(actor=ben, coalition_id=two, policy_id=row.id, row_id=uuid7(), answers={}, comment="x")


# -- deciding --------------------------------------------------------------------------------------------


def test_a_revision_keeps_the_earlier_words_and_ends_the_rules_it_names(cast, two, as_person):
    with as_person(cast.rosa) as rosa:
        row = policy(rosa, two, says="Whoever is sober can come.")
        ended, stays = find(rosa, row, HarmfulRule.SUBSTANCE), find(rosa, row, HarmfulRule.PAPERS)
        decide(
            rosa, row, says="Everyone can come.", ended=[ended.id], review_on=today() + timedelta(days=365)
        )
        now = reads.policy_for(two, row.id)
        assert (now.edition, now.says) == (2, "Everyone can come.")
        assert [one.id for one in reads.rules_standing(rosa, two)] == [stays.id]
        decide(rosa, now, says="Everyone can come, also at night.")
        assert [one.says for one in reads.decisions_of(now)] == [
            "Everyone can come, also at night.",
            "Everyone can come.",
        ]


def test_removing_a_policy_ends_every_rule_in_it(cast, two, as_person):
    with as_person(cast.rosa) as rosa:
        row = policy(rosa, two)
        find(rosa, row, HarmfulRule.CURFEW)
        find(rosa, row, HarmfulRule.PHONE)
        decision = decide(rosa, row, Decided.REMOVED)
        assert decision.ended_rules == ["curfew", "phone"]
        assert not reads.rules_standing(rosa, two).exists()
        assert reads.policy_for(two, row.id).state == PolicyState.REMOVED


def test_a_step_that_does_not_follow_is_not_taken(cast, two, as_person):
    with as_person(cast.rosa) as rosa:
        draft = policy(rosa, two, adopted_on=None)
        assert draft.state == PolicyState.DRAFT
        for what in (Decided.REVISED, Decided.REMOVED, Decided.KEPT):
            with pytest.raises(NotThatStep):
                decide(rosa, draft, what)
        decide(rosa, draft, Decided.ADOPTED)
        assert reads.policy_for(two, draft.id).adopted_on == today()


def test_a_decision_without_why_it_is_best_for_them_is_not_stored(cast, two, as_person):
    with as_person(cast.rosa) as rosa, pytest.raises(DatabaseError), transaction.atomic():
        decide(rosa, policy(rosa, two), best_interest="")


def test_taking_a_decision_back_brings_back_what_stood_before(cast, two, as_person):
    with as_person(cast.rosa) as rosa:
        row = policy(rosa, two, says="First.")
        rule = find(rosa, row, HarmfulRule.FAITH)
        first = decide(rosa, row, says="Second.")
        second = decide(rosa, row, Decided.REMOVED)
        with pytest.raises(NotTheLatest):
            acts.take_decision_back(actor=rosa, coalition_id=two, decision_id=first.id)
        for _twice in range(2):
            acts.take_decision_back(actor=rosa, coalition_id=two, decision_id=second.id)
        now = reads.policy_for(two, row.id)
        assert (now.state, now.says, now.edition) == (PolicyState.IN_FORCE, "Second.", 2)
        assert now.review_on is None
        assert [one.id for one in reads.rules_standing(rosa, two)] == [rule.id]
        acts.take_decision_back(actor=rosa, coalition_id=two, decision_id=first.id)
        now = reads.policy_for(two, row.id)
        assert (now.says, now.edition, now.review_on) == ("First.", 1, today() + timedelta(days=300))
        assert PolicyDecision.objects.filter(policy_id=row.id).count() == 2


def test_a_decision_cannot_be_deleted_from_the_log(cast, two, as_person):
    with as_person(cast.rosa) as rosa:
        decide(rosa, policy(rosa, two))
        with pytest.raises(DatabaseError), transaction.atomic():
            PolicyDecision.objects.all()._raw_delete("default")


# -- counted ---------------------------------------------------------------------------------------------


def test_the_changes_counted_equal_a_count_by_hand(cast, two, as_person):
    """By hand, in the year: Linden adopts 1 and revises 2 (one private), Millrace removes 1 and takes 1 back."""
    last_year, day = today() - timedelta(days=370), today() - timedelta(days=30)
    with as_person(cast.rosa) as rosa:
        new = policy(rosa, two, adopted_on=None, title="New")
        decide(rosa, new, Decided.ADOPTED, decided_on=day)  # adopted 1
        decide(rosa, new, Decided.REVISED, decided_on=today())  # revised 1: the last day counts
        shared = policy(rosa, two, sharing=Sharing.SHARED)
        decide(rosa, shared, Decided.REVISED, decided_on=last_year)  # before the year
        decide(
            rosa, shared, Decided.REVISED, decided_on=today() - timedelta(days=365)
        )  # revised 2: the first day
        decide(rosa, shared, Decided.KEPT, decided_on=day)  # kept: not a change
    with as_person(cast.ruth) as ruth:
        decide(ruth, policy(ruth, two), Decided.REMOVED, decided_on=day)  # removed 1
        back = decide(ruth, policy(ruth, two), Decided.REVISED, decided_on=day)
        acts.take_decision_back(actor=ruth, coalition_id=two, decision_id=back.id)  # not counted
    by_hand = {"adopted": 1, "revised": 2, "removed": 1}
    for who in (cast.fay, cast.rosa, cast.ben):
        with as_person(who):
            assert reads.changes_counted(two, today() - timedelta(days=365), today()) == by_hand
    assert list(by_hand) == [one.value for one in COUNTED]


def test_nobody_outside_counts_the_changes(cast, as_person):
    with as_person(cast.fay) as fay:
        coalition.joined(fay, cast.linden)
    with as_person(cast.rosa) as rosa:
        decide(rosa, policy(rosa, cast.coalition.id))
    with as_person(cast.ruth):
        assert set(reads.changes_counted(cast.coalition.id, today(), today()).values()) == {0}


# -- sent twice, at once, due ----------------------------------------------------------------------------


def test_a_form_sent_twice_registers_and_decides_once(cast, two, as_person):
    with as_person(cast.rosa) as rosa:
        row = policy(rosa, two)
        given = {name: getattr(row, name) for name in ("title", "kind", "about", "says", "kept_where")}
        with pytest.raises(SavedBefore) as before:
            acts.register_policy(actor=rosa, coalition_id=two, row_id=row.id, given=given)
        assert before.value.same
        one = decide(rosa, row)
        with pytest.raises(SavedBefore):
            acts.decide(
                actor=rosa, coalition_id=two, policy_id=row.id, row_id=one.id, given={"what": Decided.REVISED}
            )
        assert reads.policy_for(two, row.id).edition == 2


def test_nothing_is_written_over(cast, two, as_person):
    with as_person(cast.rosa) as rosa:
        row = policy(rosa, two)
        acts.change_policy(
            actor=rosa, coalition_id=two, policy_id=row.id, version=1, given={"title": "Coming in"}
        )
        with pytest.raises(SomeoneElseWasFaster):
            acts.change_policy(
                actor=rosa, coalition_id=two, policy_id=row.id, version=1, given={"title": "Other"}
            )
        thing = learned(rosa, two)
        acts.change_learned(
            actor=rosa, coalition_id=two, learned_id=thing.id, version=1, given={"words": "New."}
        )
        with pytest.raises(SomeoneElseWasFaster):
            acts.change_learned(
                actor=rosa, coalition_id=two, learned_id=thing.id, version=1, given={"words": "x"}
            )


def test_only_what_was_never_decided_about_is_thrown_away(cast, two, as_person):
    with as_person(cast.rosa) as rosa:
        row, other = policy(rosa, two), policy(rosa, two)
        find(rosa, row, HarmfulRule.PHONE)
        acts.throw_policy_away(actor=rosa, coalition_id=two, policy_id=row.id)
        decide(rosa, other)
        with pytest.raises(NotThatStep):
            acts.throw_policy_away(actor=rosa, coalition_id=two, policy_id=other.id)
        assert [one.id for one in Policy.objects.all()] == [other.id]


def test_those_who_lead_are_reminded_of_their_own_sixty_days_before(cast, two, as_person):
    with as_person(cast.rosa) as rosa:
        soon = policy(rosa, two, review_on=today() + timedelta(days=60))
        policy(rosa, two, review_on=today() + timedelta(days=61))
        gone = policy(rosa, two, review_on=today())
        decide(rosa, gone, Decided.REMOVED)
        policy(rosa, two, review_on=today(), sharing=Sharing.SHARED, title="Late")
        assert [one.title for one in reads.reviews_due(rosa, today())] == ["Late", soon.title]
    for who in (cast.amira, cast.ruth):
        with as_person(who) as other:
            assert reads.reviews_due(other, today()) == []


# -- what was learned --------------------------------------------------------------------------------------


def test_a_need_follows_from_what_does_not_work_and_is_met(cast, two, as_person):
    with as_person(cast.rosa) as rosa:
        gap = learned(rosa, two)
        need = acts.write_learned(
            actor=rosa, coalition_id=two, row_id=uuid7(), follows_id=gap.id,
            given={"kind": "staff", "program": "", "words": "Two people at night.", "sharing": Sharing.SHARED},
        )  # fmt: skip
        acts.mark_met(actor=rosa, coalition_id=two, learned_id=need.id, met=True)
        found = reads.learned_of(two, cast.linden.id)
        assert found["staff"][0].follows.words == "No night shift."
        assert found["staff"][0].met_on == today()
        acts.mark_met(actor=rosa, coalition_id=two, learned_id=need.id, met=False)
        assert Learned.objects.get(id=need.id).met_on is None
    with as_person(cast.ruth) as ruth:
        assert [one.id for one in reads.learned_by_others(two, cast.millrace.id)] == [need.id]
        with pytest.raises(Refused):
            acts.mark_met(actor=ruth, coalition_id=two, learned_id=need.id, met=True)


def test_answers_point_to_trainings_by_policies_not_by_looks(cast, two, as_person):
    with as_person(cast.rosa) as rosa:
        one, other = policy(rosa, two), policy(rosa, two)
        for row, answer in ((one, Answer.NO), (one, Answer.PARTLY), (other, Answer.NO), (other, Answer.YES)):
            acts.look_at(
                actor=rosa, coalition_id=two, policy_id=row.id, row_id=uuid7(), comment="",
                answers={Question.TRAUMA: answer, Question.SAFE: Answer.YES},
            )  # fmt: skip
        assert [(point.words, point.policies) for point in reads.pointed_to(rosa, two)] == [
            ("What trauma does, and what helps then", 2)
        ]
        decide(rosa, one)  # its words are new: the old answers no longer speak of them
        assert [point.policies for point in reads.pointed_to(rosa, two)] == [1]
