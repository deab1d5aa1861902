"""A file, a folder or a zip as named texts, opened so that nothing in it can do harm.

Belongs here: limits, encodings, names inside an archive. Not here: what the texts mean. Nothing is unpacked on the
disk, so that no name inside an archive can point anywhere.
"""

import io
import stat
import zipfile
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from alongside.directory.exchange.rows import NOTED, Finding, Unreadable

MOST_BYTES = 2 * 1024**3  # unpacked; a hundred thousand services as JSON are a fifth of it
MOST_TIMES = 200  # a text shrinks to a twentieth; what shrinks more is there to fill a disk
MOST_FILES = 500
READ = (".csv", ".tsv", ".txt", ".json", ".ndjson", ".jsonl")
MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


@dataclass
class Package:
    """What was given: texts by name, in the order they came."""

    name: str
    texts: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def ending(self, *ends: str) -> dict[str, str]:
        return {name: text for name, text in self.texts.items() if name.lower().endswith(ends)}


def open_bytes(name: str, data: bytes, *, most: int = MOST_BYTES) -> Package:
    """A file that came over the web."""
    package = Package(name)
    if data[:4] == b"PK\x03\x04" or zipfile.is_zipfile(io.BytesIO(data)):
        _unzip(package, io.BytesIO(data), most)
    else:
        _add(package, name, data)
    return _not_empty(package)


def open_path(path: Path, *, most: int = MOST_BYTES) -> Package:
    """A file or a folder on this machine."""
    if not path.is_dir():
        return open_bytes(path.name, path.read_bytes(), most=most)
    package = Package(path.name)
    for one in sorted(path.rglob("*")):
        name = one.relative_to(path).as_posix()
        if one.is_file() and not one.is_symlink() and name.lower().endswith(READ):
            if len(package.texts) >= MOST_FILES:
                raise Unreadable("too_many_files", package.name, most=MOST_FILES)
            _add(package, name, one.read_bytes())
    return _not_empty(package)


def _not_empty(package: Package) -> Package:
    if not any(text.strip() for text in package.texts.values()):
        raise Unreadable("nothing_there", package.name)
    return package


def _unzip(package: Package, data: io.BytesIO, most: int) -> None:
    try:
        with zipfile.ZipFile(data) as archive:
            _look_at(package, archive.infolist(), most, len(data.getbuffer()))
            for one in archive.infolist():
                if not one.is_dir() and one.filename.lower().endswith(READ):
                    _add(package, _safe_name(one), _inflate(archive, one, most))
                elif not one.is_dir():
                    package.findings.append(Finding(NOTED, "not_read", one.filename[:120]))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as problem:
        raise Unreadable("bad_zip", package.name) from problem


def _look_at(package: Package, entries: list[zipfile.ZipInfo], most: int, packed: int) -> None:
    unpacked = sum(one.file_size for one in entries)
    if len(entries) > MOST_FILES:
        raise Unreadable("too_many_files", package.name, most=MOST_FILES)
    if unpacked > most or (unpacked > 10 * 1024**2 and unpacked > packed * MOST_TIMES):
        raise Unreadable("zip_bomb", package.name)
    if any(one.flag_bits & 1 for one in entries):
        raise Unreadable("locked_zip", package.name)


def _safe_name(entry: zipfile.ZipInfo) -> str:
    name = entry.filename.replace("\\", "/")
    parts = PurePosixPath(name).parts
    if name.startswith("/") or ".." in parts or ":" in name or stat.S_ISLNK(entry.external_attr >> 16):
        raise Unreadable("name_points_out", name[:120])
    return name


def _inflate(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes:
    """What an entry says of its size may be a lie: no more than that is read."""
    with archive.open(entry) as inside:
        data = inside.read(min(most, entry.file_size) + 1)
    if len(data) > entry.file_size:
        raise Unreadable("zip_bomb", entry.filename[:120])
    return data


def _add(package: Package, name: str, data: bytes) -> None:
    text, encoding = decode(data)
    if encoding == "cp1252":
        package.findings.append(Finding(NOTED, "old_encoding", name))
    if "\x00" in text:
        text = text.replace("\x00", "")
        package.findings.append(Finding(NOTED, "had_zeros", name))
    package.texts[name] = text


def decode(data: bytes) -> tuple[str, str]:
    """Bytes as text: UTF-8, else what its mark says, else the old Western code page, which reads any byte."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), encoding
            except UnicodeDecodeError:
                break
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace"), "cp1252"
