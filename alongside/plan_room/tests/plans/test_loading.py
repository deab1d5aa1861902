"""The plans that come with Alongside: what is in the files is what is here, and stays so."""

import copy
import json
from collections import Counter
from pathlib import Path

import pytest

from alongside.plan_room import keys, planform, seedform
from alongside.plan_room.actions import loading
from alongside.plan_room.errors import FormNotReadable
from alongside.plan_room.models import (
    Action,
    ActionAgency,
    ActionLink,
    DeclaredCount,
    Evidence,
    Excluded,
    Node,
    Plan,
    PlanAgency,
    PlanClock,
    PlanVersion,
)

TOLD = json.loads((Path(seedform.DATA) / "plans.json").read_text(encoding="utf-8"))
OF_2020 = ("NAP20", "HHS20")
pytestmark = pytest.mark.django_db


def actions(*plans):
    return Action.objects.filter(plan__key__in=plans)


def test_a_hundred_and_one_actions_of_three_plans_are_here():
    assert [actions(key).count() for key in ("FSAP13", "NAP20", "HHS20")] == [9, 45, 47]
    assert Action.objects.count() == 101
    assert Plan.objects.filter(state="published").count() == 3


def test_the_tree_is_as_printed():
    assert Node.objects.filter(plan__key="FSAP13", kind="goal").count() == 4
    nap = Node.objects.filter(plan__key="NAP20").order_by("path")
    assert [row.number for row in nap if row.kind == "pillar"] == ["1", "2", "3", "4"]
    principles = [row for row in nap if row.kind == "principle"]
    assert len(principles) == 19
    assert list(Counter(row.number[0] for row in principles).values()) == [5, 7, 3, 4]
    assert Node.objects.filter(plan__key="HHS20", kind="bullet").count() == 31
    with_duties = actions("HHS20").values("node").distinct().count()
    assert with_duties == 27


def test_actions_a_pillar_and_a_principle_are_counted_as_in_the_inventory():
    under = Counter(actions("NAP20").values_list("node__number", flat=True))
    assert under == TOLD["counts"]["NAP20"]["actions_per_principle"]
    assert [sum(n for key, n in under.items() if key[0] == pillar) for pillar in "1234"] == [7, 14, 15, 9]


def test_agencies_links_and_passages_that_were_not_counted():
    assert PlanAgency.objects.count() == 36
    assert ActionLink.objects.count() == 11
    assert ActionLink.objects.filter(evidence__key="HHS20-L12").get().source.key == "NAP20-1.2-a"
    assert Excluded.objects.count() == 18


@pytest.mark.parametrize("plan", OF_2020)
def test_who_leads_is_as_in_the_inventory(plan):
    rows = ActionAgency.objects.filter(plan__key=plan)
    assert (
        Counter(rows.filter(role="lead").values_list("body__code", flat=True))
        == TOLD["counts"][plan]["as_lead"]
    )
    assert Counter(rows.values_list("body__code", flat=True)) == TOLD["counts"][plan]["named_in_any_role"]


def test_the_first_plan_declares_more_than_are_here():
    declared = {row.what: (row.number, row.more_than) for row in DeclaredCount.objects.all()}
    assert declared == {"goals": (4, False), "objectives": (8, False), "actions": (250, True)}
    assert Action.objects.get(key="FSAP13-LE3").target_count == 2


def test_clocks_are_as_counted():
    rows = PlanClock.objects.filter(plan__key__in=OF_2020)
    assert Counter(rows.values_list("kind", flat=True)) == {
        "duration": 3, "recurrence": 5, "event": 2, "ongoing": 9,
    }  # fmt: skip
    assert actions(*OF_2020).exclude(id__in=rows.values("action")).count() == 73
    assert set(rows.exclude(iso8601="").values_list("action__key", flat=True)) == set(
        TOLD["counts"]["NAP20+HHS20"]["hard_clock"]
    )
    assert PlanClock.objects.filter(plan__key="FSAP13", kind="plan_period", end_year=2017).count() == 9


def test_a_first_day_that_nobody_stated_is_marked_as_a_guess():
    guessed = PlanClock.objects.filter(anchor_assumed=True)
    assert set(guessed.values_list("action__key", flat=True)) == {"HHS20-L14-b", "HHS20-L16-c"}
    assert {str(row.anchor_on) for row in guessed} == {"2020-10-19"}
    assert PlanClock.objects.get(per_case=True).action.key == "HHS20-L15-a"
    assert PlanClock.objects.get(action__key="HHS20-L35-b").depends_on.key == "HHS20-L35-a"


