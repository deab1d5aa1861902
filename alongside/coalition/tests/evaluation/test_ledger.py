"""Who changed which rule: each change of an evaluation and of the local system leaves a line, a refusal none."""

import inspect

import pytest

from alongside.coalition.actions import evaluation as acts
from alongside.coalition.actions import system as moves
from alongside.coalition.enums_evaluation import Answer, Decided, HarmfulRule, Question
from alongside.coalition.enums_system import AskState, ContactState, FailingState
from alongside.coalition.errors_evaluation import NotThatStep
from alongside.coalition.models import Learned, Policy
from alongside.coalition.tests.evaluation import ground
from alongside.vault import ledger
from alongside.vault.enums import What
from alongside.vault.errors import Refused, SavedBefore, SomeoneElseWasFaster
from alongside.vault.ids import uuid7

TAKEN = {"heard_how": "Two paid advisers, who said no."}


@pytest.fixture
def said(monkeypatch, two):
    """Every line from here on."""
    lines = []
    put = ledger.put
    monkeypatch.setattr(ledger, "put", lambda line: (lines.append(line), put(line))[1])
    return lines


def told(lines):
    """What the lines say, and that each says who and nothing of the words."""
    assert {line.what for line in lines} <= {What.RULES_CHANGED}
    assert all(line.about_id and not line.subjects for line in lines)
    found = [line.why for line in lines]
    lines.clear()
    return found


def test_each_change_of_the_rules_we_keep_leaves_a_line(cast, two, as_person, said):
    with as_person(cast.rosa) as rosa:
        about = {"actor": rosa, "coalition_id": two}
        row = ground.policy(rosa, two)
        acts.change_policy(policy_id=row.id, version=1, given={"title": "Who may come"}, **about)
        look = {"answers": {Question.SAFE: Answer.NO}, "comment": ""}
        acts.look_at(policy_id=row.id, row_id=uuid7(), **look, **about)
        found = ground.find(rosa, row, HarmfulRule.PHONE)
        acts.set_aside(finding_id=found.id, aside=True, **about)
        acts.set_aside(finding_id=found.id, aside=False, **about)
        decided = ground.decide(rosa, row, ended=[found.id])
        acts.take_decision_back(decision_id=decided.id, **about)
        assert {line.actor_id for line in said} == {rosa.account_id}
        assert told(said) == [
            "policy.registered", "policy.changed", "policy.looked_at", "policy.rule_found", "policy.rule_set_aside",
            "policy.rule_stands", "policy.revised", "policy.decision_taken_back",
        ]  # fmt: skip
        for what in (Decided.KEPT, Decided.REMOVED, Decided.ADOPTED):
            ground.decide(rosa, row, what)
        assert told(said) == ["policy.kept", "policy.removed", "policy.adopted"]


def test_what_an_organization_learned_and_what_it_throws_away_leaves_a_line(cast, two, as_person, said):
    with as_person(cast.rosa) as rosa:
        about = {"actor": rosa, "coalition_id": two}
        row = ground.policy(rosa, two)
        acts.throw_policy_away(policy_id=row.id, **about)
        one = ground.learned(rosa, two, kind="need")
        acts.change_learned(learned_id=one.id, version=1, given={"words": "No night shift yet."}, **about)
        for met in (True, True, False):
            acts.mark_met(learned_id=one.id, met=met, **about)
        assert told(said) == [
            "policy.registered", "policy.thrown_away", "learned.written", "learned.changed", "learned.met",
            "learned.open_again",
        ]  # fmt: skip


def test_each_change_of_the_local_system_leaves_a_line(cast, two, as_person, said):
    with as_person(cast.amira) as amira:
        about = {"actor": amira, "coalition_id": two}
        there = ground.institution(amira, two)
        moves.change_institution(institution_id=there.id, version=1, given={"name": "ER"}, **about)
        step = ground.step(amira, there)
        moves.take_step_away(step_id=step.id, **about)
        assert told(said) == [
            "system.institution", "system.institution_changed", "system.step", "system.step_taken_away",
        ]  # fmt: skip
        gap = ground.failing(amira, there)
        moves.change_failing(failing_id=gap.id, version=1, given={"title": "Asked aloud"}, **about)
        moved = {"state": FailingState.CHANGED, "on": ground.today(), "words": "", "day": None}
        moves.move_failing(failing_id=gap.id, row_id=uuid7(), version=2, said=moved, **about)
        call = ground.contact(amira, there)
        moves.change_contact(contact_id=call.id, version=1, given={"state": ContactState.OFF}, **about)
        assert told(said) == [
            "system.gap", "system.gap_changed", "system.changed", "system.contact", "system.contact_changed",
        ]  # fmt: skip
        ask = ground.ask(amira, two)
        moves.change_ask(ask_id=ask.id, version=1, given={"to_whom": "Sheriff"}, **about)
        asked = {"state": AskState.ASKED, "on": ground.today(), "words": "", "day": None}
        moves.move_ask(ask_id=ask.id, row_id=uuid7(), version=2, said=asked, **about)
        page = ground.material(amira, two)
        moves.change_material(material_id=page.id, version=1, given={"title": "One page"}, **about)
        given = {"with_whom": "Night shift", "institution_id": there.id, "on": ground.today(), "people": 11}
        moves.share_material(material_id=page.id, row_id=uuid7(), given=given, **about)
        assert told(said) == [
            "system.ask", "system.ask_changed", "system.asked", "system.material", "system.material_changed",
            "system.material_given",
        ]  # fmt: skip


def test_what_is_refused_or_was_saved_before_leaves_none(cast, two, as_person, said):
    with as_person(cast.rosa) as rosa:
        row = ground.policy(rosa, two)
        given = {name: getattr(row, name) for name in ("title", "kind", "about", "says", "kept_where")}
        told(said)
        again = {"actor": rosa, "coalition_id": two, "row_id": row.id}
        with pytest.raises(SavedBefore):
            acts.register_policy(given=given, **again)
        with pytest.raises(SomeoneElseWasFaster):
            acts.change_policy(
                actor=rosa, coalition_id=two, policy_id=row.id, version=7, given={"title": "x"}
            )
        with pytest.raises(NotThatStep):
            ground.decide(rosa, row, Decided.ADOPTED)
    with as_person(cast.amira) as amira, pytest.raises(Refused):
        ground.policy(amira, two)
    assert told(said) == []
    with as_person(cast.rosa):
        assert (Policy.objects.get().version, Learned.objects.count()) == (1, 0)


def test_no_verb_of_the_two_is_missing_here():
    """A verb that is added later is seen: its line is asked for above."""
    verbs = {
        name
        for module in (acts, moves)
        for name, verb in inspect.getmembers(module, inspect.isfunction)
        if verb.__module__ == module.__name__ and not name.startswith("_")
    }
    assert verbs == {
        "register_policy", "change_policy", "throw_policy_away", "look_at", "find_rule", "set_aside", "decide",
        "take_decision_back", "write_learned", "change_learned", "mark_met", "write_institution", "change_institution",
        "add_step", "take_step_away", "name_failing", "change_failing", "move_failing", "write_contact",
        "change_contact", "write_ask", "change_ask", "move_ask", "write_material", "change_material", "share_material",
    }  # fmt: skip
