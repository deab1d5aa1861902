"""Who gets in where in a coalition: whoever works at it or at a member of it. Others find nothing.

In this house Linden and Millrace have joined Fay's coalition, so everyone of the cast belongs to it; that somebody else
does not is asked in alongside/coalition/tests.
"""

from typing import Any

from alongside.coalition.tests import ground
from alongside.people.models import Account, Agency
from alongside.people.selectors import actor_of
from alongside.vault import wall
from alongside.vault.actors import Actor
from alongside.vault.models import Holder

SIGNED_IN = {"amira", "dev", "chloe", "rosa", "vera", "noor", "ida", "ben", "ruth", "fay"}
ORGANISES = {"fay"}
SPEAKS = {"chloe", "rosa", "vera", "ruth", "fay"}  # for her own organization

GROUPS: list[tuple[set[str], str]] = [(SIGNED_IN, "coalition:coalitions coalition:front")]
MODELS: list[type[Any]] = []  # no client is in here


def organiser() -> Actor:
    """Fay, of the house's only coalition."""
    account = Account.objects.select_related("agency").filter(role="organiser").earliest("created_at")
    return actor_of(account, {"holder": str(Holder.objects.filter(owner_id=account.id).first().id)})


def parts(actor: Actor, record: Any) -> dict[str, Any]:
    """The coalition, with two members."""
    fay = organiser()
    with wall.acting_as(fay):
        for agency in Agency.objects.exclude(kind="coalition").order_by("created_at")[:2]:
            ground.joined(fay, agency)
    return {"coalition_id": fay.agency_id}
