"""How days and amounts are said, and what the source of a page says of them."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils import timezone, translation
from hypothesis import given
from hypothesis import strategies as st

from alongside.foundation import dates
from alongside.foundation.templatetags.house import amount, when

MOMENT = datetime(2026, 5, 14, 3, 30, tzinfo=UTC)


@pytest.mark.parametrize("form", ["day", "full", "paper"])
def test_where_only_the_day_is_shown_the_source_says_no_hour(form):
    with timezone.override("America/Chicago"):
        assert 'datetime="2026-05-13"' in when(MOMENT, form)


@pytest.mark.parametrize("form", ["", "clock"])
def test_where_the_hour_is_shown_the_source_says_it_too(form):
    with timezone.override("America/Chicago"):
        assert 'datetime="2026-05-13T22:30-05:00"' in when(MOMENT, form)


def test_a_day_is_a_day():
    assert 'datetime="2026-05-14"' in when(date(2026, 5, 14), "full")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (15, "15"), (Decimal("15.00"), "15"), (Decimal("7.50"), "7.5"), (0, "0"), (100, "100"), (1234, "1,234"),
        (2.346, "2.35"), (-3, "-3"), (None, ""),
    ],
)  # fmt: skip
def test_an_amount_has_no_digits_that_say_nothing(value, said):
    with translation.override("en"):
        assert amount(value) == said


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_an_amount_reads_back_as_it_was(value):
    with translation.override("en"):
        assert Decimal(dates.amount(value).replace(",", "")) == value
