"""Who at one's own agency has a certain training, and who not yet.

Belongs here: one list for whoever leads. Not here: one person's papers (papers), recording (actions.clearance).
"""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from alongside.people import policies
from alongside.people.models import Account, Credential
from alongside.vault.actors import Actor


@dataclass(frozen=True, slots=True)
class Trained:
    """One colleague: trained when, and whether it still counts. `may_record` for whoever asks."""

    account: Account
    on: date | None
    has_lapsed: bool
    may_record: bool

    @property
    def counts(self) -> bool:
        return self.on is not None and not self.has_lapsed


def trained_in(actor: Actor, kind: str) -> list[Trained]:
    """Everyone who works here, those without it first, then by name."""
    today = timezone.localdate()
    latest = {
        row.account_id: row
        for row in Credential.objects.filter(
            agency_id=actor.agency_id, kind=kind, withdrawn_at=None
        ).order_by("earned_on")
    }
    accounts = Account.objects.filter(agency_id=actor.agency_id, left_at=None).select_related(
        "agency", "supervisor"
    )
    found = []
    for account in accounts.order_by("working_name"):
        row = latest.get(account.id)
        lapsed = row is not None and row.expires_on is not None and row.expires_on <= today
        may = bool(policies.may_record_credential(actor, account))
        found.append(Trained(account, row.earned_on if row else None, lapsed, may))
    return sorted(found, key=lambda one: one.counts)
