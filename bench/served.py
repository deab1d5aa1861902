"""The list once more over the network: granian as it serves, one visitor and eight, and its memory.

Belongs here: starting and stopping the server, visitors, reading its memory. Not here: goals (report).
"""

import http.client
import os
import socket
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench import ground
from bench.measuring import Failed, summary
from config import paths

UP_WITHIN = 30.0
VISITORS = (1, 8)
FRONTS = {"front": "/", "help": "/help/", "plans": "/plans/", "bare": "/bare/"}


def over_the_network(dbname: str, cookies: dict[str, str], path: str, seconds: float) -> dict[str, Any]:
    """Times and answers a second for each number of visitors, then the memory of the serving process."""
    headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items()), "Host": "localhost"}
    with _granian(dbname) as (pid, port):
        _visit(port, path, headers, 1.0, 1)
        found = {str(visitors): _visit(port, path, headers, seconds, visitors) for visitors in VISITORS}
        return {"visitors": found, "memory_mb": memory_of_largest(pid)}


def fronts(dbname: str, seconds: float) -> dict[str, Any]:
    """The pages for someone in need beside a bare page of the same server, in turn, two processes serving."""
    headers = {"Host": "localhost"}
    found: dict[str, Any] = {}
    with _granian(dbname, workers=2) as (_pid, port):
        for name, path in FRONTS.items():
            _visit(port, path, headers, 1.0, 2)
            found[name] = _visit(port, path, headers, seconds, VISITORS[-1])
    return found


def memory_of_largest(parent: int) -> float:
    """The resident memory of the process that serves: granian's parent only watches."""
    return max(_resident(pid) for pid in (parent, *_children(parent)))


@contextmanager
def _granian(dbname: str, workers: int = 1) -> Iterator[tuple[int, int]]:
    port = _free_port()
    told = ground.environment(dbname)
    told |= {"HOST": "127.0.0.1", "PORT": str(port), "ALONGSIDE_SUPERVISOR": str(os.getpid())}
    told["WEB_WORKERS"] = str(workers)
    process = subprocess.Popen(
        ground.python("config.cli.child", "web"), env=told, cwd=paths.CHECKOUT, stdout=subprocess.DEVNULL
    )
    try:
        _wait_until_up(process, port)
        yield process.pid, port
    finally:
        process.terminate()
        process.wait(timeout=30)


def _visit(port: int, path: str, headers: dict[str, str], seconds: float, visitors: int) -> dict[str, float]:
    ends = time.perf_counter() + seconds
    with ThreadPoolExecutor(visitors) as pool:
        work = [pool.submit(_one_visitor, port, path, headers, ends) for _ in range(visitors)]
        times = [ms for done in work for ms in done.result()]
    return {**summary(times), "per_second": round(len(times) / seconds, 1)}


def _one_visitor(port: int, path: str, headers: dict[str, str], ends: float) -> list[float]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    times = []
    while time.perf_counter() < ends:
        began = time.perf_counter()
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        answer.read()
        if answer.status != 200:
            raise Failed(f"{path} answered {answer.status} over the network.")
        times.append((time.perf_counter() - began) * 1000)
    connection.close()
    return times


def _wait_until_up(process: "subprocess.Popen[bytes]", port: int) -> None:
    deadline = time.monotonic() + UP_WITHIN
    while time.monotonic() < deadline and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise Failed("The web server did not start.")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _children(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [int(child) for child in found]


def _resident(pid: int) -> float:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return round(int(line.split()[1]) / 1024, 1)
    return 0.0
