"""The bench from its first table to its last line, on a handful of clients; and what it refuses to touch."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bench import ground, report
from bench.labels import LABELS
from config import paths
from config.cluster import Cluster

pytestmark = pytest.mark.xdist_group("bench")  # one run of it for all that is asked of that run
KNOWN = ("PATH", "HOME", "LANG", "USER", "TMPDIR")


def run(*command: str, **told: str) -> "subprocess.CompletedProcess[str]":
    environment = {name: os.environ[name] for name in KNOWN if name in os.environ} | told
    return subprocess.run(
        [sys.executable, *command],
        cwd=paths.CHECKOUT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=900,  # a run that hangs, not one on a busy machine
    )


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bench")
    result = folder / "result.json"
    done = run("-m", "bench", "--scale", "tiny", "--json", str(result), ALONGSIDE_DATA=str(folder / "data"))
    yield done, json.loads(result.read_text()) if result.exists() else None
    Cluster(folder / "data" / "bench" / "pg").remove(force=True)


@pytest.mark.slow
def test_a_small_run_ends_well_and_says_what_it_found(finished):
    done, _ = finished
    assert done.returncode == 0, done.stderr
    assert "A client's page" in done.stderr


@pytest.mark.slow
def test_every_page_was_measured_with_walls_and_without(finished):
    _, found = finished
    assert set(found["results"]) == set(LABELS)
    for sides in found["results"].values():
        for side in ("on", "off"):
            assert 0 < sides[side]["p50"] <= sides[side]["p95"]
        assert sides["ratio_p50"] == pytest.approx(sides["on"]["p50"] / sides["off"]["p50"], abs=0.01)


@pytest.mark.slow
def test_the_result_says_scale_machine_memory_and_goals(finished):
    _, found = finished
    assert found["scale"] == "tiny"
    assert found["rows"]["cases"] == 14
    assert set(found["machine"]) == {"cores", "python", "postgres"}
    assert 20 < found["memory_mb"] < 2000
    assert found["sign_in_per_second"] > 0
    assert {goal["met"] for goal in found["goals"].values()} <= {True, False}
    assert {"list_ratio", "client_ratio", "memory", "sign_in_rate"} <= set(found["goals"])


@pytest.mark.slow
def test_a_run_that_cannot_reach_its_server_fails(tmp_path):
    nowhere = "postgresql://nobody@127.0.0.1:1/alongside"
    done = run("-m", "bench", "--scale", "tiny", ALONGSIDE_DATA=str(tmp_path), DATABASE_URL=nowhere)
    assert done.returncode == 1
    assert "could not run" in done.stderr


@pytest.mark.parametrize("name", ["alongside", "bench_county", "bench_open", "xbench_open_county"])
def test_walls_are_never_taken_down_on_another_database(tmp_path, name):
    done = run(
        "-c", "import config.settings_bench_open", ALONGSIDE_DATA=str(tmp_path), ALONGSIDE_DATABASE=name
    )
    assert done.returncode != 0
    assert "Walls are never off" in done.stderr


def test_without_walls_it_is_its_own_database(tmp_path):
    told = {"ALONGSIDE_DATA": str(tmp_path), "ALONGSIDE_DATABASE": "bench_open_tiny"}
    assert run("-c", "import config.settings_bench_open", **told).returncode == 0


@pytest.mark.parametrize("name", ["alongside", "bench_open_tiny", "test_gw0_1"])
def test_the_bench_with_walls_refuses_other_databases(tmp_path, name):
    done = run("-c", "import config.settings_bench", ALONGSIDE_DATA=str(tmp_path), ALONGSIDE_DATABASE=name)
    assert done.returncode != 0
    assert "does not run on" in done.stderr


def test_with_walls_it_is_its_own_database(tmp_path):
    told = {"ALONGSIDE_DATA": str(tmp_path), "ALONGSIDE_DATABASE": "bench_tiny"}
    assert run("-c", "import config.settings_bench", **told).returncode == 0


@pytest.mark.parametrize("name", ["alongside", "bench_", "bench_open_county", 'bench_a" --', "postgres"])
def test_only_our_names_are_built_or_dropped(name):
    with pytest.raises(ground.NotOurs):
        ground.checked(name, ground.WALLED)


def test_our_own_names_pass():
    assert ground.walled_name("county_20th") == "bench_county_20th"
    assert ground.open_name("county_20th") == "bench_open_county_20th"


@pytest.mark.parametrize(("ratio", "met"), [(1.6, True), (1.61, False)])
def test_a_goal_is_met_up_to_its_limit(ratio, met):
    found = report.judged({"results": {"list": {"ratio_p50": ratio}}})
    assert found["goals"]["list_ratio"]["met"] is met


@pytest.mark.parametrize(("rate", "met"), [(10.0, True), (9.9, False)])
def test_sign_ins_are_at_least_ten_a_second(rate, met):
    assert report.judged({"sign_in_per_second": rate})["goals"]["sign_in_rate"]["met"] is met


def test_what_was_not_measured_has_no_goal():
    assert report.judged({"results": {}})["goals"] == {}


def test_the_folder_of_the_bench_is_below_the_installations(tmp_path, monkeypatch):
    monkeypatch.setenv("ALONGSIDE_DATA", str(tmp_path))
    for name in ("ALONGSIDE_DEMO", "ALONGSIDE_ROLES"):
        monkeypatch.setenv(name, os.environ.get(name, "bench"))
    ground.settle()
    assert Path(os.environ["ALONGSIDE_DATA"]) == tmp_path / "bench"


def test_the_large_plan_is_a_form_that_the_house_reads_and_its_part_is_tied_to_it():
    from alongside.plan_room import planform
    from bench import promises

    whole = planform.read(promises.plan(600, reworded=5))
    part = planform.read(promises.part(60))
    keys = {row["key"] for row in whole["actions"]}
    assert (len(keys), len(whole["nodes"])) == (600, 70)
    assert {row["node"] for row in whole["actions"]} == {
        row["key"] for row in whole["nodes"] if row["parent"]
    }
    assert all(link["target"] in keys for link in part["links"])
    assert sum("once more" in row["title"] for row in whole["actions"]) == 5


def test_every_page_of_the_plan_room_has_a_goal():
    pages = {name: {"on": {"p95": 100.1}} for name in report.PLAN_PAGES}
    goals = report.judged({"results": pages})["goals"]
    assert set(goals) == {f"{name}_p95" for name in report.PLAN_PAGES}
    assert not any(goal["met"] for goal in goals.values())
