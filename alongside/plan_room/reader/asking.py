"""A document given to the process that may do nothing but read it; what came back, or why nothing did.

Belongs here: starting, waiting, ending that process. Not here: reading (kinds). Whatever a document does to its reader
stays there: here arrive numbered lines of text, or one word that says why not.
"""

import hashlib
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alongside.plan_room.reader import limits

ROOT = Path(__file__).resolve().parents[3]
START = (
    "import sys; sys.path.insert(0, sys.argv[1]); from alongside.plan_room.reader.child import main; main()"
)


class NotRead(Exception):
    """It could not be read; `code` says why (sentences: plan_room.errors)."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


@dataclass(frozen=True, slots=True)
class Read:
    """A document as its words: `lines` with the number that a person finds them by."""

    kind: str
    sha256: str
    size: int
    lines: list[tuple[int, str]]


def read_document(data: bytes, name: str) -> Read:
    """Read it in a process of its own. `name` only tells what it says to be."""
    if len(data) > limits.MOST_BYTES:
        raise NotRead("too_large")
    told = _ask(data, name)
    if "refused" in told:
        raise NotRead(str(told["refused"]))
    lines = [(int(number), str(text)) for number, text in told["lines"]]
    return Read(str(told["kind"]), hashlib.sha256(data).hexdigest(), len(data), lines)


def read_path(path: Path) -> Read:
    """The same for a file on this machine; a very large one is not even opened whole."""
    if path.stat().st_size > limits.MOST_BYTES:
        raise NotRead("too_large")
    return read_document(path.read_bytes(), path.name)


def _ask(data: bytes, name: str) -> dict[str, Any]:
    ending = name.rpartition(".")[2][:8] if "." in name else ""
    command = [sys.executable, "-I", "-X", "utf8", "-c", START, str(ROOT), f"x.{ending}" if ending else ""]
    with tempfile.TemporaryFile() as answer:  # a file, because the kernel limits what is written to one
        try:
            done = subprocess.run(
                command, input=data, stdout=answer, stderr=subprocess.DEVNULL, timeout=limits.WAIT, check=False,
                env={}, cwd="/", close_fds=True,
            )  # fmt: skip
        except subprocess.TimeoutExpired as late:
            raise NotRead("too_slow") from late
        answer.seek(0)
        told = answer.read(limits.WRITES)
    if done.returncode != 0:
        raise NotRead("too_slow" if done.returncode in (-9, -24) else "too_much")
    try:
        found = json.loads(told)
    except ValueError as problem:
        raise NotRead("broken") from problem
    return found if isinstance(found, dict) else {"refused": "broken"}
