"""What the tests of the end of a record share: letting it rest, and seeing that it is still there."""

from typing import Any

from django.utils import timezone

from alongside.cases.actions.closing import close_case
from alongside.cases.models import Case
from alongside.cases.selectors import case_for
from alongside.vault.models import DrawerKey

TODAY = timezone.localdate


def rest(cast: Any, as_person: Any, case: Case) -> None:
    """Amira lets the work rest."""
    with as_person(cast.amira) as actor:
        close_case(actor=actor, case_id=case.id, reason="moved", on=TODAY())


def still_there(cast: Any, as_person: Any, case: Case) -> None:
    """Chloe finds it, keys and all."""
    with as_person(cast.chloe) as actor:
        assert case_for(actor, case.id).id == case.id
        assert DrawerKey.objects.filter(subject_id=case.subject_id).exists()
