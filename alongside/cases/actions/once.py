"""A form sent twice does its work once.

Belongs here: the savepoint around an action whose form brought the new row's id. Not here: the action.
"""

from collections.abc import Callable
from typing import TypeVar

from django.db import IntegrityError, transaction

Row = TypeVar("Row")


def once(make: Callable[[], Row], *, made: Callable[[], Row | None]) -> Row:
    """Make a row, or give back the one that an earlier sending of the same form made.

    Two sendings at the same moment meet at the primary key: the second waits there for the first, is
    refused, and then finds what the first has made.
    """
    earlier = made()
    if earlier is not None:
        return earlier
    try:
        with transaction.atomic():
            return make()
    except IntegrityError:
        earlier = made()
        if earlier is None:
            raise
        return earlier
