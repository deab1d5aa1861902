"""A page and the number of all rows, asked in one statement, are what two statements give."""

import pytest
from django.test import RequestFactory

from alongside.foundation.http import page_in_one, page_of
from alongside.people.models import Account


@pytest.mark.parametrize(
    "asked", ["", "1", "2", "4", "5", "999999", "9999999999", "0", "-1", "x", "٣", "1.0"]
)
def test_it_is_the_page_that_two_statements_give(cast, as_person, asked):
    request = RequestFactory().get("/", {"page": asked} if asked else {})
    with as_person(cast.amira):
        rows = Account.objects.filter(agency_id=cast.linden.id).order_by("id")
        one, two = page_in_one(request, rows, size=2), page_of(request, rows, size=2)
        assert list(one.object_list) == list(two.object_list)
        assert (one.number, one.paginator.count, one.has_next()) == (
            two.number,
            two.paginator.count,
            two.has_next(),
        )


def test_it_is_one_statement_where_there_is_such_a_page_and_no_row_is_a_page_too(
    cast, as_person, django_assert_num_queries
):
    request = RequestFactory().get("/", {"page": "2"})
    with as_person(cast.amira):
        with django_assert_num_queries(1):
            page = page_in_one(request, Account.objects.order_by("id"), size=2)
            assert page.paginator.num_pages > 1
        assert list(page_in_one(request, Account.objects.none(), size=2).object_list) == []
