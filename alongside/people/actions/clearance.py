"""Trainings and papers, and the one row that says until when they open drawers.

Belongs here: recording, withdrawing, recomputing. Not here: the rule itself (policies.cleared_until).
"""

from datetime import date
from decimal import Decimal
from uuid import UUID

from django.utils import timezone

from alongside.people import policies
from alongside.people.enums import CredentialKind
from alongside.people.models import Account, Credential, Requirement
from alongside.vault import ledger
from alongside.vault.actions.access import set_clearance, shorten_my_clearance
from alongside.vault.actors import Actor, require
from alongside.vault.enums import What


def record_credential(
    *,
    actor: Actor,
    account: Account,
    kind: CredentialKind | str,
    earned_on: date,
    expires_on: date | None,
    hours: Decimal | None = None,
) -> Credential:
    """Record a training or a signed paper of a colleague, and open or close her drawers accordingly.

    The same one sent twice is recorded once.
    """
    require(policies.may_record_credential(actor, account))
    same = Credential.objects.filter(account=account, withdrawn_at=None, kind=kind, earned_on=earned_on)
    if known := same.filter(expires_on=expires_on, hours=hours).first():
        return known
    credential = Credential(
        agency_id=actor.agency_id,
        account=account,
        kind=kind,
        hours=hours,
        earned_on=earned_on,
        expires_on=expires_on,
        recorded_by_id=actor.account_id,
    )
    credential.save(force_insert=True)
    ledger.add(actor, What.CREDENTIAL_CHANGED, about=account.id, why=str(kind))
    recompute(actor=actor, account=account)
    return credential


def withdraw_credential(*, actor: Actor, account: Account, credential_id: UUID) -> None:
    """Take back one that was recorded by mistake or no longer holds."""
    require(policies.may_record_credential(actor, account))
    found = Credential.objects.filter(id=credential_id, account=account, withdrawn_at=None)
    found.update(withdrawn_at=timezone.now())
    ledger.add(actor, What.CREDENTIAL_CHANGED, about=account.id, why="withdrawn")
    recompute(actor=actor, account=account)


def recompute(*, actor: Actor, account: Account) -> None:
    """Write anew until when this person's drawers open. Needed after any change of role, supervisor or paper.

    Of whoever asks, it only ever brings the end nearer: nobody clears herself.
    """
    account = Account.objects.select_related("agency").get(id=account.id)
    credentials = list(Credential.objects.filter(account=account, withdrawn_at=None))
    extra = Requirement.objects.filter(agency_id=account.agency_id, role=account.role).values_list(
        "kind", flat=True
    )
    general, counselling = policies.cleared_until(account, account.agency, credentials, list(extra))
    if account.id == actor.account_id:
        shorten_my_clearance(cleared_until=general, counselling_until=counselling)
        return
    set_clearance(
        actor=actor,
        account_id=account.id,
        cleared_until=general,
        counselling_until=counselling,
        may_approve=account.role in policies.LEADS and account.left_at is None,
    )
