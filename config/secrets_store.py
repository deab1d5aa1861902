"""The installation's own secrets: made once, kept in files only their owner can read.

Belongs here: the server key and the context key. Not here: anyone's keys (vault), roles' passwords (roles).
"""

import os
import secrets
from pathlib import Path

from config import env, paths

BYTES = 32


def server_key() -> bytes:
    """Seals sessions and second factors, signs cookies. ALONGSIDE_SERVER_KEY (hex) or a file of our own."""
    return _read("ALONGSIDE_SERVER_KEY", "server.key")


def context_key() -> bytes:
    """Signs the context of the row wall; `migrate` gives the database its pads."""
    return _read("ALONGSIDE_CONTEXT_KEY", "context.key")


def _read(variable: str, name: str) -> bytes:
    if given := env.text(variable):
        try:
            key = bytes.fromhex(given)
        except ValueError:
            raise env.BadSetting(f"{variable} must be 64 hexadecimal digits.") from None
    else:
        key = bytes.fromhex(_made_once(paths.secrets_dir() / name))
    if len(key) != BYTES:
        raise env.BadSetting(f"{variable} must be 64 hexadecimal digits.")
    return key


def _made_once(path: Path) -> str:
    """Read the file; where there is none, write it. Two starters at once agree on the first one's."""
    if not path.exists():
        fresh = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_hex(BYTES))
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(fresh, path)
        except FileExistsError:
            pass  # someone else was first; theirs counts
        finally:
            fresh.unlink()
    return path.read_text().strip()
