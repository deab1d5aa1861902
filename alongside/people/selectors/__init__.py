"""Reading about colleagues and agencies, for someone.

Belongs here: reads of this room. Not here: writes (actions), who may (policies).
"""

import time
from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from django.conf import settings

from alongside.people.models import Account, Agency
from alongside.vault.actors import Actor
from alongside.vault.selectors import holder_of, read_standing


def actor_of(account: Account, session: Mapping[str, Any] | None = None) -> Actor:
    """An account as the one who asks. `session` tells her holder and when she last gave her second factor."""
    told = session or {}
    fresh = time.time() - float(told.get("stepped_up", 0)) < settings.STEP_UP_SECONDS
    return Actor(
        account_id=account.id,
        agency_id=account.agency_id,
        holder_id=UUID(str(told["holder"])) if told.get("holder") else _holder_id(account),
        role=account.role,
        label=account.working_name,
        agency_kind=account.agency.kind,
        stepped_up=fresh,
        read_standing=read_standing,
    )


def _holder_id(account: Account) -> UUID:
    holder = holder_of(account.id)
    return holder.id if holder else account.id


def account_by_login(login: str) -> Account | None:
    """Who signs in with this; None for nobody and for someone who left."""
    return (
        Account.objects.select_related("agency").filter(login__iexact=login.strip(), left_at=None).first()
        if login.strip()
        else None
    )


def account_here(account_id: UUID) -> Account | None:
    """Someone by id; None for someone who left. For work that goes on when nobody is signed in."""
    return Account.objects.select_related("agency").filter(id=account_id, left_at=None).first()


def accounts_in(roles: Collection[str]) -> list[Account]:
    """Everyone of the installation with one of these roles, the longest here first."""
    rows = Account.objects.select_related("agency").filter(role__in=roles, left_at=None)
    return list(rows.order_by("agency__is_demo", "id"))


def agencies() -> list[Agency]:
    """All agencies of this installation by name. Holds nothing about clients."""
    return list(Agency.objects.order_by("name"))
