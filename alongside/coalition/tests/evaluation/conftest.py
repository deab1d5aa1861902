"""A coalition of two, and its pages by name."""

import pytest
from django.urls import reverse

from alongside.coalition.tests import ground as coalition
from alongside.vault.ids import uuid7


@pytest.fixture
def two(cast, as_person):
    """Linden and Millrace have joined. The coalition's id."""
    with as_person(cast.fay) as fay:
        coalition.joined(fay, cast.linden)
        coalition.joined(fay, cast.millrace)
    return cast.coalition.id


@pytest.fixture
def browser(client, two):
    """Pages of this coalition, by name."""

    class Browser:
        def at(self, name, *args):
            return reverse(f"coalition:{name}", args=[two, *args])

        def get(self, name, /, *args, **query):
            return client.get(self.at(name, *args), query)

        def send(self, name, /, *args, **form):
            sent = {"row_id": str(uuid7())} | {one: str(value) for one, value in form.items()}
            return client.post(self.at(name, *args), sent)

    return Browser()
