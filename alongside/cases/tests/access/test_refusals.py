"""Who was refused is in the client's own log, and learns nothing from it."""

import pytest
from django.urls import reverse

from alongside.cases.factories import a_client
from alongside.cases.selectors.log import log_for
from tests.browse import sign_in


@pytest.mark.django_db(transaction=True)
def test_a_colleague_who_guesses_the_address_is_refused_and_the_client_can_see_that_she_tried(
    cast, as_person, client
):
    with as_person(cast.amira) as actor:
        case = a_client(actor, "Esther")
    sign_in(client, cast.dev)
    assert client.get(reverse("cases:client", args=[case.id])).status_code == 404
    with as_person(cast.amira, read_only=True) as actor:
        told = [str(entry) for entry in log_for(actor, case).entries]
    assert any("Dev" in entry for entry in told)


@pytest.mark.django_db(transaction=True)
def test_another_agency_leaves_no_line_in_a_log_that_is_not_its_own(cast, as_person, client):
    with as_person(cast.amira) as actor:
        case = a_client(actor, "Esther")
    sign_in(client, cast.ben)
    assert client.get(reverse("cases:client", args=[case.id])).status_code == 404
    with as_person(cast.amira, read_only=True) as actor:
        assert not any("Ben" in str(entry) for entry in log_for(actor, case).entries)