def test_the_facts_of_four_lines_stand_as_evidence():
    facts = {row.source_line: row for row in Evidence.objects.filter(url="")}
    assert {7, 10, 12, 30} <= set(facts)
    assert facts[7].values["adults"]["n"] == 412
    assert facts[7].values["children"]["n"] == 466
    assert facts[10].values == {"fellows": 12, "months": 6}
    assert facts[30].values == {"children": 42}
    assert facts[30].action.key == "HHS20-L30-a"


def test_what_comes_from_elsewhere_says_so_and_stands_in_no_tree():
    outside = Evidence.objects.exclude(url="")
    assert Counter(outside.values_list("kind", flat=True)) == {"outside_objective": 8, "outside_status": 7}
    assert not outside.exclude(node=None, action=None).exists()


def test_loading_again_does_nothing():
    before = list(PlanVersion.objects.values_list("id", "number"))
    assert loading.load_plans() == []
    assert list(PlanVersion.objects.values_list("id", "number")) == before


def test_a_newer_file_changes_the_plan_and_keeps_what_is_gone(monkeypatch):
    newer = copy.deepcopy(seedform.forms())
    nap = next(form for form in newer if form["key"] == "NAP20")
    nap["actions"][0]["title"] = "Said more plainly"
    gone = nap["actions"].pop()
    monkeypatch.setattr(seedform, "forms", lambda: newer)

    assert loading.load_plans(using="owner") == ["NAP20"]

    rows = Action.objects.using("owner").filter(plan__key="NAP20")
    assert rows.get(key="NAP20-1.1-a").title == "Said more plainly"
    dropped = rows.get(key=gone["key"])
    assert dropped.dropped_in.number == 2
    assert rows.filter(dropped_in=None).count() == 44


def test_what_was_edited_here_is_not_written_over(monkeypatch):
    plan = Plan.objects.using("owner").get(key="NAP20")
    form = next(form for form in seedform.forms() if form["key"] == "NAP20")
    PlanVersion(
        plan=plan, number=2, origin="by_hand", state="published", form=form, sha256="0" * 64,
        published_at="2026-01-01T00:00Z",
    ).save(using="owner")  # fmt: skip
    newer = copy.deepcopy(seedform.forms())
    next(row for row in newer if row["key"] == "NAP20")["actions"][0]["title"] = "Ours again"
    monkeypatch.setattr(seedform, "forms", lambda: newer)

    assert loading.load_plans() == []

    assert Action.objects.using("owner").get(key="NAP20-1.1-a").title != "Ours again"
    kept = PlanVersion.objects.using("owner").get(plan=plan, number=3)
    assert (kept.state, kept.origin) == ("set_aside", "shipped")


def test_a_key_means_the_same_row_everywhere():
    assert Action.objects.get(key="HHS20-L14-b").id == keys.action_id("HHS20-L14-b")


# -- the form ----------------------------------------------------------------------------------------


def test_a_form_read_again_is_the_same_form():
    for form in seedform.forms():
        assert planform.read(json.loads(json.dumps(form))) == form


def small(**changes):
    action = {"key": "CITY-1", "title": "Do it", "owners": []}
    return {"key": "CITY", "title": "A city's plan", "actions": [action], **changes}


def test_a_short_form_is_filled_in():
    form = planform.read(small())
    assert form["actions"][0]["modality"] == "will"
    assert form["stage"] == "draft"


@pytest.mark.parametrize(
    "told",
    [
        [], "plan", {}, small(colour="blue"), small(title=None), small(title=["x"]), small(actions="many"),
        small(level="galaxy"), small(actions=[{"key": "A", "title": "a"}, {"key": "A", "title": "b"}]),
        small(actions=[{"key": "A", "title": "a", "owners": [{"code": "X", "role": "lead"}]}]),
        small(actions=[{"key": "A", "title": "a", "node": "nowhere"}]),
        small(actions=[{"key": "A", "title": "a", "clock": {"kind": "ongoing", "depends_on": "A"}}]),
        small(nodes=[{"key": "1", "kind": "pillar", "parent": "2"}]), small(period_start=True),
        small(period_start=-1), small(schema="something/2"), small(links=[{"source": "Z", "target": "Q"}]),
    ],
)  # fmt: skip
def test_what_is_no_form_is_said_by_its_place(told):
    with pytest.raises(FormNotReadable) as problem:
        planform.read(told)
    assert problem.value.what
