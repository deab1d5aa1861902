"""An agency begins: its row, its teams, its first member of staff, and the way in for her.

Belongs here: what only the owner role may do, once an agency. Not here: accepting the invitation (joining).
Run by `alongside agency add`, the demo and the tests: no screen founds an agency.
"""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alongside.people.actions.joining import new_token
from alongside.people.enums import AgencyKind, CredentialKind, Role, TeamKind
from alongside.people.models import Account, Agency, Credential, Invitation, Team
from alongside.people.policies import LEADS, cleared_until
from alongside.vault.models import Clearance


@transaction.atomic(using="owner")
def found_agency(
    *,
    name: str,
    kind: AgencyKind | str,
    login: str,
    working_name: str,
    role: Role | str | None = None,
    county: str = "",
    phone: str = "",
    is_demo: bool = False,
) -> tuple[Agency, Account, str]:
    """Found an agency; return it, its first account and the token of her invitation (shown once).

    A coalition begins with its organiser, everyone else with a director.
    """
    role = role or (Role.ORGANISER if kind == AgencyKind.COALITION else Role.DIRECTOR)
    agency = Agency.objects.using("owner").create(
        name=name, kind=kind, county=county, phone=phone, is_demo=is_demo
    )
    Team.objects.using("owner").bulk_create([Team(agency=agency, kind=kind) for kind in TeamKind])
    first = Account.objects.using("owner").create(
        agency=agency, login=login, working_name=working_name, role=role, is_demo=is_demo
    )
    Clearance.objects.using("owner").create(actor_id=first.id, agency_id=agency.id)
    token, hashed, ends = new_token()
    Invitation.objects.using("owner").create(
        agency=agency, account=first, token_hash=hashed, expires_at=ends, keeps_factors=False
    )
    return agency, first, token


@transaction.atomic(using="owner")
def clear_first(*, account_id: UUID, board_supervisor: str, until: date) -> None:
    """Record the first director's own papers, which nobody else is there to record, and her board supervisor."""
    accounts = Account.objects.using("owner").select_related("agency")
    accounts.filter(id=account_id).update(board_supervisor=board_supervisor)
    account = accounts.get(id=account_id)
    credentials = [
        Credential(
            agency_id=account.agency_id,
            account=account,
            kind=kind,
            earned_on=timezone.localdate(),
            expires_on=until,
            recorded_by=account,
        )
        for kind in (CredentialKind.CONFIDENTIALITY, CredentialKind.FOUNDATION)
    ]
    Credential.objects.using("owner").bulk_create(credentials)
    general, counselling = cleared_until(account, account.agency, credentials)
    Clearance.objects.using("owner").filter(actor_id=account_id).update(
        cleared_until=general, counselling_until=counselling, may_approve=account.role in LEADS
    )
