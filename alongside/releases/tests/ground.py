"""Short ways to say "a permission of Esther's for Millrace", made by the same actions as in life."""

from alongside.people.actions import granting, staffing
from alongside.people.enums import TeamKind
from alongside.releases.actions.giving import Explained, Reader, Signed, give
from alongside.releases.items import Item

NAME = "Esther Canary"
ASKS = "To sign my name and not be afraid of it."
ITEMS = (Item("name", NAME), Item("words", ASKS))
TOLD = Explained("en", "alone", help_told=True, law_told=True)
SIGNED = Signed("typed", "Esther")


def staff_intake(cast, as_person):
    """Ben is of Millrace's intake team from now on."""
    with as_person(cast.ruth) as actor:
        staffing.join_team(actor=actor, account_id=cast.ben.id, kind=TeamKind.INTAKE)
        granting.grant_pending(actor=actor, account=cast.ben.account)


def to_millrace(cast, **more):
    return Reader("packet", "helper", "Millrace Legal Aid", to_agency_id=cast.millrace.id, **more)


def a_permission(actor, subject_id, reader, *, items=ITEMS, days=30, **more):
    """A permission as someone gave it; what comes back holds a link's secret where there is one."""
    given = {
        "explained": TOLD,
        "signed": SIGNED,
        "purpose": "help with her papers",
        "reason": "She asked for it",
    }
    return give(
        actor=actor, subject_id=subject_id, reader=reader, items=list(items), days=days, **(given | more)
    )  # fmt: skip
