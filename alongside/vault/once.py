"""A form sent twice does its work once.

Belongs here: the savepoint around an action whose form brought the new row's id, telling whether a second sending says
the same, and the version that nothing is written over. Not here: the action, where one lands
afterwards (people.views.again).
"""

from collections.abc import Callable
from typing import TypeVar

from django.db import IntegrityError, transaction

from alongside.vault.errors import SavedBefore, SomeoneElseWasFaster

Row = TypeVar("Row")


def once(make: Callable[[], Row], *, made: Callable[[], Row | None], same: Callable[[Row], bool]) -> Row:
    """Make a row. SavedBefore, with the row, where an earlier sending of the same form made it.

    Two sendings at the same moment meet at the primary key: the second waits there for the first, is
    refused, and then finds what the first has made.
    """
    earlier = made()
    if earlier is None:
        try:
            with transaction.atomic():
                return make()
        except IntegrityError:
            earlier = made()
            if earlier is None:
                raise
    raise SavedBefore(earlier, same=same(earlier))


def require_version(known: int, seen: int) -> None:
    """Nothing is written over what someone else saved since the form was opened."""
    if known != seen:
        raise SomeoneElseWasFaster
