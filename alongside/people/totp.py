"""One-time codes of an authenticator app (RFC 6238): secrets, their seal, the code, the picture to scan.

Belongs here: what needs no table. Not here: storing, spending a code (actions.factors). The secret is sealed
under the server's key and bound to its account: it is needed before she is known.
"""

import hmac
import time

import pyotp
import segno
from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from alongside.people.models import Account
from alongside.vault.crypto.errors import SealBroken
from alongside.vault.crypto.sealing import associated, open_sealed, seal

STEP_SECONDS = 30
ISSUER = "Alongside"


def new_secret() -> str:
    """A fresh secret of 160 bits, as an app takes it."""
    return pyotp.random_base32()


def sealed(account: Account, secret: str, *, use: str = "kept") -> bytes:
    """The secret as it is stored (`kept`), or as a page carries it until it is confirmed (`offered`)."""
    return seal(settings.SERVER_KEY, secret.encode(), _ad(account, use))


def opened(account: Account, blob: bytes, *, use: str = "kept") -> str:
    """The secret again; SealBroken where it belongs to another account or another use."""
    return open_sealed(settings.SERVER_KEY, blob, _ad(account, use)).decode()


def opened_offer(account: Account, typed: str) -> str | None:
    """What a page carried, or None where it is not ours."""
    try:
        return opened(account, bytes.fromhex(typed), use="offered")
    except (SealBroken, ValueError):
        return None


def step_now() -> int:
    """The number of the half minute that is running."""
    return int(time.time()) // STEP_SECONDS


def code_at(secret: str, step: int) -> str:
    """The six figures of one half minute."""
    return pyotp.TOTP(secret).at(step * STEP_SECONDS)


def matching_step(secret: str, typed: str) -> int | None:
    """The half minute whose code was typed: this one or a neighbour. All three are compared."""
    here = step_now()
    matches = [step for step in (here - 1, here, here + 1) if _same(code_at(secret, step), typed)]
    return matches[0] if matches else None


def picture(account: Account, secret: str) -> SafeString:
    """The square to scan, as one SVG of our own making (always dark on light, or cameras fail)."""
    name = _("Square to scan with an authenticator app")
    uri = pyotp.TOTP(secret, name=account.login, issuer=ISSUER).provisioning_uri()
    code = segno.make(uri, error="m")
    return mark_safe(code.svg_inline(scale=5, border=4, light="#fff", svgclass="qr", title=name))  # noqa: S308


def spaced(secret: str) -> str:
    """The secret in fours, for whoever types it."""
    return " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())


def _ad(account: Account, use: str) -> bytes:
    return associated("alongside totp", use, account.id)
