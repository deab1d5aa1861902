"""`alongside run` as a person meets it: a page that answers, restarts, a clean end, nothing left behind."""

import json
import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Installation

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("run")]

PATIENCE = 90.0
SETTLING = 3.0


def health(port: int) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=3) as answer:
            return answer.status, json.load(answer).get("status", "")
    except urllib.error.HTTPError as refused:
        return refused.code, json.load(refused).get("reason", "")
    except OSError:
        return 0, ""


def wait_for(what: Callable[[], object], seconds: float = PATIENCE) -> None:
    deadline = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < deadline, "waited too long"
        time.sleep(0.1)


def processes_of(installation: Installation) -> dict[int, str]:
    """Every process that was started with this installation's folder, by its environment."""
    mark = f"ALONGSIDE_DATA={installation.data}\0".encode()
    found = {}
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit():
            continue
        try:
            if mark in (folder / "environ").read_bytes():
                found[int(folder.name)] = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        except OSError:
            continue
    return found


def named(installation: Installation, word: str) -> set[int]:
    return {pid for pid, line in processes_of(installation).items() if f"child {word}" in line}


@pytest.fixture
def running(installation: Installation, free_port: int) -> Iterator[Callable[[], "subprocess.Popen[str]"]]:
    started: list[subprocess.Popen[str]] = []
    installation.env["PORT"] = str(free_port)

    def start() -> "subprocess.Popen[str]":
        started.append(installation.start("run"))
        wait_for(lambda: health(free_port) == (200, "ok") or started[-1].poll() is not None)
        time.sleep(
            SETTLING
        )  # it asks for itself whether the pages answer, and gives up if they end before that
        assert started[-1].poll() is None, started[-1].communicate()[0]
        return started[-1]

    yield start
    for process in started:
        if process.poll() is None:
            process.kill()
    for pid in processes_of(installation):
        os.kill(pid, signal.SIGKILL)


def test_it_serves_survives_and_ends_without_a_trace(
    running: Callable[[], "subprocess.Popen[str]"], installation: Installation, free_port: int
) -> None:
    process = running()

    workers = named(installation, "worker")
    os.kill(workers.pop(), signal.SIGKILL)
    webs = named(installation, "web")
    for pid in webs:
        os.kill(pid, signal.SIGKILL)
    wait_for(lambda: named(installation, "worker") and named(installation, "web") - webs)
    wait_for(lambda: health(free_port) == (200, "ok"))

    taken = installation.run("run")
    assert taken.returncode == 1
    assert f"Port {free_port} is taken" in taken.stderr

    process.send_signal(signal.SIGINT)
    said, _ = process.communicate(timeout=20)
    assert process.returncode == 0, said
    assert f"http://localhost:{free_port}" in said
    assert "The worker ended" in said
    assert processes_of(installation) == {}
    assert "embedded, up" not in installation.run("status").stdout


def test_when_it_is_killed_nothing_serves_on_and_the_next_start_finds_its_data(
    running: Callable[[], "subprocess.Popen[str]"], installation: Installation, free_port: int
) -> None:
    process = running()
    key = (installation.data / "secrets" / "context.key").read_text()

    process.kill()
    process.communicate()
    wait_for(lambda: not named(installation, "web") and not named(installation, "worker"), 20)
    wait_for(lambda: health(free_port) == (0, ""), 10)

    again = running()
    again.send_signal(signal.SIGTERM)
    said, _ = again.communicate(timeout=20)
    assert again.returncode == 0, said
    assert "Tables and rules" not in said
    assert (installation.data / "secrets" / "context.key").read_text() == key


def test_a_taken_port_is_named_before_anything_is_started(installation: Installation) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        done = installation.run("run", PORT=str(port))

    assert done.returncode == 1
    assert f"Port {port} is taken" in done.stderr
    assert not (installation.data / "pg").exists()


@pytest.mark.parametrize("port", ["70000", "eight", "0"])
def test_a_port_that_is_none_is_refused(port: str, installation: Installation) -> None:
    done = installation.run("run", PORT=port)

    assert done.returncode == 1
    assert f"PORT is {port!r}" in done.stderr or f"PORT is {port}." in done.stderr
