"""What several of these tests read, read once a worker.

Belongs here: keeping it. Not here: what is asked of it.
"""

import functools

import pytest

from config import messages

_gathered = functools.cache(messages.gather)


@pytest.fixture(autouse=True)
def _sentences_are_gathered_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every sentence of the house, out of a thousand files: three seconds each time."""
    monkeypatch.setattr(messages, "gather", _gathered)
