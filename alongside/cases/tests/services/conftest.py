"""What the tests of services share: Esther, whom Amira works with, browsers, the lines that were written."""

from alongside.cases.tests.record.conftest import browser, counselled, esther, said

__all__ = ["browser", "counselled", "esther", "said"]
