"""Taking a document away and putting it back, as the list of documents offers it."""

import pytest

from alongside.cases.factories import a_document
from alongside.cases.models import Document


@pytest.fixture
def taken_away(cast, as_person, browser, esther):
    """A document of Esther's that Amira took away a moment ago, and Amira's browser."""
    with as_person(cast.amira) as actor:
        document = a_document(actor, esther)
    client = browser(cast.amira)
    assert client.post(f"/clients/{esther.id}/documents/{document.id}/remove/").status_code == 303
    return document, client


def is_there(cast, as_person, document):
    with as_person(cast.amira):
        return Document.objects.get(id=document.id).removed_at is None


def test_it_can_be_put_back_at_once(cast, as_person, esther, taken_away):
    document, client = taken_away
    assert not is_there(cast, as_person, document)
    assert client.post(f"/clients/{esther.id}/documents/{document.id}/put-back/").status_code == 303
    assert is_there(cast, as_person, document)


@pytest.mark.parametrize("who", ["dev", "ben", "ida"])
def test_nobody_else_puts_it_back(cast, as_person, browser, esther, taken_away, who):
    document, _ = taken_away
    answer = browser(getattr(cast, who)).post(f"/clients/{esther.id}/documents/{document.id}/put-back/")
    assert answer.status_code == 404
    assert not is_there(cast, as_person, document)
