"""Where an installation keeps what it must keep: one private folder with a few named folders inside.

Belongs here: the names and places of those folders. What is written in them does not: the rooms
and `config.cluster` know that. Nothing here imports Django, so that settings can use it first.
"""

import os
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]


def data_dir() -> Path:
    """The folder of everything that must outlive the program (`ALONGSIDE_DATA`, else `.data`)."""
    named = os.environ.get("ALONGSIDE_DATA", "").strip()
    folder = Path(named).expanduser() if named else CHECKOUT / ".data"
    return _private(Path(os.path.abspath(folder)), mode=0o711 if os.geteuid() == 0 else 0o700)


def cluster_dir() -> Path:
    """The home of the embedded PostgreSQL (see `config.cluster`)."""
    return data_dir() / "pg"


def secrets_dir() -> Path:
    """Keys and role secrets of this installation: never inside a backup of the data."""
    return _private(data_dir() / "secrets")


def files_dir() -> Path:
    """Sealed files."""
    return _private(data_dir() / "files")


def anchor_dir() -> Path:
    """Roots of the ledger, kept outside the database so that it cannot rewrite them."""
    return _private(data_dir() / "anchor")


def backups_dir() -> Path:
    """Encrypted backups."""
    return _private(data_dir() / "backups")


def log_dir() -> Path:
    """Logs of web and worker. The database keeps its own beside its data."""
    return _private(data_dir() / "log")


def port_file() -> Path:
    """The port that the pages answered on last, for links that another command prints."""
    return data_dir() / "port"


def _private(folder: Path, mode: int = 0o700) -> Path:
    """Make a folder that only its owner may enter. One that is already there keeps its permissions.

    Root's own folder may be passed through, not listed: the database's user must reach its part of it.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.mkdir(mode=mode, exist_ok=True)
    return folder
