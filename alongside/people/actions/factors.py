"""Second factors: making them, checking them, using each answer once.

Belongs here: authenticator codes, passkeys, recovery codes. Not here: when a factor is asked for (views,
stepping_up), the protocols (totp, passkeys). What was used is written aside at once, in a row that can exist
only once: two sessions that send the same code at the same moment cannot both be let in.
"""

import hashlib
import secrets
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from fido2.webauthn import AttestedCredentialData

from alongside.people import account_selectors, passkeys, totp
from alongside.people.enums import FactorKind
from alongside.people.errors import LastFactor, PasskeyRefused
from alongside.people.marks import marked
from alongside.people.models import Account, Passkey, RecoveryCode, SpentCode, Totp
from alongside.people.passkeys import PasskeyNotRight, Site
from alongside.vault import ledger
from alongside.vault.actors import Actor
from alongside.vault.enums import What
from alongside.vault.errors import NotFound

CODES = 10
CODE_LENGTH = 10
# No 0 and O, no 1, I and L: they are copied from paper.
CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


# -- giving one --------------------------------------------------------------------------------------------


def give_code(account: Account, typed: str) -> FactorKind | None:
    """Use a code: the app's six figures or a recovery code. None when it is wrong or was used before."""
    plain = "".join(typed.split()).replace("-", "").upper()
    if len(plain) == 6 and plain.isascii() and plain.isdigit():
        return FactorKind.TOTP if _give_totp(account, plain) else None
    return FactorKind.RECOVERY if _give_recovery_code(account, plain) else None


def ask_for_passkey(site: Site, account: Account) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the browser needs to sign with one of her passkeys, and what to keep until it has."""
    return passkeys.ask_for_known(site, account_selectors.factors_of(account.id).passkeys)


def give_passkey(site: Site, account: Account, state: dict[str, Any] | None, answer: str) -> bool:
    """Use a passkey's answer to a challenge, once."""
    if not state or not spend(account.id, FactorKind.PASSKEY, _challenge_mark(state)):
        return False
    try:
        passkeys.check_known(site, state, account_selectors.factors_of(account.id).passkeys, answer)
    except PasskeyNotRight:
        return False
    return True


def spend(account_id: UUID, kind: FactorKind, value: str) -> bool:
    """Mark something as used. False when it was used before; written at once, whatever follows."""
    try:
        with transaction.atomic(using="aside"):
            SpentCode.objects.create(account_id=account_id, kind=kind, value=value)
    except IntegrityError:
        return False
    return True


def _give_totp(account: Account, code: str) -> bool:
    kept = account_selectors.factors_of(account.id).totp
    return kept is not None and _spend_totp(account, totp.opened(account, bytes(kept.secret_sealed)), code)


def _spend_totp(account: Account, secret: str, code: str) -> bool:
    step = totp.matching_step(secret, code)
    return step is not None and spend(account.id, FactorKind.TOTP, str(step))


def _give_recovery_code(account: Account, code: str) -> bool:
    wanted = _code_mark(account.id, code)
    for kept in account_selectors.unspent_recovery_codes(account.id):
        if secrets.compare_digest(bytes(kept.code_hash), wanted):
            return spend(account.id, FactorKind.RECOVERY, kept.id.hex)
    return False


# -- having one --------------------------------------------------------------------------------------------


def confirm_totp(*, actor: Actor, account: Account, secret: str, code: str) -> bool:
    """Keep a new authenticator app, in place of any other, once it has shown a right code."""
    plain = "".join(code.split())
    if not _spend_totp(account, secret, plain):
        return False
    keep_totp(actor=actor, account=account, secret=secret)
    return True


def keep_totp(*, actor: Actor, account: Account, secret: str) -> None:
    """Write an authenticator app's secret. The demonstration and the tests call it without a code."""
    values = {
        "agency_id": account.agency_id,
        "secret_sealed": totp.sealed(account, secret),
        "confirmed_at": timezone.now(),
    }
    Totp.objects.update_or_create(account_id=account.id, defaults=values)
    ledger.add(actor, What.FACTOR_CHANGED, about=account.id, why="totp")


def remove_totp(*, actor: Actor, account: Account) -> None:
    """Take the app away. Refused (LastFactor) where nothing else is left."""
    _one_must_stay(account)
    Totp.objects.filter(account_id=account.id).delete()
    ledger.add(actor, What.FACTOR_CHANGED, about=account.id, why="totp_removed")


