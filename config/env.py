"""Typed readers for the environment.

Belongs here: turning a variable, or the file named by VARIABLE_FILE, into a typed value, and a
sentence that helps when it cannot. Not here: what the values are for (config/settings.py).
"""

import os
from pathlib import Path


class BadSetting(Exception):
    """A setting that cannot be read; the sentence says which and what to do."""


def text(name: str, default: str = "") -> str:
    """The value of NAME, or the content of the file that NAME_FILE points at, or the default."""
    file = os.environ.get(f"{name}_FILE")
    if file:
        try:
            return Path(file).read_text(encoding="utf-8").strip()
        except OSError as problem:
            raise BadSetting(
                f"{name}_FILE names a file that cannot be read: {problem.strerror}."
            ) from problem
    return os.environ.get(name, default)


def flag(name: str, default: bool = False) -> bool:
    """True for 1, true, yes, on; False for 0, false, no, off or empty."""
    value = text(name).lower()
    if value in ("1", "true", "yes", "on"):
        return True
    if value in ("0", "false", "no", "off"):
        return False
    if value == "":
        return default
    raise BadSetting(f"{name} is {value!r}. Write yes or no.")


def number(name: str, default: int) -> int:
    """A whole number."""
    value = text(name)
    if value == "":
        return default
    try:
        return int(value)
    except ValueError as problem:
        raise BadSetting(f"{name} is {value!r}. Write a whole number.") from problem


def words(name: str, default: tuple[str, ...] = ()) -> list[str]:
    """Words separated by commas."""
    value = text(name)
    return [word.strip() for word in value.split(",") if word.strip()] or list(default)
