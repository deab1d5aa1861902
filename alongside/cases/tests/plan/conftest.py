"""What the tests of the plan share: Esther, browsers, the lines that were written."""

from alongside.cases.tests.record.conftest import browser, esther, said

__all__ = ["browser", "esther", "said"]