def ask_for_new_passkey(site: Site, account: Account) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the browser needs to make a passkey, and what to keep until it has."""
    return passkeys.ask_for_new(site, account, account_selectors.factors_of(account.id).passkeys)


def add_passkey(
    *, actor: Actor, account: Account, site: Site, state: dict[str, Any] | None, answer: str, name: str
) -> Passkey:
    """Keep a new passkey. Refused (PasskeyRefused) for an answer that does not fit, or comes again."""
    if not state or not spend(account.id, FactorKind.PASSKEY, _challenge_mark(state)):
        raise PasskeyRefused
    try:
        made = passkeys.check_new(site, state, answer)
    except PasskeyNotRight:
        raise PasskeyRefused from None
    return _keep_passkey(actor, account, made, name)


def _keep_passkey(actor: Actor, account: Account, made: AttestedCredentialData, name: str) -> Passkey:
    if Passkey.objects.filter(credential_id=made.credential_id).exists():
        raise PasskeyRefused
    passkey = Passkey(
        agency_id=account.agency_id,
        account_id=account.id,
        name=name.strip()[:60],
        credential_id=made.credential_id,
        public_data=bytes(made),
    )
    passkey.save(force_insert=True)
    ledger.add(actor, What.FACTOR_CHANGED, about=account.id, why="passkey")
    return passkey


def rename_passkey(*, actor: Actor, passkey_id: UUID, name: str) -> None:
    """Give one of her passkeys another name."""
    mine = Passkey.objects.filter(id=passkey_id, account_id=actor.account_id)
    if not mine.update(name=name.strip()[:60]):
        raise NotFound


def remove_passkey(*, actor: Actor, account: Account, passkey_id: UUID) -> None:
    """Take a passkey away. Refused (LastFactor) where nothing else is left."""
    if not Passkey.objects.filter(id=passkey_id, account_id=account.id).exists():
        raise NotFound
    _one_must_stay(account)
    Passkey.objects.filter(id=passkey_id, account_id=account.id).delete()
    ledger.add(actor, What.FACTOR_CHANGED, about=account.id, why="passkey_removed")


def new_recovery_codes(*, actor: Actor, account: Account) -> list[str]:
    """Ten new recovery codes in place of the old ones. Returned once, stored as marks only."""
    codes = [_new_code() for _ in range(CODES)]
    RecoveryCode.objects.filter(account_id=account.id).delete()
    RecoveryCode.objects.bulk_create(
        [
            RecoveryCode(
                agency_id=account.agency_id, account_id=account.id, code_hash=_code_mark(account.id, code)
            )
            for code in codes
        ]
    )
    ledger.add(actor, What.FACTOR_CHANGED, about=account.id, why="recovery")
    return [f"{code[:5]}-{code[5:]}" for code in codes]


def remove_all(*, actor: Actor, account: Account) -> None:
    """For someone whose invitation says that her second factors are lost: she makes new ones next."""
    for model in (Totp, Passkey, RecoveryCode):
        model.objects.filter(account_id=account.id).delete()
    ledger.add(actor, What.FACTOR_CHANGED, about=account.id, why="all_removed")


def live_code(account: Account) -> str:
    """The code that would be right now and was not used yet. For the demonstration's own accounts alone."""
    kept = account_selectors.factors_of(account.id).totp if account.is_demo else None
    if kept is None:
        return ""
    secret, here = totp.opened(account, bytes(kept.secret_sealed)), totp.step_now()
    fresh = [
        step for step in (here, here + 1, here - 1) if not account_selectors.totp_is_spent(account.id, step)
    ]
    return totp.code_at(secret, fresh[0]) if fresh else ""


def _one_must_stay(account: Account) -> None:
    """Two removals at once wait for each other here, so that they cannot both leave one behind."""
    Account.objects.select_for_update(of=("self",), no_key=True).get(id=account.id)
    if account_selectors.factors_of(account.id).count < 2:
        raise LastFactor


def _new_code() -> str:
    return "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))


def _code_mark(account_id: UUID, code: str) -> bytes:
    return marked("recovery code", str(account_id), code)


def _challenge_mark(state: dict[str, Any]) -> str:
    return hashlib.sha256(str(state.get("challenge", "")).encode()).hexdigest()
