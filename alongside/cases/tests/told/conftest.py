"""The ground of these tests: the record's own (Esther, browsers, ledger lines)."""

from alongside.cases.tests.record.conftest import browser, counselled, esther, said

__all__ = ["browser", "counselled", "esther", "said"]
