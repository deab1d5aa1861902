"""A passkey in software, for the tests: it answers as a browser with a key would.

Belongs here: making and signing. Not here: what the server makes of it.
"""

import hashlib
import json
import secrets
import struct

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2 import cbor
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import Aaguid, AttestedCredentialData

ORIGIN = "http://testserver"


class SoftKey:
    """One key pair with its credential id."""

    def __init__(self, origin: str = ORIGIN) -> None:
        self.origin = origin
        self.private = ec.generate_private_key(ec.SECP256R1())
        self.id = secrets.token_bytes(32)

    def make(self, options: dict, **changed: str) -> str:
        """Answer to a challenge for a new credential."""
        asked = options["publicKey"]
        public = ES256.from_cryptography_key(self.private.public_key())
        data = AttestedCredentialData.create(Aaguid.NONE, self.id, public)
        about = self._about(asked["rp"]["id"], 0x45) + bytes(data)
        said = self._said("webauthn.create", asked["challenge"], **changed)
        attestation = cbor.encode({"fmt": "none", "attStmt": {}, "authData": about})
        return self._answer(
            {"clientDataJSON": websafe_encode(said), "attestationObject": websafe_encode(attestation)}
        )

    def sign(self, options: dict, **changed: str) -> str:
        """Answer to a challenge with the credential that was made."""
        asked = options["publicKey"]
        about = self._about(asked["rpId"], 0x05)
        said = self._said("webauthn.get", asked["challenge"], **changed)
        signature = self.private.sign(about + hashlib.sha256(said).digest(), ec.ECDSA(hashes.SHA256()))
        return self._answer(
            {
                "clientDataJSON": websafe_encode(said),
                "authenticatorData": websafe_encode(about),
                "signature": websafe_encode(signature),
            }
        )

    def _said(self, kind: str, asked: str, /, **changed: str) -> bytes:
        assert websafe_decode(asked)
        said = {"type": kind, "challenge": asked, "origin": self.origin, "crossOrigin": False, **changed}
        return json.dumps(said).encode()

    def _answer(self, response: dict) -> str:
        credential = websafe_encode(self.id)
        return json.dumps({"id": credential, "rawId": credential, "type": "public-key", "response": response})

    @staticmethod
    def _about(host: str, flags: int) -> bytes:
        return hashlib.sha256(host.encode()).digest() + struct.pack(">BI", flags, 1)
