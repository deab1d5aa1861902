"""The interface asked for everything its own description allows, and for what it does not: it answers as described.

Schemathesis is used as a library: it makes the questions from the description and holds the answers against it.
"""

import pytest
from django.core import signals
from django.core.handlers.wsgi import WSGIHandler
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings

from alongside.directory import openapi
from alongside.directory.tests.imports import files
from alongside.directory.views import programs

schemathesis = pytest.importorskip(
    "schemathesis", reason="schemathesis is not installed: make environment-dev"
)
from schemathesis.specs.openapi.checks import (  # noqa: E402  (after the skip)
    negative_data_rejection,
    positive_data_acceptance,
)

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
DESCRIBED = openapi.document("http://localhost/hsds/")
OPERATIONS = [(path, method) for path, methods in DESCRIBED["paths"].items() for method in methods]
ASKED = [("/" + name, method) for name in openapi.LISTS for method in ("get", "post")]
MANY = settings(max_examples=40, deadline=None, database=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(autouse=True)
def room_for_questions(monkeypatch):
    monkeypatch.setattr(programs.meter, "wait", lambda origin, weight=1: 0)


@pytest.fixture
def described(cast, as_person, settings):
    """The description, and some objects to ask for."""
    settings.ALLOWED_HOSTS = ["localhost"]
    with as_person(cast.chloe) as keeper:
        files.bring(keeper, files.package("one.json", [files.service()]))
    schema = schemathesis.openapi.from_dict(DESCRIBED)
    schema.app = WSGIHandler()
    ends = (signals.request_started, signals.request_finished)
    for signal in ends:  # one transaction holds the whole test, as Django's own client has it
        signal.disconnect(close_old_connections)
    yield schema
    for signal in ends:
        signal.connect(close_old_connections)


def asked(described, path, method, mode, *left_out):
    operation = described[path][method.upper()]

    @MANY
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case):
        case.call_and_validate(excluded_checks=list(left_out))

    ask()


def each(operations):
    return pytest.mark.parametrize(
        ("path", "method"), operations, ids=[f"{method} {path}" for path, method in operations]
    )


@each(OPERATIONS)
def test_what_the_description_allows_is_answered_as_it_says(described, path, method):
    """Any postcode may be sent, one that does not exist is refused."""
    left_out = [positive_data_acceptance] if "service_at_locations" in path else []
    asked(described, path, method, schemathesis.GenerationMode.POSITIVE, *left_out)


@each(ASKED)
def test_what_the_description_forbids_is_answered_in_peace(described, path, method):
    """An empty parameter is none, and one that nobody knows is left alone: both are no reason to refuse."""
    asked(described, path, method, schemathesis.GenerationMode.NEGATIVE, negative_data_rejection)
