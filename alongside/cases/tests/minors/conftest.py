"""What these tests share with those of the record."""

from alongside.cases.tests.record.conftest import browser, esther, said

__all__ = ["browser", "esther", "said"]
