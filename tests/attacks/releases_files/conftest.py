"""A document of Esther's, given to an intake team and by a link."""

import pytest
from django.test import Client

from alongside.cases.factories import a_client, a_document
from alongside.releases.tests import ground
from tests.attacks.releases_files.ground import BODY, NAME, OUTSIDE, allow
from tests.browse import sign_in


@pytest.fixture
def esther(cast, as_person):
    with as_person(cast.amira) as actor:
        return a_client(actor, "Esther")


@pytest.fixture
def paper(transactional_db, cast, as_person, esther):
    ground.staff_intake(cast, as_person)
    with as_person(cast.amira) as actor:
        return a_document(actor, esther, NAME, BODY)


@pytest.fixture
def given(cast, as_person, esther, paper):
    """For Millrace's intake team, with one document."""
    with as_person(cast.amira) as actor:
        return allow(actor, esther, ground.to_millrace(cast), [paper]).release


@pytest.fixture
def link(cast, as_person, esther, paper):
    with as_person(cast.amira) as actor:
        return allow(actor, esther, OUTSIDE, [paper])


@pytest.fixture
def ben(transactional_db, cast):
    browser = Client(raise_request_exception=False)
    sign_in(browser, cast.ben)
    return browser
