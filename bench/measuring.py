"""Asks the processes in turn: some runs with walls, some without, again and again, so that both meet the
same disturbances of a machine that has other work too.

Belongs here: the order and number of runs, what is made of the times. Not here: what a run is (scenarios).
"""

import json
import statistics
import subprocess
from dataclasses import dataclass
from types import TracebackType
from typing import Any

from bench import ground
from bench.ground import Say
from config import paths

WARM_UPS = 30
ROUNDS = 10
RUNS = {"sign_in": 4}  # a round; the others RUNS_OF_A_PAGE
RUNS_OF_A_PAGE = 30
RATE_SECONDS = 5.0


class Failed(Exception):
    """A measurement that could not be made."""


class Served:
    """One worker process, on one of our databases."""

    def __init__(self, dbname: str) -> None:
        self.dbname = dbname
        self.process = subprocess.Popen(
            ground.python("bench.worker"), env=ground.environment(dbname), cwd=paths.CHECKOUT,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

    def __enter__(self) -> "Served":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self.process.stdin
        self.process.stdin.close()
        self.process.wait(timeout=30)

    def ask(self, do: str, **more: Any) -> dict[str, Any]:
        """One question, one answer."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps({"do": do, **more}) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise Failed(f"{self.dbname}: the process ended while it was asked for {do!r}.")
        answer: dict[str, Any] = json.loads(line)
        if "error" in answer:
            raise Failed(f"{self.dbname}: {do}: {answer['error']}")
        return answer


@dataclass(frozen=True, slots=True)
class Effort:
    """How hard to try: the tests try less."""

    warm_ups: int = WARM_UPS
    rounds: int = ROUNDS
    runs: int = RUNS_OF_A_PAGE
    seconds: float = RATE_SECONDS


def side_by_side(name: str, sides: dict[str, Served], effort: Effort) -> dict[str, dict[str, float]]:
    """p50 and p95 for each side, in milliseconds."""
    runs = min(RUNS.get(name, effort.runs), effort.runs)
    for served in sides.values():
        served.ask(name, times=min(effort.warm_ups, runs))
    times: dict[str, list[float]] = {side: [] for side in sides}
    for number in range(effort.rounds):
        order = list(sides) if number % 2 == 0 else list(sides)[::-1]
        for side in order:
            times[side] += sides[side].ask(name, times=runs)["ms"]
    return {side: summary(found) for side, found in times.items()}


def summary(times: list[float]) -> dict[str, float]:
    """The middle, what nineteen of twenty stay under, and the quickest: a busy machine disturbs it least."""
    ordered = sorted(times)
    p95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    return {
        "p50": round(statistics.median(ordered), 2),
        "p95": round(p95, 2),
        "min": round(ordered[0], 2),
        "runs": len(ordered),
    }


def all_pages(names: list[str], on: Served, off: Served, effort: Effort, say: Say) -> dict[str, Any]:
    """Everything that is measured with walls and without."""
    results: dict[str, Any] = {}
    for name in names:
        say(name)
        found = side_by_side(name, {"on": on, "off": off}, effort)
        results[name] = {**found, "ratio_p50": ratio(found["on"]["p50"], found["off"]["p50"])}
    return results


def ratio(one: float, other: float) -> float:
    """Rounded for reading."""
    return round(one / other, 2)
