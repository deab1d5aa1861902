"""What a request told the ledger, without reading the table (its connection sees only what was committed)."""

import pytest

from alongside.vault import ledger


@pytest.fixture
def said(monkeypatch):
    """Each line's (what, who, why), in order."""
    lines = []
    real = ledger.Pen.write

    def write(pen):
        lines.extend((str(line.what), line.actor_id, line.why) for line in pen.lines)
        real(pen)

    monkeypatch.setattr(ledger.Pen, "write", write)
    return lines
