"""What has to be up to date before anything serves: schema, static files, translations, the demo.

Belongs here: finding out quickly that there is nothing to do, and doing it otherwise. How each is done
belongs to `config.migrating`, Django, Babel and `demo.loading`.
"""

import hashlib
import importlib
import importlib.util
from collections.abc import Callable
from pathlib import Path
from typing import Any

from config import paths
from config.cli import ground

Say = Callable[[str], Any]


def bring_up_to_date(say: Say) -> None:
    """Everything below, by one process at a time."""
    with ground.alone():
        compile_messages(say)
        migrate_if_needed(say)
        collect_static(say)
        load_demo(say)


def migrate_if_needed(say: Say) -> bool:
    """Migrate unless the schema is current and the database holds our context pads."""
    from config import migrating, schema

    if schema.is_current():
        return False
    migrating.migrate(say)
    return True


def refuse_stale_schema() -> None:
    """For commands that need the tables as this release knows them."""
    from config import schema

    if not schema.is_current():
        raise ground.Refusal(
            "The database is not up to date with this release. Run `alongside migrate` first."
        )


def collect_static(say: Say) -> bool:
    """Gather the static files when one of them changed since the last time."""
    from django.core.management import call_command

    stamp, now = paths.data_dir() / "static.stamp", _static_fingerprint()
    if stamp.exists() and stamp.read_text() == now:
        return False
    say("Gathering static files")
    stamp.unlink(missing_ok=True)
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(now)
    return True


def _static_fingerprint() -> str:
    """Of names, sizes and times: reading the files would take as long as copying them."""
    from django.conf import settings
    from django.contrib.staticfiles.finders import get_finders

    digest = hashlib.sha256(repr((settings.STATIC_ROOT, settings.STORAGES["staticfiles"])).encode())
    for finder in get_finders():
        for name, storage in finder.list([]):
            seen = Path(storage.path(name)).stat()
            digest.update(f"{name}|{seen.st_size}|{seen.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def compile_messages(say: Say, root: Path = paths.CHECKOUT) -> list[Path]:
    """Compile each catalogue that is newer than its compiled form. Babel needs no program of the system's."""
    stale = [
        po for po in sorted(root.glob("locale/*/LC_MESSAGES/*.po")) if _is_newer(po, po.with_suffix(".mo"))
    ]
    if stale:
        say("Compiling translations")
    for po in stale:
        _compile(po)
    return stale


def _is_newer(po: Path, mo: Path) -> bool:
    return not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime


def _compile(po: Path) -> None:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with po.open("rb") as source:
        catalog = read_po(source, locale=po.parent.parent.name)
    fresh = po.with_suffix(".mo.new")
    with fresh.open("wb") as target:
        write_mo(target, catalog)
    fresh.replace(po.with_suffix(".mo"))


def load_demo(say: Say) -> None:
    """Load the demonstration into an empty database, where this installation is one."""
    from django.conf import settings

    loading = optional("demo.loading")
    if settings.DEMO and loading:
        loading.load_if_empty(say)


def printed_cast() -> str:
    """The cast with passphrases and the codes of this moment; empty where there is no demonstration."""
    from django.conf import settings

    cast = optional("demo.cast")
    return str(cast.printed()) if settings.DEMO and cast else ""


def optional(name: str) -> Any:
    """A module that an installation may leave out."""
    try:
        found = importlib.util.find_spec(name)
    except ModuleNotFoundError:
        return None
    return importlib.import_module(name) if found else None
