"""The logs of web and worker: everything into a file of limited size, errors to the terminal."""

import io
import json
from collections import deque
from pathlib import Path

import pytest

from config.cli.output import LogFile, follow, loud


def line(**fields: object) -> str:
    return json.dumps(fields)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (line(level="info", event="request"), ""),
        (line(level="warning", event="slow"), ""),
        (
            line(level="error", event="request", error=["a.Down", "b.Cause"], trace=["x", "y"]),
            "request a.Down < b.Cause y",
        ),
        (line(level="critical", event="gone"), "gone"),
        ("[INFO] Listening", ""),
        ("[ERROR] Unexpected exit", "[ERROR] Unexpected exit"),
        ('"a string"', ""),
        ("Traceback (most recent call last):", ""),
    ],
)
def test_only_errors_are_told(text: str, told: str) -> None:
    assert loud(text) == told


def test_every_line_is_kept_and_the_last_are_at_hand(tmp_path: Path) -> None:
    log, last, told = LogFile(tmp_path / "web.log"), deque[str](maxlen=2), list[str]()

    follow(io.BytesIO(b"one\ntwo\n[ERROR] three\n"), log, "web", told.append, last)
    log.file.close()

    assert (tmp_path / "web.log").read_text() == "one\ntwo\n[ERROR] three\n"
    assert list(last) == ["two", "[ERROR] three"]
    assert told == ["web: [ERROR] three"]
    assert (tmp_path / "web.log").stat().st_mode & 0o077 == 0


def test_a_full_file_makes_room_and_the_one_before_is_kept(tmp_path: Path) -> None:
    log = LogFile(tmp_path / "web.log", largest=10)

    for text in (b"123456\n", b"abcdef\n", b"ABCDEF\n"):
        log.write(text)
    log.file.close()

    assert (tmp_path / "web.log").read_bytes() == b"ABCDEF\n"
    assert (tmp_path / "web.log.1").read_bytes() == b"abcdef\n"
