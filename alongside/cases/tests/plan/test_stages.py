"""Six paths side by side. None counts backwards, and going back to someone is nowhere a code (S4-016)."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from alongside.cases.actions.stages import set_stages
from alongside.cases.enums_plan import Stage, StageState
from alongside.cases.errors import SomeoneElseWasFaster
from alongside.cases.errors_plan import NotThere
from alongside.cases.models import Case, StageMove
from alongside.cases.selectors.plan import goals_of, moves_of, needs_of
from alongside.cases.selectors.stages import fingerprint, lanes, present
from alongside.cases.tests.plan.ground import NOBODY_ELSE, a_goal, a_need
from alongside.vault.errors import NotFound

DAY = date(2026, 3, 3)
MOVES = st.lists(
    st.tuples(st.integers(0, 300), st.sampled_from(Stage.values), st.sampled_from(StageState.values)),
    max_size=25,
    unique_by=lambda move: move[:2],
)
RETURNS = re.compile(
    r"relaps|went[ _]back|gone[ _]back|return(ed|s)?[ _]to|recidiv|setback|backslid|regress|non-?compli"
    r"|dropped[ _]out",
    re.IGNORECASE,
)


def row(day, stage, state):
    return StageMove(stage=stage, state=state, moved_on=DAY + timedelta(days=day))


def move(actor, case, **states):
    return set_stages(
        actor=actor, case_id=case.id, states=states, seen=fingerprint(moves_of(actor, case.subject_id))
    )


@given(MOVES)
def test_nothing_counts_backwards(moves):
    """Day by day: a path that has begun stays begun, and the day on which it was first reached never changes."""
    begun, reached = set(), {}
    rows = [row(*each) for each in sorted(moves)]
    for count in range(len(rows) + 1):
        drawn = {lane.stage: lane for lane in lanes(rows[:count], DAY, DAY + timedelta(days=400))}
        assert begun <= {stage for stage, lane in drawn.items() if lane.state}
        for stage, day in reached.items():
            assert drawn[stage].reached_on == day
        begun |= {stage for stage, lane in drawn.items() if lane.state}
        reached |= {stage: lane.reached_on for stage, lane in drawn.items() if lane.reached_on}


@given(MOVES)
def test_a_path_runs_from_left_to_right(moves):
    for lane in lanes([row(*each) for each in moves], DAY, DAY + timedelta(days=400)):
        edges = [float(edge.rstrip("%")) for run in lane.runs for edge in (run.x1, run.x2)]
        assert edges == sorted(edges)
        assert all(0 <= edge <= 88 for edge in edges)


@given(MOVES)
def test_the_fingerprint_is_the_same_for_the_same_paths_only(moves):
    rows = [row(*each) for each in moves]
    assert fingerprint(rows) == fingerprint(reversed(rows)) > 0
    if rows:
        assert fingerprint(rows) != fingerprint(rows[1:])


def test_they_run_side_by_side_and_rest_is_rest(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        move(actor, esther, crisis="going_on", housing="going_on")
        move(actor, esther, crisis="resting")
        assert present(moves_of(actor, esther.subject_id)) == {"crisis": "resting", "housing": "going_on"}


def test_a_slip_of_today_is_written_over_an_earlier_day_never_is(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        move(actor, esther, housing="reached")
        move(actor, esther, housing="going_on")
        assert len(moves_of(actor, esther.subject_id)) == 1
        StageMove.objects.update(moved_on=timezone.localdate() - timedelta(days=3), state="reached")
        move(actor, esther, housing="going_on")
        lane = lanes(moves_of(actor, esther.subject_id), DAY, timezone.localdate())[2]
        assert (lane.state, lane.reached_on) == ("going_on", timezone.localdate() - timedelta(days=3))


def test_there_is_no_way_to_not_yet(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        move(actor, esther, crisis="going_on")
        move(actor, esther, crisis="")
        assert present(moves_of(actor, esther.subject_id)) == {"crisis": "going_on"}
        for states in ({"crisis": "not_yet"}, {"recovery": "going_on"}):
            with pytest.raises(NotThere):
                move(actor, esther, **states)


def test_two_at_once_are_told(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        seen = fingerprint(moves_of(actor, esther.subject_id))
    with as_person(cast.chloe) as actor:
        move(actor, esther, crisis="going_on")
    with as_person(cast.amira) as actor, pytest.raises(SomeoneElseWasFaster):
        set_stages(actor=actor, case_id=esther.id, states={"crisis": "resting"}, seen=seen)


@pytest.mark.parametrize("who", NOBODY_ELSE)
def test_nobody_else_moves_them(cast, as_person, esther, who):
    with as_person(getattr(cast, who)) as actor, pytest.raises(NotFound):
        set_stages(actor=actor, case_id=esther.id, states={"crisis": "going_on"}, seen=1)


def test_being_in_danger_again_closes_nothing(cast, as_person, esther):
    """She is back with the one who exploits her: the first path goes on again. All else stays as it was."""
    with as_person(cast.amira) as actor:
        a_need(actor, esther)
        a_goal(actor, esther)
        move(actor, esther, crisis="reached", housing="going_on", education="reached")
        StageMove.objects.update(moved_on=timezone.localdate() - timedelta(days=9))
        before = needs_of(actor, esther.subject_id), goals_of(actor, esther.subject_id)
        move(actor, esther, crisis="going_on")
        assert present(moves_of(actor, esther.subject_id)) == {
            "crisis": "going_on",
            "housing": "going_on",
            "education": "reached",
        }
        assert (needs_of(actor, esther.subject_id), goals_of(actor, esther.subject_id)) == before
        assert Case.objects.get(id=esther.id).state == "open"


def test_no_model_has_a_code_for_going_back():
    """Every choice of every table: none says that someone returned, and none calls anything a failure of theirs."""
    found = {
        f"{model.__name__}.{field.name}={code} {label}"
        for room in ("cases", "screening", "clocks", "service_entries", "crisis_line")
        for model in apps.get_app_config(room).get_models()
        for field in model._meta.fields
        for code, label in (field.choices or ())
        if RETURNS.search(f"{code} {label}") or re.search(r"fail", f"{code} {label}", re.IGNORECASE)
    }
    assert found == set()
    fields = {
        field.name for model in apps.get_app_config("cases").get_models() for field in model._meta.fields
    }
    assert not [name for name in fields if RETURNS.search(name)]


def test_no_screen_speaks_of_going_back():
    room = Path(__file__).parents[2]
    said = {path.name: path.read_text() for path in (room / "templates").rglob("*.html")}
    assert [name for name, text in said.items() if RETURNS.search(text)] == []


def test_the_six_are_drawn_and_changed_on_the_screen(cast, browser, esther):
    client, here = browser(cast.amira), f"/clients/{esther.id}/plan"
    page = client.get(f"{here}/paths/").content.decode()
    assert "checked" not in page
    version = re.search(r'name="version" value="(\d+)"', page)[1]
    assert client.post(f"{here}/paths/", {"version": version, "crisis": "going_on"}).status_code == 303
    assert "Going on" in client.get(f"{here}/").content.decode()
    answer = client.post(f"{here}/paths/", {"version": version, "crisis": "resting"})
    assert answer.status_code == 409
    assert "What is saved now" in answer.content.decode()
