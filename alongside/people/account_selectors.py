"""Reading for the doors and for one's own account: factors, web sessions, invitations.

Belongs here: reads that sign-in and the account pages need. Not here: reading about colleagues (selectors),
writes (actions). What is read here is read before there is a context, or is one's own.
"""

from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from alongside.people.enums import FactorKind
from alongside.people.models import Account, Invitation, Passkey, RecoveryCode, SpentCode, Totp, WebSession
from alongside.vault.actors import Actor
from alongside.vault.enums import HolderKind
from alongside.vault.models import Holder
from alongside.vault.selectors import recovery_holder


@dataclass(frozen=True, slots=True)
class Factors:
    """The second factors of one person. Recovery codes stand in for one; they are not one."""

    totp: Totp | None
    passkeys: list[Passkey] = field(default_factory=list)

    def __bool__(self) -> bool:
        return self.totp is not None or bool(self.passkeys)

    @property
    def count(self) -> int:
        return len(self.passkeys) + (self.totp is not None)


def account_here(account_id: UUID) -> Account | None:
    """An account of someone who has not left, with its agency."""
    return Account.objects.select_related("agency").filter(id=account_id, left_at=None).first()


def living_holder(holder_id: UUID) -> Holder | None:
    """A person's holder that was not retired."""
    return Holder.objects.filter(id=holder_id, kind=HolderKind.PERSON, retired_at=None).first()


def factors_of(account_id: UUID) -> Factors:
    """What she may give as a second factor."""
    passkeys = list(Passkey.objects.filter(account_id=account_id).order_by("created_at"))
    return Factors(Totp.objects.filter(account_id=account_id).first(), passkeys)


def unspent_recovery_codes(account_id: UUID) -> list[RecoveryCode]:
    """Her recovery codes that were not used yet."""
    spent = SpentCode.objects.filter(account_id=account_id, kind=FactorKind.RECOVERY)
    used = set(spent.values_list("value", flat=True))
    return [code for code in RecoveryCode.objects.filter(account_id=account_id) if code.id.hex not in used]


def totp_is_spent(account_id: UUID, step: int) -> bool:
    """Whether the code of this half minute was used."""
    spent = SpentCode.objects.filter(account_id=account_id, kind=FactorKind.TOTP, value=str(step))
    return spent.exists()


def open_sessions(actor: Actor) -> list[WebSession]:
    """Her open web sessions, the one seen last first."""
    now = timezone.now()
    idle = now - timedelta(seconds=settings.SESSION_IDLE_SECONDS)
    mine = WebSession.objects.filter(account_id=actor.account_id, expire_date__gt=now, seen_at__gt=idle)
    return list(mine.defer("session_data").order_by("-seen_at"))


def usable_invitation(hashed: bytes) -> Invitation | None:
    """An invitation that still opens; None for used, withdrawn, ended, unknown, and for someone who left."""
    waiting = Invitation.objects.select_related("account__agency", "invited_by").filter(
        token_hash=hashed,
        used_at=None,
        withdrawn_at=None,
        expires_at__gt=timezone.now(),
        account__left_at=None,
    )
    return waiting.first()


def shares_unconfirmed(actor: Actor) -> bool:
    """Whether nobody has said yet that the agency's recovery shares are put away."""
    holder = recovery_holder(actor.agency_id)
    return holder is not None and holder.confirmed_at is None
