"""`python -m bench --scale demo|county`: the whole run.

Progress and the table go to the terminal's error stream, the JSON to its output or into a file. Ends with 0
whatever the numbers say, with 1 when it could not run.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from bench import ground, measuring, report, served
from bench.ground import NotOurs, Say
from bench.labels import LABELS, ONCE
from bench.measuring import Effort, Failed, Served
from bench.scales import OFFERED, SCALES, Scale
from config import paths
from config.cluster import ClusterError
from config.env import BadSetting

QUICK = Effort(warm_ups=2, rounds=2, runs=3, seconds=0.5)
PATH_OF_LIST = "/clients/"


def main(argv: list[str] | None = None) -> int:
    options = _options(argv)
    began = time.monotonic()

    def say(sentence: str) -> None:
        print(f"{time.monotonic() - began:6.1f} s  {sentence}", file=sys.stderr, flush=True)

    try:
        ground.settle()
        with ground.database(say, keep=options.keep):
            found = report.judged(_run(SCALES[options.named or options.scale], options, say))
    except (Failed, NotOurs, ClusterError, BadSetting, subprocess.CalledProcessError) as problem:
        print(f"The bench could not run: {problem}", file=sys.stderr)
        return 1
    print(report.table(found), file=sys.stderr)
    if options.json:
        options.json.write_text(report.as_json(found) + "\n")
    else:
        print(report.as_json(found))
    return 0


def _run(scale: Scale, options: argparse.Namespace, say: Say) -> dict[str, Any]:
    effort = QUICK if scale.name == "tiny" else Effort()
    asked = options.only or [*LABELS, *ONCE]
    names = [name for name in asked if name in LABELS]
    other = SCALES[scale.other] if scale.other and "list" in names else None
    for wanted in filter(None, (scale, other)):
        _build(wanted, fresh=options.fresh)
    with _serving(scale.name) as (on, off):
        found = _head(scale, on)
        found["results"] = measuring.all_pages(names, on, off, effort, say)
        if "sign_in" in names:
            say("sign-ins a second")
            found["sign_in_per_second"] = round(on.ask("rate", seconds=effort.seconds)["per_second"], 1)
        if "call_step" in names:
            say("eight calls at once")
            found["callers"] = on.ask("callers", seconds=effort.seconds)
        if other:
            say(f"list with {other.cases} clients and with {scale.cases}")
            found["growth"] = _growth(scale, on, other, effort)
        if "list" in names:
            found |= _network({"on": on, "off": off}, effort, say)
        if "front" in asked:
            say("the public front beside a bare page")
            found["front"] = served.fronts(on.dbname, effort.seconds)
    if "import" in asked:
        say(f"a list of {scale.brought} services brought in")
        found["import"] = _brought(scale)
    if "group_comments" in asked:
        say("what was said, compared with drafts and with itself")
        found["group_comments"] = _compared(scale)
    return found


def _compared(scale: Scale) -> dict[str, Any]:
    return _alone("bench.comparing", scale)


def _brought(scale: Scale) -> dict[str, Any]:
    return _alone("bench.bringing", scale, str(scale.brought))


def _alone(module: str, scale: Scale, *arguments: str) -> dict[str, Any]:
    """A measurement in a process of its own, on the database with walls."""
    dbname = ground.walled_name(scale.name)
    command = ground.python(module, *arguments)
    done = subprocess.run(
        command,
        env=ground.environment(dbname),
        cwd=paths.CHECKOUT,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def _build(scale: Scale, *, fresh: bool) -> None:
    command = ground.python("bench.building", scale.name, *(["--fresh"] if fresh else []))
    environment = ground.environment(ground.walled_name(scale.name))
    subprocess.run(command, env=environment, cwd=paths.CHECKOUT, check=True)


@contextmanager
def _serving(name: str) -> Iterator[tuple[Served, Served]]:
    with ExitStack() as stack:
        on = stack.enter_context(Served(ground.walled_name(name)))
        yield on, stack.enter_context(Served(ground.open_name(name)))


def _head(scale: Scale, on: Served) -> dict[str, Any]:
    rows = {
        name: getattr(scale, name) for name in ("agencies", "staff", "cases", "notes", "lines", "caseload")
    }
    machine = {"cores": os.cpu_count(), "python": platform.python_version(), **on.ask("machine")}
    return {"scale": scale.name, "rows": rows, "machine": machine}


def _growth(scale: Scale, on: Served, other: Scale, effort: Effort) -> dict[str, Any]:
    """The advocate's list in two databases of which one holds twenty times as much."""
    with Served(ground.walled_name(other.name)) as second:
        sides = {str(scale.cases): on, str(other.cases): second}
        found = measuring.side_by_side("list", sides, effort)
    few, many = sorted(found, key=int)
    return {"rows": found, "ratio_p50": measuring.ratio(found[many]["p50"], found[few]["p50"])}


def _network(sides: dict[str, Served], effort: Effort, say: Say) -> dict[str, Any]:
    network: dict[str, Any] = {}
    for side, process in sides.items():
        say(f"list over the network, walls {side}")
        cookies = process.ask("cookies")["cookies"]
        network[side] = served.over_the_network(process.dbname, cookies, PATH_OF_LIST, effort.seconds)
    return {"network": network, "memory_mb": network["on"]["memory_mb"]}


def _options(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Build data in bulk and measure.")
    parser.add_argument("scale", nargs="?", choices=OFFERED, default="demo", help="tiny is for the tests")
    parser.add_argument("--scale", dest="named", choices=OFFERED, help="the same, by name")
    parser.add_argument(
        "--json", type=Path, metavar="FILE", help="write the result there, not to the terminal"
    )
    parser.add_argument(
        "--only", choices=[*LABELS, *ONCE], action="append", help="measure only this; may be repeated"
    )
    parser.add_argument("--fresh", action="store_true", help="build anew even if the data is there")
    parser.add_argument("--keep", action="store_true", help="leave the embedded database running afterwards")
    return parser.parse_args(argv)


if __name__ == "__main__":
    sys.exit(main())
