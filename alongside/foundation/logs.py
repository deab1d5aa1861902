"""Log lines as JSON, without anything that could name a person.

Belongs here: the formatter and the request's id. Our own loggers say a fixed word
and add fields from a short list. A line from elsewhere keeps its template, never
what was filled in; an exception keeps its type and where it happened, never its
message, because database and parser errors quote the text that upset them.
"""

import json
import logging
import traceback
from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

request_id: ContextVar[str] = ContextVar("request_id", default="")

FIELDS = ("method", "view", "status", "ms", "job", "task", "attempt", "count", "port", "pid")
_ROOT = Path(__file__).resolve().parents[2]


class JsonLines(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
        }
        if said := _words(record):
            line["event"] = said
        if current := request_id.get():
            line["request"] = current
        line |= {name: record.__dict__[name] for name in FIELDS if _plain(record.__dict__.get(name))}
        if record.exc_info and record.exc_info[0]:
            line["error"] = _kinds(record.exc_info[1])
            line["trace"] = _places(record.exc_info[2])
        return json.dumps(line, ensure_ascii=True)


def _words(record: logging.LogRecord) -> str:
    """The fixed part of the message: a finished sentence from elsewhere may hold anything."""
    ours = record.name.split(".")[0] in ("alongside", "config")
    if ours or record.args:
        return str(record.msg)
    return f"{Path(record.pathname).name}:{record.lineno}"


def _plain(value: object) -> bool:
    return isinstance(value, str | int | float)


def _kinds(error: BaseException | None) -> list[str]:
    """The type of the error and of what caused it."""
    kinds: list[str] = []
    while error is not None and len(kinds) < 10:
        kinds.append(f"{type(error).__module__}.{type(error).__qualname__}")
        error = error.__cause__ or error.__context__
    return kinds


def _places(trace: TracebackType | None) -> list[str]:
    """Where it went wrong, from the outside in: file, line, function. No source text."""
    steps = traceback.extract_tb(trace)
    return [f"{_short(step.filename)}:{step.lineno}:{step.name}" for step in steps]


def _short(filename: str) -> str:
    """A file name that does not tell where this installation lives."""
    path = Path(filename)
    if path.is_relative_to(_ROOT) and ".venv" not in path.parts:
        return str(path.relative_to(_ROOT))
    return "/".join(path.parts[-3:])
