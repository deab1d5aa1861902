"""Opening a client: sealed, assigned, and nothing to be found by anyone else."""

from datetime import date

import pytest

from alongside.cases.actions.opening import open_client
from alongside.cases.models import Case, Identity
from alongside.cases.selectors import case_for, identity_for
from alongside.vault.errors import NotFound

TODAY = date(2026, 5, 14)


def test_a_chosen_name_is_enough(cast, as_person):
    with as_person(cast.amira) as actor:
        case = open_client(actor=actor, chosen_name="Esther", opened_on=TODAY)
    with as_person(cast.amira, read_only=True) as actor:
        found = case_for(actor, case.id)
        assert identity_for(actor, found.subject_id).chosen_name == "Esther"


def test_the_supervisor_reads_it(cast, as_person):
    with as_person(cast.amira) as actor:
        case = open_client(actor=actor, chosen_name="Esther", opened_on=TODAY)
    with as_person(cast.chloe) as actor:
        assert identity_for(actor, case_for(actor, case.id).subject_id).chosen_name == "Esther"


@pytest.mark.parametrize("who", ["dev", "rosa", "ida", "ben", "fay", "noor"])
def test_nobody_else_finds_it(cast, as_person, who):
    with as_person(cast.amira) as actor:
        case = open_client(actor=actor, chosen_name="Esther", opened_on=TODAY)
    with as_person(getattr(cast, who)) as actor:
        with pytest.raises(NotFound):
            case_for(actor, case.id)
        assert list(Case.objects.all()) == []
        assert list(Identity.objects.all()) == []
