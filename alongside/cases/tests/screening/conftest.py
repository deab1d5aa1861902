"""The tests of conversations with a client stand on the same ground as those of screening."""

from alongside.screening.tests.conftest import browser, esther, prompts, said

__all__ = ["browser", "esther", "prompts", "said"]
