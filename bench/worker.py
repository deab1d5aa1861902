"""`python -m bench.worker`: serves one database in one process and is timed; told what to do line by line.

Belongs here: the conversation (JSON, one line each way) and the counting. Not here: pages (scenarios).
Everything is warm and stays connected, as in a web process that has been up for a while.
"""

import gc
import json
import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import django

from bench import ground

THREADS, CALLERS = 4, 8


def main() -> int:
    django.setup()
    from django.db import connections

    from bench import staff
    from bench.scenarios import Stage

    dbname = os.environ["ALONGSIDE_DATABASE"]
    sealed = ground.OPEN.fullmatch(dbname) is None
    stage = Stage(dbname, staff.read(ground.people_file(dbname)), sealed=sealed)
    runs: dict[str, Any] = {}
    gc.collect()
    for line in sys.stdin:
        print(json.dumps(_answer(stage, runs, json.loads(line))), flush=True)
    connections.close_all()
    return 0


def _answer(stage: Any, runs: dict[str, Any], asked: dict[str, Any]) -> dict[str, Any]:
    try:
        if asked["do"] == "rate":
            return {"per_second": _rate(stage, asked["seconds"])}
        if asked["do"] == "callers":
            return _callers(stage, asked["seconds"])
        if asked["do"] == "cookies":
            return {"cookies": stage.signed_in(stage.advocate).cookies}
        if asked["do"] == "machine":
            return {"postgres": stage.owner.info.parameter_status("server_version")}
        return {"ms": _times(stage, runs, asked["do"], asked["times"])}
    except Exception as problem:
        return {"error": f"{type(problem).__name__}: {problem}"}


def _times(stage: Any, runs: dict[str, Any], name: str, times: int) -> list[float]:
    from bench import (
        scenarios,
        scenarios_coalition,
        scenarios_plans,
        scenarios_referrals,
        scenarios_say,
        scenarios_services,
        scenarios_work,
    )  # fmt: skip

    if name not in runs:
        known = scenarios.SCENARIOS | scenarios_work.SCENARIOS
        known |= scenarios_services.SCENARIOS | scenarios_referrals.SCENARIOS
        known |= scenarios_plans.SCENARIOS | scenarios_say.SCENARIOS | scenarios_coalition.SCENARIOS
        runs[name] = known[name](stage)
    return [runs[name]() for _ in range(times)]


def _rate(stage: Any, seconds: float) -> float:
    """How many people sign in a second when four come at once."""
    from bench.scenarios import sign_in

    ends = time.perf_counter() + seconds

    def keep_signing_in(number: int) -> int:
        people, done = stage.workers[number::THREADS], 0  # nobody at two doors at once
        while time.perf_counter() < ends:
            sign_in(stage, people[done % len(people)])()
            done += 1
        return done

    began = time.perf_counter()
    with ThreadPoolExecutor(THREADS) as pool:
        done = sum(pool.map(keep_signing_in, range(THREADS)))
    return done / (time.perf_counter() - began)


def _callers(stage: Any, seconds: float) -> dict[str, Any]:
    """Eight calls written down at once, and whether every step of theirs stands in the database afterwards."""
    from bench.measuring import summary
    from bench.scenarios_work import caller, steps_kept

    callers = [caller(stage, stage.on_call[number % len(stage.on_call)]) for number in range(CALLERS)]
    ends = time.perf_counter() + seconds

    def keep_writing(one: Any) -> list[float]:
        times = []
        while time.perf_counter() < ends:
            times.append(one.step())
        return times

    began = time.perf_counter()
    with ThreadPoolExecutor(CALLERS) as pool:
        times = [ms for found in pool.map(keep_writing, callers) for ms in found]
    took = time.perf_counter() - began
    lost = len(times) - steps_kept(stage, callers)
    return {**summary(times), "per_second": round(len(times) / took, 1), "steps": len(times), "lost": lost}


if __name__ == "__main__":
    sys.exit(main())
