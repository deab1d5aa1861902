"""Doctor: the machine around it. Room on the disk, who can read the secrets, mail, backups.

Belongs here: the file system and the environment. Nothing here asks the database.
"""

import os
import shutil
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings

from config import backup, databases, env, paths
from config.backup_archive import BackupError
from config.doctor import Check, listed, ok

GIGABYTE = 1024**3
TIGHT, FULL = 2 * GIGABYTE, GIGABYTE // 2
BACKUP_EVERY = timedelta(days=2)


def disk() -> Check:
    folders = [paths.data_dir()]
    if not databases.server_url() and (found := databases.cluster().where()):
        folders.append(found.folder)
    free = min(shutil.disk_usage(folder).free for folder in folders)
    told = f"{free / GIGABYTE:.1f} GB are free"
    if free < FULL:
        return Check("bad", "Disk", told, "The database stops when it is full: make room now.")
    if free < TIGHT:
        return Check("warn", "Disk", told, "Make room soon.")
    return ok("Disk", told)


def secrets() -> Check:
    if loose := [path.name for path in _private_places() if stat.S_IMODE(path.stat().st_mode) & 0o077]:
        return Check(
            "bad",
            "Secrets",
            f"others on this machine can reach {listed(loose)}",
            "chmod -R go= the data folder.",
        )
    strangers = [path.name for path in _private_places() if path.stat().st_uid not in (0, os.geteuid())]
    if strangers:
        return Check(
            "warn", "Secrets", f"{listed(strangers)} belong to another user", "chown them to who runs this."
        )
    return ok("Secrets", "only their owner can read them")


def _private_places() -> list[Path]:
    folders = [
        paths.secrets_dir(),
        paths.files_dir(),
        paths.anchor_dir(),
        paths.backups_dir(),
        paths.log_dir(),
    ]
    return [
        *folders,
        *paths.secrets_dir().iterdir(),
        *paths.backups_dir().iterdir(),
        *paths.log_dir().iterdir(),
    ]


def https() -> Check:
    if settings.DEMO or settings.SECURE:
        return ok("HTTPS", "on" if settings.SECURE else "not needed for a demonstration on this machine")
    return Check(
        "bad", "HTTPS", "is off", "Put a proxy with a certificate in front and set ALONGSIDE_HTTPS=yes."
    )


def debugging() -> Check:
    if settings.DEBUG:
        return Check("bad", "Debugging", "is on: error pages show what is stored", "Unset DEBUG.")
    return ok("Debugging", "is off")


def mail() -> Check:
    if not env.text("EMAIL_HOST"):
        return Check(
            "warn",
            "Mail",
            "is not configured",
            "No notice is sent (a demonstration shows them on a page); invitations are handed over as links. "
            "Set EMAIL_HOST and EMAIL_FROM.",
        )
    if not env.text("EMAIL_FROM"):
        return Check("bad", "Mail", "has no sender", "No notice is sent. Set EMAIL_FROM.")
    return ok("Mail", "is configured; a notice says only that something waits")


def backup_recipients() -> Check:
    try:
        backup.recipients()
    except BackupError as problem:
        return Check("warn" if settings.DEMO else "bad", "Backup keys", "are not set up", str(problem))
    return ok("Backup keys", "records and keys have one each")


def backups() -> Check:
    whole = sorted(paths.backups_dir().glob("alongside-*.manifest.json"))
    if not whole:
        return Check(
            "warn",
            "Backups",
            f"there is none in {paths.backups_dir()}",
            "Run `alongside backup` every night.",
        )
    age = datetime.now(UTC) - backup.made_at(whole[-1])
    if age > BACKUP_EVERY:
        return Check(
            "bad", "Backups", f"the newest is {age.days} days old", "Run `alongside backup` every night."
        )
    return ok("Backups", f"the newest is {int(age.total_seconds() // 3600)} hours old")


def old_key_backups() -> Check:
    limit = datetime.now(UTC) - timedelta(days=backup.key_backup_days())
    old = [path for path in paths.backups_dir().glob("alongside-*.keys.age") if backup.made_at(path) < limit]
    if old:
        return Check(
            "bad",
            "Old key backups",
            f"{len(old)} are past their {backup.key_backup_days()} days: what was destroyed could come back",
            "Run `alongside backup`, which deletes them; delete copies kept elsewhere.",
        )
    return ok("Old key backups", "none past its days")


CHECKS = (disk, secrets, https, debugging, mail, backup_recipients, backups, old_key_backups)
